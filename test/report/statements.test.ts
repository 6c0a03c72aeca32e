import assert from "node:assert/strict";
import { test } from "node:test";
import type { Analysis, AttributionOdds } from "../../src/analysis/analysis.ts";
import { readConllu } from "../../src/analysis/index.ts";
import { isAct } from "../../src/report/statements/act.ts";
import { isAimedAt, withoutAddressee } from "../../src/report/statements/addressee.ts";
import { contentCandidates, cueHead } from "../../src/report/statements/candidates.ts";
import { decodeAttributions, LEAST_STATEMENT } from "../../src/report/statements/decode.ts";

/** A sentence from lines of word, lemma, part of speech, tag, head, label and, where they matter, features. */
function analysisOf(...lines: readonly string[]): Analysis {
  const rows = lines.map((line, index) => {
    const [form = "", lemma = "", upos = "", xpos = "", head = "", label = "", feats = "_"] = line.split(" ");
    return [index + 1, form, lemma, upos, xpos, feats, head, label, "_", "_"].join("\t");
  });
  const text = lines.map((line) => line.split(" ", 1)[0]).join(" ");
  const analysis = readConllu(`# newdoc\n# text = ${text}\n${rows.join("\n")}\n\n`)[0]?.analysis;
  assert.ok(analysis);
  return analysis;
}

const indexOf = (analysis: Analysis, form: string): number => {
  const found = analysis.tokens.find((token) => token.form === form);
  assert.ok(found, form);
  return found.index;
};

const words = (analysis: Analysis, indexes: readonly number[]): string =>
  indexes.map((index) => analysis.tokens[index]!.form).join(" ");

const between = (analysis: Analysis, first: string, last: string): number[] => {
  const from = indexOf(analysis, first);
  return Array.from({ length: indexOf(analysis, last) - from + 1 }, (_, step) => from + step);
};

/** What a model that is sure would say: the cue, and which words are source and content. */
function odds(
  analysis: Analysis,
  cue: string,
  source: readonly number[],
  content: readonly number[],
  chance = 0.95,
): AttributionOdds {
  const logits = (own: readonly number[]) =>
    Float32Array.from(analysis.tokens, (token) => (own.includes(token.index) ? 4 : -4));
  return {
    cue: [indexOf(analysis, cue)],
    head: indexOf(analysis, cue),
    chance,
    first: 0,
    source: logits(source),
    content: logits(content),
  };
}

const TOLD = analysisOf(
  "The the DET DT 2 det",
  "minister minister NOUN NN 3 nsubj",
  "told tell VERB VBD 0 root",
  "reporters reporter NOUN NNS 3 iobj",
  "that that SCONJ IN 8 mark",
  "rebels rebel NOUN NNS 8 nsubj",
  "had have AUX VBD 8 aux",
  "shelled shell VERB VBN 3 ccomp",
  "towns town NOUN NNS 8 obj",
  ". . PUNCT . 3 punct",
);

const MINISTER = between(TOLD, "The", "minister");
const SHELLED = between(TOLD, "that", "towns");

test("candidates are whole phrases about the cue, each once, without cue, source or loose marks", () => {
  const found = contentCandidates({
    analysis: TOLD,
    cue: [indexOf(TOLD, "told")],
    source: MINISTER,
    sourceHead: indexOf(TOLD, "minister"),
    quotations: [],
  });
  const said = found.map((one) => `${one.kind}: ${words(TOLD, one.words)}`);
  assert.ok(said.includes("clause: that rebels had shelled towns"), said.join("\n"));
  assert.ok(said.includes("object: reporters"), said.join("\n"));
  assert.equal(new Set(found.map((one) => words(TOLD, one.words))).size, found.length);
  for (const one of found) assert.doesNotMatch(words(TOLD, one.words), /told|minister|\.$/);
});

test("a sentence that a cue is put into is a candidate, without the cue's own clause", () => {
  const analysis = analysisOf(
    "Roads road NOUN NNS 3 nsubj",
    "are be AUX VBP 3 cop",
    "shut shut ADJ JJ 0 root",
    ", , PUNCT , 6 punct",
    "officials official NOUN NNS 6 nsubj",
    "said say VERB VBD 3 parataxis",
    ". . PUNCT . 3 punct",
  );
  const officials = [indexOf(analysis, "officials")];
  const found = contentCandidates({
    analysis,
    cue: [indexOf(analysis, "said")],
    source: officials,
    sourceHead: officials[0]!,
    quotations: [],
  });
  assert.ok(
    found.some((one) => words(analysis, one.words) === "Roads are shut"),
    found.map((one) => words(analysis, one.words)).join("\n"),
  );
});

