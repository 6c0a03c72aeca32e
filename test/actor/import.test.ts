import assert from "node:assert/strict";
import test from "node:test";
import {
  importTable,
  openDirectory,
  readTable,
  wikidataItems,
  wikidataRows,
  writeTable,
} from "../../src/actor/index.ts";

const OURS = {
  name: "states.tsv",
  text: "# table: actors\nid\tkind\tname\tadjectives\nNOR\tstate\tNorway\tNorwegian\nSWE\tstate\tSweden\tSwedish\nEU\torganization\tEuropean Union\t\n",
};

test("a user's CSV is a table, told by its columns, with the names people give them", () => {
  const table = readTable(
    "mine.csv",
    '\ufeffPerson,Position,Country,Start,End\n"Berg, Anna",prime minister,NOR,2020-01-02,\n',
  );
  assert.equal(table.kind, "offices");
  assert.deepEqual(table.rows[0]?.cells, {
    person: "Berg, Anna",
    office: "prime minister",
    state: "NOR",
    from: "2020-01-02",
    to: "",
  });
  const groups = readTable("groups.csv", "name;type;alias\nNorthern Front;group;NF\n");
  assert.deepEqual([groups.kind, groups.rows[0]?.cells.id], ["actors", "northern-front"]);
  assert.throws(() => readTable("cars.csv", "brand,wheels\nx,4\n"), { code: "actor/unknown-table" });
  const directory = openDirectory(OURS, {
    name: "mine.csv",
    text: "person,office,state,from,to\nAnna Berg,prime minister,NOR,2020,\n",
  });
  assert.match(directory.lookup("prime minister of Norway", "2021-05-05")[0]?.actor.name ?? "", /Anna Berg/);
});

test("of each row is told whether it is new, changed, known or wrong, and why", () => {
  const directory = openDirectory(OURS, {
    name: "heads.tsv",
    text: "# table: offices\nstate\toffice\tperson\tfrom\tto\nNOR\tprime minister\tOla Vik\t2015\t2019\n",
  });
  const csv = [
    "person,office,state,from,to",
    "Ola Vik,prime minister,NOR,2015,2019",
    "Anna Berg,prime minister,NOR,2019,",
    "Nobody Known,prime minister,XYZ,2019,",
    "Some One,prime minister,SWE,last year,",
    ",prime minister,SWE,2019,",
  ].join("\n");
  const first = importTable(readTable("mine.csv", csv), [], directory, new Set());
  assert.deepEqual([first.added, first.changed], [1, 0]);
  assert.deepEqual(
    first.skipped.map((one) => one.row),
    ["line 2", "line 4", "line 5", "line 6"],
  );
  assert.match(
    first.skipped.map((one) => one.reason).join("\n"),
    /have it already\n.*XYZ.*no table knows\n.*last year.*YYYY\n?.*\n.*no person/,
  );
  const again = importTable(
    readTable(
      "mine.csv",
      `${csv.replace("Anna Berg,prime minister,NOR,2019,", "Anna Berg,prime minister,NOR,2019,2023")}`,
    ),
    first.rows,
    directory,
    new Set(),
  );
  assert.deepEqual([again.added, again.changed, again.rows.length], [0, 1, 1]);
  const written = writeTable("offices", again.rows, "Imported.");
  assert.deepEqual(readTable("mine.offices.tsv", written).rows[0]?.cells, again.rows[0]);
});

const value = (id: string) => ({ snaktype: "value", datavalue: { value: { id } } });
const time = (written: string, precision: number) => ({
  snaktype: "value",
  datavalue: { value: { time: written, precision } },
});
const items = {
  entities: {
    Q1: {
      id: "Q1",
      labels: { en: { value: "Anna Berg" } },
      aliases: { en: [{ value: "A. Berg" }] },
      claims: {
        P31: [{ mainsnak: value("Q5") }],
        P39: [
          {
            mainsnak: value("Q2"),
            qualifiers: { P580: [time("+2019-05-08T00:00:00Z", 11)], P582: [time("+2023-00-00T00:00:00Z", 9)] },
          },
          { mainsnak: value("Q77") },
          { mainsnak: value("Q2"), rank: "deprecated", qualifiers: { P580: [time("+1901-01-01T00:00:00Z", 11)] } },
        ],
      },
    },
    Q2: {
      id: "Q2",
      labels: { en: { value: "Prime Minister of Norway" } },
      claims: { P1001: [{ mainsnak: value("Q20") }] },
    },
    Q20: {
      id: "Q20",
      labels: { en: { value: "Norway" } },
      claims: {
        P298: [{ mainsnak: { snaktype: "value", datavalue: { value: "NOR" } } }],
        P463: [
          { mainsnak: value("Q458"), qualifiers: { P580: [time("+2030-02-00T00:00:00Z", 10)] } },
          { mainsnak: value("Q999") },
        ],
      },
    },
    Q458: { id: "Q458", labels: { en: { value: "European Union" } } },
  },
};

test("Wikidata's offices and memberships become rows with their times, as exact as they are known", () => {
  const directory = openDirectory(OURS);
  const knows = (name: string) => (directory.actor(name) ? name : (directory.lookup(name, null)[0]?.actor.id ?? null));
  const { rows, skipped } = wikidataRows(wikidataItems(JSON.stringify(items), "items.json"), knows);
  assert.deepEqual(rows.offices, [
    { state: "NOR", office: "prime minister", person: "Anna Berg", from: "2019-05-08", to: "2023" },
  ]);
  assert.deepEqual(rows.members, [{ body: "EU", members: "NOR", from: "2030-02", to: "" }]);
  assert.deepEqual(rows.people, [{ person: "Anna Berg", aliases: "A. Berg" }]);
  assert.match(
    skipped.map((one) => `${one.row} ${one.reason}`).join("\n"),
    /Q1 Anna Berg held Q77.*\n.*Q20 Norway member of Q999/,
  );
  const lines = Object.values(items.entities)
    .map((item) => JSON.stringify(item))
    .join("\n");
  assert.equal(wikidataItems(lines, "dump.jsonl").length, 4);
  assert.throws(() => wikidataItems('{"a":1}', "a.json"), { code: "actor/no-wikidata" });
});
