/** The board of a scenario file: its tables, and what the record's picture says of the actors it takes. */
import { addDays } from "../../ground/day.ts";
import { fault } from "../../ground/fault.ts";
import { TIE_TYPES } from "../../ground/tie-type.ts";
import type { StoredClaim } from "../../record/claims.ts";
import type { ClaimFilter } from "../../record/filter.ts";
import type { Influence, ReportEvent } from "../../report/claims.ts";
import {
  type Board,
  type BoardArrow,
  type BoardEvents,
  type BoardTie,
  type PictureSize,
  type Position,
  sizeOfEvents,
} from "../../scenario/index.ts";
import type { Desk } from "../desk.ts";
import { tiesOn } from "../operations/picture.ts";
import { whoIs } from "../who.ts";
import type { ScenarioFile } from "./file.ts";

const PAGE = 5000;

/** Every claim that the filter lets through, in the order of their days. */
export async function everyClaim(desk: Desk, filter: ClaimFilter): Promise<readonly StoredClaim[]> {
  const record = await desk.record();
  const items: StoredClaim[] = [];
  let cursor: string | undefined;
  do {
    const page = await record.claims(filter, { limit: PAGE, sort: "day", cursor });
    items.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return items;
}

/** The board before any step. */
export async function boardOf(desk: Desk, file: ScenarioFile): Promise<Board> {
  const own = ownBoard(file);
  if (!file.picture) return own;
  if (own.actors.length === 0)
    throw fault("desk/scenario-actors", "the file takes a picture and no actors; name them under actors");
  const asOf = file.picture.asOf ?? desk.now().toISOString().slice(0, 10);
  const ids = await idsOf(desk, own.actors, asOf);
  const { knownBy, window } = file.picture;
  const ties = await pictureTies(desk, asOf, knownBy, ids);
  const recent = await recentClaims(desk, { from: addDays(asOf, -window), to: asOf, knownBy }, ids);
  return {
    ...own,
    ties: [...ties, ...own.ties],
    events: eventsOf(recent, ids),
    pictureSizes: file.picture.sizes === "events" ? brought(recent, own.actors, ids) : new Map(),
    memberships: await memberships(desk, asOf, ids, own.memberships),
    arrows: [...(await arrows(desk, knownBy)), ...own.arrows],
  };
}

/** The sizes of the actors by the events of the time that each brought about. */
export const sizesBy = async (
  desk: Desk,
  actors: readonly string[],
  ids: ReadonlyMap<string, string>,
  time: { readonly from: string; readonly to: string; readonly knownBy: string | undefined },
): Promise<ReadonlyMap<string, PictureSize>> => brought(await recentClaims(desk, time, ids), actors, ids);

/** The ids of the actors, each with the name that it was taken by. */
export async function idsOf(desk: Desk, actors: readonly string[], asOf: string): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const actor of actors) for (const id of await whoIs(desk, actor, asOf, true)) ids.set(id, actor);
  return ids;
}

function ownBoard({ actors, tables }: ScenarioFile): Board {
  const ties = (tables?.ties ?? []).map(({ a, b, type, sign, status }): BoardTie => {
    const way = (type === undefined ? null : TIE_TYPES[type].sign) ?? sign;
    if (way === undefined)
      throw fault("desk/scenario-sign", `the tie of ${a} and ${b} has no sign; give it a type, or a sign of 1 or -1`);
    return { a, b, type: type ?? null, sign: way, status, reports: 0, claimed: false, claims: [] };
  });
  const named = [
    ...(tables?.propensities ?? []).flatMap(({ a, b }) => [a, b]),
    ...Object.keys(tables?.sizes ?? {}),
    ...ties.flatMap(({ a, b }) => [a, b]),
  ];
  return {
    actors: [...new Set(actors.length > 0 ? actors : named)],
    sizes: new Map(Object.entries(tables?.sizes ?? {})),
    pictureSizes: new Map(),
    ties,
    events: [],
    memberships: new Map(Object.entries(tables?.memberships ?? {})),
    own: tables?.propensities ?? [],
    positions: (tables?.positions ?? []) as readonly Position[],
    arrows: (tables?.influences ?? []).map((one, index) => ({
      ...one,
      id: `table: ${index + 1}`,
      causeWords: one.cause,
      effectWords: one.effect,
    })),
    series: tables?.series ?? [],
    prior: null,
  };
}

