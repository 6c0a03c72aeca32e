import type { Span } from "../../ground/span.ts";
import type { Claim, Reading } from "./claim.ts";

/** What a stretch of words is to the chosen claim. */
export type Part =
  | "evidence"
  | "what"
  | "who"
  | "whom"
  | "when"
  | "where"
  | "how-many"
  | "cue"
  | "cause"
  | "effect"
  | "mention"
  | "over";

export interface PartSpan extends Span {
  readonly part: Part;
}

/** The words of the chosen claim, each by what it is to it; the widest first. */
export function partsOf(claim: Claim, reading: Reading): readonly PartSpan[] {
  switch (claim.kind) {
    case "actor":
      return claim.claim.mentions.map((mention) => as("mention", mention));
    case "event": {
      const event = claim.claim;
      const near = nearest(reading, event.evidence, event.trigger[0]);
      const harms = [event.killed, event.injured, event.detained, event.displaced];
      return [
        as("evidence", span(event.evidence)),
        ...near(event.source, "who"),
        ...near(event.target, "whom"),
        ...near(event.place === null ? [] : [event.place], "where"),
        ...harms.flatMap((harm) => (harm && harm.end > harm.start ? [as("how-many", harm)] : [])),
        ...(event.date && event.date.end > event.date.start ? [as("when", event.date)] : []),
        as("what", span(event.trigger)),
      ];
    }
    case "statement": {
      const statement = claim.claim;
      return [
        as("evidence", span(statement.evidence)),
        ...statement.content.map((piece) => as("what", span(piece))),
        ...(statement.cue ? [as("cue", span(statement.cue))] : []),
        ...(statement.speaker ? [as("who", statement.speaker)] : []),
        ...statement.about.flatMap(({ entity }) =>
          nearest(reading, hull(statement.content), statement.evidence[0])([entity], "whom"),
        ),
      ];
    }
    case "tie": {
      const near = nearest(reading, claim.claim.evidence, claim.claim.evidence[0]);
      return [
        as("what", span(claim.claim.evidence)),
        ...near([claim.claim.from], "who"),
        ...near([claim.claim.to], "whom"),
        ...near(claim.claim.over === null ? [] : [claim.claim.over], "over"),
      ];
    }
    case "influence":
      return [
        as("evidence", span(claim.claim.evidence)),
        as("cause", claim.claim.cause),
        as("effect", claim.claim.effect),
      ];
  }
}

const span = ([start, end]: readonly [number, number]): Span => ({ start, end });
const as = (part: Part, { start, end }: Span): PartSpan => ({ part, start, end });
const hull = (pieces: readonly (readonly [number, number])[]): readonly [number, number] => [
  Math.min(...pieces.map(([start]) => start)),
  Math.max(...pieces.map(([, end]) => end)),
];

/** For each entity its mention within the words that stands nearest to `point`; nothing where none stands there. */
function nearest(reading: Reading, [start, end]: readonly [number, number], point: number) {
  return (entities: readonly string[], part: Part): readonly PartSpan[] =>
    entities.flatMap((id) => {
      const mentions = (reading.entity(id)?.mentions ?? []).filter((one) => one.start < end && start < one.end);
      const best = [...mentions].sort((a, b) => Math.abs(a.start - point) - Math.abs(b.start - point))[0];
      return best ? [as(part, best)] : [];
    });
}
