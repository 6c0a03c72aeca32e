import { z } from "zod";
import { addDays } from "../../ground/day.ts";
import type { Statement } from "../../report/claims.ts";
import { type IssueStatement, proposePositions, sizeOfEvents } from "../../scenario/index.ts";
import { day, several } from "../inputs.ts";
import { listedStatement } from "../listing.ts";
import { operation } from "../operation.ts";
import { sourcedOutput } from "../outputs.ts";
import { everyClaim, idsOf, sizesBy, takenIn } from "../scenario/board.ts";
import { whoIs } from "../who.ts";

export const scenarioPositions = operation({
  name: "scenario positions",
  summary:
    "Positions on an issue as statements suggest them, each with its words: 50 + 50 * sum of stances / (n + 1), from 0 against to 100 for; the analyst decides.",
  input: z.object({
    q: z.string().describe('words of the issue, "phrases", -without'),
    actors: several("who takes a stand, by names or ids; everyone who speaks of it where not given"),
    about: z
      .string()
      .optional()
      .describe("the stance towards whom counts; the mean towards all it speaks of where not given"),
    asOf: day("what was said up to that day"),
    knownBy: day("of what the record knew at the end of that day"),
    window: z.coerce
      .number({ error: "is no number" })
      .int()
      .min(1)
      .max(36_500)
      .default(365)
      .describe("days before it that count"),
  }),
  output: z.object({
    kind: z.literal("positions"),
    q: z.string(),
    asOf: z.string(),
    items: z.array(
      z.object({
        actor: z.string(),
        ...{ position: z.number(), low: z.number(), high: z.number(), salience: z.number(), capability: z.number() },
        says: z.string(),
        claims: z.array(z.string()),
        statements: z.array(sourcedOutput).describe("what it said, latest first"),
      }),
    ),
    silent: z.array(z.string()).describe("actors asked for who are not heard on it"),
  }),
  words: ["q"],
  async run(desk, { q, actors, about, knownBy, window, ...asked }) {
    const asOf = asked.asOf ?? desk.now().toISOString().slice(0, 10);
    const time = { from: addDays(asOf, -window), to: asOf, knownBy };
    const said = await everyClaim(desk, { kind: "statement", text: q, ...time });
    const speakers = said.flatMap(({ parts }) =>
      parts.flatMap((part) => (part.role === "speaker" ? [part.actsFor ?? part.actor ?? []].flat() : [])),
    );
    const taken = actors ?? [...new Set(speakers)];
    const ids = await idsOf(desk, taken, asOf);
    const target = about === undefined ? null : new Set(await whoIs(desk, about, asOf, true));
    const statements = said.flatMap((claim): readonly (IssueStatement & { readonly of: typeof claim })[] => {
      const stance = stanceOf(claim.claim as Statement, (entity) => {
        if (target === null) return true;
        const part = claim.parts.find((one) => one.role === "about" && one.entity === entity);
        return target.has(part?.actor ?? "") || target.has(part?.actsFor ?? "");
      });
      return takenIn(claim, "speaker", ids).map((actor) => ({ actor, claim: claim.key, stance, of: claim }));
    });
    const sizes = await sizesBy(desk, taken, ids, time);
    const items = proposePositions(statements, taken, (actor) => (sizes.get(actor) ?? sizeOfEvents([])).value);
    return {
      kind: "positions",
      q,
      asOf,
      items: items.map((one) => ({
        ...one,
        statements: statements
          .filter((statement) => statement.actor === one.actor)
          .map((statement) => listedStatement(statement.of))
          .reverse(),
      })),
      silent: taken.filter((actor) => !items.some((one) => one.actor === actor)),
    };
  },
});

/** The sign of the statement's mean stance towards those that count. */
function stanceOf({ about }: Statement, counts: (entity: string) => boolean): -1 | 0 | 1 {
  const sum = about.reduce((all, one) => all + (counts(one.entity) ? one.stance : 0), 0);
  return Math.sign(sum) as -1 | 0 | 1;
}
