import assert from "node:assert/strict";
import { test } from "node:test";
import { readDocuments } from "../../src/document/index.ts";
import { joinLine } from "../../src/document/pdf-page.ts";
import { makeDocx, makePdf, makeZip } from "./made-files.ts";

test("a PDF's lines are joined into paragraphs, divided words and paragraphs over a page's end too", async () => {
  const bytes = makePdf(
    [
      [
        "The two governments said on Monday that the agree-",
        "ment would be signed in the capital by the end of",
        "the month.",
        "",
        "Opposition parties rejected it and called a general",
        "strike, which the unions said would begin when the",
        "",
        "1",
      ],
      ["parliament meets again."],
    ],
    "/Title (A signed deal) /Author (Ana Lim) /CreationDate (D:20240305120000Z)",
  );
  const { documents, faults } = await readDocuments(bytes, { name: "x.pdf" });
  assert.deepEqual(faults, []);
  assert.equal(
    documents[0]?.text,
    "The two governments said on Monday that the agreement would be signed in the capital by the end of the month.\n\nOpposition parties rejected it and called a general strike, which the unions said would begin when the parliament meets again.",
  );
  assert.deepEqual(
    [documents[0]?.title, documents[0]?.author, documents[0]?.published],
    ["A signed deal", "Ana Lim", "2024-03-05"],
  );
  assert.equal((await readDocuments(bytes, { published: "2024-03-01" })).documents[0]?.published, "2024-03-01");
});

test("a hyphen at a line's end goes where it divides a word and stays where it joins two", () => {
  assert.equal(joinLine("the govern-", "ment fell"), "the government fell");
  assert.equal(joinLine("the Serbia-", "Kosovo talks"), "the Serbia-Kosovo talks");
  assert.equal(joinLine("the deal", "fell"), "the deal fell");
});

test("a broken PDF and a PDF of pictures are told apart", async () => {
  const broken = await readDocuments(Buffer.from("%PDF-1.7\nnothing more"));
  assert.equal(broken.faults[0]?.code, "document/broken");
  const pictures = await readDocuments(makePdf([[]]));
  assert.equal(pictures.faults[0]?.code, "document/no-text");
  assert.match(pictures.faults[0]?.message ?? "", /character recognition/);
});

test("a DOCX file's paragraphs are divided by blank lines", async () => {
  const { documents, faults } = await readDocuments(makeDocx(["The first &amp; longest.", "“The second,” he said."]), {
    name: "x.docx",
    published: "2021-02-03",
  });
  assert.deepEqual(faults, []);
  assert.equal(documents[0]?.text, "The first & longest.\n\n“The second,” he said.");
  assert.equal(documents[0]?.published, "2021-02-03");
});

test("an archive that would unpack to gigabytes is refused before it is unpacked, a broken one is a fault", async () => {
  const bomb = await readDocuments(makeDocx(["x"], 4_000_000_000));
  assert.equal(bomb.faults[0]?.code, "document/too-large");
  const broken = await readDocuments(makeZip({ "word/document.xml": "<nothing" }));
  assert.equal(broken.faults[0]?.code, "document/broken");
});
