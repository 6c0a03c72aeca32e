import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { isPublic } from "../../src/desk/fetch/address.ts";
import { makeFetcher } from "../../src/desk/fetch/get.ts";
import { readRobots } from "../../src/desk/fetch/robots.ts";
import { watchFolder } from "../../src/desk/fetch/watch.ts";
import { openDesk } from "../../src/desk/index.ts";
import { documentsOf } from "../../src/desk/source.ts";

const ARTICLE = `<!doctype html><html><head><title>Talks resume</title><meta property="article:published_time" content="2024-03-04T08:00:00Z"></head>
<body><article><h1>Talks resume</h1><p>Norway met Sweden in Oslo on Monday, officials of both countries said after the meeting.</p>
<p>The two sides agreed to meet again in the spring, and to leave the border open until then.</p></article></body></html>`;
const FEED = `<?xml version="1.0"?><rss version="2.0"><channel><title>Fjord Wire</title>
<item><title>One</title><link>http://wire.example/1</link><pubDate>Mon, 04 Mar 2024 08:00:00 GMT</pubDate><description>Norway met Sweden in Oslo.</description></item>
<item><title>Two</title><link>http://wire.example/2</link><description>Finland accused Sweden of a breach.</description></item></channel></rss>`;

const seen: IncomingMessage[] = [];
const routes: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
  "/robots.txt": (_, response) =>
    response.end("User-agent: *\nDisallow: /private\nAllow: /private/open\n\nUser-agent: other\nDisallow: /\n"),
  "/article": (_, response) => response.setHeader("content-type", "text/html; charset=utf-8").end(ARTICLE),
  "/packed": (_, response) =>
    response.setHeader("content-type", "text/html").setHeader("content-encoding", "gzip").end(gzipSync(ARTICLE)),
  "/bomb": (_, response) =>
    response
      .setHeader("content-type", "text/plain")
      .setHeader("content-encoding", "gzip")
      .end(gzipSync(Buffer.alloc(5_000_000, "a"))),
  "/feed": (_, response) => response.setHeader("content-type", "application/rss+xml").end(FEED),
  "/private/x": (_, response) => response.end("secret"),
  "/private/open": (_, response) => response.setHeader("content-type", "text/plain").end("Norway met Sweden."),
  "/moved": (_, response) => response.writeHead(302, { location: "/article" }).end(),
  "/sneaky": (_, response) => response.writeHead(302, { location: "/private/x" }).end(),
  "/round": (_, response) => response.writeHead(302, { location: "/round" }).end(),
  "/file": (_, response) => response.writeHead(302, { location: "file:///etc/passwd" }).end(),
  "/image": (_, response) => response.setHeader("content-type", "image/png").end("x"),
  "/slow": () => undefined,
  "/gone": (_, response) => response.writeHead(404).end(),
  "/large": (_, response) => {
    response.setHeader("content-type", "text/plain");
    const write = () => response.write("a".repeat(100_000)) || response.once("drain", write);
    for (let time = 0; time < 20; time += 1) write();
    response.end();
  },
};

