import { z } from "zod";
import { DECISIONS } from "../record/decision.ts";

/** Shapes of what operations give, for the description that HTTP and assistants are given; listed.ts and report.ts are their types. */

const pair = z
  .tuple([z.number().int(), z.number().int()])
  .describe("[start, end) in UTF-16 code units of the document's text");
const days = z.object({ from: z.string().nullable(), to: z.string().nullable() });
const claim = z.looseObject({ id: z.string(), evidence: pair, rule: z.string(), score: z.number() });
const documentFields = {
  id: z.string(),
  title: z.string().nullable(),
  publisher: z.string().nullable(),
  published: z.string().nullable(),
};

export const faultOutput = z.object({
  kind: z.literal("fault"),
  code: z.string(),
  message: z.string(),
  place: z.string().optional(),
});

export const reportOutput = z.looseObject({
  kind: z.literal("report"),
  version: z.literal(1),
  document: z.looseObject({
    ...documentFields,
    url: z.string().nullable(),
    author: z.string().nullable(),
    language: z.string().nullable(),
    text: z.string(),
  }),
  sentences: z.array(z.object({ start: z.number(), end: z.number() })),
  entities: z.array(
    z.looseObject({
      id: z.string(),
      name: z.string(),
      type: z.string(),
      actor: z.string().nullable(),
      sector: z.string().nullable(),
      mentions: z.array(z.object({ start: z.number(), end: z.number(), form: z.string() })),
    }),
  ),
  dates: z.array(
    z.looseObject({
      start: z.number(),
      end: z.number(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      precision: z.string(),
    }),
  ),
  events: z.array(
    claim.extend({
      type: z.string(),
      mode: z.string().nullable(),
      status: z.string(),
      source: z.array(z.string()),
      target: z.array(z.string()),
    }),
  ),
  statements: z.array(claim.extend({ form: z.string(), content: z.array(pair) })),
  ties: z.array(
    claim.extend({
      type: z.string(),
      from: z.string(),
      to: z.string(),
      sign: z.number(),
      status: z.string(),
      valid: days,
    }),
  ),
  influences: z.array(claim.extend({ sign: z.number(), certainty: z.string() })),
  warnings: z.array(z.object({ rule: z.string(), message: z.string(), start: z.number(), end: z.number() })),
});

export const reportsOutput = z.union([reportOutput, faultOutput, z.array(z.union([reportOutput, faultOutput]))]);

/** A claim of a list, with its document and the words it stands on. */
export const sourcedOutput = claim.extend({ key: z.string(), words: z.string(), document: z.object(documentFields) });

export const documentOutput = z.looseObject({
  ...documentFields,
  url: z.string().nullable(),
  language: z.string().nullable(),
  read: z.string(),
  words: z.number(),
  opening: z.string(),
  counts: z.record(z.string(), z.number()),
});

export const actorOutput = z.looseObject({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  actsFor: z.string().nullable(),
  sector: z.string().nullable(),
  documents: z.number(),
  events: z.number(),
  statements: z.number(),
  ties: z.number(),
});

const counted = z.record(
  z.string(),
  z.array(z.object({ value: z.string(), count: z.number(), reports: z.number().optional() })),
);

/** A list: `total` counts the whole filtered set, `next` is the cursor of the next page. */
export const listOutput = (kind: string, item: z.ZodType) =>
  z.object({
    kind: z.literal(kind),
    items: z.array(item),
    total: z.number(),
    reports: z.number().optional().describe("of events: how many reports the total counts as one each"),
    next: z.string().nullable(),
    facets: counted.optional(),
  });

const actor = z.object({ actor: z.string(), name: z.string() });

export const pictureOutput = z.object({
  kind: z.literal("picture"),
  asOf: z.string(),
  ties: z.array(
    z.looseObject({
      type: z.string(),
      from: actor,
      to: actor,
      sign: z.number(),
      status: z.string(),
      valid: days,
      reports: z.number(),
      stories: z.number().describe("the reports without further versions of one story"),
      claims: z.array(z.string()),
      onlyClaimed: z.boolean(),
    }),
  ),
  total: z.number(),
});

const tally = z.object({ events: z.number(), reports: z.number(), mean: z.number().nullable() });
const side = z.object({ ids: z.array(z.string()), asked: z.string() });

export const dyadOutput = z.looseObject({
  kind: z.literal("dyad"),
  a: side,
  b: side,
  by: z.enum(["week", "month"]),
  points: z.array(
    z.looseObject({
      from: z.string(),
      to: z.string(),
      ...tally.shape,
      cooperation: tally,
      conflict: tally,
      claims: z.array(z.string()),
    }),
  ),
  total: tally,
  unplaced: z.number(),
  unreal: z.number(),
});

export const stepOutput = z.object({
  step: z.number(),
  at: z.string(),
  author: z.string(),
  kind: z.union([z.enum(DECISIONS), z.string()]),
  target: z.string(),
  reason: z.string(),
  change: z.unknown(),
  undoneBy: z.number().nullable(),
});

/** The lists of what is new. */
export const CHANGED = ["documents", "events", "statements", "ties", "influences", "steps"] as const;

export const changesOutput = z.looseObject({
  kind: z.literal("changes"),
  since: z.string(),
  until: z.string().describe("where to go on from"),
  more: z.boolean().describe("whether there is more to fetch at once"),
  documents: z.array(documentOutput),
  events: z.array(sourcedOutput),
  statements: z.array(sourcedOutput),
  ties: z.array(sourcedOutput),
  influences: z.array(sourcedOutput),
  steps: z.array(stepOutput),
  totals: z.record(z.string(), z.number()),
});

export const readOutput = z.looseObject({
  kind: z.literal("read"),
  queued: z.number().optional().describe("documents put in the queue"),
  stored: z.number(),
  known: z.number(),
  reread: z.number(),
  words: z.number(),
  events: z.number(),
  statements: z.number(),
  ties: z.number(),
  influences: z.number(),
  documents: z.array(
    z.object({ id: z.string(), outcome: z.enum(["stored", "known", "reread"]), versionOf: z.string().nullable() }),
  ),
  faults: z.array(faultOutput),
});
