import type { Directory } from "../../actor/directory.ts";
import type { Gazetteer } from "../../actor/gazetteer.ts";
import type { Day } from "../../ground/day.ts";
import type { CastMention } from "../cast.ts";
import type { Entity, EntityType } from "../claims.ts";
import { actorOf, statesOf } from "./actor-of.ts";
import type { Group } from "./groups.ts";
import { homeOf } from "./home-of.ts";
import { nameOf } from "./name-of.ts";
import { placeOf, placesOf } from "./place-of.ts";
import { type RoleReading, rolesOf } from "./roles-of.ts";
import type { Sight } from "./sight.ts";

/** What entities are described from. */
export interface Description {
  readonly sight: Sight;
  readonly directory: Directory;
  readonly gazetteer: Gazetteer;
  readonly on: Day | null;
}

/** The entities of the groups, in order of first mention, and all their mentions in text order. */
export function describe({ sight, directory, gazetteer, on }: Description): {
  readonly entities: readonly Entity[];
  readonly mentions: readonly CastMention[];
} {
  const { groups } = sight;
  const kept = groups
    .all()
    .filter((group) => isEntity(sight, group))
    .map((group) => ({ group, order: [...group.drafts].sort((a, b) => a - b) }))
    .sort((a, b) => a.order[0]! - b.order[0]!);
  const ids = new Map(kept.map(({ group }, index) => [group, `e${index + 1}`]));
  const idOf = (draft: number): string | null => (draft < 0 ? null : (ids.get(groups.of(draft)) ?? null));
  const home = homeOf(sight);
  const places = placesOf(sight, gazetteer, directory);
  const stage = { sight, directory, gazetteer, places, on, home, states: statesOf(sight, home) };
  const mentions: CastMention[] = [];
  const entities = kept.map(({ group, order }): Entity => {
    const id = ids.get(group)!;
    const roles =
      group.type === "person" || group.type === "people" || group.type === "organization" ? rolesOf(sight, group) : [];
    const { actor, candidates, sector } = actorOf(stage, group, roles);
    const own = order.map((index): CastMention => {
      const { start, end, form, head, first, last } = groups.drafts[index]!;
      const link = groups.link(index);
      return { start, end, form, head, first, last, entity: id, ...(link ? { by: link.sieve } : {}) };
    });
    mentions.push(...own);
    const members = group.members.flatMap((member) => idOf(member) ?? []);
    return {
      id,
      name: nameOf(sight, order),
      type: typeOf(group),
      actor,
      candidates,
      sector,
      roles:
        group.type === "person"
          ? roles.map((role) => ({ text: role.text, start: role.start, end: role.end, of: ownerId(role, idOf) }))
          : [],
      place: placeOf(sight, places, gazetteer, group),
      mentions: own.map(({ start, end, form }) => ({ start, end, form })),
      ...(members.length > 0 ? { members } : {}),
    };
  });
  mentions.sort((a, b) => a.start - b.start || b.end - a.end);
  return { entities, mentions };
}

const ownerId = (role: RoleReading, idOf: (draft: number) => string | null): string | null => idOf(role.owner);

/** What is no entity is left out: events and abstractions, and pronouns that take up nothing. */
function isEntity(sight: Sight, group: Group): boolean {
  if (group.type === null) return false;
  const drafts = group.drafts.map((index) => sight.groups.drafts[index]!);
  if (drafts.some((draft) => draft.form !== "pronoun")) return true;
  const [only] = drafts;
  return drafts.length > 1 || (only!.number === "one" && only!.gender !== "it") || only!.person === 1;
}

const typeOf = (group: Group): EntityType => group.type ?? "other";
