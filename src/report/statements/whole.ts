import type { Analysis } from "../../analysis/analysis.ts";
import { runs } from "../../analysis/subtree.ts";
import type { Attribution } from "./attribution.ts";
import {
  asOneSentence,
  fromColon,
  fromCue,
  fromStart,
  fromThat,
  fromVerb,
  ofWhat,
  withBound,
  withOrder,
  withoutSentenceBefore,
  withSubject,
} from "./beginning.ts";
import {
  toEnd,
  toldAside,
  toSemicolon,
  unbroken,
  withCondition,
  withJoined,
  withoutFrame,
  withoutGloss,
  withoutLoose,
  withoutOpener,
  withoutSpeaker,
  withShifted,
  withTwin,
  withVerb,
} from "./ending.ts";
import { between, bridge } from "./learned.ts";

/** Without what stands apart from the rest and is none of it: a day ("said *Tuesday*"), a neighbour before a semicolon. */
function withoutCrumbs({ tokens }: Analysis, one: Attribution): Attribution {
  const pieces = runs(one.content).map(([first, last]) => between(first - 1, last));
  const [cue] = one.cue;
  if (pieces.length < 2 || cue === undefined) return one;
  const isDay = (piece: readonly number[]) =>
    piece.length <= 2 && piece.every((index) => tokens[index]!.mention === "time");
  const isApart = (piece: readonly number[]) =>
    piece.at(-1)! < cue &&
    one.content.some((index) => index > cue) &&
    between(piece.at(-1)!, cue).some((index) => tokens[index]!.form === ";");
  const kept = pieces.filter((piece) => !isDay(piece) && !isApart(piece)).flat();
  return kept.length > 0 && kept.length < one.content.length ? { ...one, content: kept } : one;
}

/** A content in two pieces of one sentence has the few words between them too, where they are nobody's cue or name. */
function withGaps(tree: Analysis, one: Attribution, cues: ReadonlySet<number>): Attribution {
  const barred = (index: number): boolean =>
    cues.has(index) ||
    one.source.includes(index) ||
    tree.tokens[index]!.upos === "PUNCT" ||
    tree.tokens[index]!.upos === "SCONJ";
  const content = bridge(
    one.content,
    MOST_GAP,
    (before, gap, after) => tree.tokens[before]!.sentence === tree.tokens[after]!.sentence && !gap.some(barred),
  );
  return content.length > one.content.length ? { ...one, content } : one;
}
const MOST_GAP = 6;

/** The content with its last phrase and its twin verb whole, its later sentences from their beginnings, and nothing that stands apart. */
export function whole(tree: Analysis, one: Attribution, cues: ReadonlySet<number>): Attribution {
  const bare = withoutLoose(
    tree,
    fromThat(
      tree,
      withoutSentenceBefore(tree, withoutCrumbs(tree, withBound(tree, fromCue(tree, ofWhat(tree, one), cues)))),
    ),
  );
  const own = fromVerb(tree, toldAside(tree, withGaps(tree, bare, cues), cues), cues);
  const begun = withOrder(tree, withSubject(tree, own, cues), cues);
  const ended = withoutOpener(tree, toEnd(tree, unbroken(tree, withVerb(tree, begun, cues), cues), cues));
  const told = asOneSentence(
    tree,
    withCondition(tree, withJoined(tree, fromStart(tree, withShifted(tree, withTwin(tree, ended)), cues), cues), cues),
    cues,
  );
  const bound = withoutFrame(
    tree,
    withoutGloss(tree, toSemicolon(tree, fromColon(tree, withoutSpeaker(tree, told)))),
    cues,
  );
  const first = bound.content.findIndex((index) => !/^[,;:]$/.test(tree.tokens[index]!.form));
  return first > 0 ? { ...bound, content: bound.content.slice(first) } : bound;
}
