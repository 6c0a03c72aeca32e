import { z } from "zod";
import { isDay } from "../ground/day.ts";
import { EVENT_STATUSES, EVENT_TYPES } from "../ground/event-type.ts";
import { SECTORS } from "../ground/sector.ts";
import { TIE_STATUSES, TIE_TYPES } from "../ground/tie-type.ts";
import type { PageAsked } from "../record/page.ts";

/** Inputs that several operations ask for, each said once. */

export const day = (about: string) =>
  z
    .string()
    .refine(isDay, {
      error: (issue) => `"${String(issue.input)}" is no day of the calendar; write YYYY-MM-DD, for example 2023-04-14`,
    })
    .optional()
    .describe(about);

/** Values of one filter, characters of words to find and of a name: more is a query that costs more than it tells. */
const VALUES = 100;
const SEARCH = 500;
const NAME = 300;

const search = () => z.string().max(SEARCH, `is longer than ${SEARCH} characters; ask for less`).optional();
const called = () => z.string().max(NAME, `is longer than ${NAME} characters; write a name or an id`).optional();

/** Several words with commas between them; each of the known ones, where they are a closed set. */
export const several = (about: string, known?: readonly string[]) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((value) =>
      (Array.isArray(value) ? value : [value])
        .flatMap((one) => one.split(","))
        .map((one) => one.trim())
        .filter(Boolean),
    )
    .refine((values) => values.length <= VALUES, { error: `has more than ${VALUES} values; ask for fewer at once` })
    .refine((values) => !known || values.every((one) => known.includes(one)), {
      error: (issue) => `"${String(issue.input)}" is not one of: ${known?.join(", ")}`,
    })
    .optional()
    .describe(known ? `${about}; of: ${known.join(", ")}` : about);

const share = (about: string) =>
  z.coerce
    .number({ error: "is no number" })
    .min(0, "is no number from 0 to 1")
    .max(1, "is no number from 0 to 1")
    .optional()
    .describe(about);

/** A whole number from 1 up to the most. */
export const whole = (most: number) => {
  const error = `is no whole number from 1 to ${most}`;
  return z.coerce.number({ error }).int(error).min(1, error).max(most, error);
};

/** A point and kilometres round it, on the globe. */
const isRound = (near: string): boolean => {
  const [lat = Number.NaN, lon = Number.NaN, km = Number.NaN] = near.split(",").map(Number);
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && km > 0;
};

/** A switch: there or not; `true` and `1` in an address. */
export const flag = (about: string) =>
  z
    .union([z.boolean(), z.enum(["true", "1", "false", "0", ""])])
    .transform((value) => value === true || value === "true" || value === "1" || value === "")
    .optional()
    .meta({ description: about, flag: true });

/** The text of a table; the command line is told a file instead. */
export const table = (about: string) =>
  z.string({ error: "is no text; hand in the table's CSV" }).meta({ description: about, file: true });

export const wholeSeed = z.coerce
  .number({ error: "is no number" })
  .int("is no whole number")
  .min(0)
  .max(2 ** 32 - 1)
  .default(1)
  .describe("of the dice: the same seed gives the same answer, to the bit");

export const published = day("day of publication, for documents that name none");

export const pageInput = {
  limit: whole(1000).default(100).describe("items of one page, at most 1000"),
  cursor: z.string().optional().describe("`next` of the page before"),
  sort: z.string().optional().describe("what to sort by, with - before it for the other way round"),
} as const;

/** The page that the input asks for. */
export const pageOf = (input: {
  limit: number;
  cursor?: string | undefined;
  sort?: string | undefined;
}): PageAsked => ({
  limit: input.limit,
  cursor: input.cursor || undefined,
  sort: input.sort || undefined,
});

const times = {
  asOf: day("what held on that day"),
  knownBy: day("what the record knew at the end of that day"),
} as const;

const claims = {
  actor: called().describe("name or id of one who takes part; its parts and members count"),
  other: called().describe("name or id of the other side"),
  exact: flag("the actor itself, without members"),
  from: day("from that day on, by the claim's own date"),
  to: day("up to that day, by the claim's own date"),
  document: z.string().optional().describe("id of a document"),
  q: search().describe('words to find, "phrases", -without'),
  score: share("at least so sure, 0 to 1"),
  publisher: several("publishers"),
  sector: several("sectors of who takes part", Object.keys(SECTORS)),
  decided: z
    .enum(["accepted", "rejected", "undecided", "any"])
    .optional()
    .describe("what a person said of it; rejected ones are left out unless asked for"),
  facets: flag("counts of each value, over the whole filtered set"),
  ...times,
  ...pageInput,
} as const;

export const eventsInput = z.object({
  ...claims,
  type: several("event types", Object.keys(EVENT_TYPES)),
  mode: several("modes of the types"),
  quad: several("quad classes", ["1", "2", "3", "4"]),
  status: several("how it stands to the facts", EVENT_STATUSES),
  country: several("ISO 3166 alpha-3 of where it was").refine(
    (codes) => !codes || codes.every((one) => /^[A-Z]{3}$/.test(one)),
    {
      error: "write codes of three capital letters, for example ARM",
    },
  ),
  near: z
    .string()
    .refine(isRound, "write LATITUDE,LONGITUDE,KILOMETRES, for example 40.18,44.51,50")
    .optional()
    .describe("within so many kilometres of a point: 40.18,44.51,50"),
  each: flag("each report of an event in a row of its own"),
});

export const statementsInput = z.object({
  ...claims,
  speaker: called().describe("name or id of who says it; who speaks for it counts"),
  about: called().describe("name or id of whom it is about"),
  type: several("forms", ["direct", "indirect", "mixed"]),
});

export const tiesInput = z.object({
  ...claims,
  type: several("tie types", Object.keys(TIE_TYPES)),
  status: several("how it stands", TIE_STATUSES),
});

export const influencesInput = z.object({
  ...claims,
  status: several("how certain", ["stated", "hedged", "denied"]),
});

export const documentsInput = z.object({
  q: search().describe('words to find, "phrases", -without'),
  publisher: several("publishers"),
  language: several("languages, as BCP 47 writes them"),
  actor: called().describe("name or id of one it speaks of"),
  exact: flag("the actor itself, without members"),
  from: day("published from that day on"),
  to: day("published up to that day"),
  ...times,
  ...pageInput,
});

export const actorsInput = z.object({
  q: search().describe("part of a name, or an id"),
  type: several("kinds", ["person", "organization", "state", "place", "people", "facility", "other"]),
  sector: several("sectors", Object.keys(SECTORS)),
  actsFor: several("ids of whom it acts for"),
  document: z.string().optional().describe("id of a document that speaks of it"),
  ...times,
  ...pageInput,
});
