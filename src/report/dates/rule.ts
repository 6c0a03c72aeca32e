import type { Day } from "../../ground/day.ts";
import type { Meaning } from "./calendar.ts";
import type { Tense } from "./tense.ts";
import { PIECES } from "./words.ts";

/** What a rule may look at beside its own words. */
export interface Anchor {
  readonly published: Day | null;
  /** Whether the clause speaks of what was or of what will be; `null` where it does not tell. */
  readonly tense: () => Tense | null;
  /** The same, asked only of a verb right before the words: "began on", "signed a truce in". */
  readonly ownTense: () => Tense | null;
  /** The last time that the text named before this expression. */
  readonly before: Meaning | null;
  /** The last day, to the day, that the text named before. */
  readonly dayBefore: Meaning | null;
  /** Whether the words stand before a noun as its own ("the Jan. 14 deadline"), not after a preposition. */
  readonly attributive: boolean;
  /** The numeric dates' order that the document shows; `null` where it shows none. */
  readonly order: "day-first" | "month-first" | null;
}

/** The named parts of a match; empty where a part did not match. */
export type Parts = (name: string) => string;

/**
 * What a pattern's words mean. `null`: they are no date after all. `"no-anchor"`: it hangs on the publication day, which is
 * unknown. `"ambiguous"`: the words can be read as two days.
 */
export type Read = (
  part: Parts,
  anchor: Anchor,
) => Meaning | null | { readonly untold: "no-anchor" | "ambiguous"; readonly meaning: Meaning };

/** A way of writing a date. */
export interface DateRule {
  readonly name: string;
  readonly pattern: RegExp;
  readonly read: Read;
}

/**
 * A rule of a pattern in which `{piece}` stands for a piece of `words.ts`, `{piece:name}` names what it matched and a blank for white space.
 * Case is folded but in `{weekday}` and `{month}`, which begin with a capital.
 */
export function rule(name: string, source: string, read: Read): DateRule {
  const expanded = source
    .replace(/\{([a-z]\w*)(?::(\w+))?\}/gi, (_, piece: string, called?: string) => {
      const words = PIECES[piece as keyof typeof PIECES];
      return called === undefined ? words : `(?<${called}>${words})`;
    })
    .replace(/ /g, "\\s+");
  return { name, pattern: new RegExp(`(?:${expanded})(?!\\w)`, "iy"), read };
}

/** The reading of words that hang on the publication day. */
export const anchored = (
  anchor: Anchor,
  untold: Meaning,
  read: (published: Day) => Meaning | null,
): ReturnType<Read> => (anchor.published === null ? { untold: "no-anchor", meaning: untold } : read(anchor.published));
