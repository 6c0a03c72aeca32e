import assert from "node:assert/strict";
import { test } from "node:test";
import { readPropensities, readSystem } from "../../src/desk/scenario/propensity-table.ts";
import { readEdges, readPositions, readSeries } from "../../src/desk/scenario/row-tables.ts";

const wanted = {
  actors: ["A", "B, the second", "C"],
  propensities: [
    [0, 1, -1],
    [1, 0, -2.5],
    [-1, -2.5, 0],
  ],
};

test("propensities are read with a first column or header alone, in any order, as spreadsheets write them", () => {
  const tables = [
    'actor,A,"B, the second",C\nA,0,1,-1\n"B, the second",1,0,-2.5\nC,-1,-2.5,0\n',
    '\ufeff"",A,"B, the second",C\r\n\r\nC,-1,-2.5,\r\nA,9,1,-1\r\n"B, the second",1,x,-2.5e0\r\n',
    'A,"B, the second",C\n0,1,-1\n1,0,-2.5\n-1,-2.5,0\n',
    "A;B, the second;C\n;1;-1\n1;;-2.5\n-1;-2.5;\n",
    'A,"B, the second",C\nA,0,1,-1\n"B, the second",1,0,-2.5\nC,-1,-2.5,0\n',
  ];
  for (const text of tables) assert.deepEqual(readPropensities(text), wanted, text);
});

test("sizes join by name, and who is missing on a side is named", () => {
  const table = "actor,A,B\nA,0,1\nB,1,0\n";
  assert.deepEqual(readSystem(table, "SIZE,Actor,note\n2,B,x\n1,A,\n").sizes, [1, 2]);
  assert.throws(() => readSystem(table, "actor,size\nA,1\nD,2\n"), {
    code: "desk/table-actors",
    message: /size table has no row for B; the propensity table has no column for D/,
  });
});

test("what is wrong with a propensity table is told by row and column", () => {
  const rows: [string, string, RegExp][] = [
    [
      "actor,A,B\nA,0,1\nB,2,0\n",
      "desk/table-asymmetric",
      /row A, column B \(line 2\) is 1, and row B, column A \(line 3\) is 2/,
    ],
    ["actor,A,B\nA,0,high\nB,1,0\n", "desk/table-number", /line 2: row A, column B holds "high"/],
    ["actor,A,B\nA,0,\nB,1,0\n", "desk/table-number", /line 2: row A, column B is empty/],
    ["actor,A,B\nA,0,1\nC,1,0\n", "desk/table-actor", /line 3: the row "C" is no column.*A, B/],
    ["actor,A,B\nA,0,1\nA,1,0\n", "desk/table-twice", /A has a row in line 2 and in line 3/],
    ["actor,A,A\nA,0,1\nA,1,0\n", "desk/table-twice", /names A twice/],
    ["actor,A,B,C\nA,0,1,1\nB,1,0,1\n", "desk/table-shape", /without a row: C/],
    ["A,B,C\n0,1,1\n1,0,1\n", "desk/table-", /row|rows/],
    ["", "desk/table-empty", /nothing in it/],
    ["actor,A,B\n", "desk/table-empty", /no row/],
  ];
  for (const [text, code, message] of rows)
    assert.throws(
      () => readPropensities(text),
      (cause: { code: string; message: string }) => cause.code.startsWith(code) && message.test(cause.message),
      text,
    );
});

test("ties, positions and months are read whatever the case of their header", () => {
  assert.deepEqual(readEdges("Sign,B,A\n-1,y,x\n+,z,x\n"), [
    { a: "x", b: "y", sign: -1 },
    { a: "x", b: "z", sign: 1 },
  ]);
  assert.deepEqual(
    readPositions("Actor,Capability,Position,Salience,position_low,POSITION_HIGH\nA,1,2,.5,1,3\nB,1,0,1,,\n"),
    [
      { actor: "A", capability: 1, position: 2, salience: 0.5, intervals: { position: [1, 3] } },
      { actor: "B", capability: 1, position: 0, salience: 1 },
    ],
  );
  assert.deepEqual(readSeries("month,value\n2023-04,3\n2023-5-01,0\n"), [
    { month: "2023-04", value: 3 },
    { month: "2023-05", value: 0 },
  ]);
});

test("thousands of rows are read", () => {
  const rows = Array.from({ length: 5000 }, (_, k) => `n${k},n${k + 1},${k % 7 === 0 ? -1 : 1}`);
  assert.equal(readEdges(`a,b,sign\n${rows.join("\n")}\n`).length, 5000);
});

test("what is wrong with a row is told by its line", () => {
  const rows: [() => unknown, string, RegExp][] = [
    [() => readEdges("a,b,sign\nx,y,1\n\ny,x,-1\n"), "desk/table-twice", /lines 2 and 4 both join y and x/],
    [() => readEdges("a,b,sign\nx,x,1\n"), "desk/table-self-tie", /line 2: x/],
    [() => readEdges("a,b,sign\nx,y,0\n"), "desk/table-sign", /line 2: x, y has the sign "0"; write 1 or -1/],
    [() => readEdges("a,b\nx,y\n"), "desk/table-column", /no column sign; its header is "a,b"/],
    [() => readEdges("a,b,sign\n,y,1\n"), "desk/table-cell", /line 2: column a is empty/],
    [
      () => readPositions("actor,capability,position,salience\nA,1,far,1\n"),
      "desk/table-number",
      /row A, column position/,
    ],
    [
      () => readPositions("actor,capability,position,salience,position_low\nA,1,2,1,1\n"),
      "desk/table-number",
      /column position_high is empty/,
    ],
    [() => readSeries("month,value\nApril,1\n"), "desk/table-month", /line 2: "April"/],
    [() => readSeries("month,value\n2023-04,1.5\n"), "desk/table-count", /2023-04 has the value 1.5/],
  ];
  for (const [read, code, message] of rows) assert.throws(read, { code, message });
});
