import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { makeDocument } from "../src/document/document.ts";
import type { Pair, Span } from "../src/ground/span.ts";
import { span } from "../src/ground/span.ts";
import type { Report } from "../src/report/report.ts";
import { openReading } from "../test/report/reading.ts";
import { type Claim, judged, sample } from "./wire-sample.ts";

export const name = "influences";
export const about = "causal sentences and pairs of the Causal News Corpus, the fifth set aside; a sample of the wire";

interface GoldSentence {
  readonly id: string;
  readonly text: string;
  readonly influences: readonly { readonly cause: Pair; readonly effect: Pair }[];
}

/** One part in five, by hash of the text: what training never sees (the same split as in training/data.py). */
const heldOut = (text: string): boolean =>
  BigInt(`0x${createHash("md5").update(`dragoman:${text}`).digest("hex")}`) % 5n === 0n;

/** Whether two spans share at least half of the shorter. */
function half(a: Span, b: Span): boolean {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared * 2 >= Math.min(a.end - a.start, b.end - b.start) && shared > 0;
}

const f1 = (right: number, said: number, gold: number): string =>
  `F1 ${((2 * right) / Math.max(1, said + gold)).toFixed(3)} (precision ${(right / Math.max(1, said)).toFixed(3)}, recall ${(right / Math.max(1, gold)).toFixed(3)})`;

/** `npm run bench -- influences [--rules]`, `… influences sample --seed N --out FILE`, `… influences judged FILE`. */
export async function run(args: readonly string[]): Promise<void> {
  if (args[0] === "judged") return judged(args[1] ?? "");
  if (args[0] === "sample") return sample("influence", claimsOf, args.slice(1));
  const shared = process.env.DRAGOMAN_SHARED ?? join(import.meta.dirname, "../../shared");
  const file = join(shared, "data/influences/cnc-train.jsonl");
  if (!existsSync(file)) {
    console.log(`influences: ${file} is not there; set DRAGOMAN_SHARED to the folder that holds data/`);
    return;
  }
  const reading = await openReading();
  const count = new Count();
  for (const line of readFileSync(file, "utf8").trim().split("\n")) {
    const gold = JSON.parse(line) as GoldSentence;
    if (!heldOut(gold.text)) continue;
    count.add(gold, await reading.read(makeDocument(gold.text, { language: "en" })));
  }
  for (const told of count.lines(args.includes("--rules"))) console.log(told);
  await reading.close();
}

/** Sentences and pairs, said, gold and right, with the share of each rule. */
export class Count {
  readonly #sentences = { right: 0, said: 0, gold: 0, all: 0 };
  readonly #pairs = { right: 0, said: 0, gold: 0 };
  readonly #rules = new Map<string, [right: number, said: number, causal: number]>();

  add(gold: GoldSentence, { influences }: Pick<Report, "influences">): void {
    const [causal, said] = [gold.influences.length > 0, influences.length > 0];
    this.#sentences.all += 1;
    if (causal) this.#sentences.gold += 1;
    if (said) this.#sentences.said += 1;
    if (causal && said) this.#sentences.right += 1;
    this.#pairs.gold += gold.influences.length;
    this.#pairs.said += influences.length;
    const used = new Set<unknown>();
    for (const one of influences) {
      const same = gold.influences.find(
        (other) => !used.has(other) && half(one.cause, span(other.cause)) && half(one.effect, span(other.effect)),
      );
      const counts = this.#rules.get(one.rule) ?? [0, 0, 0];
      this.#rules.set(one.rule, counts);
      counts[1] += 1;
      if (causal) counts[2] += 1;
      if (!same) continue;
      used.add(same);
      counts[0] += 1;
      this.#pairs.right += 1;
    }
  }

  lines(rules: boolean): readonly string[] {
    const { right, said, gold, all } = this.#sentences;
    const byRule = [...this.#rules]
      .sort((a, b) => b[1][1] - a[1][1])
      .map(
        ([rule, [pairs, told, causal]]) =>
          `  ${rule.padEnd(32)} ${told} said, ${causal} in causal, ${pairs} pairs right`,
      );
    return [
      ...(rules ? byRule : []),
      `sentences         ${all}, of them causal ${gold}`,
      `causal sentences  ${f1(right, said, gold)}   goal 0.78`,
      `cause and effect  ${f1(this.#pairs.right, this.#pairs.said, this.#pairs.gold)}   goal 0.50`,
    ];
  }
}

/** The influences of a report, each as a line that can be judged without its rule. */
function claimsOf(report: Report): readonly Claim[] {
  const words = ({ start, end }: Span) => report.document.text.slice(start, end).replace(/\s+/g, " ");
  return report.influences.map((one) => ({
    id: one.id,
    at: one.evidence,
    says: `{${words(one.cause)}} --${one.sign > 0 ? "raises, brings about" : "lowers, prevents"}, ${one.certainty}--> {${words(one.effect)}}`,
  }));
}
