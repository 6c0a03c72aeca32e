import type { EventStatus } from "../../ground/event-type.ts";
import type { TieStatus, TieType } from "../../ground/tie-type.ts";
import { QUAD_OF, QUADS } from "./quad.ts";

/** One choice of a facet: what the URL writes and what the page calls it. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Choices of a closed set: the keys, so that a forgotten one does not compile. */
const all = <Key extends string>(labels: Readonly<Record<Key, string>>): readonly Choice[] =>
  Object.entries<string>(labels).map(([value, label]) => ({ value, label: label || value }));

const STATUSES: Readonly<Record<EventStatus, string>> = {
  happened: "",
  ongoing: "",
  planned: "",
  threatened: "",
  requested: "",
  hypothetical: "",
  denied: "",
  negated: "",
};
const TIES: Readonly<Record<TieType, string>> = {
  member: "",
  leads: "",
  ally: "",
  supports: "",
  depends: "",
  hosts: "",
  protects: "",
  party: "",
  trusts: "",
  rival: "",
  fights: "",
  disputes: "",
  controls: "",
  part: "",
  same: "",
};
const HOLDS: Readonly<Record<TieStatus, string>> = { holds: "", weakening: "", ended: "", proposed: "", denied: "" };

/** How many there are of each value, over the whole filtered set. */
export type Counts = Readonly<Record<string, readonly { readonly value: string; readonly count: number }[]>>;

/** Closed facets, with every choice there is; open ones take their choices from the list itself. */
export const FACETS = {
  quad: { label: "Kind", filter: "quad", choices: all(QUADS) },
  type: { label: "Type", filter: "type", choices: Object.keys(QUAD_OF).map((value) => ({ value, label: value })) },
  status: { label: "Status", filter: "status", choices: all(STATUSES) },
  tie: { label: "Tie", filter: "type", choices: all(TIES) },
  holds: { label: "Status", filter: "status", choices: all(HOLDS) },
  certainty: { label: "Certainty", filter: "status", choices: all({ stated: "", hedged: "", denied: "" }) },
  form: { label: "Speech", filter: "type", choices: all({ direct: "", indirect: "", mixed: "" }) },
  publisher: { label: "Publisher", filter: "publisher", choices: [] },
} as const satisfies Record<string, { label: string; filter: string; choices: readonly Choice[] }>;
export type Facet = keyof typeof FACETS;
