import type { Day } from "../ground/day.ts";
import type { ActorCandidate } from "./directory.ts";
import { firstWord, fold, isOrdinary, pieces } from "./fold.ts";
import type { Offices } from "./office.ts";
import { type Owners, type Person, personCandidate } from "./people.ts";
import { begins, ended, inWords } from "./period.ts";
import { type ActorName, type Enlisted, NAME_COLUMNS } from "./roster.ts";

/** What a folded name leads to. */
type Entry =
  | { readonly enlisted: Enlisted; readonly name: ActorName }
  | { readonly person: Person; readonly whole: boolean };

/** Every name of the tables, folded. */
export interface NameIndex {
  candidates(written: string, on: Day | null): readonly ActorCandidate[];
  longest(firstWord: string): number;
  readonly size: number;
}

/** The index of the names; looking up costs the same however many there are. */
export function indexNames(
  actors: readonly Enlisted[],
  people: ReadonlyMap<string, Person>,
  offices: Offices,
  owners: Owners,
): NameIndex {
  const entries = new Map<string, Entry[]>();
  const lengths = new Map<string, number>();
  const enter = (name: string, entry: Entry) => {
    const folded = fold(name);
    if (folded === "") return;
    const found = entries.get(folded);
    if (found) found.push(entry);
    else entries.set(folded, [entry]);
    const first = firstWord(folded);
    const length = pieces(name);
    if ((lengths.get(first) ?? 0) < length) lengths.set(first, length);
  };
  for (const enlisted of actors) for (const name of enlisted.names) enter(name.name, { enlisted, name });
  for (const person of people.values()) {
    enter(person.name, { person, whole: person.name.includes(" ") });
    for (const alias of person.aliases) enter(alias, { person, whole: true });
    for (const surname of person.surnames) enter(surname, { person, whole: false });
  }
  return {
    size: entries.size,
    longest: (word) => lengths.get(firstWord(fold(word))) ?? 0,
    candidates: (written, on) => {
      const found = entries.get(fold(written));
      if (!found || isOrdinary(written)) return [];
      return best(
        found.map((entry) =>
          "person" in entry
            ? personCandidate(entry.person, offices, on, entry.whole, owners)
            : candidate(entry.enlisted, entry.name, on, owners),
        ),
      );
    },
  };
}

/** Best first, each actor once. */
export function best(candidates: readonly ActorCandidate[]): readonly ActorCandidate[] {
  if (candidates.length < 2) return candidates;
  const seen = new Set<string>();
  return [...candidates]
    .sort((a, b) => b.score - a.score)
    .filter(({ actor }) => !seen.has(actor.id) && seen.add(actor.id) !== undefined);
}

/** What an actor's name says of it on a day; a name or an actor that the day does not know scores less. */
function candidate(
  { actor, period, weight }: Enlisted,
  name: ActorName,
  on: Day | null,
  owners: Owners,
): ActorCandidate {
  const { by, score } = NAME_COLUMNS[name.column];
  const gone = on === null ? period.to !== null : ended(period, on);
  const early = on !== null && begins(period, on);
  const outdated = on === null ? name.period.to !== null : ended(name.period, on) || begins(name.period, on);
  const capitals = by === "capital" && on === null ? 0.98 : 1;
  const total =
    score * weight * capitals * (outdated ? 0.7 : 1) * (gone ? 0.55 : 1) * (early && actor.kind === "state" ? 0.85 : 1);
  const time = inWords(name.period);
  const notes = [
    gone ? `there until ${period.to}` : "",
    early ? `there from ${period.from}` : "",
    outdated && time !== "" ? `used ${time}` : "",
  ].filter((note) => note !== "");
  return {
    actor,
    score: Math.round(total * 1000) / 1000,
    reason: [
      WORDED[name.column](actor.name, name.name, time, actor.state === null ? "" : owners.nameOf(actor.state, on)),
      ...notes,
    ].join("; "),
    by,
    acts: actsFor(actor),
    office: null,
  };
}

/** Whom an actor of the tables acts for: a state's body for its state, everyone else for itself. */
const actsFor = (actor: Enlisted["actor"]): string | null =>
  actor.kind === "organization" && actor.state !== null && STATE_SECTORS.has(actor.sector ?? "")
    ? actor.state
    : actor.id;
const STATE_SECTORS = new Set(["GOV", "MIL", "SPY", "JUD", "LEG", "COP"]);

const WORDED: Readonly<
  Record<keyof typeof NAME_COLUMNS, (actor: string, name: string, time: string, state: string) => string>
> = {
  name: (_, name) => `name of ${name}`,
  official: (actor) => `official name of ${actor}`,
  aliases: (actor, _, time) => `another name of ${actor}${time && ` ${time}`}`,
  old: (actor, _, time) => `old name of ${actor}${time && ` ${time}`}`,
  abbreviations: (actor) => `abbreviation of ${actor}`,
  nouns: (actor) => `demonym of ${actor}`,
  adjectives: (actor) => `demonym of ${actor}`,
  capital: (actor, _, time) => `capital of ${actor}${time && ` ${time}`}, stands for its government`,
  seats: (actor, _, time) => `seat of ${actor}${time && ` ${time}`}, stands for its government`,
};
