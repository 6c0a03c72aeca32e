import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeDocument } from "../src/document/document.ts";
import type { Pair } from "../src/ground/span.ts";
import type { Report } from "../src/report/report.ts";
import { openReading } from "../test/report/reading.ts";

/** A claim as a judge sees it: what it says and where, not the rule that made it. */
export interface Claim {
  readonly id: string;
  readonly at: Pair;
  readonly says: string;
}

const WANTED = 100;
/** Claims of one report at most, so that many reports are judged. */
const OF_ONE = 3;

const option = (args: readonly string[], key: string): string | null => {
  const index = args.indexOf(`--${key}`);
  return index < 0 ? null : (args[index + 1] ?? null);
};

/** Reports that were coded by hand to learn from: what is read in them is no fair sample. */
export function learnedFrom(): ReadonlySet<string> {
  const files = ["wire", "press"].map((one) => join(import.meta.dirname, `../training/reports/${one}.jsonl`));
  const lines = files.flatMap((file) => (existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : []));
  return new Set(lines.map((line) => (JSON.parse(line) as { id: string }).id));
}

const draw = (seed: string, key: string): string => createHash("md5").update(`${seed}:${key}`).digest("hex");

/**
 * Writes claims of wire reports with the text around them, drawn by seed: JSON Lines with `verdict: null`, to be made
 * `right` or `wrong` by a judge who has not seen the rules. The file holds words of the wire and stays out of the repository.
 */
export async function sample(
  kind: string,
  claimsOf: (report: Report) => readonly Claim[],
  args: readonly string[],
): Promise<void> {
  const file = join(
    process.env.DRAGOMAN_SHARED ?? join(import.meta.dirname, "../../shared"),
    "data/wire/afp-1997.jsonl",
  );
  if (!existsSync(file)) {
    console.log(`${kind} sample: ${file} is not there; set DRAGOMAN_SHARED to the folder that holds data/`);
    return;
  }
  const seed = option(args, "seed") ?? "7";
  const reading = await openReading();
  const learned = learnedFrom();
  const reports = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { id: string; text: string; published: string })
    .filter(({ id }) => !learned.has(id))
    .sort((a, b) => draw(seed, a.id).localeCompare(draw(seed, b.id)));
  const lines: string[] = [];
  for (const { id, text, published } of reports) {
    if (lines.length >= WANTED) break;
    const report = await reading.read(makeDocument(text, { published, language: "en" }));
    const claims = [...claimsOf(report)].sort((a, b) =>
      draw(seed, `${id} ${a.id}`).localeCompare(draw(seed, `${id} ${b.id}`)),
    );
    for (const claim of claims.slice(0, OF_ONE)) {
      const [start, end] = claim.at;
      const context = `${text.slice(Math.max(0, start - 240), start)}>>${text.slice(start, end)}<<${text.slice(end, end + 120)}`;
      const words = context.replace(/\s+/g, " ");
      lines.push(JSON.stringify({ report: id, id: claim.id, at: claim.at, says: claim.says, words, verdict: null }));
    }
  }
  const told = `${lines.slice(0, WANTED).join("\n")}\n`;
  const out = option(args, "out");
  if (out) writeFileSync(out, told);
  console.log(out ? `${Math.min(WANTED, lines.length)} claims in ${out}` : told);
  await reading.close();
}

/** Counts the verdicts of a judged sample. */
export function judged(file: string): void {
  if (!existsSync(file)) {
    console.log(`judged: asked for "${file}", found no such file; name a sample with its verdicts`);
    return;
  }
  const counts = new Map<string, number>();
  for (const line of readFileSync(file, "utf8").trim().split("\n")) {
    const { verdict } = JSON.parse(line) as { verdict: string | null };
    counts.set(verdict ?? "not judged", (counts.get(verdict ?? "not judged") ?? 0) + 1);
  }
  const right = counts.get("right") ?? 0;
  const all = right + (counts.get("wrong") ?? 0);
  console.log([...counts].map(([verdict, count]) => `${verdict} ${count}`).join(", "));
  console.log(`right ${right}/${all} = ${(right / Math.max(1, all)).toFixed(3)}`);
}
