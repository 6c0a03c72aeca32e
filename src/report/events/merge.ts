import type { Frames } from "../../codebook/index.ts";
import type { Draft } from "./draft.ts";

/**
 * Drafts in text order, each event once: what tells the same again only adds what was missing. What two speakers say, by
 * `voiceOf`, are two claims.
 */
export function mergeDrafts(
  frames: Frames,
  drafts: readonly Draft[],
  voiceOf: (draft: Draft) => string | null,
): readonly Draft[] {
  const found: Draft[] = [];
  for (const draft of drafts) {
    const twin = found.findIndex(
      (earlier) =>
        consequence(frames, earlier, draft) ||
        (oneVoice(voiceOf(earlier), voiceOf(draft)) && again(frames, earlier, draft)),
    );
    const earlier = found[twin];
    if (earlier) found[twin] = joined(earlier, draft);
    else found.push(draft);
  }
  return found;
}

/** Whether the two may be one claim: not where two speakers are known to be different. */
const oneVoice = (a: string | null, b: string | null): boolean => a === null || b === null || a === b;

/** "fired at the crowd, killing five": the participle says what came of the same event. */
function consequence(frames: Frames, earlier: Draft, later: Draft): boolean {
  if (earlier.type !== later.type || earlier.status !== later.status) return false;
  const { tree } = frames;
  const [head, part] = [earlier.firing.anchor, later.firing.anchor];
  if (tree.token(head).sentence !== tree.token(part).sentence) return false;
  if (!harmed(later) && !harmed(earlier)) return false;
  const carriers = [head, ...frames.step(head, "support"), tree.head(head)];
  const above = tree.head(part);
  const participle =
    tree.is(part, "advcl", "acl", "xcomp", "conj", "acl:relcl") && carriers.includes(above) && above !== null;
  // "five were killed in an attack on …", "died when rebels attacked …"
  const inside = tree.is(head, "conj")
    ? false
    : [part, ...frames.step(part, "support")].some(
        (one) => tree.head(one) === head && tree.is(one, "obl", "advcl", "nmod"),
      );
  if (!participle && !inside) return false;
  if (!overlap(earlier.source, later.source)) return false;
  return inside || tree.cases(part).length === 0 || tree.is(part, "acl:relcl");
}

const harmed = (draft: Draft): boolean => (draft.killed ?? draft.injured ?? draft.detained ?? draft.displaced) !== null;

/** Whether a later sentence tells the earlier event again: same kind, same word, actors that agree, nothing that contradicts. */
function again(frames: Frames, earlier: Draft, later: Draft): boolean {
  if (earlier.type !== later.type || earlier.status !== later.status) return false;
  if (earlier.mode !== later.mode && earlier.mode !== null && later.mode !== null) return false;
  const { tree } = frames;
  const [a, b] = [earlier.firing.anchor, later.firing.anchor];
  const near = tree.token(b).sentence - tree.token(a).sentence;
  if (near === 0 && !tree.is(b, "nsubj", "obl", "nmod")) return false;
  const sameRule =
    earlier.rule.name === later.rule.name &&
    (tree.lemma(a) === tree.lemma(b) || stem(tree.lemma(a)) === stem(tree.lemma(b)));
  if (!sameRule) return false;
  if (!overlap(earlier.source, later.source) || !overlap(earlier.target, later.target)) return false;
  if (earlier.source.length + earlier.target.length === 0 || later.source.length + later.target.length === 0)
    return near <= 3 && near > 0;
  if (earlier.date && later.date && (earlier.date.from !== later.date.from || earlier.date.to !== later.date.to))
    return false;
  if (earlier.place && later.place && earlier.place !== later.place) return false;
  return (
    agree(earlier.killed, later.killed) &&
    agree(earlier.injured, later.injured) &&
    agree(earlier.detained, later.detained)
  );
}

const stem = (lemma: string): string => lemma.slice(0, Math.max(4, lemma.length - 3));

/** Shared members; one that names nobody contradicts nobody. */
const overlap = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === 0 || b.length === 0 || a.some((one) => b.includes(one));

const agree = (a: { readonly from: number } | null, b: { readonly from: number } | null): boolean =>
  !a || !b || a.from === b.from;

/** The earlier with what only the later says. */
function joined(earlier: Draft, later: Draft): Draft {
  return {
    ...earlier,
    mode: earlier.mode ?? later.mode,
    source: earlier.source.length > 0 ? earlier.source : later.source.filter((one) => !earlier.target.includes(one)),
    target: earlier.target.length > 0 ? earlier.target : later.target.filter((one) => !earlier.source.includes(one)),
    date: earlier.date ?? later.date,
    place: earlier.place ?? later.place,
    killed: earlier.killed ?? later.killed,
    injured: earlier.injured ?? later.injured,
    detained: earlier.detained ?? later.detained,
    displaced: earlier.displaced ?? later.displaced,
    score: Math.max(earlier.score, later.score),
    signs: later.score > earlier.score ? later.signs : earlier.signs,
  };
}
