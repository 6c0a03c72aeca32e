import type { Firing, Frames } from "../../codebook/index.ts";
import type { EventType } from "../../ground/event-type.ts";

/** One firing for each trigger: the most specific, then the one with most roles; a noun that its verb's event already says is left out. */
export function chooseFirings(frames: Frames, firings: readonly Firing[]): readonly Firing[] {
  const best = new Map<number, Firing>();
  for (const firing of firings) {
    const before = best.get(firing.anchor);
    if (!before || better(firing, before)) best.set(firing.anchor, firing);
  }
  const kept = [...best.values()];
  return kept.filter((firing) => !kept.some((other) => other !== firing && says(frames, other, firing)));
}

/** Types of acts that are done in words and are about other acts. */
const IN_WORDS: ReadonlySet<EventType> = new Set(["REQUEST", "REJECT", "THREATEN", "AGREE", "ACCUSE", "CONCEDE"]);

const filled = (firing: Firing): number => Object.keys(firing.roles).length;

const better = (a: Firing, b: Firing): boolean =>
  a.specificity !== b.specificity
    ? a.specificity > b.specificity
    : filled(a) !== filled(b)
      ? filled(a) > filled(b)
      : a.rule.score > b.rule.score;

/** Whether the verb's event is the noun's too: "signed an agreement", "staged a protest march". */
function says(frames: Frames, verb: Firing, noun: Firing): boolean {
  const [a, b] = [verb.rule.gives, noun.rule.gives];
  if (a.kind !== "event" || b.kind !== "event") return false;
  const { tree } = frames;
  // "demanded the withdrawal", "threatened sanctions": an act in words and the act that it is about are two.
  if (a.type !== b.type && IN_WORDS.has(a.type)) return false;
  if (verb.trigger.includes(noun.anchor)) return true;
  const hangs = tree.head(noun.anchor) === verb.anchor || frames.step(noun.anchor, "support").includes(verb.anchor);
  if (!hangs || tree.isVerb(noun.anchor)) return false;
  if (a.type === b.type) return tree.is(noun.anchor, "obj", "nsubj:pass", "nsubj", "compound", "obl");
  // A rule that asked for this very noun has read it.
  return tree.is(noun.anchor, "obj", "nsubj:pass") && verb.specificity >= 2 && asksFor(frames, verb, noun.anchor);
}

function asksFor(frames: Frames, firing: Firing, noun: number): boolean {
  return firing.rule.where.some((conditions) =>
    conditions.some(
      ({ path, want }) =>
        typeof want !== "string" &&
        want.words?.has(frames.tree.lemma(noun), frames.tree.form(noun)) &&
        path.some((ways) => ways.some((way) => way.length === 1 && way[0] === "object")),
    ),
  );
}
