import type { Frames } from "./frame.ts";
import type { Path } from "./path.ts";
import type { WordSet } from "./words.ts";

/** What a word at the end of a path must be; every key that is there must hold of one and the same word. */
export interface Demand {
  readonly words?: WordSet;
  /** Forms as written, in lower case. */
  readonly form?: ReadonlySet<string>;
  readonly upos?: ReadonlySet<string>;
  /** Entity types: person, organization, state, place, people, facility, other. */
  readonly type?: ReadonlySet<string>;
  readonly sector?: ReadonlySet<string>;
  /** Whether it is someone who can act: a person, people, an organisation, a state, a name that acts for one. */
  readonly actor?: boolean;
  readonly place?: boolean;
  readonly named?: boolean;
  readonly number?: "plural" | "singular";
  readonly voice?: "active" | "passive";
  readonly feats?: string;
}

/** A condition on where a path leads: somewhere (`any`), nowhere (`none`), or to a word that meets the demand. */
export interface Condition {
  /** As the rule writes it, for explanations: `object`. */
  readonly written: string;
  readonly path: Path;
  readonly want: "any" | "none" | Demand;
  /** As the rule writes it: `[road, @routes]`. */
  readonly wanted: string;
}

/** All of them hold. */
export type Conditions = readonly Condition[];

/** Where the path leads from the anchor; the first alternative that leads anywhere. */
export function follow(frames: Frames, anchor: number, path: Path): readonly number[] {
  for (const ways of path) {
    const found = followAll(frames, anchor, [ways]);
    if (found.length > 0) return found;
  }
  return [];
}

/** Everything that all alternatives of the path lead to. */
export function followAll(frames: Frames, anchor: number, path: Path): readonly number[] {
  const found = new Set<number>();
  for (const ways of path)
    for (const way of ways) {
      let at: readonly number[] = [anchor];
      for (const step of way) at = at.flatMap((one) => frames.step(one, step));
      for (const one of at) found.add(one);
    }
  return [...found].sort((a, b) => a - b);
}

/** Whether the condition holds of the anchor; alternatives of its path are all looked at. */
export function holds(frames: Frames, anchor: number, condition: Condition): boolean {
  const found = followAll(frames, anchor, condition.path);
  const { want } = condition;
  if (want === "any") return found.length > 0;
  if (want === "none") return found.length === 0;
  return found.some((one) => meets(frames, one, want));
}

const ACTING = new Set(["person", "organization", "state", "people"]);

/** Whether the word can act, by what is known of it. */
export function acts(frames: Frames, index: number): boolean {
  const description = frames.describe(index);
  if (description) return description.actor !== null || description.types.some((type) => ACTING.has(type));
  const { upos, form } = frames.tree.token(index);
  return upos === "PRON" ? !/^(?:it|this|that|which|what|there|nothing)$/i.test(form) : upos === "PROPN";
}

export function meets(frames: Frames, index: number, want: Demand): boolean {
  const { tree } = frames;
  const token = tree.token(index);
  if (want.words && !want.words.has(tree.lemma(index), tree.form(index))) return false;
  if (want.form && !want.form.has(tree.form(index))) return false;
  if (want.upos && !want.upos.has(token.upos)) return false;
  if (want.feats !== undefined && !`|${token.feats}|`.includes(`|${want.feats}|`)) return false;
  if (want.number !== undefined && plural(frames, index) !== (want.number === "plural")) return false;
  if (want.voice !== undefined && frames.passive(index) !== (want.voice === "passive")) return false;
  if (want.actor !== undefined && acts(frames, index) !== want.actor) return false;
  if (!want.type && !want.sector && want.place === undefined && want.named === undefined) return true;
  const description = frames.describe(index);
  if (want.type && !description?.types.some((type) => want.type?.has(type))) return false;
  if (want.sector && !(description?.sector != null && want.sector.has(description.sector))) return false;
  if (want.place !== undefined && (description?.place ?? false) !== want.place) return false;
  return want.named === undefined || (description?.named ?? token.upos === "PROPN") === want.named;
}

function plural(frames: Frames, index: number): boolean {
  const { tree } = frames;
  const token = tree.token(index);
  return token.feats.includes("Number=Plur") || /^NNP?S$/.test(token.xpos) || tree.children(index, "conj").length > 0;
}
