import assert from "node:assert/strict";
import { test } from "node:test";
import { readConllu } from "../../src/analysis/index.ts";
import { dateFor, findDates } from "../../src/report/dates/index.ts";

/** Lines of word, lemma, part of speech, tag, head and label. */
const conllu = (text: string, lines: readonly string[]): string =>
  `# newdoc\n# text = ${text}\n${lines
    .map((line, index) => {
      const [form = "", lemma = "", upos = "", xpos = "", head = "", label = ""] = line.split(" ");
      return [index + 1, form, lemma, upos, xpos, "_", head, label, "_", "_"].join("\t");
    })
    .join("\n")}\n\n`;

const analysisOf = (text: string, lines: readonly string[]) => {
  const analysis = readConllu(conllu(text, lines))[0]?.analysis;
  assert.ok(analysis);
  return analysis;
};

const dateOf = (analysis: ReturnType<typeof analysisOf>, form: string, published = "2023-04-14") => {
  const { dates } = findDates(analysis, published);
  const token = analysis.tokens.find((one) => one.form === form);
  assert.ok(token);
  return dateFor(analysis, token.index, dates)?.from ?? null;
};

test("a time is its own clause's: of the verb it hangs on, not of the clause it reports or the noun beside", () => {
  const analysis = analysisOf("Officials said Tuesday that rebels attacked the base on Monday .", [
    "Officials official NOUN NNS 2 nsubj",
    "said say VERB VBD 0 root",
    "Tuesday Tuesday PROPN NNP 2 obl:tmod",
    "that that SCONJ IN 6 mark",
    "rebels rebel NOUN NNS 6 nsubj",
    "attacked attack VERB VBD 2 ccomp",
    "the the DET DT 8 det",
    "base base NOUN NN 6 obj",
    "on on ADP IN 10 case",
    "Monday Monday PROPN NNP 6 obl",
    ". . PUNCT . 2 punct",
  ]);
  assert.equal(dateOf(analysis, "said"), "2023-04-11");
  assert.equal(dateOf(analysis, "attacked"), "2023-04-10");
  assert.equal(dateOf(analysis, "Officials"), null);
});

test("a clause without a time of its own does not take the one of the clause above", () => {
  const analysis = analysisOf("He agreed on Monday to withdraw .", [
    "He he PRON PRP 2 nsubj",
    "agreed agree VERB VBD 0 root",
    "on on ADP IN 4 case",
    "Monday Monday PROPN NNP 2 obl",
    "to to PART TO 6 mark",
    "withdraw withdraw VERB VB 2 xcomp",
    ". . PUNCT . 2 punct",
  ]);
  assert.equal(dateOf(analysis, "agreed"), "2023-04-10");
  assert.equal(dateOf(analysis, "withdraw"), null);
});

test("a noun has the time that stands in it, or else its verb's where the verb does the deed", () => {
  const analysis = analysisOf("The March raid killed two on Monday .", [
    "The the DET DT 3 det",
    "March March PROPN NNP 3 compound",
    "raid raid NOUN NN 4 nsubj",
    "killed kill VERB VBD 0 root",
    "two two NUM CD 4 obj",
    "on on ADP IN 7 case",
    "Monday Monday PROPN NNP 4 obl",
    ". . PUNCT . 4 punct",
  ]);
  assert.equal(dateOf(analysis, "raid"), "2023-03-01");
  assert.equal(dateOf(analysis, "killed"), "2023-04-10");
  const verbs = [
    ["launched", "launch", "2023-04-10"],
    ["condemned", "condemn", null],
  ] as const;
  for (const [form, lemma, day] of verbs) {
    const other = analysisOf(`They ${form} the raid on Monday .`, [
      "They they PRON PRP 2 nsubj",
      `${form} ${lemma} VERB VBD 0 root`,
      "the the DET DT 4 det",
      "raid raid NOUN NN 2 obj",
      "on on ADP IN 6 case",
      "Monday Monday PROPN NNP 2 obl",
      ". . PUNCT . 2 punct",
    ]);
    assert.equal(dateOf(other, "raid"), day, form);
  }
});

test("the tree tells the tense where the nearest words would mislead", () => {
  const lines = (aux: string, verb: string) => [
    "Talks talk NOUN NNS 6 nsubj",
    "that that PRON WDT 3 nsubj",
    "failed fail VERB VBD 1 acl:relcl",
    "twice twice ADV RB 3 advmod",
    aux,
    verb,
    "Tuesday Tuesday PROPN NNP 6 obl:tmod",
    ". . PUNCT . 6 punct",
  ];
  const future = analysisOf(
    "Talks that failed twice will resume Tuesday .",
    lines("will will AUX MD 6 aux", "resume resume VERB VB 0 root"),
  );
  const past = analysisOf(
    "Talks that failed twice had resumed Tuesday .",
    lines("had have AUX VBD 6 aux", "resumed resume VERB VBN 0 root"),
  );
  assert.equal(dateOf(future, "resume"), "2023-04-18");
  assert.equal(dateOf(past, "resumed"), "2023-04-11");
});

test("a deed without a time of its own has the time of what it happens during", () => {
  const backed = (preposition: string) =>
    analysisOf(`${preposition} the clashes in May 2020 Kenya backed rebels .`, [
      `${preposition} ${preposition.toLowerCase()} ADP IN 3 case`,
      "the the DET DT 3 det",
      "clashes clash NOUN NNS 8 obl",
      "in in ADP IN 5 case",
      "May May PROPN NNP 3 nmod",
      "2020 2020 NUM CD 5 nummod",
      "Kenya Kenya PROPN NNP 8 nsubj",
      "backed back VERB VBD 0 root",
      "rebels rebel NOUN NNS 8 obj",
      ". . PUNCT . 8 punct",
    ]);
  assert.equal(dateOf(backed("During"), "backed"), "2020-05-01");
  assert.equal(dateOf(backed("After"), "backed"), null);
});

test("what has been so until now does not share the time of the deed before it", () => {
  const lines = (has: string) => [
    "In in ADP IN 2 case",
    "January January PROPN NNP 4 obl",
    "Kenya Kenya PROPN NNP 4 nsubj",
    "left leave VERB VBD 0 root",
    "and and CCONJ CC 7 cc",
    has,
    "refused refuse VERB VBD 4 conj",
    ". . PUNCT . 4 punct",
  ];
  const perfect = analysisOf("In January Kenya left and has refused .", lines("has have AUX VBZ 7 aux"));
  assert.equal(dateOf(perfect, "left"), "2023-01-01");
  assert.equal(dateOf(perfect, "refused"), null);
  const past = analysisOf("In January Kenya left and also refused .", lines("also also ADV RB 7 advmod"));
  assert.equal(dateOf(past, "refused"), "2023-01-01");
});
