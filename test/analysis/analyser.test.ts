import assert from "node:assert/strict";
import { copyFileSync, existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import type { Analyser, Analysis } from "../../src/analysis/analysis.ts";
import { openAnalyser, readConllu, writeConllu } from "../../src/analysis/index.ts";

const model = process.env.DRAGOMAN_MODEL ?? join(import.meta.dirname, "../../models/en");
const skip = !existsSync(join(model, "encoder.onnx")) && "models/en is not there yet";

test("a folder without a model is a fault that says which file is missing and what to do", () => {
  const folder = mkdtempSync(join(tmpdir(), "dragoman-"));
  assert.throws(
    () => openAnalyser(folder),
    (wrong: { code: string; message: string }) => {
      assert.equal(wrong.code, "analysis/no-model");
      assert.match(wrong.message, /encoder\.onnx.*training\/README\.md/s);
      return true;
    },
  );
  writeFileSync(join(folder, "encoder.onnx"), "");
  writeFileSync(join(folder, "labels.json"), '{"version": 9}');
  assert.throws(() => openAnalyser(folder), { code: "analysis/labels" });
});

describe("the trained model", { skip }, () => {
  let analyser: Analyser;
  before(() => {
    analyser = openAnalyser(model);
  });
  const analyse = async (...texts: readonly string[]): Promise<readonly Analysis[]> => {
    const found: Analysis[] = [];
    for await (const analysis of analyser.analyse(texts)) found.push(analysis);
    return found;
  };

  /** What must hold of any analysis of any text. */
  const sound = (analysis: Analysis, text: string) => {
    assert.equal(analysis.text, text);
    const { tokens, sentences } = analysis;
    let next = 0;
    sentences.forEach((sentence, index) => {
      assert.deepEqual([sentence.index, sentence.first], [index, next]);
      assert.ok(sentence.last > sentence.first && sentence.start < sentence.end);
      next = sentence.last;
      const inside = tokens.slice(sentence.first, sentence.last);
      assert.deepEqual(
        inside.filter(({ head }) => head === -1).map((token) => token.index),
        [sentence.root],
      );
      for (const token of inside) {
        let at = token.index;
        for (let steps = 0; at !== sentence.root; steps++) {
          assert.ok(steps < inside.length, "every word reaches the root");
          at = tokens[at]!.head;
        }
        assert.equal(token.form, text.slice(token.start, token.end));
        assert.ok(token.lemma !== "" && token.upos !== "" && token.label !== "");
        assert.equal(token.label === "root", token.head === -1);
        assert.ok(token.children.every((child) => tokens[child]!.head === token.index));
      }
    });
    assert.equal(next, tokens.length);
  };

  test("reads a plain sentence as anyone would", async () => {
    const [analysis] = await analyse("The minister visited Peru on Monday. She met three generals.");
    sound(analysis!, "The minister visited Peru on Monday. She met three generals.");
    const word = (form: string) => analysis!.tokens.find((token) => token.form === form)!;
    assert.equal(analysis!.sentences.length, 2);
    assert.deepEqual([word("visited").upos, word("visited").lemma, word("visited").label], ["VERB", "visit", "root"]);
    assert.deepEqual([word("minister").label, word("minister").head], ["nsubj", word("visited").index]);
    assert.deepEqual([word("Peru").upos, word("Peru").label, word("Peru").mention], ["PROPN", "obj", "place"]);
    assert.deepEqual([word("generals").lemma, word("three").label], ["general", "nummod"]);
  });

  test("reads who said what", async () => {
    const [analysis] = await analyse("“The border will reopen in May,” the governor, Ines Duarte, told reporters.");
    const forms = (indexes: readonly number[]) => indexes.map((index) => analysis!.tokens[index]!.form);
    const found = analysis!.attributions.find(({ cue }) => forms(cue).includes("told"));
    assert.ok(found && forms(found.content).includes("reopen"));
    assert.ok(forms(found.source).some((form) => ["governor", "Ines", "Duarte"].includes(form)));
  });

  test("any text gives a sound analysis", async () => {
    const texts = [
      "",
      " \n\t ",
      "x",
      "👍🏽👩‍🚀 😀 𝒳𝒴 ok",
      "One line.\r\n\r\nTwo lines,\r\nthree.",
      "a\tb\u00a0c\u2003d",
      "no stop ".repeat(300),
      "word".repeat(50_000),
      "a-b.c,d;".repeat(200),
      Array.from({ length: 1500 }, (_, index) => String.fromCharCode((index * 7919) % 65536)).join(""),
      "He said it rained. ".repeat(100),
    ];
    const found = await analyse(...texts);
    assert.equal(found.length, texts.length);
    for (const [index, analysis] of found.entries()) {
      sound(analysis, texts[index]!);
      const [back] = readConllu(writeConllu(analysis));
      const { attributionOdds: _odds, triggers: _triggers, ...carried } = analysis;
      assert.deepEqual(back!.analysis, { ...carried, states: null });
    }
  });

  test("a long paragraph is read on at sentence boundaries, so that its sentences stay whole", async () => {
    const sentence = "The envoy said on Friday that both sides had agreed to extend the truce by a month.";
    const [analysis] = await analyse(Array.from({ length: 60 }, () => sentence).join(" "));
    assert.equal(analysis!.sentences.length, 60);
    for (const { start, end } of analysis!.sentences) assert.equal(analysis!.text.slice(start, end), sentence);
  });

  test("analyses come in the order of the texts, the same alone and among others", async () => {
    const texts = ["Short one.", `${"A longer text about many things. ".repeat(40)}`, "Kenya sent troops.", "Ok."];
    const together = await analyse(...texts);
    assert.deepEqual(
      together.map(({ text }) => text),
      texts,
    );
    for (const [at, text] of texts.entries()) {
      const [alone] = await analyse(text);
      assert.deepEqual(together[at], alone, "to the last number, whatever else is read");
    }
  });

  test("span heads give one number a label, with or without hidden states", async () => {
    const [analysis] = await analyse("Critics praised the judge for her courage.");
    const whole = { analysis: analysis!, first: 0, last: analysis!.tokens.length };
    const roles: Readonly<Record<string, readonly (readonly number[])[]>> = { stance: [[3]], relation: [[0], [3]] };
    assert.deepEqual([...analyser.heads].sort(), Object.keys(roles).sort());
    for (const head of analyser.heads) {
      const query = { ...whole, roles: roles[head]! };
      const [kept, anew] = await analyser.score(head, [query, { ...query, analysis: { ...analysis!, states: null } }]);
      assert.equal(kept!.length, analyser.labels(head).length);
      assert.ok(Math.abs(kept!.reduce((sum, value) => sum + value, 0) - 1) < 1e-4);
      assert.ok(kept!.every((value, index) => Math.abs(value - anew![index]!) < 0.02));
    }
    await assert.rejects(analyser.score("horoscope", [{ ...whole, roles: [[3]] }]), { code: "analysis/unknown-head" });
  });

  test("a reader that stops early lets go of its texts", async () => {
    let closed = false;
    function* endless() {
      try {
        while (true) yield "Talks went on.";
      } finally {
        closed = true;
      }
    }
    for await (const analysis of analyser.analyse(endless())) {
      assert.equal(analysis.tokens.length, 4);
      break;
    }
    assert.ok(closed);
  });

  test("a broken model is a fault that names its file", async () => {
    const folder = mkdtempSync(join(tmpdir(), "dragoman-"));
    for (const name of ["labels.json", "lexicon.json", "vocab.txt"])
      copyFileSync(join(model, name), join(folder, name));
    writeFileSync(join(folder, "encoder.onnx"), "not a model");
    const broken = openAnalyser(folder);
    await assert.rejects(
      async () => {
        for await (const _ of broken.analyse(["One."]));
      },
      { code: "analysis/model" },
    );
  });

  test("something that is no text is a fault", async () => {
    await assert.rejects(analyse(7 as unknown as string), { code: "analysis/no-text" });
  });
});
