import type { Draft } from "./draft.ts";
import type { Group } from "./groups.ts";
import { homeOf } from "./home-of.ts";
import { rolesOf } from "./roles-of.ts";
import type { Sight } from "./sight.ts";

/** Those who speak for whom they serve: "we" is their state or body. */
const OFFICES: ReadonlySet<string> = new Set(
  `president minister premier chancellor king spokesman spokeswoman spokesperson ambassador envoy diplomat official governor
   negotiator secretary leader chief chairman chairwoman commander adviser advisor`.split(/\s+/),
);

/**
 * Joins "we" and "us" of a person who is quoted to what the text has already: the body or state that an official speaks for, the
 * state that the tables know him to act for on the day, the speaker's own country where the speaker has just spoken of it, the people
 * set beside "us", or the speaker's people; false of none.
 */
export function joinOurs(sight: Sight, draft: Draft, speaker: number): boolean {
  const found = served(sight, speaker) ?? headed(sight, speaker) ?? named(sight, draft, speaker);
  return found !== null && sight.groups.join(draft.index, found, "pronoun/our-side", true);
}

/** What the speaker holds an office of. */
function served(sight: Sight, speaker: number): number | null {
  const { groups } = sight;
  for (const { noun, owner } of rolesOf(sight, groups.of(speaker))) {
    const words = noun.split(" ");
    if (
      owner < 0 ||
      !OFFICES.has(words.at(-1)!) ||
      words.some((word) => /^(?:former|ex|retired|late)$|^ex-/.test(word))
    )
      continue;
    const { type } = groups.of(owner);
    if (type === "state" || type === "organization") return owner;
  }
  return null;
}

/** The state of the text that the tables know the speaker to act for: "we" of a president or a minister. */
function headed({ groups }: Sight, speaker: number): number | null {
  for (const index of groups.of(speaker).drafts) {
    const acts = groups.drafts[index]!.candidates[0]?.acts;
    const state = acts ? groups.drafts.find((other) => isState(other, acts)) : undefined;
    if (state) return state.index;
  }
  return null;
}

/** The state or people of the speaker, where the speaker's words name it. */
function named(sight: Sight, draft: Draft, speaker: number): number | null {
  const { groups } = sight;
  const own = groups.of(speaker);
  const countries = countriesOf(sight, own);
  const beside = besideUs(sight, draft, countries);
  if (beside !== null || countries.size === 0) return beside;
  for (let index = draft.index - 1; index >= 0; index -= 1) {
    const other = groups.drafts[index]!;
    if (draft.paragraph - other.paragraph > 1) break;
    if (!spokenBy(sight, other, own)) continue;
    if (groups.of(index).type === "state" && isOf(other, countries)) return index;
  }
  if (!namesActor(sight, draft)) return null;
  const people = groups.drafts.find(
    (other) => other.index < draft.index && other.type === "people" && isWhole(other) && isOf(other, countries),
  );
  return people?.index ?? null;
}

/** The people that another verb of the same clause is aimed at: "kill the islanders and expel us". */
function besideUs(sight: Sight, draft: Draft, countries: ReadonlySet<string>): number | null {
  const { analysis, byHead, groups } = sight;
  const token = analysis.tokens[draft.head]!;
  const verb = analysis.tokens[token.head];
  if (token.label !== "obj" || verb?.label !== "conj") return null;
  for (const child of analysis.tokens[verb.head]!.children) {
    const index = byHead[child]!;
    if (index < 0 || analysis.tokens[child]!.label !== "obj") continue;
    const other = groups.drafts[index]!;
    const open = [...countries].every((country) => !groups.drafts.some((one) => isState(one, country)));
    if (groups.of(index).type === "people" && other.form === "name" && (open || isOf(other, countries))) return index;
  }
  return null;
}

/** Ids of the states and territories that the text says the speaker is of, or where it is sent from if it says none. */
function countriesOf(sight: Sight, speaker: Group): ReadonlySet<string> {
  const { groups } = sight;
  const found = new Set<string>();
  for (const { owner } of rolesOf(sight, speaker)) {
    const best = owner < 0 ? undefined : groups.drafts[owner]!.candidates[0];
    if (best) found.add(best.acts ?? best.actor.id);
  }
  const home = found.size === 0 && speaker.named ? homeOf(sight) : null;
  if (home !== null) found.add(home);
  return found;
}

const isOf = ({ candidates: [best] }: Draft, countries: ReadonlySet<string>): boolean =>
  best !== undefined && countries.has(best.acts ?? best.actor.id);

const isState = ({ candidates: [best] }: Draft, id: string): boolean =>
  best?.actor.kind === "state" && (best.acts ?? best.actor.id) === id;

const isWhole = (draft: Draft): boolean =>
  draft.form === "name" && draft.determiner !== "quantity" && draft.determiner !== "another";

const spokenBy = ({ groups, speakers }: Sight, draft: Draft, speaker: Group): boolean =>
  draft.quotation >= 0 && speakers[draft.quotation]! >= 0 && groups.of(speakers[draft.quotation]!) === speaker;

/** Whether the quotation names an actor of the tables. */
const namesActor = ({ groups }: Sight, draft: Draft): boolean =>
  groups.drafts.some((other) => other.quotation === draft.quotation && groups.of(other.index).actors.size > 0);
