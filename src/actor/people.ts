import type { Day } from "../ground/day.ts";
import type { Actor, ActorCandidate } from "./directory.ts";
import { type Offices, personId, type Term } from "./office.ts";
import { begins, ended, holds, inWords, yearsAway } from "./period.ts";
import { type ActorTable, listed } from "./table.ts";

/** A person of the tables. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** Other full names and spellings. */
  readonly aliases: readonly string[];
  readonly surnames: readonly string[];
}

/** Beginnings of a family name that news leaves out or keeps: "al-Assad", "Assad". */
const PARTICLE = /^(al|el|as|ash|an|ar|at|az|ad)-/i;
/** Words that belong to the family name after them. */
const BEFORE_SURNAME = new Set([
  "de",
  "da",
  "dos",
  "van",
  "von",
  "der",
  "del",
  "bin",
  "ben",
  "abu",
  "ould",
  "le",
  "la",
  "al",
  "el",
  "di",
  "den",
]);
const AFTER_SURNAME = new Set(["jr", "sr", "ii", "iii", "jr."]);

/** The family names that a full name ends in: "Bashar al-Assad" gives "al-Assad" and "Assad". */
export function surnamesOf(name: string): readonly string[] {
  const words = name.split(" ").filter((word) => !AFTER_SURNAME.has(word.toLowerCase()));
  const last = words.at(-1) ?? name;
  if (words.length < 2) return [last];
  const found = [last];
  if (PARTICLE.test(last)) found.push(last.replace(PARTICLE, ""));
  let from = words.length - 1;
  while (from > 1 && BEFORE_SURNAME.has((words[from - 1] ?? "").toLowerCase())) from -= 1;
  if (from < words.length - 1) found.push(words.slice(from).join(" "));
  return found;
}

/** The people of the office tables, with the names that the people tables add. */
export function readPeople(offices: readonly ActorTable[], people: readonly ActorTable[]): ReadonlyMap<string, Person> {
  const found = new Map<string, Person>();
  for (const table of people) {
    for (const { cells } of table.rows) {
      const name = cells.person ?? "";
      const surnames = listed(cells.surnames);
      const aliases = listed(cells.aliases);
      found.set(personId(name), {
        id: personId(name),
        name,
        aliases,
        surnames: surnames.length > 0 ? surnames : surnamesOf(name),
      });
    }
  }
  for (const table of offices) {
    for (const { cells } of table.rows) {
      for (const name of listed(cells.person)) {
        const id = personId(name);
        if (!found.has(id)) found.set(id, { id, name, aliases: [], surnames: surnamesOf(name) });
      }
    }
  }
  return found;
}

/** How strongly an office comes to mind at a family name. */
const RANK: readonly (readonly [RegExp, number])[] = [
  [/^(president|supreme leader|pope|chairman of)/, 0.86],
  [/^(prime minister|premier|chancellor|taoiseach|leader|secretary-general)/, 0.85],
  [/^(king|queen|emir|sultan|crown prince)/, 0.82],
  [/^(foreign|secretary of state)/, 0.78],
  [/^(defen[cs]e|secretary of defen)/, 0.76],
];
const rank = (office: string): number => RANK.find(([shape]) => shape.test(office))?.[1] ?? 0.74;

/** The states and bodies whose offices the terms are. */
export interface Owners {
  actor(id: string): Actor | null;
  /** The state that a state which is no more has become; the id itself where it is still there. */
  heir(id: string, on: Day | null): string;
  /** The name that the actor had on the day. */
  nameOf(id: string, on: Day | null): string;
}

/** What a name says of a person on a day; `whole` where the full name was given. */
export function personCandidate(
  person: Person,
  offices: Offices,
  on: Day | null,
  whole: boolean,
  owners: Owners,
): ActorCandidate {
  const terms = offices.of(person.id);
  const by = whole ? ("name" as const) : ("surname" as const);
  const actor = (sector: Actor["sector"], state: string | null): Actor => ({
    id: person.id,
    kind: "person",
    name: person.name,
    sector,
    state,
  });
  const held = (term: Term) =>
    `${term.office} of ${owners.nameOf(term.state, on)}${inWords(term.period) === "" ? "" : ` ${inWords(term.period)}`}`;
  const last = terms.at(-1);
  const office = terms.find((term) => owners.actor(term.state)?.kind === "state")?.state ?? last?.state ?? null;
  const home = office === null ? null : owners.heir(office, on);
  if (on === null || last === undefined) {
    return {
      actor: actor(null, home),
      score: whole ? 0.85 : 0.35,
      reason: whole ? `${person.name}, by full name` : `family name of ${person.name}`,
      by,
      acts: home,
      office: null,
    };
  }
  const now = terms.filter((term) => holds(term.period, on)).sort((a, b) => rank(b.office) - rank(a.office))[0];
  if (now) {
    return {
      actor: actor(owners.actor(now.state)?.sector ?? null, home),
      score: whole ? 0.97 : rank(now.office),
      reason: held(now),
      by,
      acts: now.state,
      office: `${now.office} of ${owners.nameOf(now.state, on)}`,
    };
  }
  const before = terms.filter((term) => ended(term.period, on)).at(-1);
  if (before) {
    const away = yearsAway(before.period, on);
    return {
      actor: actor("ELI", home),
      score: whole ? 0.9 : hundredths(Math.max(0.2, 0.5 - away / 80)),
      reason: `formerly ${held(before)}`,
      by,
      acts: home,
      office: null,
    };
  }
  const next = terms.find((term) => begins(term.period, on)) ?? last;
  const away = yearsAway(next.period, on);
  return {
    actor: actor(null, home),
    score: whole ? 0.88 : hundredths(Math.max(0.1, 0.4 - away / 60)),
    reason: `later ${held(next)}`,
    by,
    acts: home,
    office: null,
  };
}

const hundredths = (score: number): number => Math.round(score * 100) / 100;
