import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checkCodebook, explain, makeCodebook, readExample } from "../../src/codebook/index.ts";
import { plainTree } from "./plain-tree.ts";
import { shippedCodebook } from "./shipped.ts";

const rule = (lines: string): string => `rules:\n  - rule: coerce/gate\n${lines.replace(/^/gm, "    ")}`;
const SOUND = `event: COERCE
mode: restrict
verb: [bar]
roles: { source: subject, target: object }
finds: ["[Ruritania]source [barred]trigger [the gate]target."]
passes over: ["The bar was open."]`;

/** What is wrong, the code it gets, and a word that the message must hold. */
const WRONG: readonly (readonly [what: string, text: string, code: string, says: RegExp])[] = [
  ["an unknown event", rule(SOUND.replace("COERCE", "COERSE")), "codebook/unknown-event", /"COERCE"/],
  ["a mode of another type", rule(SOUND.replace("restrict", "restrikt")), "codebook/unknown-mode", /"restrict"/],
  ["an unknown path", rule(SOUND.replace("target: object", "target: objekt")), "codebook/unknown-path", /"object"/],
  ["an unknown role", rule(SOUND.replace("target: object", "victim: object")), "codebook/unknown-role", /target/],
  ["an unknown key", rule(`${SOUND}\nwhen: any`), "codebook/unknown-key", /when/],
  ["an unknown class", rule(SOUND.replace("[bar]", '["@troups"]')), "codebook/unknown-class", /troups/],
  ["no finds", rule(SOUND.replace(/^finds.*\n/m, "")), "codebook/no-examples", /write at least one sentence/],
  ["no passes over", rule(SOUND.replace(/^passes.*$/m, "")), "codebook/no-examples", /stay silent/],
  ["an example without trigger", rule(SOUND.replace("[barred]trigger", "barred")), "codebook/no-trigger", /trigger/],
  ["a part without role", rule(SOUND.replace("[the gate]target", "[the gate]scene")), "codebook/unknown-part", /scene/],
  ["no anchor", rule(SOUND.replace("verb: [bar]\n", "")), "codebook/no-anchor", /verb:/],
  [
    "a tie without its ends",
    rule(SOUND.replace("event: COERCE\nmode: restrict", "tie: ally")),
    "codebook/no-role",
    /from/,
  ],
  ["two things given", rule(`${SOUND}\ntie: ally`), "codebook/gives-nothing", /one thing/],
  ["no name", "rules:\n  - event: COERCE", "codebook/no-name", /coerce\/blockade/],
  ["YAML that cannot be read", "rules: [", "codebook/unreadable", /YAML/],
];

describe("a codebook file", () => {
  it("gives its rules where it is sound", () => {
    const { faults, rules } = checkCodebook(rule(SOUND), "own.yaml");
    assert.deepEqual(faults, []);
    assert.deepEqual(
      rules.map((one) => one.name),
      ["coerce/gate"],
    );
  });
  for (const [what, text, code, says] of WRONG)
    it(`is told of ${what}, with its line and what to write`, () => {
      const { faults, rules } = checkCodebook(text, "own.yaml");
      const found = faults.find((one) => one.code === code);
      assert.ok(found, JSON.stringify(faults));
      assert.match(found.message, says);
      assert.match(found.place ?? "", /^own\.yaml:\d+$/);
      assert.deepEqual(rules, []);
    });
  it("is told of a rule whose name is taken, by the file or by the codebook it stands beside", () => {
    const twice = `${rule(SOUND)}\n  - rule: coerce/gate\n${SOUND.replace(/^/gm, "    ")}`;
    assert.equal(checkCodebook(twice, "own.yaml").faults[0]?.code, "codebook/two-of-a-name");
    const taken = rule(SOUND).replace("coerce/gate", "coerce/blockade");
    assert.equal(checkCodebook(taken, "own.yaml", shippedCodebook()).faults[0]?.code, "codebook/two-of-a-name");
  });
  it("may use the classes of the codebook it stands beside", () => {
    const text = rule(SOUND.replace("[bar]", '["@violence-verbs"]'));
    assert.equal(checkCodebook(text, "own.yaml").faults[0]?.code, "codebook/unknown-class");
    assert.deepEqual(checkCodebook(text, "own.yaml", shippedCodebook()).faults, []);
  });
  it("says the line of the fault, not of the rule", () => {
    assert.equal(checkCodebook(rule(SOUND.replace("restrict", "restrikt")), "own.yaml").faults[0]?.place, "own.yaml:4");
  });
});

