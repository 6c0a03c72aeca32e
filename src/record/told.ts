import { type Kysely, sql } from "kysely";
import type { Tables } from "./schema.ts";
import { MACHINE } from "./steps.ts";

/** What put something where it is: the record by its rule, or a person. */
interface Placed {
  /** The step by which it was put there; `null` of the first, which was there before. */
  readonly step: number | null;
  readonly author: string | null;
  /** What it was found like, how sure that is, and what speaks for and against. */
  readonly like: string | null;
  readonly score: number | null;
  readonly reasons: readonly string[];
}

/** A document of a story. */
export interface Version extends Placed {
  readonly id: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly words: number;
  /** A copy of the words, or a rewrite of the news; `null` of the first. */
  readonly how: string | null;
}

/** A report of an event. */
export interface Telling extends Placed {
  readonly key: string;
  readonly document: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly words: string;
  readonly lead: boolean;
}

interface StepRow {
  readonly step: number | null;
  readonly author: string | null;
  readonly reason: string | null;
  readonly body: string | null;
}

const placed = ({ step, author, reason, body }: StepRow): Placed & { readonly how: string | null } => {
  const { like, score, reasons, how } = JSON.parse(body ?? "{}") as Partial<Placed> & { how?: string };
  const said = reasons ?? (reason ? [reason] : []);
  return {
    step,
    author,
    like: like ?? null,
    score: score ?? null,
    reasons: said,
    how: how ?? (author && author !== MACHINE ? "person" : null),
  };
};

/** The last step, not undone, that put the target in a group. */
const last = (target: string) =>
  sql`left join lateral (select seq as step, author, reason, body from step where target = ${sql.raw(target)} and kind = 'group' and undone_by is null
    order by seq desc limit 1) s on true`;

/** The documents of the story that the document is a version of, first come first; `null` where there is none of that id. */
export async function story(db: Kysely<Tables>, id: string): Promise<readonly Version[] | null> {
  const found = await sql<Omit<Version, keyof Placed | "how"> & StepRow>`
    select d.id, d.title, d.publisher, d.published, d.words, s.step, s.author, s.reason, s.body
    from document m join document d on d.seq = m.seq or d.story = m.story ${last("d.id")}
    where m.id = ${id} and d.forgotten_at is null order by d.seq`.execute(db);
  return found.rows.length === 0
    ? null
    : found.rows.map((row, at) => {
        const { step, author, reason, body, ...document } = row;
        return { ...document, ...(at === 0 ? placed(NONE) : placed({ step, author, reason, body })) };
      });
}

/** The reports of the event that the claim is one report of, first come first; `null` where there is no such event now. */
export async function happening(db: Kysely<Tables>, key: string): Promise<readonly Telling[] | null> {
  const found = await sql<Omit<Telling, keyof Placed> & StepRow>`
    select c.key, c.lead, c.words, d.id as document, d.title, d.publisher, d.published, s.step, s.author, s.reason, s.body
    from claim m join claim c on (c.seq = m.seq or c.happening = m.happening) and c.known_to is null
    join document d on d.seq = c.document ${last("c.key")}
    where m.key = ${key} and m.known_to is null and m.kind = 'event' order by c.seq`.execute(db);
  return found.rows.length === 0
    ? null
    : found.rows.map((row, at) => {
        const { step, author, reason, body, words, ...claim } = row;
        const { how: _, ...why } = at === 0 ? placed(NONE) : placed({ step, author, reason, body });
        return { ...claim, words: (JSON.parse(words) as { evidence: string }).evidence, ...why };
      });
}

const NONE: StepRow = { step: null, author: null, reason: null, body: null };