test("the head of a cue is its verb, also where the cue begins with an auxiliary", () => {
  assert.equal(cueHead(TOLD, [indexOf(TOLD, "had"), indexOf(TOLD, "shelled")]).form, "shelled");
  assert.equal(cueHead(TOLD, [indexOf(TOLD, "had")]).form, "shelled");
});

test("a sure cue with its clause is decoded with speaker, words and the way it was found", () => {
  const [one, ...rest] = decodeAttributions(TOLD, [odds(TOLD, "told", MINISTER, SHELLED)]);
  assert.ok(one);
  assert.deepEqual(rest, []);
  assert.equal(words(TOLD, one.cue), "told");
  assert.equal(words(TOLD, one.source), "The minister");
  assert.equal(words(TOLD, one.content), "that rebels had shelled towns");
  assert.equal(one.rule, "said/say-clause");
  assert.ok(one.score > 0.8, String(one.score));
});

test("the content is a phrase even where the model's words are ragged", () => {
  const ragged = SHELLED.filter((index) => TOLD.tokens[index]!.form !== "had");
  const [one] = decodeAttributions(TOLD, [odds(TOLD, "told", MINISTER, ragged)]);
  assert.ok(one);
  assert.equal(words(TOLD, one.content), "that rebels had shelled towns");
});

test("an unlikely cue is not decoded, and a higher threshold never gives more", () => {
  assert.deepEqual(decodeAttributions(TOLD, [odds(TOLD, "told", MINISTER, SHELLED, 0.05)]), []);
  const all = [odds(TOLD, "told", MINISTER, SHELLED), odds(TOLD, "shelled", [indexOf(TOLD, "rebels")], [8], 0.3)];
  const counts = [0, LEAST_STATEMENT, 0.7, 1.2].map((least) => decodeAttributions(TOLD, all, least).length);
  assert.deepEqual(
    counts,
    [...counts].sort((a, b) => b - a),
  );
  assert.equal(counts.at(-1), 0);
});

test("two readings of the same words by one cue are one attribution, the likelier", () => {
  const twice = [odds(TOLD, "told", MINISTER, SHELLED, 0.6), odds(TOLD, "told", MINISTER, SHELLED, 0.97)];
  const found = decodeAttributions(TOLD, twice);
  assert.equal(found.length, 1);
  assert.equal(found[0]!.score, decodeAttributions(TOLD, [twice[1]!])[0]!.score);
});

/** "The farmers were VERB to leave." */
const passive = (form: string, lemma: string): Analysis =>
  analysisOf(
    "The the DET DT 2 det",
    "farmers farmer NOUN NNS 4 nsubj:pass",
    "were be AUX VBD 4 aux:pass",
    `${form} ${lemma} VERB VBN 0 root VerbForm=Part|Voice=Pass`,
    "to to PART TO 6 mark",
    "leave leave VERB VB 4 xcomp VerbForm=Inf",
    "the the DET DT 8 det",
    "valley valley NOUN NN 6 obj",
    ". . PUNCT . 4 punct",
  );

test("whom a passive verb tells, orders or judges is not who speaks, also where the model reads so", () => {
  for (const [form, lemma] of [
    ["told", "tell"],
    ["urged", "urge"],
    ["accused", "accuse"],
  ] as const) {
    const analysis = passive(form, lemma);
    assert.ok(isAimedAt(analysis, analysis.tokens[3]!, 1), form);
    const [one] = decodeAttributions(analysis, [odds(analysis, form, [0, 1], between(analysis, "to", "valley"))]);
    assert.ok(one, form);
    assert.deepEqual([one.source, one.sourceHead], [[], -1], form);
    assert.equal(words(analysis, one.content), "to leave the valley");
  }
  for (const [form, lemma] of [
    ["quoted", "quote"],
    ["convinced", "convince"],
    ["prepared", "prepare"],
  ] as const)
    assert.ok(!isAimedAt(passive(form, lemma), passive(form, lemma).tokens[3]!, 1), form);
});

