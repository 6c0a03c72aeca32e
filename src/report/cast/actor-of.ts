import type { ActorCandidate, Directory } from "../../actor/directory.ts";
import type { Gazetteer } from "../../actor/gazetteer.ts";
import { sectorOf } from "../../actor/sector-of.ts";
import type { Day } from "../../ground/day.ts";
import type { Sector } from "../../ground/sector.ts";
import type { Candidate } from "../claims.ts";
import type { Draft } from "./draft.ts";
import type { Group } from "./groups.ts";
import { nounKind } from "./noun-kinds.ts";
import { type Places, placeOf } from "./place-of.ts";
import { ownerOf, type RoleReading } from "./roles-of.ts";
import type { Sight } from "./sight.ts";

/** Whom an entity acts for, with the others it could be, and its sector. */
export interface ActorReading {
  readonly actor: string | null;
  readonly candidates: readonly Candidate[];
  readonly sector: Sector | null;
}

/** What resolving looks at. */
export interface ActorSight {
  readonly sight: Sight;
  readonly directory: Directory;
  readonly gazetteer: Gazetteer;
  /** What the names of places stand for. */
  readonly places: Places;
  readonly on: Day | null;
  /** The state or territory that the report is sent from; `null` where it does not say. */
  readonly home: string | null;
  /** The states that the report is mostly about, as candidates for a government of none named. */
  readonly states: readonly Candidate[];
}

/** The states most often named, the first sure enough only where the report is mostly about it. */
export function statesOf(sight: Sight, home: string | null): readonly Candidate[] {
  const counts = new Map<string, number>();
  let all = 0;
  for (const draft of sight.groups.drafts) {
    const best = draft.candidates[0];
    if (best?.actor.kind !== "state" || draft.type === null) continue;
    const id = best.acts ?? best.actor.id;
    counts.set(id, (counts.get(id) ?? 0) + 1);
    all += 1;
  }
  const reason = "the state that the report is mostly about";
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 3)
    .filter(([, count]) => count > 1)
    .map(([actor, count]) => ({
      actor,
      score: Math.round(100 * Math.min(0.6, (actor === home ? 0.1 : 0) + (0.6 * count) / all)) / 100,
      reason: actor === home ? `${reason}, and is sent from` : reason,
    }));
}

/** Nouns that say little of themselves: "military sources", "police officials". */
const SPEAKS: ReadonlySet<string> = new Set(
  "source official spokesman spokeswoman spokesperson leader member chief commander representative".split(" "),
);

/** Those who stand over against whom they are named after: "its rival" acts for another. */
const OTHERS: ReadonlySet<string> = new Set(
  `ally enemy rival foe arch-foe patron neighbour neighbor opponent partner counterpart critic friend adversary client
   victim nemesis competitor supporter`.split(/\s+/),
);

/** Whom a body or a person's name stands for scores at least this; below it, it is one of the candidates only. */
const ENOUGH = 0.35;

/** Sectors of a state's own bodies: "the government", said alone, is some state's. */
const OF_STATES: ReadonlySet<Sector> = new Set<Sector>(["GOV", "MIL", "COP", "LEG", "JUD", "SPY"]);

/** How sure it is that an ordinary person is of where the report is from. */
const HOME = 0.4;

/** Whom the group acts for on the day: by its names in the tables, else by what the document says of it. */
export function actorOf(
  stage: ActorSight,
  group: Group,
  roles: readonly RoleReading[],
  seen = new Set<Group>(),
): ActorReading {
  if (seen.has(group) || seen.size > 6) return { actor: null, candidates: [], sector: null };
  seen.add(group);
  const { sight } = stage;
  if (group.members.length > 0) {
    const candidates = group.members.flatMap((member) => {
      const { actor } = actorOf(stage, sight.groups.of(member), [], new Set(seen));
      return actor === null ? [] : [{ actor, score: 0.5, reason: "one of the members" }];
    });
    return { actor: null, candidates, sector: null };
  }
  const listed = listing(stage, group);
  const told = toldBy(stage, group, roles, seen);
  const own = group.named && group.type === "organization" ? (listed[0]?.sector ?? null) : null;
  const sector = ofStates(stage, group, listed)
    ? own
    : (own ?? sectorBy(stage, group, roles, seen) ?? listed[0]?.sector ?? null);
  const choices: Candidate[] = [];
  const add = (one: Candidate | null | undefined) => {
    if (one && !choices.some((other) => other.actor === one.actor)) choices.push(one);
  };
  if (listed.length === 0 && group.type === "place") {
    const country = placeOf(sight, stage.places, stage.gazetteer, group)?.country;
    if (country) return { actor: country, candidates: [], sector: null };
  }
  const [first, ...rest] = listed;
  if (group.type === "person") {
    // What the document says of a person comes before what the tables know under the name.
    const agreed = told[0] && listed.find((one) => one.actor === told[0]!.actor);
    if (agreed) add(agreed);
    else for (const one of told) if (one.score > HOME) add(one);
  } else if (!first) for (const one of told) add(one);
  if (first) add(first);
  for (const one of rest) if (one.score >= (first?.score ?? 0) * 0.5) add(one);
  for (const one of told) add(one);
  if (choices.length === 0 && sector !== null && OF_STATES.has(sector) && group.type === "organization" && !group.named)
    for (const one of stage.states) add(one);
  const both = told.length > 1 && !first && told[0]!.score === told[1]!.score;
  const best = choices[0];
  if (!best || best.score < ENOUGH || both) return { actor: null, candidates: choices, sector };
  return { actor: best.actor, candidates: choices.slice(1), sector };
}

