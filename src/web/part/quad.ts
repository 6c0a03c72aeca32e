import type { EventType } from "../../ground/event-type.ts";

/** What the quad classes are called. */
export const QUADS = {
  1: "verbal cooperation",
  2: "material cooperation",
  3: "verbal conflict",
  4: "material conflict",
} as const;

/** The quad class of each event type, for colour alone: a list's own rows carry theirs. */
export const QUAD_OF: Readonly<Record<EventType, keyof typeof QUADS>> = {
  AGREE: 1,
  CONSULT: 1,
  SUPPORT: 1,
  CONCEDE: 1,
  COOPERATE: 2,
  AID: 2,
  RETREAT: 2,
  REQUEST: 3,
  ACCUSE: 3,
  REJECT: 3,
  THREATEN: 3,
  PROTEST: 4,
  SANCTION: 4,
  MOBILIZE: 4,
  COERCE: 4,
  ASSAULT: 4,
};
