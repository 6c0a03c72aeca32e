/** Reports written by hand, and records to keep them in: PGlite always, PostgreSQL where DRAGOMAN_TEST_PG names one. */
import { rmSync } from "node:fs";
import process from "node:process";
import pg from "pg";
import type { Actor, ActorCandidate, Directory } from "../../src/actor/directory.ts";
import { makeDocument } from "../../src/document/document.ts";
import type { Pair } from "../../src/ground/span.ts";
import { type OpenRecord, openRecord } from "../../src/record/index.ts";
import type { Entity, Influence, ReportEvent, Statement, Tie } from "../../src/report/claims.ts";
import type { Report } from "../../src/report/report.ts";
import { freshFolder } from "./fresh.ts";

export interface Sketch {
  readonly id?: string;
  readonly text: string;
  readonly title?: string;
  readonly publisher?: string;
  readonly published?: string | null;
  readonly entities?: readonly (Partial<Entity> & { readonly id: string; readonly name: string })[];
  readonly events?: readonly (Partial<ReportEvent> & { readonly on: string })[];
  readonly statements?: readonly (Partial<Omit<Statement, "speaker">> & {
    readonly on: string;
    readonly by?: string;
  })[];
  readonly ties?: readonly (Partial<Tie> & { readonly on: string; readonly from: string; readonly to: string })[];
  readonly influences?: readonly (Partial<Influence> & {
    readonly on: string;
    readonly cause_: string;
    readonly effect_: string;
  })[];
}

/** A report of the sketch; claims stand on the words named by `on`. */
export function sketch(of: Sketch): Report {
  const { kind: _, ...document } = makeDocument(of.text, {
    ...(of.id === undefined ? {} : { id: of.id }),
    title: of.title ?? null,
    publisher: of.publisher ?? null,
    published: of.published === undefined ? "2024-03-05" : of.published,
    language: "en",
  });
  const at = (words: string): Pair => {
    const start = of.text.indexOf(words);
    if (start < 0) throw new Error(`the sketch says "${words}", which its text does not hold`);
    return [start, start + words.length];
  };
  const span = (words: string) => ({ start: at(words)[0], end: at(words)[1] });
  const base = { statement: null, rule: "sample/rule", score: 0.9 };
  return {
    kind: "report",
    version: 1,
    document,
    sentences: [{ start: 0, end: of.text.length }],
    entities: (of.entities ?? []).map((entity) => ({
      ...{ type: "state", actor: null, candidates: [], sector: null, roles: [], place: null },
      ...{ mentions: of.text.includes(entity.name) ? [{ ...span(entity.name), form: "name" as const }] : [] },
      ...entity,
    })) as readonly Entity[],
    dates: [],
    events: (of.events ?? []).map(({ on, ...event }, index) => ({
      ...base,
      ...{
        id: `v${index + 1}`,
        type: "CONSULT",
        mode: null,
        contexts: [],
        source: [],
        target: [],
        status: "happened",
        date: null,
      },
      ...{
        place: null,
        killed: null,
        injured: null,
        detained: null,
        displaced: null,
        trigger: at(on),
        evidence: at(on),
      },
      ...event,
    })) as readonly ReportEvent[],
    statements: (of.statements ?? []).map(({ on, by, ...statement }, index) => ({
      ...base,
      ...{
        id: `s${index + 1}`,
        addressee: null,
        cue: null,
        content: [at(on)],
        outer: null,
        form: "direct",
        about: [],
        date: null,
      },
      ...{ speaker: by === undefined ? null : { entity: by, start: 0, end: 1 }, evidence: at(on) },
      ...statement,
    })) as readonly Statement[],
    ties: (of.ties ?? []).map(({ on, ...tie }, index) => ({
      ...base,
      ...{
        id: `t${index + 1}`,
        type: "ally",
        over: null,
        sign: 1,
        status: "holds",
        valid: { from: null, to: null },
        evidence: at(on),
      },
      ...tie,
    })) as readonly Tie[],
    influences: (of.influences ?? []).map(({ on, cause_, effect_, ...influence }, index) => ({
      ...base,
      ...{ id: `i${index + 1}`, cause: { ...span(cause_), claim: null }, effect: { ...span(effect_), claim: null } },
      ...{ sign: 1, certainty: "stated", evidence: at(on) },
      ...influence,
    })) as readonly Influence[],
    warnings: [],
  };
}

const ACTORS: readonly (Actor & { readonly members?: readonly string[]; readonly names?: readonly string[] })[] = [
  { id: "NOR", kind: "state", name: "Norway", sector: "GOV", state: "NOR", names: ["oslo"] },
  { id: "SWE", kind: "state", name: "Sweden", sector: "GOV", state: "SWE", names: ["stockholm"] },
  { id: "FIN", kind: "state", name: "Finland", sector: "GOV", state: "FIN" },
  { id: "NC", kind: "organization", name: "Nordic Council", sector: null, state: null, members: ["NOR", "SWE", "FIN"] },
];

/** Three states and a body they are members of. */
export const directory: Directory = {
  lookup: (name) =>
    ACTORS.filter((actor) => [actor.name.toLowerCase(), ...(actor.names ?? [])].includes(name.toLowerCase())).map(
      (actor): ActorCandidate => ({
        actor,
        score: 1,
        reason: `name of ${actor.name}`,
        by: "name",
        acts: actor.id,
        office: null,
      }),
    ),
  actor: (id) => ACTORS.find((actor) => actor.id === id) ?? null,
  memberships: (id) => ACTORS.filter((actor) => actor.members?.includes(id)).map((actor) => actor.id),
  members: (id) => ACTORS.find((actor) => actor.id === id)?.members ?? [],
  offices: () => [],
  longest: () => 2,
  sources: ["written for tests"],
};

export interface Bench {
  readonly name: string;
  /** Why it cannot be run here; `null` where it can. */
  readonly skip: string | null;
  open(): Promise<{
    readonly record: OpenRecord;
    readonly address: string;
    tick(to: string): void;
    close(): Promise<void>;
  }>;
}

let count = 0;

/** A record of its own on each database that there is. */
export const databases: readonly Bench[] = [
  {
    name: "PGlite",
    skip: null,
    open: async () => {
      const address = await freshFolder();
      return opened(address, async () => rmSync(address, { recursive: true, force: true }));
    },
  },
  {
    name: "PostgreSQL",
    skip: process.env.DRAGOMAN_TEST_PG ? null : "DRAGOMAN_TEST_PG names no server",
    open: async () => {
      const server = process.env.DRAGOMAN_TEST_PG!;
      count += 1;
      const schema = `t${process.pid}_${count}`;
      const client = new pg.Client({ connectionString: server });
      await client.connect();
      await client.query(`create schema ${schema}`);
      const address = `${server}${server.includes("?") ? "&" : "?"}options=${encodeURIComponent(`-c search_path=${schema}`)}`;
      return opened(address, async () => {
        await client.query(`drop schema ${schema} cascade`);
        await client.end();
      });
    },
  },
];

async function opened(address: string, clean: () => Promise<void>) {
  let now = new Date("2024-03-10T12:00:00.000Z");
  const record = await openRecord({ address, doing: "test", now: () => now, directory: async () => directory });
  return {
    record,
    address,
    tick: (to: string) => {
      now = new Date(to);
    },
    close: async () => {
      await record.close();
      await clean();
    },
  };
}
