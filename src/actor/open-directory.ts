import type { Day } from "../ground/day.ts";
import { readCompound } from "./compound.ts";
import type { Actor, ActorCandidate, Directory } from "./directory.ts";
import { fold } from "./fold.ts";
import { type Membership, readMemberships } from "./membership.ts";
import { indexNames } from "./name-index.ts";
import { readOffices, type Term } from "./office.ts";
import { type Owners, readPeople } from "./people.ts";
import { ended, holds } from "./period.ts";
import { type Enlisted, enlist } from "./roster.ts";
import { sectorOf } from "./sector-of.ts";
import { type ActorTable, readTable, type TableKind } from "./table.ts";

/** A file of the tables, as whoever may open files hands it in. */
export interface ActorFile {
  readonly name: string;
  readonly text: string;
}

/** The directory with what it is made of, for counting and checking. */
export interface OpenDirectory extends Directory {
  readonly actors: readonly Enlisted[];
  readonly terms: readonly Term[];
  readonly membershipRows: readonly Membership[];
  /** How many names, folded, lead to someone. */
  readonly names: number;
}

/**
 * The directory that the files make together; a later file adds to the earlier ones and replaces an actor of the same id.
 * @throws Fault `actor/…` where a file is not a table of this room.
 */
export function openDirectory(...files: readonly ActorFile[]): OpenDirectory {
  const tables = files.map(({ name, text }) => readTable(name, text));
  const of = (kind: TableKind): readonly ActorTable[] => tables.filter((table) => table.kind === kind);
  const enlisted = new Map<string, Enlisted>();
  for (const table of of("actors"))
    for (const one of enlist(table)) enlisted.set(one.actor.id, merged(enlisted.get(one.actor.id), one));
  const offices = readOffices(of("offices"));
  const people = readPeople(of("offices"), of("people"));
  const memberships = readMemberships(of("members"));
  const actors = [...enlisted.values()];
  const owners: Owners = {
    actor: (id) => enlisted.get(id)?.actor ?? null,
    heir(id, on) {
      const found = enlisted.get(id);
      const gone =
        found?.actor.kind === "state" && found.period.to !== null && (on === null || ended(found.period, on));
      return gone ? (found.actor.state ?? id) : id;
    },
    nameOf(id, on) {
      const found = enlisted.get(id);
      const then = found?.names.find(
        ({ column, period }) => column === "old" && on !== null && period.to !== null && holds(period, on),
      );
      return then?.name ?? found?.actor.name ?? id;
    },
  };
  const names = indexNames(actors, people, offices, owners);

  const person = (id: string): Actor | null => {
    const found = people.get(id);
    return found
      ? { id, kind: "person", name: found.name, sector: null, state: offices.of(id)[0]?.state ?? null }
      : null;
  };
  const body = (id: string): Actor | null => {
    const [state, thing] = id.split("/");
    const owner = enlisted.get(state ?? "")?.actor;
    const sector = sectorOf((thing ?? "").replaceAll("-", " "));
    return owner && thing && sector
      ? { id, kind: "organization", name: `${thing.replaceAll("-", " ")} of ${owner.name}`, sector, state: owner.id }
      : null;
  };
  const parts = { names, offices, owners, person };
  return {
    lookup(name: string, on: Day | null): readonly ActorCandidate[] {
      const direct = names.candidates(name, on);
      return direct.length > 0 ? direct : readCompound(name, on, parts);
    },
    actor: (id) => enlisted.get(id)?.actor ?? person(id) ?? (id.includes("/") ? body(id) : null),
    memberships: (id, on) => memberships.bodies(id, on),
    members: (id, on) => memberships.members(id, on),
    offices: (id, on) =>
      offices.terms
        .filter((term) => term.state === id && holds(term.period, on))
        .map(({ person, office, period: { from, to } }) => ({
          ...{ person, name: people.get(person)?.name ?? person },
          ...{ office, from, to },
        })),
    longest: (word) => names.longest(fold(word)),
    sources: tables.map(({ source, about }) => (about[0] === undefined ? source : `${source}: ${about[0]}`)),
    actors,
    terms: offices.terms,
    membershipRows: memberships.all,
    names: names.size,
  };
}

/** A row of a later file beside the earlier row of the same id: its own words win, names add up. */
const merged = (earlier: Enlisted | undefined, later: Enlisted): Enlisted =>
  earlier === undefined ? later : { ...later, names: [...later.names, ...earlier.names] };
