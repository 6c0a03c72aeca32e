import { DIRECTIONS, type Draft } from "./draft.ts";
import type { Groups } from "./groups.ts";
import { ORGANIZATION_WORDS } from "./noun-kinds.ts";

/** What a name stands for in the tables, as a key that all its names share; `null` where the tables do not say. */
export function actorKey(draft: Draft): string | null {
  const best = draft.candidates[0];
  if (!best || draft.type === null || (draft.type !== "person" && isPart(draft))) return null;
  if (best.by === "capital" && (draft.scene || draft.type === "place")) return null;
  if (draft.type === "people") return `people:${best.actor.id}`;
  if (draft.type === "person")
    return best.actor.kind === "person" && best.by !== "surname" ? `actor:${best.actor.id}` : null;
  return `actor:${best.actor.id}`;
}

/** "Northern" of a land is a land of its own. */
export const isPart = (draft: Draft): boolean =>
  !draft.adjective && draft.modifiers.some((word) => DIRECTIONS.has(word));

/** The sieve of names: one actor of the tables, the same words, a surname or a short form of a name seen in full, an abbreviation. */
export function joinNames(groups: Groups): void {
  const byKey = new Map<string, number>();
  const byWords = new Map<string, number>();
  const byPart = new Map<string, number>();
  const byInitials = new Map<string, number>();
  const named = groups.drafts.filter((draft) => draft.name !== null);
  for (const draft of named) {
    const key = actorKey(draft);
    if (key === null) continue;
    if (key.startsWith("actor:")) groups.of(draft.index).actors.add(key.slice(6));
    if (draft.type === "people" && (draft.determiner === "quantity" || draft.determiner === "another")) continue;
    const seen = byKey.get(key);
    if (seen === undefined) byKey.set(key, draft.index);
    else groups.join(draft.index, seen, "names/actor");
  }
  // Full names first, so that a short form finds its full name on either side of it.
  for (const draft of named) {
    if (draft.adjective || draft.type === null || settled(draft) || isBare(draft)) continue;
    const words = significant(draft);
    const full = words.join(" ");
    const sort = sortOf(draft);
    const seen = byWords.get(`${sort}:${full}`);
    if (seen === undefined) byWords.set(`${sort}:${full}`, draft.index);
    else groups.join(draft.index, seen, "names/same");
    if (words.length < 2) continue;
    const last = `${sort}:${words.at(-1)!}`;
    if (!byPart.has(last) && !DIRECTIONS.has(words[0]!) && words[0] !== "new") byPart.set(last, draft.index);
    const first = `${sort}:${words[0]!}`;
    if (sort === "person" && !byPart.has(first)) byPart.set(first, draft.index);
    const initials = words
      .filter((word) => !/^(?:of|the|and|for|in|on|to)$/.test(word))
      .map((word) => word[0])
      .join("");
    const body = sort === "body" || (sort === "scene" && draft.candidates.length === 0 && initials.length > 2);
    if (body && initials.length > 1 && !byInitials.has(initials)) byInitials.set(initials, draft.index);
  }
  const latest = new Map<string, number>();
  for (const draft of named) {
    if (draft.adjective || draft.type === null || settled(draft) || isBare(draft)) continue;
    const words = significant(draft);
    const sort = sortOf(draft);
    const last = words.at(-1) ?? "";
    if (words.length === 1) {
      const part =
        (draft.candidates.length > 0 && sort === "scene" ? undefined : latest.get(`${sort}:${last}`)) ??
        (sort === "person" || (sort === "scene" && draft.candidates.length === 0)
          ? byPart.get(`${sort}:${last}`)
          : undefined);
      const whole =
        part ??
        (/^\p{Lu}[\p{Lu}.]+$/u.test(draft.name ? formOf(groups, draft) : "") ? byInitials.get(last) : undefined);
      if (whole !== undefined && whole !== draft.index) {
        const short = part === undefined;
        // What has initials of three letters is a body, though its words are a place's.
        const body = short && draft.type === "organization" && groups.of(whole).type === "place";
        groups.join(draft.index, whole, short ? "names/initials" : "names/short", body);
      }
      continue;
    }
    if (sort === "person" || sort === "scene") {
      if (!inPassing(groups, draft, latest.get(`${sort}:${last}`))) latest.set(`${sort}:${last}`, draft.index);
      const longer = byPart.get(`${sort}:${last}`);
      if (longer !== undefined && longer !== draft.index && fits(words, significant(groups.drafts[longer]!)))
        groups.join(draft.index, longer, "names/short");
      continue;
    }
    const short = words.filter((word) => !ORGANIZATION_WORDS.has(word));
    if (short.length === 0 || short.length === words.length) continue;
    const seen = byWords.get(`${sort}:${short.join(" ")}`);
    if (seen !== undefined) groups.join(draft.index, seen, "names/short");
  }
}

/** Whether a namesake who has just been the subject stays in view: "Ann Moe, the wife of Ola Moe," is Moe. */
function inPassing(groups: Groups, draft: Draft, before: number | undefined): boolean {
  if (before === undefined || groups.same(before, draft.index)) return false;
  const other = groups.drafts[before]!;
  return (
    draft.sentence - other.sentence <= 2 &&
    (other.part === "subject" || other.part === "passive") &&
    (draft.part === "other" || draft.part === "possessor")
  );
}

/** A name of one word that any body goes by ("Party"), with words before it that tell which one it is. */
const isBare = (draft: Draft): boolean =>
  draft.type === "organization" &&
  draft.nameWords.length === 1 &&
  draft.last - draft.first > 1 &&
  ORGANIZATION_WORDS.has(draft.nameWords[0]!);

/** Whether the tables have said which actor a name of no person stands for. */
const settled = (draft: Draft): boolean =>
  (draft.type === "state" || draft.type === "people") && actorKey(draft) !== null;

const formOf = (groups: Groups, draft: Draft): string => groups.drafts[draft.index]!.nameWords.join("").toUpperCase();

/** Names are compared within what can bear one name: people, bodies, and what is on the map. */
function sortOf(draft: Draft): "person" | "body" | "scene" {
  if (draft.type === "person") return "person";
  return draft.type === "organization" || draft.type === "people" ? "body" : "scene";
}

const significant = (draft: Draft): readonly string[] =>
  [...(isPart(draft) && draft.type !== "person" ? draft.modifiers : []), ...draft.nameWords].filter(
    (word) => word !== "'s" && !/^(?:the|jr|sr|ii|iii|iv|-)$/.test(word),
  );

/** Whether every word of the shorter name is in the longer, an initial standing for its word. */
function fits(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.every((word) => long.some((other) => other === word || (word.length === 1 && other.startsWith(word))));
}
