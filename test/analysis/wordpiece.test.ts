import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Tokenizer } from "@huggingface/tokenizers";
import { bertParts, plainSigns, WordPiece } from "../../src/analysis/wordpiece.ts";
import { cutWords } from "../../src/analysis/words.ts";

const VOCABULARY = [
  "[PAD]",
  "[UNK]",
  "[CLS]",
  "[SEP]",
  "talk",
  "##s",
  "##ing",
  "un",
  "##true",
  ".",
  "-",
  '"',
  "a",
  "##b",
  "e",
];

test("a word is cut into the longest pieces the vocabulary has, without case and accents", () => {
  const wordPiece = new WordPiece(VOCABULARY);
  const cut = (word: string) => [...wordPiece.pieces(word)].map((id) => VOCABULARY[id]);
  assert.deepEqual(cut("Talking"), ["talk", "##ing"]);
  assert.deepEqual(cut("untrue."), ["un", "##true", "."]);
  assert.deepEqual(cut("Ábé"), ["[UNK]"]);
  assert.deepEqual(cut("ÀB"), ["a", "##b"]);
  assert.deepEqual(cut("“"), ['"']);
  assert.deepEqual(cut("—"), ["-"]);
});

test("a word that gives no piece is unknown, and no word has more than twelve", () => {
  const wordPiece = new WordPiece(VOCABULARY);
  assert.deepEqual([...wordPiece.pieces("\u200d")], [1]);
  assert.deepEqual([...wordPiece.pieces("zzz")], [1]);
  assert.equal(wordPiece.pieces("a.".repeat(30)).length, 12);
  assert.equal(wordPiece.pieces("a".repeat(2e6)).length, 1);
});

test("a vocabulary without the special pieces is refused", () => {
  assert.throws(() => new WordPiece(["a", "b"]), { code: "analysis/vocabulary" });
});

const vocabulary = join(process.env.DRAGOMAN_MODEL ?? join(import.meta.dirname, "../../models/en"), "vocab.txt");

const TEXTS = [
  "Ministers don't agree: the U.S. can't wait, 12.5% said “no” — again…",
  "Łódź, Zürich, São Tomé, Ελλάδα, Москва, 東京タワー and عمان met 3½ times",
  "e-mail jo.ann@example.org http://example.org/x?y=1&z=2#top #Peace @press $3.5m €20 ¥100 ™ ©",
  "naïve façade coöperate Ångström İstanbul ﬁne ﬂow ² ⅓ 👍🏽 👩‍🚀 🇫🇷 x\u0301y\u0308 q\u00adr",
  "UPPER lower Title mIxEd O'Brien d'état AT&T [sic] {x} <y> `z` ^_^ ~ \\ | a_b 𝒳 𠀀",
  "Donaudampfschifffahrtsgesellschaft antidisestablishmentarianism pneumonoultramicroscopic",
];

test("ids are those of the library's BERT tokenizer", {
  skip: !existsSync(vocabulary) && "models/en is not there yet",
}, () => {
  const pieces = readFileSync(vocabulary, "utf8").trimEnd().split("\n");
  const library = new Tokenizer(
    {
      version: "1.0",
      normalizer: {
        type: "BertNormalizer",
        clean_text: true,
        handle_chinese_chars: true,
        strip_accents: null,
        lowercase: true,
      },
      pre_tokenizer: { type: "BertPreTokenizer" },
      model: {
        type: "WordPiece",
        unk_token: "[UNK]",
        continuing_subword_prefix: "##",
        max_input_chars_per_word: 100,
        vocab: Object.fromEntries(pieces.map((piece, id) => [piece, id])),
      },
      added_tokens: [],
      post_processor: null,
      decoder: null,
    },
    { do_lower_case: true },
  );
  const ours = WordPiece.fromFile(vocabulary);
  for (const text of TEXTS) {
    const { count, bounds } = cutWords(text);
    for (let index = 0; index < count; index++) {
      const word = text.slice(bounds[index * 2], bounds[index * 2 + 1]);
      const wanted = library.encode(plainSigns(word), { add_special_tokens: false }).ids.slice(0, 12);
      assert.deepEqual([...ours.pieces(word)], wanted.length === 0 ? [ours.unknown] : wanted, word);
    }
  }
});

test("punctuation signs stand alone, also those that are symbols to Unicode", () => {
  assert.deepEqual(bertParts("a+b=c^d"), ["a", "+", "b", "=", "c", "^", "d"]);
  assert.deepEqual(bertParts("東京x"), ["東", "京", "x"]);
});
