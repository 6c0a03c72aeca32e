import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openDirectory, readTable } from "../../src/actor/index.ts";
import { Fault } from "../../src/ground/fault.ts";
import { actorFiles, directory } from "./tables.ts";

const moment = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

describe("the tables of data/actors", () => {
  const ids = new Set(directory.actors.map(({ actor }) => actor.id));

  for (const { name, text } of actorFiles) {
    it(`${name} says what it rests on, and each row is whole`, () => {
      const table = readTable(name, text);
      assert.ok(table.about.some((line) => line.startsWith("Rests on:")));
      const seen = new Set<string>();
      for (const { line, cells } of table.rows) {
        const place = `${name}:${line}`;
        for (const end of [cells.from, cells.to]) if (end) assert.match(end, moment, place);
        if (cells.from && cells.to) {
          const least = Math.min(cells.from.length, cells.to.length);
          assert.ok(
            cells.from.slice(0, least) <= cells.to.slice(0, least),
            `${place}: from ${cells.from} to ${cells.to}`,
          );
        }
        for (const cell of Object.values(cells)) assert.equal(cell, cell.trim(), place);
        if (table.kind !== "actors") continue;
        assert.ok(cells.name && cells.id, place);
        assert.ok(!seen.has(cells.id), `${place}: ${cells.id} stands twice`);
        seen.add(cells.id);
        if (cells.state) assert.ok(ids.has(cells.state), `${place}: no actor ${cells.state}`);
      }
    });
  }

  it("every member, body and holder's state is an actor", () => {
    for (const { body, member } of directory.membershipRows) {
      assert.ok(ids.has(body), body);
      assert.ok(ids.has(member), member);
    }
    for (const { state, person } of directory.terms) assert.ok(ids.has(state), `${person} of ${state}`);
  });

  it("no id stands in two tables", () => {
    const all = actorFiles
      .map(({ name, text }) => readTable(name, text))
      .filter(({ kind }) => kind === "actors")
      .flatMap(({ rows }) => rows.map(({ cells }) => cells.id));
    assert.equal(new Set(all).size, all.length);
  });

  it("covers what it should: states, bodies, groups", () => {
    const count = (kind: string) => directory.actors.filter(({ actor }) => actor.kind === kind).length;
    assert.ok(count("state") >= 195);
    assert.ok(count("organization") >= 200);
    assert.ok(count("group") >= 300);
    assert.ok(new Set(directory.membershipRows.map(({ body }) => body)).size >= 60);
  });

  it("every name leads back to its actor", () => {
    for (const { actor, names } of directory.actors) {
      for (const { name } of names) {
        const written = name === name.toLowerCase() ? name.toUpperCase() : name;
        assert.ok(
          directory.lookup(written, null).some((one) => one.actor.id === actor.id),
          `${name} does not lead to ${actor.id}`,
        );
      }
    }
  });

  it("one person is not president of a state twice on a day", () => {
    for (const term of directory.terms) {
      const { from } = term.period;
      if (from?.length !== 10) continue;
      const same = directory.terms.filter(
        (one) =>
          one !== term &&
          one.state === term.state &&
          one.office === term.office &&
          one.person === term.person &&
          one.period.from === from,
      );
      assert.equal(same.length, 0, `${term.person}, ${term.office} of ${term.state} from ${from}`);
    }
  });
});

describe("a table that cannot be read", () => {
  const code = (text: string): string => {
    try {
      openDirectory({ name: "mine.tsv", text });
    } catch (wrong) {
      if (wrong instanceof Fault) return wrong.code;
      throw wrong;
    }
    return "read";
  };
  const table: readonly (readonly [text: string, code: string])[] = [
    ["id\tkind\tname\n", "actor/unknown-table"],
    ["# table: people who matter\n", "actor/unknown-table"],
    ["# table: actors\nid\tname\n", "actor/missing-column"],
    ["# table: actors\nid\tkind\tname\nx\tgroup\tX\tmore\n", "actor/ragged-row"],
    ["# table: actors\nid\tkind\tname\nx\tclub\tX\n", "actor/unknown-kind"],
    ["# table: actors\nid\tkind\tname\tsector\nx\tgroup\tX\tARMY\n", "actor/unknown-sector"],
    ["# table: actors\nid\tkind\tname\tfrom\nx\tgroup\tX\tspring 1997\n", "actor/unreadable-time"],
    ["# table: actors\nid\tkind\tname\tsector\nx\tgroup\tX\tREB\n", "read"],
  ];
  for (const [text, wanted] of table)
    it(`${JSON.stringify(text.slice(0, 50))}: ${wanted}`, () => assert.equal(code(text), wanted));

  it("a table of one's own adds to ours", () => {
    const mine = {
      name: "mine.tsv",
      text: "# table: actors\nid\tkind\tname\taliases\tsector\tstate\nmill-valley-guard\tgroup\tMill Valley Guard\tValley Guard\tREB\tUSA\n",
    };
    const both = openDirectory(...actorFiles, mine);
    assert.equal(both.lookup("the Valley Guard", null)[0]?.actor.id, "mill-valley-guard");
    assert.equal(both.lookup("Armenia", null)[0]?.acts, "ARM");
    assert.ok(both.sources.includes("mine.tsv"));
  });
});
