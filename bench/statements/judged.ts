import { existsSync, readFileSync } from "node:fs";

/** What a judge says of a statement: all right, or what is wrong first; `missing` lines stand for a statement that was not found. */
const VERDICTS = ["right", "speaker", "cue", "content", "form", "none", "missing"] as const;
type Verdict = (typeof VERDICTS)[number];

/** A judged statement: ids, offsets and a verdict, no text; other fields are passed over. */
interface Judged {
  readonly report: string;
  readonly statement: string | null;
  readonly evidence: readonly [number, number];
  readonly verdict: Verdict | null;
}

/** Counts the verdicts of a judged file: JSON Lines of `{report, statement, evidence, verdict}`. */
export async function countJudged(file: string | undefined): Promise<void> {
  if (file === undefined || !existsSync(file)) {
    console.log(`statements judged: asked for a file of verdicts, found ${file ?? "no name"}`);
    return;
  }
  const lines = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Judged);
  const counts = new Map<Verdict, number>();
  let open = 0;
  for (const { verdict } of lines) {
    if (verdict === null || !VERDICTS.includes(verdict)) open += 1;
    else counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  }
  const of = (verdict: Verdict): number => counts.get(verdict) ?? 0;
  const judged = lines.length - open - of("missing");
  const reports = new Set(lines.map(({ report }) => report)).size;
  console.log(`${judged} statements of ${reports} reports judged, ${open} without a verdict`);
  console.log(
    `speaker, spans and form all right  ${of("right")}/${judged} = ${(of("right") / Math.max(1, judged)).toFixed(3)}   goal 0.85`,
  );
  for (const verdict of VERDICTS.slice(1))
    console.log(
      `  ${verdict === "none" ? "no statement" : verdict === "missing" ? "a reader would add" : `wrong ${verdict}`}  ${of(verdict)}`,
    );
}
