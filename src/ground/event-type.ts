/** PLOVER's event types, each with quad class, score, whether a recipient is required, and its modes with their own scores. */

/** 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict. */
export type Quad = 1 | 2 | 3 | 4;

/** One row of the table: what PLOVER says of a type. */
export interface EventTypeRow {
  readonly quad: Quad;
  /** -10 (conflict) to +10 (cooperation). */
  readonly score: number;
  readonly recipient: "optional" | "required";
  /** Modes and their own scores. */
  readonly modes: Readonly<Record<string, number>>;
}

const row = (quad: Quad, score: number, recipient: EventTypeRow["recipient"], modes: Record<string, number> = {}) =>
  ({ quad, score, recipient, modes }) as const satisfies EventTypeRow;

/** The sixteen types of PLOVER (2023 manual). */
export const EVENT_TYPES = {
  AGREE: row(1, 2.5, "optional"),
  CONSULT: row(1, 2.5, "optional", { visit: 4, "third-party": 1, multilateral: 4, phone: 1.5 }),
  SUPPORT: row(1, 5, "optional"),
  CONCEDE: row(1, 4.5, "optional"),
  COOPERATE: row(2, 9.5, "required"),
  AID: row(2, 10, "required"),
  RETREAT: row(2, 6.5, "optional", {
    withdraw: 8,
    release: 6.5,
    disarm: 10,
    ceasefire: 7.5,
    access: 6.5,
    resign: 4.5,
  }),
  REQUEST: row(3, 0, "optional", { assist: 0.5, change: -1, yield: -1, meet: 0 }),
  ACCUSE: row(3, -3, "optional", { disapprove: -2, investigate: -3.5, allege: -3.5 }),
  REJECT: row(3, -2, "optional", { assist: -1.5, change: -2, yield: -2, meet: -2 }),
  THREATEN: row(3, -3.5, "optional", {
    restrict: -3,
    arrest: -3.5,
    relations: -3.5,
    expel: -3.5,
    violence: -3.5,
    territory: -4,
  }),
  PROTEST: row(4, -5, "optional", { demo: -5, riot: -7, strike: -5, hunger: -4.5, boycott: -4.5, obstruct: -4.5 }),
  SANCTION: row(4, -6, "required", { convict: -6, expel: -5.5, withdraw: -6, discontinue: -6 }),
  MOBILIZE: row(4, -5.5, "optional", { troops: -6.5, weapons: -6.5, police: -5.5, militia: -6 }),
  COERCE: row(4, -7, "optional", {
    seize: -7,
    restrict: -7,
    arrest: -7,
    deport: -7,
    withhold: -7,
    cyber: -7,
    censor: -6.5,
    curfew: -6.5,
    misinformation: -6.5,
    "martial-law": -7.5,
  }),
  ASSAULT: row(4, -9, "optional", {
    abduct: -8.5,
    beat: -7.5,
    torture: -9.5,
    sexual: -9.5,
    destroy: -8.5,
    targeted: -9.5,
    "suicide-attack": -9.5,
    aerial: -9.5,
    drone: -9.5,
    "heavy-weapons": -9.5,
    primitive: -8,
    firearms: -9,
    explosives: -9,
    "crowd-control": -7.5,
    unconventional: -10,
  }),
} as const satisfies Record<string, EventTypeRow>;

export type EventType = keyof typeof EVENT_TYPES;

/** Whether the word names one of the sixteen types. */
export const isEventType = (word: string): word is EventType => Object.hasOwn(EVENT_TYPES, word);

/** The score of a type in a mode; the type's own where the mode is none or unknown. */
export function eventScore(type: EventType, mode: string | null): number {
  const found: EventTypeRow = EVENT_TYPES[type];
  return (mode === null ? undefined : found.modes[mode]) ?? found.score;
}

/** How an event stands to the facts. */
export const EVENT_STATUSES = [
  "happened",
  "ongoing",
  "planned",
  "threatened",
  "requested",
  "hypothetical",
  "denied",
  "negated",
] as const;
export type EventStatus = (typeof EVENT_STATUSES)[number];

/** What a paragraph is about, as PLOVER names it. */
export const CONTEXTS = [
  "military",
  "intelligence",
  "executive",
  "legislative",
  "election",
  "political_institutions",
  "pro_democracy",
  "pro_autocracy",
  "economic",
  "legal",
  "reparations",
  "human_rights",
  "rights_freedoms",
  "repression",
  "human_security",
  "gender",
  "lgbt",
  "religion_ethnicity",
  "inequality",
  "diplomatic",
  "territory",
  "peacekeeping",
  "health",
  "asylum",
  "migration",
  "disasters",
  "natural_resource",
  "environment",
  "technology",
  "terrorism",
  "cbrn",
  "cyber",
  "misinformation",
  "crime",
  "corruption",
  "illegal_drugs",
  "trafficking",
] as const;
export type Context = (typeof CONTEXTS)[number];
