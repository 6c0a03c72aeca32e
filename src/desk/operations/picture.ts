import { z } from "zod";
import { TIE_TYPES } from "../../ground/tie-type.ts";
import { type PictureTie, pictureOn, type TieClaim } from "../../picture/picture.ts";
import type { TieRow } from "../../record/lean.ts";
import { pictureColumns } from "../columns.ts";
import type { Desk } from "../desk.ts";
import { day, flag, several } from "../inputs.ts";
import { operation } from "../operation.ts";
import { pictureOutput } from "../outputs.ts";
import { claimFilter } from "./claims.ts";

const input = z.object({
  asOf: day("the day of the picture; today where not given"),
  knownBy: day("of what the record knew at the end of that day"),
  actor: z.string().optional().describe("name or id of one whose ties are asked for"),
  type: several("tie types", Object.keys(TIE_TYPES)),
  ended: flag("those too that have ended by that day"),
  decided: z
    .enum(["accepted", "undecided", "any"])
    .optional()
    .describe("of claims that a person accepted, or has not looked at"),
});

export const picture = operation({
  name: "picture",
  summary: "The ties that hold on a day, added up over all reports, with the claims they stand on.",
  input,
  output: pictureOutput,
  columns: pictureColumns,
  async run(desk, asked) {
    const asOf = asked.asOf ?? desk.now().toISOString().slice(0, 10);
    const items = await tiesOn(desk, asOf, asked);
    return { kind: "picture", asOf, ties: items, total: items.length };
  },
});

/** The ties that the record's claims add up to on the day. */
export async function tiesOn(
  desk: Desk,
  asOf: string,
  asked: Partial<z.output<typeof input>>,
): Promise<readonly PictureTie[]> {
  const filter = await claimFilter(desk, "tie", {
    actor: asked.actor,
    type: asked.type,
    decided: asked.decided,
    knownBy: asked.knownBy,
    exact: true,
  });
  const claims = await (await desk.record()).tieRows(filter, asOf);
  return pictureOn(
    claims.map(tieClaim).filter((claim) => claim !== null),
    asOf,
    asked.ended,
  );
}

/** The claim as the picture takes it; `null` where an end of it is nobody that could be told from others. */
function tieClaim(row: TieRow): TieClaim | null {
  const { from, to, over } = row;
  if (!from || !to) return null;
  const { key, document, story, published, sign, low, high, claimed, score } = row;
  const valid = { from: row.day_from, to: row.day_to };
  const [type, status] = [row.type as TieClaim["type"], row.status as TieClaim["status"]];
  return {
    key,
    document,
    story,
    published,
    type,
    from,
    to,
    over,
    sign,
    status,
    valid,
    low,
    high,
    claimed,
    score,
  };
}