/** A body between states has the sector that the tables give it, whatever words its name is made of: the European Union is no trade union. */
function ofStates({ directory }: ActorSight, group: Group, [best]: readonly Listed[]): boolean {
  const actor = best && group.named && group.type === "organization" ? directory.actor(best.actor) : null;
  return actor?.kind === "organization" && actor.state === null;
}

type Listed = Candidate & { readonly sector: Sector | null };

/** What the tables know under the group's names, best first, each actor once. */
function listing({ sight, directory }: ActorSight, group: Group): readonly Listed[] {
  const found = new Map<string, Listed>();
  const named = group.drafts.map((index) => sight.groups.drafts[index]!).filter(({ name }) => name !== null);
  const full = named.filter(({ nameWords }) => nameWords.length > 1);
  for (const draft of named) {
    for (const one of draft.candidates) {
      if (one.by === "surname" && full.some((longer) => isAnother(draft, one, longer))) continue;
      if (draft.type === "place" && one.by === "capital") {
        enter(found, {
          actor: one.actor.id,
          score: one.score,
          reason: `in ${one.actor.name}: ${one.reason.split(",")[0]}`,
          sector: null,
        });
        continue;
      }
      const actor = one.acts ?? one.actor.state ?? (one.actor.kind === "person" ? null : one.actor.id);
      if (actor !== null)
        enter(found, { actor, score: one.score, reason: one.reason, sector: sectorIn(one, directory) });
    }
  }
  return [...found.values()].sort((a, b) => b.score - a.score);
}

/** Whether the full name is of another than the candidate of the surname: "Chen Boliang" is no other Chen, "Vladimir V. Putin" is Putin. */
function isAnother(surname: Draft, { actor }: ActorCandidate, full: Draft): boolean {
  if (full.candidates.some((one) => one.actor.id === actor.id)) return false;
  const words = actor.name.toLowerCase().split(/[ -]/);
  return !full.nameWords.some((word) => words.includes(word) && !surname.nameWords.includes(word));
}

function enter(found: Map<string, Listed>, one: Listed): void {
  const before = found.get(one.actor);
  if (!before || before.score < one.score) found.set(one.actor, one);
}

function sectorIn(one: ActorCandidate, directory: Directory): Sector | null {
  if (one.by.startsWith("demonym")) return null;
  if (one.actor.sector !== null) return one.actor.sector;
  if (one.office !== null) return sectorOf(one.office.split(" of ")[0]!) ?? "GOV";
  return directory.actor(one.actor.id)?.kind === "state" ? "GOV" : null;
}

/** What the document says of whom it acts for: nationality, possessor, "of", where it lives; best first. */
function toldBy(
  stage: ActorSight,
  group: Group,
  roles: readonly RoleReading[],
  seen: Set<Group>,
): readonly Candidate[] {
  const { sight } = stage;
  const speaker = speakerOf(sight, group);
  if (speaker >= 0) {
    const { actor } = actorOf(stage, sight.groups.of(speaker), [], new Set(seen));
    if (actor !== null) return [{ actor, score: 0.7, reason: `those for whom ${nameOf(sight, speaker)} speaks` }];
  }
  if (group.type === "state" || group.type === "place") return [];
  const found: Candidate[] = [];
  const add = (owner: number, reason: string, score: number) => {
    if (owner < 0) return;
    const other = sight.groups.of(owner);
    if (other === group) return;
    const { actor } = actorOf(stage, other, rolesNone, new Set(seen));
    if (actor !== null && !found.some((one) => one.actor === actor)) found.push({ actor, score, reason });
  };
  for (const role of roles) {
    const noun = role.noun.split(" ").at(-1)!;
    if (!OTHERS.has(noun))
      add(role.owner, `the document: ${role.text}${role.owner >= 0 ? ` of ${nameOf(sight, role.owner)}` : ""}`, 0.9);
  }
  for (const index of group.drafts.slice(0, 12)) {
    const draft = sight.groups.drafts[index]!;
    if (draft.form === "pronoun" || OTHERS.has(draft.noun)) continue;
    if (draft.form === "name" && group.type !== "person" && group.type !== "people") continue;
    const owners = [ownerOf(sight, draft.head, draft), ...adjectivesOf(sight, draft.head)];
    for (const owner of owners) add(owner, `the document: ${sight.analysis.text.slice(draft.start, draft.end)}`, 0.8);
  }
  if (found.length === 0 && stage.home !== null && group.type === "person" && group.named && isLocal(roles)) {
    found.push({ actor: stage.home, score: roles.length > 0 ? HOME : HOME - 0.1, reason: "where the report is from" });
  }
  return found;
}
const rolesNone: readonly RoleReading[] = [];

