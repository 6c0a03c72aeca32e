import assert from "node:assert/strict";
import { createServer } from "node:net";
import { after, before, test } from "node:test";
import type { Hono } from "hono";
import { operations } from "../../src/desk/index.ts";
import { makeApp, openApi, startServer } from "../../src/http/index.ts";
import { noModel, openSampleDesk, type SampleDesk } from "../desk/sample-desk.ts";

let at: SampleDesk;
let app: Hono;
before(async () => {
  at = await openSampleDesk();
  app = makeApp(at.desk, { host: "127.0.0.1", tokens: [], limit: 10_000 });
});
after(() => at.close());

const here = { host: "127.0.0.1:8080" };
const ask = (path: string, init: RequestInit = {}) =>
  app.request(path, { ...init, headers: { ...here, ...init.headers } });
const json = async (path: string, init?: RequestInit) =>
  (await (await ask(path, init)).json()) as Record<string, unknown>;

test("every list is there as JSON and as CSV with the same filters", async () => {
  for (const list of ["documents", "events", "statements", "ties", "actors", "influences"]) {
    const answer = await json(`/${list}.json?limit=1`);
    assert.equal(answer.kind, list);
    assert.ok(Array.isArray(answer.items) && typeof answer.total === "number", list);
    const csv = await ask(`/${list}.csv`);
    assert.match(csv.headers.get("content-type") ?? "", /^text\/csv/);
    assert.equal((await csv.text()).trim().split("\n").length, (answer.total as number) + 1, list);
  }
  const one = await json("/events.json?type=ACCUSE&actor=Sweden");
  assert.equal(one.total, 1);
  assert.equal((await json("/events.json?as-of=2024-03-10")).total, 1);
  assert.equal((await json("/events.json?asOf=2024-03-10")).total, 1);
});

test("a document, the picture, a pair and what is new are there too", async () => {
  assert.equal(((await json("/documents/talks.json")).report as { kind: string }).kind, "report");
  assert.equal(((await json("/picture.json?asOf=2024-06-01")).ties as unknown[]).length, 1);
  assert.equal((await json("/dyad.json?a=FIN&b=SWE&by=week")).kind, "dyad");
  assert.equal((await json("/changes.json?since=2024-05-01")).kind, "changes");
});

test("a pair's series, what is new, the steps and a story are there as CSV too", async () => {
  await json("/steps", { method: "POST", body: '{"kind":"note","target":"row#v1","reason":"seen"}' });
  for (const [path, head] of [
    ["/dyad.csv?a=FIN&b=SWE", "from,to,events,reports,mean"],
    ["/changes.csv?since=2024-05-01", "what,key,known,type,who,whom"],
    ["/steps.csv", "step,at,author,kind,target"],
    ["/lost.csv", "step,at,claim,verdict"],
    ["/stories/talks.csv", "id,title,publisher"],
    ["/happening.csv?key=talks%23v1", "key,document,title"],
  ] as const) {
    const answer = await ask(path);
    assert.match(answer.headers.get("content-type") ?? "", /^text\/csv/, path);
    assert.ok((await answer.text()).startsWith(head), path);
  }
});

test("every error has one shape and a fitting status", async () => {
  const rows: [string, RequestInit, number, string][] = [
    ["/documents/none.json", {}, 404, "desk/no-document"],
    ["/events.json?from=soon", {}, 400, "desk/wrong-input"],
    ["/events.json?cursor=nonsense", {}, 400, "record/cursor"],
    ["/events.json?from=2024-03-02&to=2024-03-01", {}, 400, "desk/wrong-input"],
    ["/events.json?near=95,10,50", {}, 400, "desk/wrong-input"],
    ["/events.json?score=5", {}, 400, "desk/wrong-input"],
    ["/events.json?country=no", {}, 400, "desk/wrong-input"],
    ["/events.json?limit=100000", {}, 400, "desk/wrong-input"],
    ["/events.json?q=%00", {}, 400, "desk/wrong-input"],
    ["/documents/%00.json", {}, 400, "desk/wrong-input"],
    ["/happening.json?key=none", {}, 404, "desk/no-event"],
    ["/events.docx", {}, 404, "http/not-found"],
    ["/nowhere.json", {}, 404, "http/not-found"],
    ["/report", {}, 405, "http/wrong-method"],
    ["/report", { method: "POST", body: "x".repeat(10_001) }, 413, "http/too-large"],
    ["/report", { method: "POST", body: "{", headers: { "content-type": "application/json" } }, 400, "http/no-json"],
    [
      "/report",
      { method: "POST", body: '{"words":1}', headers: { "content-type": "application/json" } },
      400,
      "http/no-document",
    ],
    ["/steps", { method: "POST", body: '{"kind":"accept","target":"none#v1"}' }, 404, "record/no-claim"],
  ];
  for (const [path, init, status, code] of rows) {
    const response = await ask(path, init);
    const value = (await response.json()) as { kind: string; code: string; message: string };
    assert.deepEqual([response.status, value.kind, value.code], [status, "fault", code], path);
    assert.ok(value.message.length > 0);
  }
});

