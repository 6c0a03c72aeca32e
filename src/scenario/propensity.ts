/** Propensities read off a board by a stated formula: `0.5 T + 0.3 E + 0.2 S`, each part from -1 to 1. */
import type { TieStatus, TieType } from "../ground/tie-type.ts";
import { type Board, type BoardTie, isPair } from "./board.ts";

/** What each part of the formula weighs. */
export const PART_WEIGHTS = { ties: 0.5, events: 0.3, shared: 0.2 } as const;

/** How much a tie of each type says of standing together; its sign says which way. */
export const TIE_WEIGHTS: Readonly<Record<TieType, number>> = {
  ally: 1,
  fights: 1,
  supports: 0.8,
  protects: 0.8,
  depends: 0.6,
  hosts: 0.6,
  leads: 0.6,
  rival: 0.6,
  disputes: 0.5,
  member: 0.4,
  trusts: 0.4,
  party: 0.2,
  controls: 0,
  part: 0,
  same: 0,
};

/** How much of a tie counts by how it stands. */
export const STATUS_WEIGHTS: Readonly<Record<TieStatus, number>> = {
  holds: 1,
  weakening: 0.5,
  proposed: 0.25,
  ended: 0,
  denied: 0,
};

/** What a tie counts that only a speaker claims. */
export const CLAIMED_WEIGHT = 0.5;
/** The mean score of events counts as if so many more of score 0 had been reported. */
export const EVENTS_PRIOR = 5;
/** The like for third parties. */
export const SHARED_PRIOR = 2;

/** The share by which an analyst's own value is varied where it comes without an interval. */
export const OWN_GIVE = 0.2;

/** One part of a pair's propensity, with what it rests on. */
export interface PropensityPart {
  readonly part: keyof typeof PART_WEIGHTS;
  readonly value: number;
  /** Half the width of its interval. */
  readonly give: number;
  readonly says: string;
  readonly claims: readonly string[];
}

/** The propensity of a pair: what is used, what the picture gives, and the analyst's own beside it. */
export interface PairPropensity {
  readonly a: string;
  readonly b: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly from: "picture" | "own";
  /** What the picture gives, whichever is used. */
  readonly picture: {
    readonly value: number;
    readonly low: number;
    readonly high: number;
    readonly parts: readonly PropensityPart[];
  };
}

const clip = (value: number): number => Math.min(1, Math.max(-1, value));
const round = (value: number): number => Math.round(value * 1e6) / 1e6 + 0;

/** What one tie adds. */
export const weightOf = (tie: BoardTie): number =>
  (tie.type === null ? 1 : TIE_WEIGHTS[tie.type]) *
  tie.sign *
  STATUS_WEIGHTS[tie.status] *
  (tie.claimed ? CLAIMED_WEIGHT : 1);

const tiesOf = (board: Board, a: string, b: string): readonly BoardTie[] =>
  board.ties.filter((tie) => isPair(tie, a, b) && weightOf(tie) !== 0);

function tiePart(board: Board, a: string, b: string): PropensityPart {
  const ties = tiesOf(board, a, b);
  const reports = ties.reduce((sum, tie) => sum + tie.reports, 0);
  return {
    part: "ties",
    value: clip(ties.reduce((sum, tie) => sum + weightOf(tie), 0)),
    give: 1 / (2 + reports),
    says:
      ties.map(({ type, sign, status }) => `${type ?? (sign > 0 ? "friends" : "foes")} ${status}`).join(", ") || "none",
    claims: ties.flatMap((tie) => tie.claims),
  };
}

function eventPart(board: Board, a: string, b: string): PropensityPart {
  const found = board.events.filter((events) => isPair(events, a, b));
  const scores = found.flatMap((events) => events.scores).map((score) => score / 10);
  const n = scores.length;
  const sum = scores.reduce((all, score) => all + score, 0);
  const mean = sum / (n + EVENTS_PRIOR);
  const spread = n < 2 ? 0.5 : Math.sqrt(scores.reduce((all, score) => all + (score - sum / n) ** 2, 0) / (n - 1));
  return {
    part: "events",
    value: clip(mean),
    give: Math.min(0.5, (1.96 * Math.max(spread, 0.1)) / Math.sqrt(n + 1)),
    says: n === 0 ? "none" : `${n} with a mean score of ${((10 * sum) / n).toFixed(1)}`,
    claims: found.flatMap((events) => events.claims),
  };
}

/** Whether the body tells none of the board's actors apart: all of them are members. */
const isOfAll = (board: Board, body: string): boolean =>
  board.actors.length > 2 && board.actors.every((actor) => board.memberships.get(actor)?.includes(body));

function sharedPart(board: Board, a: string, b: string): PropensityPart {
  const towards = (actor: string): ReadonlyMap<string, { sign: number; claims: readonly string[] }> => {
    const sums = new Map<string, { sum: number; claims: readonly string[] }>();
    const add = (other: string, weight: number, claims: readonly string[]): void => {
      const before = sums.get(other);
      sums.set(other, { sum: (before?.sum ?? 0) + weight, claims: [...(before?.claims ?? []), ...claims] });
    };
    for (const body of board.memberships.get(actor) ?? []) if (!isOfAll(board, body)) add(body, 1, []);
    for (const tie of board.ties) {
      if (tie.a === actor) add(tie.b, weightOf(tie), tie.claims);
      else if (tie.b === actor) add(tie.a, weightOf(tie), tie.claims);
    }
    return new Map([...sums].map(([other, { sum, claims }]) => [other, { sign: Math.sign(sum), claims }]));
  };
  const [one, other] = [towards(a), towards(b)];
  const agreed: string[] = [];
  const apart: string[] = [];
  const claims: string[] = [];
  for (const [third, { sign, claims: of }] of one) {
    const back = other.get(third);
    if (third === a || third === b || !back || sign * back.sign === 0) continue;
    (sign === back.sign ? agreed : apart).push(third);
    claims.push(...of, ...back.claims);
  }
  const count = agreed.length + apart.length;
  const says = [
    ...(agreed.length > 0 ? [`of one mind on ${agreed.join(", ")}`] : []),
    ...(apart.length > 0 ? [`apart on ${apart.join(", ")}`] : []),
  ];
  return {
    part: "shared",
    value: (agreed.length - apart.length) / (count + SHARED_PRIOR),
    give: 1 / (2 + count),
    says: says.join("; ") || "none",
    claims,
  };
}

/** The propensity of every pair of the board's actors. */
export function propensitiesOf(board: Board): readonly PairPropensity[] {
  return board.actors.flatMap((a, index) =>
    board.actors.slice(index + 1).map((b): PairPropensity => {
      const parts = [tiePart(board, a, b), eventPart(board, a, b), sharedPart(board, a, b)];
      const value = parts.reduce((sum, { part, value: of }) => sum + PART_WEIGHTS[part] * of, 0);
      const give = Math.sqrt(parts.reduce((sum, { part, give: of }) => sum + (PART_WEIGHTS[part] * of) ** 2, 0));
      const picture = {
        value: round(value),
        low: round(clip(value - give)),
        high: round(clip(value + give)),
        parts: parts.map((part) => ({ ...part, value: round(part.value), give: round(part.give) })),
      };
      const own = board.own.findLast((one) => isPair(one, a, b));
      if (!own) return { a, b, value: picture.value, low: picture.low, high: picture.high, from: "picture", picture };
      const bend = Math.abs(own.value) * OWN_GIVE;
      return {
        a,
        b,
        value: own.value,
        low: own.low ?? own.value - bend,
        high: own.high ?? own.value + bend,
        from: "own",
        picture,
      };
    }),
  );
}
