import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { regionOf } from "../../src/web/part/region.ts";

/** Ids of a table of actors, with the state each belongs to. */
const rows = (name: string) => {
  const lines = readFileSync(new URL(`../../data/actors/${name}.tsv`, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line && !line.startsWith("#"));
  const columns = lines[0]!.split("\t");
  return lines.slice(1).map((line) => {
    const cells = line.split("\t");
    return { actor: cells[columns.indexOf("id")]!, actsFor: cells[columns.indexOf("state")] || null };
  });
};

for (const table of ["states", "territories"])
  test(`every row of ${table} is of a region`, () => {
    const lost = rows(table).filter((row) => regionOf(row) === null);
    assert.deepEqual(
      lost.map((row) => row.actor),
      [],
    );
  });

test("people are of the region of whom they act for, and bodies of the world of none", () => {
  assert.equal(regionOf({ actor: "~person:some-envoy:KEN", actsFor: "KEN" }), "East Africa");
  assert.equal(regionOf({ actor: "ASEAN" }), "South-East Asia");
  assert.equal(regionOf({ actor: "UN", actsFor: null }), null);
});
