import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { parquetReadObjects } from "hyparquet";
import { makeApp, openApi } from "../../src/http/index.ts";
import { makeLimiter, rateOf } from "../../src/http/rate.ts";
import { openSampleDesk, type SampleDesk } from "../desk/sample-desk.ts";

let at: SampleDesk;
before(async () => {
  at = await openSampleDesk();
});
after(() => at.close());

const options = { host: "127.0.0.1", tokens: [], limit: 10_000 };
const here = { host: "127.0.0.1:8080" };

test("a list comes in the formats of the field, by extension and by ?format=", async () => {
  const app = makeApp(at.desk, options);
  const ask = (path: string) => app.request(path, { headers: here });
  const rows: [string, RegExp, RegExp][] = [
    ["/events.geojson", /^application\/geo\+json/, /FeatureCollection/],
    ["/events.gexf", /^application\/gexf\+xml/, /<gexf/],
    ["/ties.graphml", /^application\/graphml\+xml/, /<graphml/],
    ["/events.polecat.tsv?actor=Finland", /tab-separated/, /\tACCUSE\t/],
    ["/events.gdelt.csv", /tab-separated/, /\t20240330\t/],
    ["/ties.stix.json", /^application\/stix\+json/, /"type":"bundle"/],
    ["/statements.anno.jsonld", /ld\+json/, /TextQuoteSelector/],
    ["/events.jsonl", /^application\/jsonl/, /"kind"|"type":"ACCUSE"/],
    ["/events?format=csv&type=ACCUSE", /^text\/csv/, /ACCUSE/],
    ["/export?format=jsonl", /^application\/jsonl/, /"kind":"kept"/],
    ["/picture.csv?asOf=2024-06-01", /^text\/csv/, /ally/],
  ];
  for (const [path, media, holds] of rows) {
    const answer = await ask(path);
    assert.equal(answer.status, 200, path);
    assert.match(answer.headers.get("content-type") ?? "", media, path);
    assert.match(await answer.text(), holds, path);
  }
  const parquet = await (await ask("/events.parquet")).arrayBuffer();
  assert.equal((await parquetReadObjects({ file: parquet })).length, 2);
  const wrong = await ask("/ties?format=geojson");
  assert.equal(((await wrong.json()) as { code: string }).code, "http/format");
});

test("a feed of what is new of a filter is told to be the same while it is", async () => {
  const app = makeApp(at.desk, options);
  const first = await app.request("/events.atom?actor=Finland", { headers: here });
  const text = await first.text();
  assert.match(first.headers.get("content-type") ?? "", /atom\+xml/);
  assert.match(text, /<link rel="self" [^>]*href="http:\/\/127\.0\.0\.1:8080\/events\.atom\?actor=Finland"/);
  assert.match(text, /<title>2024-03-30: Finland – ACCUSE – Sweden<\/title>/);
  const tag = first.headers.get("etag")!;
  const again = await app.request("/events.atom?actor=Finland", { headers: { ...here, "if-none-match": tag } });
  assert.equal(again.status, 304);
});

test("who asks too much is told when to ask again, and another caller is not", async () => {
  const app = makeApp(at.desk, { ...options, rate: { perSecond: 0.5, burst: 3 } });
  const env = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } });
  const ask = (from: string) => app.request("/documents.json", { headers: here }, env(from));
  for (let time = 0; time < 3; time += 1) assert.equal((await ask("10.0.0.1")).status, 200);
  const refused = await ask("10.0.0.1");
  assert.equal(refused.status, 429);
  assert.equal(refused.headers.get("retry-after"), "2");
  assert.equal(((await refused.json()) as { code: string }).code, "http/too-many");
  assert.equal((await ask("10.0.0.2")).status, 200);
});

test("a bucket is filled again by time, to the brim and no further", () => {
  let time = 0;
  const limiter = makeLimiter({ perSecond: 2, burst: 4 }, () => time);
  limiter.take("one", 4);
  assert.throws(() => limiter.take("one", 1), { seconds: 1 });
  time = 500;
  limiter.take("one", 1);
  assert.throws(() => limiter.take("one", 1));
  time = 100_000;
  limiter.take("one", 100);
  assert.throws(() => limiter.take("one", 1));
  assert.deepEqual(
    [rateOf("10"), rateOf("2:7")],
    [
      { perSecond: 10, burst: 60 },
      { perSecond: 2, burst: 7 },
    ],
  );
  assert.throws(() => rateOf("fast"), { code: "http/rate" });
});

test("a query that costs more than it tells is refused", async () => {
  const app = makeApp(at.desk, options);
  const rows = [
    "/events.json?limit=1001",
    `/events.json?publisher=${"a,".repeat(101)}`,
    `/events.json?q=${"a".repeat(501)}`,
    `/events.json?actor=${"a".repeat(301)}`,
  ];
  for (const path of rows) {
    const answer = await app.request(path, { headers: here });
    assert.equal(answer.status, 400, path.slice(0, 40));
    assert.equal(((await answer.json()) as { code: string }).code, "desk/wrong-input");
  }
});

test("pages of other sites may ask only where they are named", async () => {
  const site = "https://desk.example";
  const asked = { headers: { ...here, origin: site } };
  assert.equal((await makeApp(at.desk, options).request("/events.json", asked)).status, 403);
  const open = makeApp(at.desk, { ...options, origins: [site] });
  const answer = await open.request("/events.json", asked);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get("access-control-allow-origin"), site);
  const before = { ...here, origin: site, "access-control-request-method": "POST" };
  const may = await open.request("/steps", { method: "OPTIONS", headers: before });
  assert.deepEqual([may.status, may.headers.get("access-control-allow-methods")], [204, "GET, POST"]);
  const other = { ...before, origin: "https://evil.example" };
  assert.equal(
    (await open.request("/steps", { method: "OPTIONS", headers: other })).headers.get("access-control-allow-origin"),
    null,
  );
  assert.equal(
    (await open.request("/events.json", { headers: { ...here, origin: "https://evil.example" } })).status,
    403,
  );
});

test("who asks over HTTP may have an address fetched, but none of a private net", async () => {
  const app = makeApp(at.desk, options);
  const answer = await app.request("/read?url=http://127.0.0.1:9/x", { method: "POST", headers: here });
  assert.equal(((await answer.json()) as { code: string }).code, "desk/fetch-private");
});

test("event files are taken in over HTTP, with the bad rows named", async () => {
  const app = makeApp(at.desk, options);
  const body =
    "Event ID\tEvent Date\tEvent Type\tActor Name\nA1\t2024-01-05\tPROTEST\tTeachers\nA2\tsoon\tPROTEST\tTeachers\n";
  const answer = await app.request("/import?format=polecat", { method: "POST", headers: here, body });
  const { events, faults } = (await answer.json()) as { events: number; faults: { place: string }[] };
  assert.deepEqual([events, faults.map((one) => one.place)], [1, ["body:3"]]);
});

test("the description tells of formats and limits", () => {
  const text = JSON.stringify(openApi("0"));
  for (const words of [
    "/events.parquet",
    "/events.atom",
    "/ties.stix.json",
    "Retry-After",
    "x-cost",
    "64 MB",
    "1,000 items",
  ])
    assert.ok(text.includes(words), words);
});
