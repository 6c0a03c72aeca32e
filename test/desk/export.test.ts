import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { parse } from "csv-parse/sync";
import { MultiDirectedGraph } from "graphology";
import gexf from "graphology-gexf";
import graphml from "graphology-graphml";
import { parquetReadObjects } from "hyparquet";
import { inputOf, operations } from "../../src/desk/index.ts";
import { openSampleDesk, type SampleDesk } from "./sample-desk.ts";

let at: SampleDesk;
before(async () => {
  at = await openSampleDesk();
});
after(() => at.close());

const exporter = operations.find((one) => one.name === "export")!;

async function exported(given: Record<string, unknown>) {
  const file = await exporter.file!(at.desk, inputOf(exporter, given));
  const pieces: Buffer[] = [];
  for await (const piece of file.pieces) pieces.push(Buffer.from(piece));
  const bytes = Buffer.concat(pieces);
  return { ...file, bytes, text: bytes.toString("utf8") };
}
type Row = Record<string, unknown>;

test("CSV read by another reader has the cells of the list, and none that a spreadsheet would run", async () => {
  const { text } = await exported({ format: "csv" });
  const rows = parse(text, { columns: true }) as Record<string, string>[];
  assert.deepEqual(rows.map((row) => row.type).sort(), ["ACCUSE", "CONSULT"]);
  assert.equal(rows.find((row) => row.type === "ACCUSE")?.publisher, "'=Bothnia Post");
  const { csvOf } = await import("../../src/desk/index.ts");
  const columns = { csv: { cell: (item: never) => item as string }, table: {} };
  for (const formula of ["=1+1", "  =1+1", "@SUM(A1)", "-2+3+cmd|' /C calc'!A0", "+1-HYPERLINK()", "\tx", "＝1"])
    assert.match(csvOf(columns, [formula], false), /^"?'/, JSON.stringify(formula));
  for (const harmless of ["-2.5", "+7", "10", "a=b", "well - yes"])
    assert.doesNotMatch(csvOf(columns, [harmless], false), /^"?'/, harmless);
});

test("Parquet read by another reader has the rows with their types", async () => {
  const { bytes } = await exported({ format: "parquet", list: "events" });
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
  const rows = (await parquetReadObjects({ file })) as Row[];
  const row = rows.find((one) => one.type === "ACCUSE");
  assert.equal(rows.length, 2);
  assert.deepEqual([row?.quad, row?.from, row?.mode, row?.source], [3, "2024-03-30", null, "Finland"]);
  assert.equal(typeof row?.score, "number");
  const none = await exported({ format: "parquet", list: "events", q: "nothing-has-this-word" });
  assert.equal(((await parquetReadObjects({ file: new Uint8Array(none.bytes).buffer })) as Row[]).length, 0);
});

test("GeoJSON holds what is on the map, and says how many are not", async () => {
  const { text, lost } = await exported({ format: "geojson" });
  assert.deepEqual(JSON.parse(text), { type: "FeatureCollection", features: [] });
  assert.deepEqual(lost, ["2 events without a place on the map left out"]);
});

test("GEXF is read by another reader: who stands with whom, when", async () => {
  const { text } = await exported({ format: "gexf" });
  const graph = gexf.parse(MultiDirectedGraph, text, { allowUndeclaredAttributes: true });
  assert.deepEqual(graph.nodes().sort(), ["FIN", "NOR", "SWE"]);
  assert.equal(graph.getNodeAttribute("SWE", "label"), "Sweden");
  const types = graph.mapEdges((_, of) => String(of.label)).sort();
  assert.deepEqual(types, ["ACCUSE", "CONSULT", "ally"]);
  assert.match(text, /<spell start="2024-03-30" end="2024-03-30"\/>/);
  assert.match(text, /timeformat="date"/);
  const directed = graph.mapEdges((_, of) => [String(of.label), of.directed]).sort();
  assert.deepEqual(directed.map(String), ["ACCUSE,true", "CONSULT,false", "ally,false"]);
});

test("a graph's edges are of one kind, as readers want it; which hold either way is a column of theirs", async () => {
  for (const format of ["gexf", "graphml"]) {
    const { text } = await exported({ format });
    assert.match(text, /(defaultedgetype|edgedefault)="directed"/);
    for (const [edge] of text.matchAll(/<edge [^>]*>/g)) assert.doesNotMatch(edge, /(type|directed)="/, edge);
    assert.equal([...text.matchAll(/(for="directed" value="|key="edge_directed">)false/g)].length, 2, format);
  }
});

test("GraphML is read by another reader, and says what it cannot hold", async () => {
  const { text, lost } = await exported({ format: "graphml", list: "ties" });
  const graph = graphml.parse(MultiDirectedGraph, text);
  assert.equal(graph.order, 2);
  assert.equal(graph.size, 1);
  assert.match(lost.join(), /no spells/);
});

test("POLECAT has its 40 columns, in its words", async () => {
  const { text, lost } = await exported({ format: "polecat" });
  const rows = parse(text, { columns: true, delimiter: "\t", quote: null }) as Record<string, string>[];
  assert.equal(Object.keys(rows[0]!).length, 40);
  const accused = rows.find((row) => row["Event Type"] === "ACCUSE")!;
  assert.deepEqual(
    ["Event Date", "Quad Code", "Actor Name", "Actor Country", "Actor COW", "Recipient Country"].map(
      (name) => accused[name],
    ),
    ["2024-03-30", "VERBAL CONFLICT", "Finland", "FIN", "375", "SWE"],
  );
  assert.match(lost.join(), /no columns/);
});

test("GDELT has its 61 columns without a head line", async () => {
  const { text } = await exported({ format: "gdelt" });
  const rows = text
    .slice(0, -1)
    .split("\n")
    .map((line) => line.split("\t"));
  assert.deepEqual(
    rows.map((row) => row.length),
    [61, 61],
  );
  const row = rows.find((one) => one[28] === "11")!;
  assert.deepEqual([row[1], row[3], row[7], row[17], row[26], row[29]], ["20240330", "2024", "FIN", "SWE", "110", "3"]);
});

test("an annotation's quote and position lead to the same words, counted in code points", async () => {
  const { text } = await exported({ format: "annotation" });
  const page = JSON.parse(text) as { "@context": string; type: string; items: Row[] };
  assert.equal(page["@context"], "http://www.w3.org/ns/anno.jsonld");
  assert.equal(page.items.length, 5);
  const record = await at.desk.record();
  for (const item of page.items) {
    assert.equal(item.type, "Annotation");
    const { source, selector } = item.target as { source: string; selector: Record<string, string & number>[] };
    const report = await record.report(decodeURIComponent(source.split(":").at(-1)!));
    const points = [...report!.document.text];
    const [quote, position] = selector;
    assert.equal(quote?.type, "TextQuoteSelector");
    assert.equal(points.slice(position?.start, position?.end).join(""), quote?.exact);
    assert.ok(report!.document.text.includes(`${quote?.prefix}${quote?.exact}${quote?.suffix}`));
  }
});

test("a position counts characters and not their halves", async () => {
  const { codePoints } = await import("../../src/desk/export/texts.ts");
  const text = "a😀b😀c";
  for (const at of [0, 1, 3, 4, 6, 7]) assert.equal(codePoints(text, at), [...text.slice(0, at)].length, String(at));
});

test("a STIX bundle is well-formed and tells what is lost", async () => {
  const { text, lost } = await exported({ format: "stix" });
  const bundle = JSON.parse(text) as { type: string; id: string; objects: Row[] };
  const ids = new Set(bundle.objects.map((one) => one.id));
  assert.equal(ids.size, bundle.objects.length, "no object twice");
  const needed: Record<string, string[]> = {
    identity: ["name", "identity_class"],
    report: ["name", "published", "object_refs"],
    note: ["content", "object_refs"],
    relationship: ["relationship_type", "source_ref", "target_ref"],
  };
  for (const one of bundle.objects) {
    assert.match(
      String(one.id),
      new RegExp(`^${one.type}--[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`),
    );
    assert.equal(one.spec_version, "2.1");
    for (const name of ["created", "modified", ...(needed[String(one.type)] ?? ["none"])])
      assert.ok(one[name], `${one.type} ${name}`);
    const refs = [one.created_by_ref, one.source_ref, one.target_ref, ...((one.object_refs as string[]) ?? [])];
    for (const ref of refs.filter(Boolean)) assert.ok(ids.has(ref), `${ref} is in the bundle`);
  }
  assert.ok(bundle.objects.some((one) => one.relationship_type === "ally"));
  assert.match(lost.join(), /no events/);
  assert.ok(bundle.objects.some((one) => one.abstract === "What this bundle does not say"));
});

test("an Atom feed names what was learned last and where to read it", async () => {
  const { text } = await exported({ format: "atom", actor: "Finland", base: "http://desk.example/" });
  const { parseFeed } = await import("feedsmith");
  const { format, feed } = parseFeed(text) as { format: string; feed: { entries: Row[]; title: unknown } };
  assert.equal(format, "atom");
  assert.equal(feed.entries.length, 1);
  assert.match(JSON.stringify(feed.entries[0]), /Finland – ACCUSE – Sweden/);
  assert.match(text, /http:\/\/desk\.example\/#\/reader\/row/);
});

test("filters and days hold in every format, and wrong ones are told with what to choose from", async () => {
  const { text } = await exported({ format: "jsonl", list: "events", actor: "Finland", "as-of": "2024-04-02" });
  assert.equal(text.trim().split("\n").length, 1);
  const rows: [Row, RegExp][] = [
    [{ format: "xls" }, /csv, jsonl, parquet/],
    [{ format: "geojson", list: "ties" }, /it can hold: events/],
    [{ format: "jsonl", actor: "Finland" }, /name a list/],
    [{ format: "stix", type: "ally" }, /--list/],
    [{ format: "csv", list: "ties", country: "FIN" }, /ties has no "country"/],
    [{ format: "csv", from: "soon" }, /no day of the calendar/],
  ];
  for (const [given, message] of rows)
    await assert.rejects(async () => exported(given), { message }, JSON.stringify(given));
});
