import type { Sector } from "../../ground/sector.ts";

/** Somebody or something by id and name. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** What `/actors/lookup.json` answers, as far as the page shows it. */
export interface Identified {
  readonly items: readonly {
    readonly actor: Named & { readonly kind: string; readonly sector: Sector | null };
    /** Whom it acts for on the day. */
    readonly acts: string | null;
    readonly office: string | null;
  }[];
  readonly about: Readonly<
    Record<
      string,
      {
        readonly bodies: readonly Named[];
        readonly members: readonly Named[];
        readonly offices: readonly (Named & { readonly office: string; readonly from: string | null })[];
      }
    >
  >;
}