/** Ordinary people whom a report meets where it is sent from. */
const isLocal = (roles: readonly RoleReading[]): boolean =>
  roles.every(({ noun }) => /^(?:CVL|EDU|LAB|AGR|MED|REF|BUS)$/.test(sectorOf(noun) ?? "CVL"));

/** The speaker of a group that only "we" and "us" in quotations make; -1 of any other. */
function speakerOf(sight: Sight, group: Group): number {
  const first = sight.groups.drafts[group.drafts[0]!]!;
  if (group.named || first.form !== "pronoun" || first.person !== 1 || first.quotation < 0) return -1;
  return sight.speakers[first.quotation] ?? -1;
}

/** Nationality adjectives before the word, those joined by "and" too. */
function adjectivesOf(sight: Sight, head: number): readonly number[] {
  const { analysis, byHead, groups } = sight;
  return analysis.tokens[head]!.children.flatMap((child) => {
    if (child > head) return [];
    const joined = analysis.tokens[child]!.children.filter((further) => analysis.tokens[further]!.label === "conj");
    return [child, ...joined]
      .filter((index) => byHead[index]! >= 0 && groups.drafts[byHead[index]!]!.name !== null)
      .map((index) => byHead[index]!);
  });
}

const nameOf = (sight: Sight, draft: number): string => {
  const { start, end } = sight.groups.drafts[draft]!;
  return sight.analysis.text.slice(start, end);
};

/** Offices of any body, so that whoever holds one is of the sector of the body. */
const OFFICES: ReadonlySet<string> = new Set(
  `president chairman chairwoman chief director head leader spokesman spokeswoman spokesperson secretary official
   representative member vice-president`.split(/\s+/),
);

/** The sector of the body that the role is an office of; `null` where it has none, `undefined` where it is no such role. */
function sectorOfBody(stage: ActorSight, role: RoleReading, seen: Set<Group>): Sector | null | undefined {
  if (role.owner < 0 || !OFFICES.has(role.noun.split(" ").at(-1)!) || /^(?:former|ex)\b/.test(role.noun))
    return undefined;
  const body = stage.sight.groups.of(role.owner);
  if (body.type !== "organization" || !body.named) return undefined;
  return actorOf(stage, body, rolesNone, new Set(seen)).sector;
}

function sectorBy(stage: ActorSight, group: Group, roles: readonly RoleReading[], seen: Set<Group>): Sector | null {
  const { sight } = stage;
  if (group.type === "state" || group.type === "place" || group.type === "facility") return null;
  if (group.named && group.type === "organization") {
    const name = group.drafts
      .map((index) => sight.groups.drafts[index]!)
      .find((draft) => draft.form === "name" && draft.nameWords.length > 1);
    return name ? sectorOf(name.nameWords.join(" ")) : null;
  }
  for (const role of roles) {
    const body = sectorOfBody(stage, role, seen);
    if (body === null) return null;
    const found = body ?? sectorOf(role.noun);
    if (found !== null && (found !== "CVL" || group.type === "person")) return found;
  }
  for (const index of group.drafts.slice(0, 12)) {
    const draft = sight.groups.drafts[index]!;
    if (draft.form !== "nominal" || draft.adjective || draft.noun === "group") continue;
    if (nounKind(draft.noun) === "body") continue;
    const own = sectorOf([...draft.modifiers, draft.noun].join(" "));
    const found = SPEAKS.has(draft.noun)
      ? (draft.modifiers.map((word) => sectorOf(word)).find((one) => one !== null) ?? own)
      : own;
    if (found !== null) return found;
  }
  if (group.type === "people" || (group.type === "person" && roles.length === 0)) return "CVL";
  const kind = group.named ? null : [...group.nouns].map(nounKind).find((one) => one !== null);
  return kind === "government" ? "GOV" : null;
}
