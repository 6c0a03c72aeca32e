/** The standing relations between actors, with direction and sign. */

export interface TieTypeRow {
  /** `directed`: `from` acts on `to`; `either`: it holds both ways. */
  readonly direction: "directed" | "either";
  /** Fixed, or `null` where the text tells it. */
  readonly sign: 1 | 0 | -1 | null;
}

export const TIE_TYPES = {
  member: { direction: "directed", sign: 1 },
  leads: { direction: "directed", sign: 1 },
  ally: { direction: "either", sign: 1 },
  supports: { direction: "directed", sign: 1 },
  depends: { direction: "directed", sign: 1 },
  hosts: { direction: "directed", sign: 1 },
  protects: { direction: "directed", sign: 1 },
  party: { direction: "either", sign: 1 },
  trusts: { direction: "directed", sign: null },
  rival: { direction: "either", sign: -1 },
  fights: { direction: "either", sign: -1 },
  disputes: { direction: "either", sign: -1 },
  controls: { direction: "directed", sign: 0 },
  part: { direction: "directed", sign: 0 },
  same: { direction: "either", sign: 0 },
} as const satisfies Record<string, TieTypeRow>;

export type TieType = keyof typeof TIE_TYPES;

export const isTieType = (word: string): word is TieType => Object.hasOwn(TIE_TYPES, word);

export const TIE_STATUSES = ["holds", "weakening", "ended", "proposed", "denied"] as const;
export type TieStatus = (typeof TIE_STATUSES)[number];
