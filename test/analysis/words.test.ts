import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { cutWords } from "../../src/analysis/words.ts";

const cut = (text: string): string => {
  const { count, bounds } = cutWords(text);
  return Array.from({ length: count }, (_, index) => text.slice(bounds[index * 2], bounds[index * 2 + 1])).join(" ");
};

/** What is cut, and what stays whole. */
const CASES: readonly (readonly [text: string, words: string])[] = [
  ["They don't, can't and won't.", "They do n't , ca n't and wo n't ."],
  ["It’s ours; we’ll see, she'd said", "It ’s ours ; we ’ll see , she 'd said"],
  ["cannot gonna wanna", "can not gon na wan na"],
  ["the ministers' cars, James's", "the ministers ' cars , James 's"],
  ["a well-known, 26-year-old oil-rich state", "a well - known , 26 - year - old oil - rich state"],
  ["an anti-war, pro-Kyiv, non-aligned ex-minister", "an anti-war , pro-Kyiv , non-aligned ex-minister"],
  ["UN-backed forces, an ex-UN envoy", "UN - backed forces , an ex-UN envoy"],
  ["in mid-May and the mid-1980s", "in mid-May and the mid-1980s"],
  ["the U.S. and the U.N. met at 5 a.m.", "the U.S. and the U.N. met at 5 a.m."],
  ["Mr. Diaz and Gen. A. B. Park of Acme Inc. left.", "Mr. Diaz and Gen. A. B. Park of Acme Inc. left ."],
  ["It was plan B. they said", "It was plan B . they said"],
  ["in Jan.-Feb. figures", "in Jan. - Feb. figures"],
  ["No. 5 on p. 12 said no.", "No. 5 on p. 12 said no ."],
  ["$3.5m, US$40 and €1,200.50 or 12.5%", "$ 3.5 m , US$ 40 and € 1,200.50 or 12.5 %"],
  ["1,000,000 people on 9/11 at 10:30, 1991-1995", "1,000,000 people on 9/11 at 10:30 , 1991 - 1995"],
  ["the 1990s, the 21st, 10km, 5pm", "the 1990s , the 21st , 10 km , 5 pm"],
  ["“Go,” he said. ‘No!’ «Oui»", "“ Go , ” he said . ‘ No ! ’ « Oui »"],
  ["wait... what?! no--yes (maybe) [sic]", "wait ... what ?! no -- yes ( maybe ) [ sic ]"],
  [
    "see https://example.org/a_b?c=1. or mail jo.ann@example.org, ok",
    "see https://example.org/a_b?c=1 . or mail jo.ann@example.org , ok",
  ],
  ["#Peace now @press :) ;-)", "#Peace now @press :) ;-)"],
  ["O'Brien of Sana'a and AT&T, R&D", "O'Brien of Sana'a and AT&T , R&D"],
  ["LUSAKA, March 3 (Newsroom) - Talks", "LUSAKA , March 3 ( Newsroom ) - Talks"],
  ["Łódź, Zürich and São Tomé", "Łódź , Zürich and São Tomé"],
  ["done👍🏽 🇫🇷🇩🇪 👩‍🚀", "done 👍🏽 🇫🇷 🇩🇪 👩‍🚀"],
  ["one\u00a0two\tthree\r\nfour\u200bfive", "one two three four five"],
];

for (const [text, words] of CASES) {
  test(`cuts ${JSON.stringify(text)} as the treebanks do`, () => assert.equal(cut(text), words));
}

test("words stand in order, touch no space and leave out nothing else", () => {
  const texts = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 80 }),
    fc.string({ unit: "binary", maxLength: 80 }),
    fc
      .array(
        fc.constantFrom(
          "don't",
          "U.S.",
          " ",
          "\n",
          "“",
          "12.5%",
          "-",
          "'",
          "a.b",
          "anti-",
          "etc.",
          "$",
          "@",
          "http://x.y",
        ),
      )
      .map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const { count, bounds } = cutWords(text);
      let before = 0;
      for (let index = 0; index < count; index++) {
        const [start, end] = [bounds[index * 2]!, bounds[index * 2 + 1]!];
        assert.ok(start >= before && end > start && end <= text.length);
        assert.match(text.slice(before, start), /^[\s\0-\x20\x7f\x85\u200b\ufeff]*$/);
        assert.doesNotMatch(text.slice(start, end), /[ \n\t]/);
        before = end;
      }
      assert.match(text.slice(before), /^[\s\0-\x20\x7f\x85\u200b\ufeff]*$/);
    }),
    { numRuns: 300 },
  );
});

test("a megabyte without a space is cut in good time", () => {
  const began = process.cpuUsage();
  for (const junk of [
    "x".repeat(1e6),
    "a.".repeat(5e5),
    "a-".repeat(5e5),
    "'".repeat(1e6),
    "é1@".repeat(3e5),
    "\u0001".repeat(1e6),
  ]) {
    cutWords(junk);
  }
  assert.ok(process.cpuUsage(began).user < 20e6);
});