test("whom a participle judges is not who speaks, nor the subject of the passive it goes on from", () => {
  const analysis = analysisOf(
    "Men man NOUN NNS 5 nsubj:pass",
    "accused accuse VERB VBN 1 acl VerbForm=Part|Voice=Pass",
    "of of ADP IN 2 case",
    "were be AUX VBD 5 aux:pass",
    "held hold VERB VBN 0 root VerbForm=Part|Voice=Pass",
    "and and CCONJ CC 7 cc",
    "warned warn VERB VBN 5 conj VerbForm=Part|Voice=Pass",
  );
  assert.ok(isAimedAt(analysis, analysis.tokens[1]!, 0));
  assert.ok(isAimedAt(analysis, analysis.tokens[6]!, 0));
  assert.ok(!isAimedAt(analysis, analysis.tokens[4]!, 0));
});

test("a source that runs on beyond the phrase of who speaks is that phrase", () => {
  const analysis = analysisOf(
    "Speaking speak VERB VBG 9 advcl",
    "at at ADP IN 4 case",
    "the the DET DT 4 det",
    "request request NOUN NN 1 obl",
    "of of ADP IN 6 case",
    "banks bank NOUN NNS 4 nmod",
    "the the DET DT 8 det",
    "auditor auditor NOUN NN 9 nsubj",
    "said say VERB VBD 0 root",
    "that that SCONJ IN 13 mark",
    "funds fund NOUN NNS 13 nsubj",
    "had have AUX VBD 13 aux",
    "vanished vanish VERB VBN 9 ccomp",
    ". . PUNCT . 9 punct",
  );
  const content = between(analysis, "that", "vanished");
  const [one] = decodeAttributions(analysis, [odds(analysis, "said", [2, 3, 4, 5, 6, 7], content)]);
  assert.ok(one);
  assert.equal(words(analysis, one.source), "the auditor");
  assert.equal(one.sourceHead, indexOf(analysis, "auditor"));
  assert.equal(words(analysis, one.content), "that funds had vanished");
});

const WHICH = analysisOf(
  "The the DET DT 2 det",
  "ministry ministry NOUN NN 8 nsubj",
  ", , PUNCT , 5 punct",
  "which which PRON WDT 5 nsubj",
  "expelled expel VERB VBD 2 acl:relcl",
  "diplomats diplomat NOUN NNS 5 obj",
  ", , PUNCT , 5 punct",
  "said say VERB VBD 0 root",
  "talks talk NOUN NNS 11 nsubj",
  "would would AUX MD 11 aux",
  "continue continue VERB VB 8 ccomp",
  ". . PUNCT . 8 punct",
);

test("where the model names but a splinter of the speaker's clause, the speaker is the whole subject", () => {
  for (const splinter of [[indexOf(WHICH, "diplomats")], [6]]) {
    const [one] = decodeAttributions(WHICH, [odds(WHICH, "said", splinter, between(WHICH, "talks", "continue"))]);
    assert.ok(one);
    assert.equal(words(WHICH, one.source), "The ministry");
    assert.equal(words(WHICH, one.content), "talks would continue");
  }
});

test("who names the source by its word and speaks for whom it stands for", () => {
  const analysis = analysisOf(
    "He he PRON PRP 2 nsubj",
    "met meet VERB VBD 0 root",
    "ministers minister NOUN NNS 2 obj",
    "who who PRON WP 5 nsubj",
    "said say VERB VBD 3 acl:relcl",
    "talks talk NOUN NNS 8 nsubj",
    "would would AUX MD 8 aux",
    "continue continue VERB VB 5 ccomp",
    ". . PUNCT . 2 punct",
  );
  const [one] = decodeAttributions(analysis, [
    odds(analysis, "said", [indexOf(analysis, "who")], between(analysis, "talks", "continue")),
  ]);
  assert.ok(one);
  assert.equal(words(analysis, one.source), "who");
  assert.equal(analysis.tokens[one.sourceHead]!.form, "ministers");
});

/** A reading of a sentence of subject, verb and the rest. */
const reading = (analysis: Analysis, cue: string, content: readonly number[], score = 0.8) => ({
  cue: [indexOf(analysis, cue)],
  source: [0],
  sourceHead: 0,
  content,
  rule: "said/learned-open",
  score,
});

/** "Kenya VERB to leave .": an infinitive after the verb. */
const toLeave = (form: string, lemma: string): Analysis =>
  analysisOf(
    "Kenya Kenya PROPN NNP 2 nsubj",
    `${form} ${lemma} VERB VBD 0 root`,
    "to to PART TO 4 mark",
    "leave leave VERB VB 2 xcomp",
    ". . PUNCT . 2 punct",
  );

