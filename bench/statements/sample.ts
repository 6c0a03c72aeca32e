import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeDocument } from "../../src/document/document.ts";
import { makeDice } from "../../src/scenario/dice.ts";
import { openReading } from "../../test/report/reading.ts";
import { learnedFrom } from "../wire-sample.ts";

interface Wire {
  readonly id: string;
  readonly text: string;
  readonly published: string;
}

const numberOf = (args: readonly string[], name: string, otherwise: number): number =>
  Number(args.includes(name) ? args[args.indexOf(name) + 1] : otherwise);

function shuffled<T>(items: readonly T[], next: () => number): readonly T[] {
  const found = [...items];
  for (let at = found.length - 1; at > 0; at -= 1) {
    const other = Math.floor(next() * (at + 1));
    [found[at], found[other]] = [found[other]!, found[at]!];
  }
  return found;
}

/** Samples statements of wire reports by seed, each with its context, for somebody to judge who does not know how they were found. */
export async function sampleStatements(shared: string, args: readonly string[]): Promise<void> {
  const file = join(shared, "data/wire/afp-1997.jsonl");
  if (!existsSync(file)) {
    console.log(`statements sample: ${file} is not there; set DRAGOMAN_SHARED to the folder that holds data/`);
    return;
  }
  const out = args.includes("--out") ? args[args.indexOf("--out") + 1] : undefined;
  const dice = makeDice(numberOf(args, "--seed", 7));
  const next = () => dice.next();
  const learned = learnedFrom();
  const reports = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Wire)
    .filter(({ id }) => !learned.has(id));
  const reading = await openReading();
  const found: object[] = [];
  let read = 0;
  for (const one of shuffled(reports, next)) {
    if (read === numberOf(args, "--reports", 20)) break;
    const report = await reading.read(makeDocument(one.text, { published: one.published, language: "en" }));
    if (report.statements.length < 3) continue;
    read += 1;
    const text = (span: readonly [number, number]) => one.text.slice(...span);
    for (const statement of report.statements) {
      const { speaker, cue, content, evidence } = statement;
      const entity = report.entities.find(({ id }) => id === speaker?.entity);
      found.push({
        report: one.id,
        statement: statement.id,
        evidence,
        speaker: speaker && {
          words: text([speaker.start, speaker.end]),
          entity: entity?.name ?? null,
          actor: entity?.actor ?? null,
        },
        cue: cue && text(cue),
        content: content.map(text),
        form: statement.form,
        context: one.text.slice(Math.max(0, evidence[0] - 300), evidence[1] + 200),
        verdict: null,
      });
    }
  }
  const sample = shuffled(found, next).slice(0, numberOf(args, "--count", 100));
  const lines = `${sample.map((one) => JSON.stringify(one)).join("\n")}\n`;
  if (out === undefined) process.stdout.write(lines);
  else {
    writeFileSync(out, lines);
    console.log(
      `${sample.length} statements of ${read} reports in ${out}; judge them by writing verdicts (bench/statements/judged.ts says which)`,
    );
  }
}
