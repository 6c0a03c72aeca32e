import assert from "node:assert/strict";
import { test } from "node:test";
import { readDocuments } from "../../src/document/index.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

test("each item of an RSS feed is a document, its text the fullest that the item carries", async () => {
  const feed = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Gulf Monitor</title><link>https://example.org</link><description>d</description><language>en</language>
<item><title>Talks &amp; tolls</title><link>https://example.org/1</link><pubDate>Tue, 05 Mar 2024 23:30:00 +0300</pubDate><dc:creator>Jane Roe</dc:creator><description>Short.</description><content:encoded><![CDATA[<p>One &amp; two.</p><script>alert(1)</script><p>Three.</p>]]></content:encoded></item>
<item><title>Second</title><description>&lt;p&gt;Only a summary.&lt;/p&gt;</description><pubDate>never</pubDate></item>
<item><title>Third</title><description>Plain words.</description></item></channel></rss>`;
  const { documents, faults, items } = await readDocuments(utf8(feed), { name: "gulf.xml", published: "2024-03-07" });
  const [first, third] = documents;
  assert.deepEqual(
    [first?.title, first?.text, first?.published, first?.publisher, first?.author, first?.url],
    ["Talks & tolls", "One & two.\n\nThree.", "2024-03-05", "Gulf Monitor", "Jane Roe", "https://example.org/1"],
  );
  assert.deepEqual([third?.text, third?.published], ["Plain words.", "2024-03-07"]);
  assert.deepEqual(
    faults.map((one) => [one.code, one.place]),
    [["document/bad-day", "gulf.xml, item 2"]],
  );
  assert.deepEqual(
    items.map((one) => one.kind),
    ["document", "fault", "document"],
  );
});

test("Atom and JSON feeds are known by their content", async () => {
  const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>A</title><id>u</id><updated>2024-01-01T00:00:00Z</updated><entry><title>E</title><id>i</id><link href="https://example.org/2"/><updated>2024-01-03T00:00:00Z</updated><published>2024-01-01T23:00:00-05:00</published><author><name>Bob</name></author><content type="html">&lt;p&gt;Hello.&lt;/p&gt;</content></entry></feed>`;
  const json = JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: "J",
    items: [
      {
        id: "1",
        url: "https://example.org/3",
        content_html: "<p>Hello.</p>",
        date_published: "2024-01-01T23:00:00-05:00",
        authors: [{ name: "Bob" }],
      },
    ],
  });
  for (const source of [atom, json]) {
    const { documents } = await readDocuments(utf8(source));
    assert.deepEqual(
      [documents[0]?.text, documents[0]?.published, documents[0]?.author],
      ["Hello.", "2024-01-01", "Bob"],
    );
  }
});

test("a feed that breaks off says so", async () => {
  const { faults } = await readDocuments(utf8("<?xml version='1.0'?><feed><nothing"), { name: "x.atom" });
  assert.equal(faults[0]?.code, "document/bad-feed");
});
