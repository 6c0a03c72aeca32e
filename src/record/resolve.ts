import type { ActorCandidate, Directory } from "../actor/directory.ts";
import type { Entity } from "../report/claims.ts";

/** What an entity of a report is to the record. */
export interface Resolved {
  /** Id in the actor tables where that is sure, else the record's own (it begins with `~`); `null` where nothing tells it from others. */
  readonly actor: string | null;
  readonly name: string;
  readonly actsFor: string | null;
  /** Known to the record alone. */
  readonly own: boolean;
  readonly reason: string;
}

/** From where on a candidate is taken without asking. */
const SURE = 0.8;
/** Letters a name needs before two documents' use of it is one actor. */
const NAMED = 2;

/** Resolves a report's entity to an actor: by code where sure, else to one of the record's own. */
export function resolve(entity: Entity, published: string | null, directory: Directory | null): Resolved {
  const acts = entity.actor;
  const named = entity.mentions.some((mention) => mention.form === "name");
  if (named && directory) {
    const sure = sureOf(entity, directory.lookup(entity.name, published));
    if (sure)
      return {
        actor: sure.actor.id,
        name: sure.actor.name,
        actsFor: acts ?? sure.acts,
        own: false,
        reason: sure.reason,
      };
  }
  if (acts && isItself(entity, acts, directory)) {
    const name = directory?.actor(acts)?.name ?? entity.name;
    return { actor: acts, name, actsFor: acts, own: false, reason: `the report codes it as ${acts}` };
  }
  const name = entity.type === "person" ? bareName(entity, directory) : entity.name;
  if (named && slug(name).length >= NAMED) {
    const id = `~${entity.type}:${slug(name)}${acts ? `:${acts}` : ""}`;
    return { actor: id, name, actsFor: acts, own: true, reason: "known by its name alone" };
  }
  if (acts && entity.sector) {
    const whose = directory?.actor(acts)?.name ?? acts;
    const id = `${acts}/${entity.sector}`;
    return {
      actor: id,
      name: `${whose} (${entity.sector})`,
      actsFor: acts,
      own: true,
      reason: `${entity.sector} of ${acts}`,
    };
  }
  return {
    actor: null,
    name: entity.name,
    actsFor: acts,
    own: false,
    reason: "the document names it by a description alone",
  };
}

/** A person's name without the office and the nationality that a document puts before it. */
function bareName(entity: Entity, directory: Directory | null): string {
  const offices = new Set(entity.roles.flatMap((role) => role.text.toLowerCase().split(/\s+/)));
  const words = entity.name.split(/\s+/);
  const isBefore = (word: string) =>
    offices.has(word.toLowerCase()) || directory?.lookup(word, null)[0]?.by === "demonym-adjective";
  const first = words.findLastIndex((word, index) => index < words.length - 1 && isBefore(word)) + 1;
  return words.slice(first).join(" ");
}

/** A state's government speaks and acts as the state; a body as itself. */
function isItself(entity: Entity, acts: string, directory: Directory | null): boolean {
  if (entity.type === "state") return true;
  if (entity.type === "person" || entity.type === "people" || entity.type === "facility") return false;
  const actor = directory?.actor(acts);
  if (actor && actor.kind !== "state" && actor.kind !== "territory")
    return entity.type === "organization" && entity.sector === actor.sector;
  return (
    (entity.type === "organization" || entity.type === "other") &&
    entity.sector === "GOV" &&
    !entity.mentions.some(isName)
  );
}

const isName = (mention: { readonly form: string }) => mention.form === "name";

/** The candidate that needs no question: its kind fits, its score is high, and none other comes near. */
function sureOf(entity: Entity, candidates: readonly ActorCandidate[]): ActorCandidate | null {
  const fitting = candidates.filter((candidate) => fits(entity, candidate));
  const [best, next] = fitting;
  if (!best || best.score < SURE) return null;
  if (next && next.actor.id !== best.actor.id && best.score - next.score < 0.1 && next.actor.id !== entity.actor) {
    return entity.actor === best.actor.id ? best : null;
  }
  return best;
}

function fits(entity: Entity, candidate: ActorCandidate): boolean {
  const { kind, id } = candidate.actor;
  if (entity.type === "person")
    return (
      kind === "person" &&
      candidate.by !== "surname" &&
      (entity.actor === null || candidate.acts === null || candidate.acts === entity.actor)
    );
  if (entity.type === "state") return kind === "state" || kind === "territory";
  if (entity.type === "organization") {
    if (candidate.by === "demonym-adjective" || candidate.by === "demonym-noun") return false;
    return (
      (kind === "organization" || kind === "group" || kind === "state") &&
      (entity.actor === null || entity.actor === id)
    );
  }
  if (entity.type === "place") return (kind === "territory" || kind === "state") && candidate.by !== "capital";
  return false;
}

/** The name in small letters without accents, words joined by hyphens. */
export const slug = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’]s\b/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