let site: string;
let server: Server;
before(async () => {
  server = createServer((request, response) => {
    seen.push(request);
    const route = routes[request.url?.split("?")[0] ?? ""];
    if (route) route(request, response);
    else response.writeHead(404).end();
  }).listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => {
  server.closeAllConnections();
  server.close();
});

const limits = { bytes: 1_000_000, seconds: 2, redirects: 3 };

test("an article and a feed are read from the web, with our name and within the site's robots.txt", async () => {
  const desk = openDesk({ doing: "test", reach: "any" });
  const documents = [];
  for await (const one of documentsOf(
    (await desk.files([`${site}/article`, `${site}/feed`, `${site}/packed`])) as never,
    null,
  ))
    documents.push(one);
  const found = documents.map((one) => (one.kind === "fault" ? one.message : [one.title, one.published, one.url]));
  assert.deepEqual(found, [
    ["Talks resume", "2024-03-04", `${site}/article`],
    ["One", "2024-03-04", "http://wire.example/1"],
    ["Two", null, "http://wire.example/2"],
    ["Talks resume", "2024-03-04", `${site}/packed`],
  ]);
  assert.ok(documents[0]?.kind === "document" && documents[0].text.includes("leave the border open"));
  assert.match(seen.at(-1)?.headers["user-agent"] ?? "", /^Dragoman\/\d+\.\d+/);
  assert.equal(
    seen.filter((request) => request.url === "/robots.txt").length,
    1,
    "the site's rules are asked for once",
  );
});

test("what may not or cannot be had is a fault that says why", async () => {
  const fetched = makeFetcher("0", "any", limits);
  const rows: [string, string][] = [
    ["/private/x", "desk/fetch-robots"],
    ["/sneaky", "desk/fetch-robots"],
    ["/round", "desk/fetch-redirects"],
    ["/file", "desk/fetch-address"],
    ["/image", "desk/fetch-type"],
    ["/gone", "desk/fetch-status"],
    ["/large", "desk/fetch-too-large"],
    ["/bomb", "desk/fetch-too-large"],
    ["/slow", "desk/fetch-timeout"],
  ];
  for (const [path, code] of rows) {
    const answer = await fetched(`${site}${path}`);
    assert.equal(answer.kind === "fault" ? answer.code : answer.kind, code, path);
  }
  assert.equal((await fetched(`${site}/private/open`)).kind, "fetched");
  const moved = await fetched(`${site}/moved`);
  assert.equal(moved.kind === "fetched" && moved.url, `${site}/article`);
  const nobody = await fetched("http://127.0.0.1:1/x");
  assert.equal(nobody.kind === "fault" && nobody.code, "desk/fetch-failed");
});

test("who asks from elsewhere reaches no private net, by no name and no spelling", async () => {
  const fetched = makeFetcher("0", "public", limits);
  const port = new URL(site).port;
  const before = seen.length;
  for (const host of [
    "127.0.0.1",
    "localhost",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "0.0.0.0",
    "2130706433",
    "0x7f.1",
    "10.0.0.1",
    "169.254.169.254",
  ]) {
    const answer = await fetched(`http://${host}:${port}/article`);
    assert.equal(answer.kind === "fault" ? answer.code : answer.kind, "desk/fetch-private", host);
  }
  assert.equal(seen.length, before, "nothing was asked");
  for (const address of ["8.8.8.8", "2606:4700::1111", "172.32.0.1"]) assert.ok(isPublic(address), address);
  for (const address of [
    "172.16.0.1",
    "100.64.1.1",
    "fd00::1",
    "fe80::1",
    "::ffff:7f00:1",
    "64:ff9b::7f00:1",
    "224.0.0.1",
    "nonsense",
  ])
    assert.ok(!isPublic(address), address);
});

test("robots.txt is read as the standard says", () => {
  const text =
    "User-agent: a\nUser-agent: Dragoman\nDisallow: /a*b$\nDisallow: /x # why\nAllow: /x/y\n\nUser-agent: *\nDisallow: /\n";
  const rules = readRobots(text, "Dragoman");
  const rows: [string, boolean][] = [
    ["/", true],
    ["/a-b", false],
    ["/a-b-c", true],
    ["/x", false],
    ["/xz", false],
    ["/x/y/z", true],
  ];
  for (const [path, allowed] of rows) assert.equal(rules.allows(path), allowed, path);
  assert.equal(readRobots(text, "Other").allows("/anything"), false);
  assert.equal(readRobots("User-agent: *\nDisallow:\n", "Dragoman").allows("/x"), true);
  const slow = readRobots(`User-agent: *\nDisallow: /${"*a".repeat(5000)}b\n`, "Dragoman");
  const began = performance.now();
  assert.equal(slow.allows(`/${"a".repeat(20_000)}`), true);
  assert.ok(performance.now() - began < 1000);
});

test("a watched folder tells of files that are whole: new, changed, and not those still written", async () => {
  const folder = mkdtempSync(join(tmpdir(), "dragoman-watch-"));
  writeFileSync(join(folder, "there.txt"), "one");
  const stop = new AbortController();
  const told: string[] = [];
  const watching = (async () => {
    for await (const paths of watchFolder(folder, stop.signal, 40))
      told.push(...paths.map((path) => path.slice(folder.length + 1)));
  })();
  const until = async (what: () => boolean) => {
    for (let time = 0; time < 200 && !what(); time += 1) await new Promise((done) => setTimeout(done, 25));
    assert.ok(what(), told.join());
  };
  await until(() => told.includes("there.txt"));
  mkdirSync(join(folder, "sub"));
  writeFileSync(join(folder, "sub", "new.txt"), "two");
  writeFileSync(join(folder, "half.txt.part"), "thr");
  writeFileSync(join(folder, ".hidden"), "x");
  await until(() => told.includes("sub/new.txt"));
  renameSync(join(folder, "half.txt.part"), join(folder, "half.txt"));
  writeFileSync(join(folder, "there.txt"), "one and more");
  await until(() => told.includes("half.txt") && told.filter((name) => name === "there.txt").length === 2);
  stop.abort();
  await watching;
  assert.deepEqual([...told].sort(), ["half.txt", "sub/new.txt", "there.txt", "there.txt"]);
  rmSync(folder, { recursive: true });
});
