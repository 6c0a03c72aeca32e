import assert from "node:assert/strict";
import { test } from "node:test";
import { readDocuments } from "../../src/document/index.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const read = async (html: string, named = {}) => {
  const { documents, faults } = await readDocuments(utf8(html), named);
  assert.deepEqual(faults, []);
  assert.ok(documents[0]);
  return documents[0];
};
const filler =
  "Officials on both sides said that the crossing would stay closed until the technical teams had met again, which nobody expected soon. ";
const page = (head: string, body: string) =>
  `<!DOCTYPE html><html lang="en"><head><title>Crossing closed | Daily Herald</title>${head}</head><body><nav><a href="/">Home</a><a href="/w">World</a></nav><article><h1>Crossing closed</h1>${body}</article><footer>© Daily Herald. All rights reserved.</footer></body></html>`;

test("the article's paragraphs are divided by blank lines, without navigation, footer or scripts", async () => {
  const document = await read(
    page(
      "<style>p{color:red}</style>",
      `<p>First &amp; foremost, <b>the minister</b>\n   spoke&nbsp;twice. ${filler}</p><script>document.title="run"</script><p>“Second,” he said.<br><br>Third. ${filler}</p>`,
    ),
  );
  assert.equal(
    document.text,
    `First & foremost, the minister spoke\u00a0twice. ${filler.trim()}\n\n“Second,” he said.\n\nThird. ${filler.trim()}`,
  );
  assert.doesNotMatch(document.text, /Home|rights reserved|color|run/);
});

test("title, author, publisher, day and address come from the page's metadata", async () => {
  const metas = await read(
    page(
      '<meta property="og:title" content="Crossing closed"><meta name="author" content="Ana Lim"><meta property="og:site_name" content="Daily Herald"><meta property="article:published_time" content="2024-03-05T23:30:00+03:00"><link rel="canonical" href="https://example.org/a">',
      `<p>${filler}</p><p>${filler}</p>`,
    ),
  );
  const { text: _text, id: _id, ...known } = metas;
  assert.deepEqual(known, {
    kind: "document",
    title: "Crossing closed",
    url: "https://example.org/a",
    publisher: "Daily Herald",
    author: "Ana Lim",
    published: "2024-03-05",
    language: "en",
  });
});

test("JSON-LD is read, also in a graph and beside a broken block", async () => {
  const linked = {
    "@graph": [
      { "@type": "WebSite", name: "x" },
      {
        "@type": "NewsArticle",
        headline: "Linked",
        datePublished: "2023-11-02",
        author: [{ name: "A" }, { name: "B" }],
        publisher: { name: "Herald" },
      },
    ],
  };
  const document = await read(
    page(
      `<script type="application/ld+json">{broken</script><script type="application/ld+json">${JSON.stringify(linked)}</script>`,
      `<p>${filler}</p>`,
    ),
  );
  assert.deepEqual(
    [document.title, document.author, document.publisher, document.published],
    ["Linked", "A, B", "Herald", "2023-11-02"],
  );
});

test("a time element gives the day where the head does not; the page's day wins over the caller's", async () => {
  const document = await read(page("", `<time datetime="2022-07-09T08:00">9 July</time><p>${filler}</p>`), {
    published: "2020-01-01",
  });
  assert.equal(document.published, "2022-07-09");
  assert.equal((await read(page("", `<p>${filler}</p>`), { published: "2020-01-01" })).published, "2020-01-01");
});

test("a short page that is hardly an article still gives its text", async () => {
  assert.equal(
    (await read("<html><body><p>Talks failed.</p><p>They go on.</p></body></html>")).text,
    "Talks failed.\n\nThey go on.",
  );
});

test("a declared encoding is obeyed", async () => {
  const bytes = Buffer.from(
    '<html><head><meta charset="windows-1252"></head><body><p>He said \x93\xe9t\xe9\x94.</p></body></html>',
    "latin1",
  );
  assert.equal((await readDocuments(bytes)).documents[0]?.text, "He said “été”.");
});

test("hostile pages neither hang nor throw, and their words are kept", async () => {
  const hostile: readonly (readonly [string, string])[] = [
    ["nested divisions", `<html><body>${"<div>".repeat(100_000)}Deep words.${"</div>".repeat(100_000)}</body></html>`],
    ["nested spans", `<html><body><p>${"<b>".repeat(50_000)}Deep words.</p></body></html>`],
    ["a huge attribute", `<html><body><p title="${"x".repeat(5_000_000)}">Deep words.</p></body></html>`],
    ["an attribute that never ends", `<html><body><p>Deep words.</p><p title="${"x".repeat(1_000_000)}</body>`],
    ["many elements", `<html><body><p>Deep words.</p>${"<i>a</i>".repeat(200_000)}</body></html>`],
    ["a script that never ends", `<html><body><p>Deep words.</p><script>${"while(1);".repeat(100_000)}`],
    ["a comment that never ends", `<html><body><p>Deep words.</p><!--${"-".repeat(1_000_000)}`],
    ["brackets alone", `<html><body><p>Deep words.</p>${"<".repeat(500_000)}</body></html>`],
    ["character references", `<html><body><p>Deep words.</p>${"&amp;".repeat(500_000)}</body></html>`],
    ["quotation marks", `<html><body><p>Deep words.</p>${'<a b="'.repeat(200_000)}</body></html>`],
  ];
  for (const [name, html] of hostile) {
    const before = process.cpuUsage();
    const document = await read(html, { name: "x.html" });
    assert.match(document.text, /Deep words\./, name);
    // A guard against hanging, in the processor's own time: how busy the machine is does not count.
    assert.ok(process.cpuUsage(before).user < 30e6, `${name} hangs`);
  }
});
