import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readDocuments, TEXT_LIMIT } from "../../src/document/index.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const read = async (bytes: Uint8Array, named = {}) => {
  const reading = await readDocuments(bytes, named);
  assert.deepEqual(reading.faults, []);
  const [only] = reading.documents;
  assert.ok(only && reading.documents.length === 1);
  return only;
};

test("plain text is kept to the character: line ends, tabs, odd spaces, trailing white space", async () => {
  const text = "One line.\r\nAnother\tline.\r\r\n  “Quoted” \u00a0and\u2028more \u{1F6A9} \n\n";
  assert.equal((await read(utf8(text))).text, text);
});

test("any text without controls comes back as it went in", async () => {
  const words = fc.string({ unit: "grapheme" }).map((text) => `A report. ${text.replace(/\p{Cc}/gu, " ")}`);
  await fc.assert(
    fc.asyncProperty(words, async (text) => {
      assert.equal((await read(utf8(text), { name: "a.txt" })).text, text);
    }),
    { numRuns: 60 },
  );
});

test("the id is the sha256 of the text, so the same text has the same id whatever the file is called", async () => {
  const one = await read(utf8("Talks were held."), { name: "a.txt" });
  const two = await read(utf8("Talks were held."), { name: "b.txt" });
  assert.equal(one.id, two.id);
  assert.match(one.id, /^sha256:[0-9a-f]{64}$/);
});

test("an empty file is a document with an empty text", async () => {
  const document = await read(new Uint8Array(), { name: "empty.txt" });
  assert.equal(document.text, "");
  assert.equal(document.language, null);
});

test("byte order marks sign the encoding and are no part of the text", async () => {
  const text = "Prime Minister Jüri Ratas said “no”.";
  const little = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
  const big = Buffer.from(little).swap16();
  for (const bytes of [
    Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8(text)]),
    little,
    big,
    Buffer.from(text, "utf16le"),
  ]) {
    assert.equal((await read(bytes)).text, text);
  }
});

test("windows-1252 is read where it is declared or plain", async () => {
  const plain = Buffer.from(
    "He said \x93no\x94 \x96 and left the caf\xe9 at once, before anyone else in the room could answer.",
    "latin1",
  );
  assert.match((await read(plain)).text, /said “no” – and left the café/);
  const declared = Buffer.from("\xe9\xe8\xe0 \x80", "latin1");
  assert.equal((await read(declared, { mediaType: "text/plain; charset=windows-1252" })).text, "éèà €");
});

test("text in an encoding that nobody declares is refused with the byte and what to do", async () => {
  const cyrillic = Buffer.from(
    "cff0e5e7e8e4e5edf220e7e0fff0e8eb2c20f7f2ee20efe5f0e5e3eee2eef0fb20e7e0e2e5f0f8e5edfb2e",
    "hex",
  );
  const broken = Buffer.concat([utf8("A naïve plan — failed. "), Buffer.from([0xff, 0xfe, 0x41])]);
  for (const bytes of [cyrillic, broken]) {
    const { documents, faults } = await readDocuments(bytes, { name: "x.txt" });
    assert.equal(documents.length, 0);
    assert.equal(faults[0]?.code, "document/undecodable");
    assert.match(faults[0]?.message ?? "", /byte 0x[0-9a-f]{2} at \d+; save the file as UTF-8/);
    assert.equal(faults[0]?.place, "x.txt");
  }
  assert.match((await read(cyrillic, { mediaType: "text/plain; charset=windows-1251" })).text, /^Президент/);
});

test("binaries and formats that are not read are named, with what to do", async () => {
  const cases: readonly (readonly [Uint8Array, RegExp])[] = [
    [Buffer.from("\x89PNG\r\n\x1a\n0000", "latin1"), /a PNG image/],
    [Buffer.from("PK\x03\x04 xl/workbook.xml", "latin1"), /a spreadsheet/],
    [Buffer.from("{\\rtf1 hello}"), /save it as DOCX or text/],
    [Uint8Array.from({ length: 400 }, (_, at) => (at * 7) % 256), /no text/],
  ];
  for (const [bytes, says] of cases) {
    const { faults } = await readDocuments(bytes);
    assert.equal(faults[0]?.code, "document/unknown-format");
    assert.match(faults[0]?.message ?? "", says);
  }
});

test("a text over the limit is refused with the limit told, one just under it is read", async () => {
  const sentence = "The talks went on through the night. ";
  const under = await read(utf8(sentence.repeat(Math.floor(TEXT_LIMIT / sentence.length))));
  assert.ok(under.text.length > TEXT_LIMIT - 100);
  const { faults } = await readDocuments(utf8(sentence.repeat(1_400_000)));
  assert.equal(faults[0]?.code, "document/too-large");
  assert.match(faults[0]?.message ?? "", /51\.8 million characters; the limit is 20\.0 million/);
});

test("the caller's day fills a missing one, and the language is told from forty letters on", async () => {
  const document = await read(utf8("The foreign ministers met for six hours and agreed to meet again."), {
    published: "2021-05-04",
  });
  assert.equal(document.published, "2021-05-04");
  assert.equal(document.language, "en");
  assert.equal(
    (await read(utf8("Le gouvernement a annoncé la fermeture de la frontière avec son voisin."))).language,
    "fr",
  );
  assert.equal((await read(utf8("Short."))).language, null);
});
