import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { type Desk, inputOf, openDesk, operations, textSource } from "../../src/desk/index.ts";
import { freshFolder } from "../record/fresh.ts";
import { sketch } from "../record/sample.ts";
import { sketches } from "./sample-desk.ts";

const operation = (name: string) => operations.find((one) => one.name === name)!;
const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function emptyDesk(): Promise<Desk> {
  const folder = await freshFolder();
  folders.push(folder);
  return openDesk({ db: folder, doing: "test", author: "mara" });
}

async function exported(desk: Desk): Promise<string> {
  const file = await operation("export").file!(desk, inputOf(operation("export"), { format: "jsonl" }));
  let text = "";
  for await (const piece of file.pieces) text += piece;
  return text;
}

interface Imported {
  readonly rows: number;
  readonly events: number;
  readonly stored: number;
  readonly known: number;
  readonly decisions: number;
  readonly passed: readonly { reason: string; rows: number; first: number }[];
  readonly faults: readonly { message: string; place?: string }[];
}
const imported = async (desk: Desk, text: string, name: string) =>
  (await operation("import").run(desk, {}, [textSource(text, name)])) as Imported;

test("a record that is exported and imported into an empty one is the same record, whatever was in it", async () => {
  const report = fc.record({
    id: fc.stringMatching(/^[a-z]{1,8}$/),
    words: fc.string({ unit: "grapheme", maxLength: 30 }).filter((text) => text.trim() !== ""),
    publisher: fc.option(fc.string({ unit: "grapheme", minLength: 1, maxLength: 10 })),
    published: fc.constantFrom("2024-03-04", "2023-12-31"),
    fingerprint: fc.constantFrom("one", "two"),
    day: fc.integer({ min: 1, max: 28 }),
  });
  const decision = fc.record({
    kind: fc.constantFrom("accept", "reject", "note", "edit", "undo"),
    of: fc.nat(),
    reason: fc.string({ unit: "grapheme", maxLength: 20 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(report, { minLength: 1, maxLength: 5 }),
      fc.array(decision, { maxLength: 5 }),
      async (reports, decisions) => {
        const [from, to] = [await emptyDesk(), await emptyDesk()];
        try {
          const record = await from.record();
          const keys: string[] = [];
          for (const { id, words, publisher, published, fingerprint, day } of reports) {
            const made = sketch({
              id,
              published,
              ...(publisher === null ? {} : { publisher }),
              text: `Norway met Sweden. ${words}`,
              entities: [
                { id: "e1", name: "Norway", actor: "NOR", sector: "GOV" },
                { id: "e2", name: "Sweden", actor: "SWE", sector: "GOV" },
              ],
              events: [{ on: "met Sweden", source: ["e1", "e2"] }],
            });
            const at = `2024-05-${String(day).padStart(2, "0")}T10:00:00.000Z`;
            const [kept] = await record.keep([{ report: made, fingerprint }], at);
            keys.push(`${kept!.id}#v1`);
          }
          let taken = 0;
          const steps: number[] = [];
          for (const { kind, of, reason } of decisions) {
            if (kind === "undo" && steps.length === 0) continue;
            const target = kind === "undo" ? String(steps.pop()) : keys[of % keys.length]!;
            const fields = kind === "edit" ? { fields: { status: "planned" } } : {};
            const step = await record.decide(
              { kind: kind as "accept", target, author: "mara", reason, ...fields },
              `2024-06-0${taken + 1}T10:00:00.000Z`,
            );
            if (kind !== "undo" && kind !== "note") steps.push(step.step);
            taken += 1;
          }
          const first = await exported(from);
          const answer = await imported(to, first, "record.jsonl");
          assert.deepEqual(answer.faults, []);
          assert.equal(answer.decisions, taken);
          assert.equal(await exported(to), first);
          const list = async (desk: Desk) =>
            JSON.stringify(await operation("events").run(desk, inputOf(operation("events"), { decided: "any" }), []));
          assert.equal(await list(to), await list(from));
        } finally {
          await from.close();
          await to.close();
        }
      },
    ),
    { numRuns: 3, endOnFailure: true },
  );
});

test("a record with statements, ties and influences comes over whole, and lines that are none are named", async () => {
  const [from, to] = [await emptyDesk(), await emptyDesk()];
  await (await from.record()).keep(sketches.map((report) => ({ report, fingerprint: "one" })));
  const lines = await exported(from);
  const answer = await imported(to, `${lines}{"kind":"kept"}\nnonsense\n`, "record.jsonl");
  assert.equal(await exported(to), lines);
  assert.deepEqual(
    answer.faults.map((one) => one.place),
    ["record.jsonl, line 4", "record.jsonl, line 5"],
  );
  for (const list of ["statements", "ties", "influences", "actors"]) {
    const [a, b] = [
      await operation(list).run(from, inputOf(operation(list), {}), []),
      await operation(list).run(to, inputOf(operation(list), {}), []),
    ];
    assert.deepEqual(b, a, list);
  }
  await from.close();
  await to.close();
});

test("what people added, grouped, split, merged and took back comes over, and is listed alike", async () => {
  const [from, to] = [await emptyDesk(), await emptyDesk()];
  try {
    const record = await from.record();
    const meeting = (id: string, published: string, words: string) =>
      sketch({
        ...{ id, published, text: `Norway met Sweden. ${words}` },
        entities: [
          { id: "e1", name: "Norway", actor: "NOR", sector: "GOV" },
          { id: "e2", name: "Sweden", actor: "SWE", sector: "GOV" },
          { id: "e3", name: "Anna Berg", type: "person" },
        ],
        events: [{ on: "met Sweden", source: ["e1"], target: ["e2"] }],
      });
    const kept = [
      meeting("a", "2024-03-04", "Anna Berg spoke of fish."),
      meeting("b", "2024-05-04", "Anna Berg had left by then."),
      meeting("c", "2024-07-04", "No bread was on sale."),
    ];
    for (const [at, report] of kept.entries())
      await record.keep([{ report, fingerprint: "one" }], `2024-08-0${at + 1}T10:00:00.000Z`);
    let minute = 10;
    const decide = (decision: object) => {
      minute += 1;
      return record.decide(
        { author: "mara", reason: "a test", ...decision } as Parameters<typeof record.decide>[0],
        `2024-09-01T10:${minute}:00.000Z`,
      );
    };
    const evidence = [0, 18];
    for (const fields of [
      { kind: "statement", speaker: "e1", about: [{ entity: "e2", stance: 1 }], evidence },
      { kind: "influence", sign: -1, cause: [0, 6], effect: [11, 17], evidence },
      { kind: "tie", type: "trusts", from: "e1", to: "e2", evidence },
      { kind: "event", type: "CONSULT", source: ["e3"], target: ["e2"], evidence },
    ])
      await decide({ kind: "add", target: "a", fields });
    await decide({ kind: "group", target: "b#v1", into: "a#v1" });
    await decide({ kind: "group", target: "c#v1", into: "a#v1" });
    await decide({ kind: "split", target: "c#v1" });
    await decide({ kind: "group", target: "b", into: "a" });
    await decide({ kind: "group", target: "c", into: "a" });
    await decide({ kind: "split", target: "c" });
    const merged = await decide({ kind: "merge", target: "NOR", into: "SWE" });
    await decide({ kind: "undo", target: String(merged.step) });
    await decide({ kind: "merge", target: "SWE", into: "NOR" });

    const first = await exported(from);
    const answer = await imported(to, first, "record.jsonl");
    assert.deepEqual(answer.faults, []);
    assert.equal(answer.decisions, 13);
    assert.equal(await exported(to), first);
    const told = async (desk: Desk) => {
      const held = await desk.record();
      const asked = async (name: string, given = {}) =>
        operation(name).run(desk, inputOf(operation(name), given), []) as Promise<{ items?: { reports?: number }[] }>;
      return {
        events: await asked("events", { decided: "any" }),
        statements: await asked("statements", { decided: "any" }),
        influences: await asked("influences"),
        ties: await asked("ties"),
        actors: await asked("actors"),
        story: (await held.story("b"))?.map((one) => one.id),
        happening: (await held.happening("b#v1"))?.map((one) => one.key),
        alone: [(await held.story("c"))?.length, (await held.happening("c#v1"))?.length],
      };
    };
    const [before, after] = [await told(from), await told(to)];
    assert.deepEqual(before.happening, ["a#v1", "b#v1"]);
    assert.deepEqual(before.story, ["a", "b"]);
    assert.deepEqual(before.alone, [1, 1]);
    assert.deepEqual(
      [before.statements, before.influences, before.ties].map((one) => one.items?.length),
      [1, 1, 1],
    );
    const plain = (of: unknown) => JSON.stringify(of).replaceAll(/"happening":\d+/g, '"happening":"-"');
    assert.equal(plain(after), plain(before));
  } finally {
    await from.close();
    await to.close();
  }
});

let desk: Desk;
before(async () => {
  desk = await emptyDesk();
});
after(() => desk.close());

const POLECAT = [
  "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tContexts\tActor Name\tActor Country\tPrimary Actor Sector\tRecipient Name\tRecipient Country\tPrimary Recipient Sector\tCity\tCountry\tLatitude\tLongitude\tSource\tPublication Date\tHeadline",
  "A1\t2023-01-05\tCONSULT\tvisit\t4\tdiplomatic;military\tPrime Minister\tNOR\tGOV\tForeign Ministry\tSWE\tGOV\tOslo\tNOR\t59.91\t10.75\tFjord Daily\t2023-01-06\tTalks",
  "A2\t2023-01-05\tPROTEST\tdemo\t-5\tNone\tTeachers;Nurses\tSWE;SWE\tLAB\tNone\tNone\tNone\tNone\tNone\tNone\tNone\tFjord Daily\t2023-01-06\t",
  "A3\t2023-13-05\tPROTEST\t\t\t\tSomeone\tSWE\t\t\t\t\t\t\t\t\tFjord Daily\t2023-01-06\t",
  "A4\t2023-01-05\tDANCE\t\t\t\tSomeone\tSWE\t\t\t\t\t\t\t\t\tFjord Daily\t2023-01-06\t",
  "A5\t2023-01-07\tASSAULT\taerial\t-9.5\t\tMilitary\tSWE\tMIL\tVillage\tNOR\tCVL\tHamar\tNOR\t99\t11\tBothnia Post\t2023-01-08\t",
].join("\n");

test("a POLECAT file is taken in as sources without text: rows counted, bad ones named with row and column", async () => {
  const answer = await imported(desk, POLECAT, "week.txt");
  assert.deepEqual([answer.rows, answer.events, answer.stored], [5, 2, 1]);
  assert.deepEqual(
    answer.faults.map((one) => /row (\d+), column "([^"]+)"/.exec(one.message)?.slice(1)),
    [
      ["4", "Event Date"],
      ["5", "Event Type"],
      ["6", "Latitude"],
    ],
  );
  const list = (await operation("events").run(
    desk,
    inputOf(operation("events"), { publisher: "Fjord Daily" }),
    [],
  )) as {
    items: Record<string, never>[];
  };
  const visit = list.items.find((one) => one.type === "CONSULT") as unknown as {
    words: string;
    mode: string;
    rule: string;
    place: { name: string };
    source: { actor: string }[];
    document: { publisher: string; published: string };
  };
  assert.deepEqual([visit.words, visit.mode, visit.rule, visit.place.name], ["", "visit", "import/polecat", "Oslo"]);
  assert.equal(visit.source[0]?.actor, "NOR");
  assert.deepEqual([visit.document.publisher, visit.document.published], ["Fjord Daily", "2023-01-06"]);
  const protest = list.items.find((one) => one.type === "PROTEST") as unknown as {
    source: { name: string; sector: string }[];
  };
  assert.deepEqual(
    protest.source.map((one) => [one.name, one.sector]),
    [
      ["Teachers", "LAB"],
      ["Nurses", "LAB"],
    ],
  );
  const again = await imported(desk, POLECAT, "week.txt");
  assert.deepEqual([again.stored, again.known], [0, 1], "the same rows are known again");
});

function gdeltRow(of: Record<number, string>): string {
  return Array.from({ length: 61 }, (_, index) => of[index] ?? "").join("\t");
}

test("a GDELT 2.0 file is taken in by its codes; statements that do nothing are passed over with the reason", async () => {
  const base = {
    1: "20230105",
    6: "FRANCE",
    7: "FRA",
    16: "RIOTERS",
    22: "OPP",
    59: "20230106101500",
    60: "https://www.example.org/a",
  };
  const rows = [
    gdeltRow({ 0: "901", ...base, 26: "173", 52: "Paris, Ile-de-France, France", 53: "FR", 56: "48.85", 57: "2.35" }),
    gdeltRow({ 0: "902", ...base, 26: "010" }),
    gdeltRow({ 0: "903", ...base, 26: "x" }),
    "too\tfew",
    gdeltRow({ 0: "904", ...base, 26: "0871" }),
  ];
  const answer = await imported(desk, rows.join("\n"), "20230106.export.CSV");
  assert.deepEqual([answer.rows, answer.events, answer.stored], [5, 2, 1]);
  assert.deepEqual(
    answer.passed.map((one) => [one.rows, one.first]),
    [[1, 2]],
  );
  assert.match(answer.faults.map((one) => one.message).join("\n"), /row 3, column "EventCode".*\n.*row 4.*2 columns/);
  const list = (await operation("events").run(
    desk,
    inputOf(operation("events"), { publisher: "example.org" }),
    [],
  )) as {
    items: {
      type: string;
      mode: string;
      place: { country: string } | null;
      source: { actor: string }[];
      document: { id: string };
    }[];
  };
  assert.deepEqual(list.items.map((one) => `${one.type}/${one.mode}`).sort(), ["COERCE/arrest", "RETREAT/ceasefire"]);
  const arrest = list.items.find((one) => one.type === "COERCE")!;
  assert.deepEqual([arrest.place?.country, arrest.source[0]?.actor], ["FRA", "FRA"]);
  const row = await (await desk.record()).document(arrest.document.id);
  assert.equal(row?.url, "https://www.example.org/a");
});

test("what was taken in is on the map, and is not read again for it has no text", async () => {
  const file = await operation("export").file!(
    desk,
    inputOf(operation("export"), { format: "geojson", type: "CONSULT" }),
  );
  let text = "";
  for await (const piece of file.pieces) text += piece;
  const { features } = JSON.parse(text) as { features: { geometry: { coordinates: number[] } }[] };
  assert.deepEqual(
    features.map((one) => one.geometry.coordinates.map((of) => Math.round(of * 100) / 100)),
    [[10.75, 59.91]],
  );
  assert.deepEqual(await (await desk.record()).readOtherwise("another model"), []);
});

test("what we export as POLECAT and GDELT is taken in again", async () => {
  for (const format of ["polecat", "gdelt"]) {
    const file = await operation("export").file!(desk, inputOf(operation("export"), { format }));
    let text = "";
    for await (const piece of file.pieces) text += piece;
    const to = await emptyDesk();
    const answer = await imported(to, text, file.name);
    assert.deepEqual(answer.faults, [], format);
    assert.equal(answer.events, 4, format);
    await to.close();
  }
});

test("a file that is none of the formats is told with what to choose from", async () => {
  const answer = await imported(desk, "a,b\n1,2\n", "cars.csv");
  assert.match(answer.faults[0]!.message, /--format jsonl, polecat, gdelt/);
});