test("a decision is sent, and undone", async () => {
  const send = (body: object) =>
    json("/steps", { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } });
  const step = await send({ kind: "reject", target: "row#v1", reason: "hearsay" });
  assert.equal((await json("/events.json")).total, 1);
  await send({ kind: "undo", target: String(step.step) });
  assert.equal((await json("/events.json")).total, 2);
});

test("another site's page, and a name bent to this machine, are turned away", async () => {
  assert.equal((await ask("/events.json", { headers: { origin: "http://evil.example" } })).status, 403);
  assert.equal((await ask("/events.json", { headers: { host: "evil.example" } })).status, 403);
  assert.equal((await ask("/events.json", { headers: { origin: "http://127.0.0.1:8080" } })).status, 200);
});

test("on another host a token is asked for, and names the author", async () => {
  const open = makeApp(at.desk, {
    host: "0.0.0.0",
    tokens: [{ name: "ilse", secret: "a-secret-of-ilse" }],
    limit: 10_000,
  });
  const bearer = { authorization: "Bearer a-secret-of-ilse", host: "desk.example" };
  assert.equal((await open.request("/events.json", { headers: { host: "desk.example" } })).status, 401);
  assert.equal(
    (await open.request("/events.json", { headers: { ...bearer, authorization: "Bearer wrong" } })).status,
    401,
  );
  assert.equal((await open.request("/events.json", { headers: bearer })).status, 200);
  assert.equal((await open.request("/health", { headers: { host: "desk.example" } })).status, 200);
  const step = await open.request("/steps", {
    method: "POST",
    headers: bearer,
    body: '{"kind":"note","target":"row#v1","reason":"seen"}',
  });
  assert.equal(((await step.json()) as { author: string }).author, "ilse");
  const asOther = (author: string) =>
    open.request("/steps", {
      method: "POST",
      headers: bearer,
      body: JSON.stringify({ kind: "note", target: "row#v1", author }),
    });
  assert.equal((await asOther("ilse")).status, 200);
  assert.equal((await asOther("mara")).status, 403);
  assert.throws(() => startServer(at.desk, { host: "0.0.0.0", port: 0 }), { code: "http/host-without-token" });
});

test("a port in use is told with what to do", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await new Promise((done) => taken.once("listening", done));
  const { port } = taken.address() as { port: number };
  await assert.rejects(startServer(at.desk, { port }), {
    code: "http/port-in-use",
    message: new RegExp(`--port ${port + 1}`),
  });
  taken.close();
});

test("the server answers on the address it says", async () => {
  const server = await startServer(at.desk, { port: 0 });
  try {
    assert.equal((await fetch(`${server.url}health`)).status, 200);
    assert.equal(((await (await fetch(`${server.url}documents.json`)).json()) as { total: number }).total, 2);
  } finally {
    await server.close();
  }
});

test("no file beside the page is handed out", async () => {
  for (const path of ["/../package.json", "/%2e%2e/package.json", "/assets/../../package.json", "/.code"]) {
    assert.notEqual((await ask(path)).status, 200, path);
  }
});

test("the description names every operation that HTTP has, and is served", async () => {
  const { paths } = openApi("0") as { paths: Record<string, unknown> };
  for (const operation of operations) {
    if (operation.http)
      assert.ok(
        Object.keys(paths).some((path) => path.startsWith(operation.http!.path)),
        operation.name,
      );
  }
  assert.equal((await json("/openapi.json")).openapi, "3.1.0");
  await ask("/events.json", { headers: { host: "evil.example" } });
  assert.match(await (await ask("/metrics")).text(), /status="403"/);
  assert.match(await (await ask("/metrics")).text(), /dragoman_requests_total\{method="GET",status="200"\} \d+/);
});

test("a text sent in comes back as a report", { skip: noModel }, async () => {
  const text = "Norway met Sweden on Tuesday.";
  const given = await json("/report", {
    method: "POST",
    body: JSON.stringify({ text, published: "2024-03-08", title: "Talks" }),
    headers: { "content-type": "application/json" },
  });
  const { document } = given as { document: { text: string; title: string; published: string } };
  assert.deepEqual([document.text, document.title, document.published], [text, "Talks", "2024-03-08"]);
  const plain = await json("/report?published=2024-03-08", {
    method: "POST",
    body: text,
    headers: { "content-type": "text/plain" },
  });
  assert.equal((plain as { kind: string }).kind, "report");
  const html = await json("/report", {
    method: "POST",
    body: "<html><body><article><p>Norway met Sweden on Tuesday.</p></article></body></html>",
    headers: { "content-type": "text/html" },
  });
  assert.match((html as { document: { text: string } }).document.text, /Norway met Sweden/);
});
