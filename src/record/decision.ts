/** What people can decide. */
export const DECISIONS = [
  "accept",
  "reject",
  "reopen",
  "edit",
  "add",
  "note",
  "merge",
  "split",
  "group",
  "undo",
] as const;

/** A decision of a person: what, on what, why. */
export interface Decision {
  readonly kind: (typeof DECISIONS)[number];
  /** A claim's key, an actor's id; a document's, for add, and for group and split of stories; the step's number for undo. */
  readonly target: string;
  readonly author: string;
  readonly reason: string;
  /** Fields of the claim, for edit and add; add names its kind too: event, statement, tie, influence. */
  readonly fields?: Readonly<Record<string, unknown>> | undefined;
  /** The actor, the event's key, or the document that it is to be one with: for merge and group. */
  readonly into?: string | undefined;
}