/** Ties of the actors taken, with each other and with anybody else; others keep their own names. */
async function pictureTies(
  desk: Desk,
  asOf: string,
  knownBy: string | undefined,
  ids: ReadonlyMap<string, string>,
): Promise<readonly BoardTie[]> {
  const ties = await tiesOn(desk, asOf, { knownBy });
  return ties
    .filter(({ from, to }) => ids.has(from.actor) || ids.has(to.actor))
    .map(({ type, from, to, sign, status, reports, onlyClaimed, claims }) => ({
      a: ids.get(from.actor) ?? from.actor,
      b: ids.get(to.actor) ?? to.actor,
      ...{ type, sign, status, reports, claimed: onlyClaimed, claims },
    }))
    .filter(({ a, b }) => a !== b);
}

/** The events in the time that happened and that any of the actors takes part in. */
async function recentClaims(
  desk: Desk,
  time: { readonly from: string; readonly to: string; readonly knownBy: string | undefined },
  ids: ReadonlyMap<string, string>,
): Promise<readonly StoredClaim[]> {
  const claims = await everyClaim(desk, { kind: "event", actor: [...ids.keys()], ...time });
  return claims.filter(({ claim }) => ["happened", "ongoing"].includes((claim as ReportEvent).status));
}

/** The scores of the events between each two. */
function eventsOf(claims: readonly StoredClaim[], ids: ReadonlyMap<string, string>): readonly BoardEvents[] {
  const found = new Map<string, { a: string; b: string; scores: number[]; claims: string[] }>();
  for (const claim of claims) {
    if (claim.plover === null) continue;
    for (const [a, b] of pairsOf(claim, ids)) {
      const key = JSON.stringify([a, b]);
      const events = found.get(key) ?? { a, b, scores: [], claims: [] };
      events.scores.push(claim.plover);
      events.claims.push(claim.key);
      found.set(key, events);
    }
  }
  return [...found.values()];
}

/** The size of each actor by the events that it brought about. */
const brought = (
  claims: readonly StoredClaim[],
  actors: readonly string[],
  ids: ReadonlyMap<string, string>,
): ReadonlyMap<string, PictureSize> =>
  new Map(
    actors.map((actor) => [
      actor,
      sizeOfEvents(claims.filter((claim) => takenIn(claim, "source", ids).includes(actor)).map(({ key }) => key)),
    ]),
  );

/** Who of the actors taken stands in the claim as that. */
export const takenIn = (claim: StoredClaim, role: string, ids: ReadonlyMap<string, string>): readonly string[] => [
  ...new Set(
    claim.parts
      .filter((part) => part.role === role)
      .map((part) => ids.get(part.actor ?? "") ?? ids.get(part.actsFor ?? ""))
      .filter((actor) => actor !== undefined),
  ),
];

/** Who meets in the event: each source with each target, or the sources with each other where there is none. */
function pairsOf(claim: StoredClaim, ids: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  const [sources, targets] = [takenIn(claim, "source", ids), takenIn(claim, "target", ids)];
  const others = targets.length > 0 ? targets : sources;
  const pairs = sources.flatMap((a) =>
    others.filter((b) => b !== a).map((b): readonly [string, string] => (a < b ? [a, b] : [b, a])),
  );
  return [...new Map(pairs.map((pair) => [pair.join("\u0000"), pair])).values()];
}

async function memberships(
  desk: Desk,
  asOf: string,
  ids: ReadonlyMap<string, string>,
  own: Board["memberships"],
): Promise<Board["memberships"]> {
  const directory = await desk.directory();
  const found = new Map<string, readonly string[]>(own);
  for (const [id, actor] of ids) {
    const bodies = directory.memberships(id, asOf).filter((body) => !ids.has(body));
    found.set(actor, [...new Set([...(found.get(actor) ?? []), ...bodies])]);
  }
  return found;
}

/** What the record says drives what; an end that names a claim is that claim, another its words. */
async function arrows(desk: Desk, knownBy: string | undefined): Promise<readonly BoardArrow[]> {
  const claims = await everyClaim(desk, { kind: "influence", knownBy });
  return claims.map(({ key, document, claim, words }) => {
    const { cause, effect, sign, certainty } = claim as Influence;
    const node = (named: string | null | undefined, said: string): string =>
      named ? `${document.id}#${named}` : said.toLowerCase();
    const [causeWords, effectWords] = [words.cause ?? "", words.effect ?? ""];
    return {
      id: key,
      cause: node(cause.claim, causeWords),
      effect: node(effect.claim, effectWords),
      ...{ sign, certainty, causeWords, effectWords },
    };
  });
}