describe("an example", () => {
  it("is the sentence without its brackets, the parts where they stood", () => {
    const { text, parts } = readExample("[Ruritania]source has [barred]trigger the gate.");
    assert.equal(text, "Ruritania has barred the gate.");
    assert.deepEqual(
      parts.map((part) => [part.role, text.slice(part.start, part.end)]),
      [
        ["source", "Ruritania"],
        ["trigger", "barred"],
      ],
    );
  });
});

describe("a rule", () => {
  const codebook = makeCodebook([
    {
      name: "own.yaml",
      text: `${rule(SOUND.replace("verb: [bar]", 'verb: [bar, shut down]\nwhere: { object: [gate, "@doors"] }\nunless: { subject: [guest] }'))}
classes: { doors: [door, portal] }`,
    },
  ]);
  const fires = (tree: string) => {
    const analysis = plainTree(tree);
    const sentence = analysis.sentences[0];
    assert.ok(sentence);
    return codebook.match(codebook.frames(analysis), sentence, "event");
  };
  it("is sound", () => assert.deepEqual(codebook.faults, []));
  it("fires where its conditions hold", () => {
    assert.equal(
      fires("Troops=troop/NOUN/NNS/2/nsubj barred=bar/VERB/VBD/0/root the/DET/DT/4/det gate/NOUN/NN/2/obj").length,
      1,
    );
    assert.equal(
      fires("Troops=troop/NOUN/NNS/2/nsubj barred=bar/VERB/VBD/0/root the/DET/DT/4/det portal/NOUN/NN/2/obj").length,
      1,
    );
  });
  it("finds its word by the form where the lemma is wrong", () => {
    assert.equal(
      fires("Troops=troop/NOUN/NNS/2/nsubj barred=barre/VERB/VBD/0/root the/DET/DT/4/det gates=gat/NOUN/NNS/2/obj")
        .length,
      1,
    );
  });
  it("stays silent where a condition fails, where an exception holds, and on another part of speech", () => {
    assert.equal(
      fires("Troops=troop/NOUN/NNS/2/nsubj barred=bar/VERB/VBD/0/root the/DET/DT/4/det song/NOUN/NN/2/obj").length,
      0,
    );
    assert.equal(
      fires("Guests=guest/NOUN/NNS/2/nsubj barred=bar/VERB/VBD/0/root the/DET/DT/4/det gate/NOUN/NN/2/obj").length,
      0,
    );
    assert.equal(fires("The/DET/DT/2/det bar/NOUN/NN/0/root").length, 0);
  });
  it("wants all the words of its anchor", () => {
    const firing = fires(
      "Troops=troop/NOUN/NNS/2/nsubj shut=shut/VERB/VBD/0/root down/ADP/RP/2/compound:prt the/DET/DT/5/det gate/NOUN/NN/2/obj",
    )[0];
    assert.deepEqual(firing?.trigger, [1, 2]);
    assert.equal(
      fires("Troops=troop/NOUN/NNS/2/nsubj shut=shut/VERB/VBD/0/root the/DET/DT/4/det gate/NOUN/NN/2/obj").length,
      0,
    );
  });
  it("is explained: which condition failed, and on what", () => {
    const analysis = plainTree(
      "Troops=troop/NOUN/NNS/2/nsubj barred=bar/VERB/VBD/0/root the/DET/DT/4/det song/NOUN/NN/2/obj",
    );
    const sentence = analysis.sentences[0];
    assert.ok(sentence);
    const [found] = explain(codebook, analysis, sentence);
    assert.equal(found?.fired, false);
    assert.match(found?.reason ?? "", /where object: wanted .*gate.*found "song"/);
  });
});
