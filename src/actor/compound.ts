import type { Day } from "../ground/day.ts";
import type { Actor, ActorCandidate } from "./directory.ts";
import { fold } from "./fold.ts";
import { best, type NameIndex } from "./name-index.ts";
import { isHonorific, isTitle, type Offices } from "./office.ts";
import type { Owners } from "./people.ts";
import { inWords } from "./period.ts";
import { sectorOf } from "./sector-of.ts";

/** What compounds are read with. */
export interface CompoundTables {
  readonly names: NameIndex;
  readonly offices: Offices;
  readonly owners: Owners;
  readonly person: (id: string) => Actor | null;
}

/**
 * Candidates of a name that is put together: "President Boris Yeltsin", "Russia's prime minister", "the foreign ministry of Iran",
 * "Turkish army". Empty where its parts are unknown.
 */
export function readCompound(written: string, on: Day | null, tables: CompoundTables): readonly ActorCandidate[] {
  const words = written.trim().split(/\s+/);
  if (words.length < 2 || words.length > 8) return [];
  return best([...titled(words, on, tables), ...owned(words, on, tables)]);
}

/** A person after titles: "Russian President Boris Yeltsin". */
function titled(words: readonly string[], on: Day | null, { names }: CompoundTables): readonly ActorCandidate[] {
  for (let from = 1; from < words.length; from += 1) {
    const people = names.candidates(words.slice(from).join(" "), on).filter(({ actor }) => actor.kind === "person");
    if (people.length === 0) continue;
    const title = readTitle(words.slice(0, from), names);
    if (title === null) continue;
    const fitting = people.filter(
      ({ acts, actor }) => title.states.length === 0 || title.states.some((id) => id === acts || id === actor.state),
    );
    if (fitting.length === 0) continue;
    const former = /\b(former|ex)\b/.test(title.office);
    return fitting.map((one) => {
      const agrees = title.office !== "" && one.office?.startsWith(title.office);
      return {
        ...one,
        score: Math.min(0.98, one.score + (agrees ? 0.12 : 0.02) + (former && one.actor.sector === "ELI" ? 0.2 : 0)),
      };
    });
  }
  return [];
}

/** The title that words before a name make: a demonym or state, then office or honorific words; `null` where they make none. */
function readTitle(
  words: readonly string[],
  names: NameIndex,
): { readonly states: readonly string[]; readonly office: string } | null {
  for (let split = words.length; split >= 0; split -= 1) {
    const before = words.slice(0, split).join(" ");
    const office = fold(words.slice(split).join(" "));
    const parts = office.split(" ");
    if (
      office !== "" &&
      !isTitle(office) &&
      !parts.every((part) => isHonorific(part) || isTitle(part)) &&
      sectorOf(office) === null
    )
      continue;
    if (before === "") return { states: [], office };
    const states = names.candidates(before, null).filter(({ actor }) => actor.kind !== "person");
    if (states.length > 0) return { states: states.map(({ actor }) => actor.id), office };
  }
  return null;
}

/** An office or a body of a state or organisation: "Russian president", "parliament of Georgia". */
function owned(words: readonly string[], on: Day | null, tables: CompoundTables): readonly ActorCandidate[] {
  const found: ActorCandidate[] = [];
  const of = words.indexOf("of");
  if (of > 0) found.push(...held(words.slice(of + 1), words.slice(0, of), on, tables));
  for (let split = words.length - 1; split > 0 && found.length === 0; split -= 1) {
    found.push(...held(words.slice(0, split), words.slice(split), on, tables));
  }
  return found;
}

function held(
  owner: readonly string[],
  thing: readonly string[],
  on: Day | null,
  tables: CompoundTables,
): readonly ActorCandidate[] {
  const title = fold(thing.join(" "));
  const sector = sectorOf(thing.join(" "));
  if (sector === null && !isTitle(title)) return [];
  const owners = tables.names.candidates(owner.join(" "), on).filter(({ actor }) => actor.kind !== "person");
  return owners.flatMap((one) => {
    const id = one.acts ?? one.actor.id;
    if (isTitle(title)) {
      const terms = on === null ? [] : tables.offices.holders(id, title, on);
      const people = terms.flatMap((term): readonly ActorCandidate[] => {
        const actor = tables.person(term.person);
        if (!actor) return [];
        const office = `${term.office} of ${tables.owners.nameOf(id, on)}`;
        return [
          {
            actor: { ...actor, sector: tables.owners.actor(id)?.sector ?? null, state: id },
            score: Math.min(0.95, one.score),
            reason: `${office} ${inWords(term.period)}`.trim(),
            by: "office",
            acts: id,
            office,
          },
        ];
      });
      if (people.length > 0) return people;
    }
    if (sector === null) return [];
    const actor: Actor = {
      id: `${id}/${title.replaceAll(" ", "-")}`,
      kind: "organization",
      name: `${title} of ${tables.owners.nameOf(id, on)}`,
      sector,
      state: id,
    };
    return [
      {
        actor,
        score: Math.round(one.score * 900) / 1000,
        reason: `${title} of ${tables.owners.nameOf(id, on)}`,
        by: "office" as const,
        acts: id,
        office: null,
      },
    ];
  });
}
