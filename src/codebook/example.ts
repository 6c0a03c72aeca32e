import type { Analysis } from "../analysis/analysis.ts";
import type { Codebook } from "./codebook.ts";
import type { Description } from "./frame.ts";
import type { Firing } from "./match.ts";
import type { Example, Rule } from "./rule.ts";

/** What is needed to try sentences: how they are built and, of each word, who it is. */
export interface Trial {
  readonly analysis: Analysis;
  readonly describe?: (token: number) => Description | null;
}

/** A sentence that a rule should have found or passed over and did not. */
export interface Disappointment {
  readonly rule: string;
  readonly text: string;
  /** In words: what was wanted and what came. */
  readonly reason: string;
  readonly place: string;
}

/** The example that the sentence with brackets writes: `[Ruritania]source [blocked]trigger the road.` */
export function readExample(written: string): Example {
  const parts: { role: string; start: number; end: number }[] = [];
  let text = "";
  let at = 0;
  for (const found of written.matchAll(/\[([^\]]*)\]([a-z]+)/g)) {
    text += written.slice(at, found.index);
    const inner = found[1] ?? "";
    parts.push({ role: found[2] ?? "", start: text.length, end: text.length + inner.length });
    text += inner;
    at = found.index + found[0].length;
  }
  return { text: text + written.slice(at), parts };
}

/** Every sentence of the rules with the rule it belongs to, in the order in which `tryExamples` wants their trials. */
export const exampleTexts = (rules: readonly Rule[]): readonly string[] =>
  rules.flatMap((rule) => [...rule.finds.map((example) => example.text), ...rule.passesOver]);

/** Tries the sentences of the rules; trials in the order of `exampleTexts`. */
export function tryExamples(
  codebook: Codebook,
  rules: readonly Rule[],
  trials: readonly Trial[],
): readonly Disappointment[] {
  const found: Disappointment[] = [];
  let at = 0;
  for (const rule of rules) {
    const place = `${rule.file}:${rule.line}`;
    for (const example of rule.finds) {
      const reason = tryFinds(codebook, rule, example, trials[at++]);
      if (reason) found.push({ rule: rule.name, text: example.text, reason, place });
    }
    for (const text of rule.passesOver) {
      const fired = firings(codebook, rule, trials[at++])[0];
      if (fired) found.push({ rule: rule.name, text, reason: "should be passed over, but the rule fires", place });
    }
  }
  return found;
}

function firings(codebook: Codebook, rule: Rule, trial: Trial | undefined): readonly Firing[] {
  if (!trial) return [];
  const frames = codebook.frames(trial.analysis, trial.describe);
  return trial.analysis.sentences.flatMap((sentence) =>
    codebook.match(frames, sentence, rule.gives.kind).filter((firing) => firing.rule.name === rule.name),
  );
}

/** Why the rule does not find the example; `null` where it does. */
function tryFinds(codebook: Codebook, rule: Rule, example: Example, trial: Trial | undefined): string | null {
  if (!trial) return "was not analysed";
  const fired = firings(codebook, rule, trial);
  let nearest = silence(codebook, rule, trial);
  for (const firing of fired) {
    const missing = example.parts.find((part) => {
      const heads = part.role === "trigger" ? firing.trigger : (firing.roles[part.role] ?? []);
      return !heads.some((one) => {
        const token = trial.analysis.tokens[one];
        return token !== undefined && token.start < part.end && part.start < token.end;
      });
    });
    if (!missing) return null;
    const heads = (missing.role === "trigger" ? firing.trigger : (firing.roles[missing.role] ?? [])).map(
      (one) => `"${trial.analysis.tokens[one]?.form}"`,
    );
    nearest = `fires, but its ${missing.role} is ${heads.join(", ") || "empty"}, not "${example.text.slice(missing.start, missing.end)}"`;
  }
  return nearest;
}

function silence(codebook: Codebook, rule: Rule, trial: Trial): string {
  const frames = codebook.frames(trial.analysis, trial.describe);
  for (const sentence of trial.analysis.sentences)
    for (const attempt of codebook.attempts(frames, sentence, rule.gives.kind))
      if (attempt.rule.name === rule.name && "reason" in attempt) return `does not fire: ${attempt.reason}`;
  return "does not fire: its word is not found as that part of speech";
}