test("refusals and plans are acts; promises and threats are statements", () => {
  for (const [form, lemma] of [
    ["refused", "refuse"],
    ["declined", "decline"],
    ["plans", "plan"],
  ] as const)
    assert.ok(isAct(toLeave(form, lemma), reading(toLeave(form, lemma), form, [2, 3])), form);
  for (const [form, lemma] of [
    ["promised", "promise"],
    ["threatened", "threaten"],
    ["hopes", "hope"],
  ] as const)
    assert.ok(!isAct(toLeave(form, lemma), reading(toLeave(form, lemma), form, [2, 3])), form);
});

/** "Kenya VERB NOUN .": a bare object after the verb. */
const thing = (form: string, lemma: string, object: string, of = object): Analysis =>
  analysisOf(
    "Kenya Kenya PROPN NNP 2 nsubj",
    `${form} ${lemma} VERB VBD 0 root`,
    `${object} ${of} NOUN NN 2 obj`,
    ". . PUNCT . 2 punct",
  );

test("a thing is done, words and thoughts are said", () => {
  const isActOf = (form: string, lemma: string, object: string, of?: string, score?: number): boolean => {
    const analysis = thing(form, lemma, object, of);
    return isAct(analysis, reading(analysis, form, [2], score));
  };
  assert.ok(isActOf("claimed", "claim", "lives", "life"));
  assert.ok(!isActOf("claimed", "claim", "victory"));
  assert.ok(isActOf("declared", "declare", "independence"));
  assert.ok(isActOf("scrapped", "scrap", "plans", "plan", 0.7));
  assert.ok(!isActOf("voiced", "voice", "concern", "concern", 0.5));
  assert.ok(!isActOf("condemned", "condemn", "attacks", "attack", 0.5));
});

test("a word in quotation marks is always somebody's", () => {
  const analysis = analysisOf(
    "Kenya Kenya PROPN NNP 2 nsubj",
    "scrapped scrap VERB VBD 0 root",
    '" " PUNCT `` 4 punct',
    "plans plan NOUN NNS 2 obj",
    "\" \" PUNCT '' 4 punct",
    ". . PUNCT . 2 punct",
  );
  assert.ok(!isAct(analysis, reading(analysis, "scrapped", [2, 3, 4], 0.5)));
});

test("what one would be expected to do is a duty, what one is expected to do a forecast", () => {
  const expected = (auxiliary: string): Analysis =>
    analysisOf(
      "Members member NOUN NNS 4 nsubj:pass",
      `${auxiliary} ${auxiliary} AUX MD 4 aux`,
      "be be AUX VB 4 aux:pass",
      "expected expect VERB VBN 0 root",
      "to to PART TO 6 mark",
      "pay pay VERB VB 4 xcomp",
      ". . PUNCT . 4 punct",
    );
  assert.ok(isAct(expected("would"), reading(expected("would"), "expected", [0, 4, 5])));
  assert.ok(!isAct(expected("will"), reading(expected("will"), "expected", [0, 4, 5])));
});

test("the addressee is no part of what is said, where more is said than that", () => {
  const analysis = analysisOf(
    "Kenya Kenya PROPN NNP 2 nsubj",
    "appealed appeal VERB VBD 0 root",
    "to to ADP IN 4 case",
    "donors donor NOUN NNS 2 obl",
    "to to PART TO 6 mark",
    "send send VERB VB 2 xcomp",
    "food food NOUN NN 6 obj",
    ". . PUNCT . 2 punct",
  );
  const verb = analysis.tokens[1]!;
  assert.equal(words(analysis, withoutAddressee(analysis, verb, [2, 3, 4, 5, 6])), "to send food");
  assert.equal(words(analysis, withoutAddressee(analysis, verb, [3, 4, 5, 6])), "to send food");
  assert.equal(words(analysis, withoutAddressee(analysis, verb, [2, 3])), "to send food");
  const bare = analysisOf(
    "Kenya Kenya PROPN NNP 2 nsubj",
    "appealed appeal VERB VBD 0 root",
    "to to ADP IN 4 case",
    "donors donor NOUN NNS 2 obl",
    ". . PUNCT . 2 punct",
  );
  assert.equal(words(bare, withoutAddressee(bare, bare.tokens[1]!, [2, 3])), "to donors");
  const urged = analysisOf(
    "Kenya Kenya PROPN NNP 2 nsubj",
    "urged urge VERB VBD 0 root",
    "donors donor NOUN NNS 2 obj",
    "to to PART TO 5 mark",
    "act act VERB VB 2 xcomp",
    ". . PUNCT . 2 punct",
  );
  assert.equal(words(urged, withoutAddressee(urged, urged.tokens[1]!, [2, 3, 4])), "donors to act");
});
