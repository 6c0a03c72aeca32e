import type { ListedEvent, ListedInfluence, ListedStatement, ListedTie } from "../../desk/listed.ts";

/** Kinds of claims that wait for a person, by the list that holds them. */
export const KINDS = {
  events: { one: "event", many: "events" },
  statements: { one: "statement", many: "statements" },
  ties: { one: "tie", many: "ties" },
  influences: { one: "influence", many: "influences" },
} as const;
export type Kind = keyof typeof KINDS;

/** A claim of any kind that waits. */
export type WaitingClaim = ListedEvent | ListedStatement | ListedTie | ListedInfluence;

/** How much hangs on the claim: an event's distance from zero and its reports, a sign, a stance. */
export function weightOf(claim: WaitingClaim): number {
  if ("plover" in claim) return (1 + Math.abs(claim.plover)) * Math.sqrt(claim.reports ?? 1);
  if ("contentWords" in claim) return 1 + claim.about.filter((about) => about.stance !== 0).length;
  if ("causeWords" in claim) return 1;
  return 1 + Math.abs(claim.sign);
}

/** What a claim waits for a person with: the less sure and the weightier, the sooner its turn. */
export const urgency = (claim: WaitingClaim): number => (1 - claim.score) * weightOf(claim);

/** The claims by urgency, the most urgent first. */
export const queueOf = <Claim extends WaitingClaim>(claims: readonly Claim[]): readonly Claim[] =>
  [...claims].sort((a, b) => urgency(b) - urgency(a) || (a.key < b.key ? -1 : 1));
