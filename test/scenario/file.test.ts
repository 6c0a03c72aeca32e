import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { z } from "zod";
import { inputOf, operations, type Source } from "../../src/desk/index.ts";
import { readScenario, scenarioFile } from "../../src/desk/scenario/file.ts";
import { openSampleDesk, type SampleDesk } from "../desk/sample-desk.ts";

let at: SampleDesk;
before(async () => {
  at = await openSampleDesk();
});
after(() => at.close());

const example = (name: string) => readFileSync(new URL(`../../examples/scenarios/${name}`, import.meta.url), "utf8");
const source = (text: string): Source => ({ name: "what-if.yaml", bytes: async () => new TextEncoder().encode(text) });

// biome-ignore lint/suspicious/noExplicitAny: the answers are looked into by hand
async function ask(name: string, given: Record<string, unknown>, text?: string): Promise<any> {
  const operation = operations.find((one) => one.name === name)!;
  const answer = await operation.run(at.desk, inputOf(operation, given), text === undefined ? [] : [source(text)]);
  const shape = operation.output.safeParse(answer);
  assert.ok(shape.success, `${name} gave what its shape does not allow: ${shape.error?.message}`);
  return answer;
}

test("the published schema is that of the files that are read", () => {
  const schema = z.toJSONSchema(scenarioFile, { io: "input" });
  assert.deepEqual(JSON.parse(example("scenario.schema.json")), schema);
});

test("the example is played before and after its steps, the same again", async () => {
  const text = example("nordic-pact.yaml");
  const found = await ask("scenario", {}, text);
  const kinds = ["blocs", "tension", "issue", "chain"];
  for (const list of [found.base, found.after, found.difference])
    assert.deepEqual(
      list.map((one: { kind: string }) => one.kind),
      kinds,
    );
  const together = (of: { minima: { sides: string[][] }[] }) =>
    of.minima[0]!.sides.find((side) => side.includes("Isle"))!.includes("Norland");
  assert.equal(together(found.base[0]), true);
  assert.ok(found.difference[2].compromise > 0);
  const isle = found.base[3].ends.find((one: { node: string }) => one.node === "Isle's membership");
  assert.deepEqual([isle.sign, isle.paths.length], [-1, 2]);
  assert.deepEqual(await ask("scenario", {}, text), found);
});

test("a picture's propensities rest on its claims, and its counts on its events", async () => {
  const found = await ask(
    "scenario",
    { seed: 4 },
    `
actors: [Norway, SWE, FIN]
picture: { asOf: "2024-04-20" }
steps: [ { end: { a: Norway, b: SWE } } ]
questions: [ { blocs: { draws: 200 } }, tension, { counts: { a: Norway, b: SWE } }, { chain: { from: the row } } ]
`,
  );
  const pair = (of: { propensities: { a: string; b: string }[] }, a: string, b: string) =>
    // biome-ignore lint/suspicious/noExplicitAny: looked into by hand
    of.propensities.find((one) => one.a === a && one.b === b) as any;
  const [ties, events] = pair(found.base[0], "Norway", "SWE").picture.parts;
  assert.deepEqual([ties.value, ties.claims], [1, ["talks#t1"]]);
  assert.deepEqual(events.claims, ["talks#v1"]);
  assert.deepEqual(pair(found.base[0], "SWE", "FIN").picture.parts[1].claims, ["row#v1"]);
  assert.ok(pair(found.after[0], "Norway", "SWE").value < pair(found.base[0], "Norway", "SWE").value);
  assert.equal(found.base[0].uncertainty.draws, 200);
  assert.deepEqual(
    [found.base[2].forecast[0].month, found.base[2].history, found.base[2].widened],
    ["2024-04", 1, true],
  );
  assert.deepEqual(
    found.base[3].ends.map(({ node, sign, hedged }: { node: string; sign: number; hedged: boolean }) => [
      node,
      sign,
      hedged,
    ]),
    [["the treaty", -1, true]],
  );
});

test("tables are answered by the operation of their question", async () => {
  const tables = { propensity: example("propensity.csv"), size: example("size.csv") };
  const blocs = await ask("scenario blocs", { ...tables, uncertainty: "0.2", seed: "3" });
  assert.deepEqual(blocs.minima[0].sides, [
    ["Norland", "Sudmark", "Isle"],
    ["Ostia", "Westhaven"],
  ]);
  assert.equal(blocs.uncertainty.draws, 10_000);
  assert.equal((await ask("scenario tension", { edges: example("edges.csv") })).frustration, 1);
  assert.ok((await ask("scenario issue", { positions: example("positions.csv") })).compromise > 0);
  assert.equal((await ask("scenario counts", { series: example("series.csv") })).forecast.length, 6);
});

test("a file that is none is told with its place and what to choose from", () => {
  const rows: [string, RegExp][] = [
    ["questions: [blocs", /is no YAML/],
    ["steps: []", /questions/],
    ["questions: [weather]", /questions 1.*one of: blocs, tension, issue, counts, chain/],
    ["questions: [blocs]\nsteps: [ { vanish: { a: A } } ]", /steps 1.*a step is one of: end, add/],
    ["questions: [blocs]\nsteps: [ { size: { actor: A, value: -1 } } ]", /steps 1.*value/],
    ["questions: [blocs]\ncolour: red", /colour/],
    ['questions: [blocs]\npicture: { asOf: "2024-02-30" }', /picture asOf.*YYYY-MM-DD/],
  ];
  for (const [text, message] of rows)
    assert.throws(() => readScenario(text, "what-if.yaml"), { code: "desk/scenario-file", message });
});
