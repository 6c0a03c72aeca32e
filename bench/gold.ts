import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { makeDocument } from "../src/document/document.ts";
import { overlaps, type Pair, span } from "../src/ground/span.ts";
import type { Report } from "../src/report/report.ts";
import { readStances } from "../src/report/stance.ts";
import { openReading } from "../test/report/reading.ts";

export const name = "gold";
export const about =
  "the gold sets of bench/gold: status, stance, influences (dev and held halves) and events of wire prose";

const FOLDER = join(import.meta.dirname, "gold");
const DAY = "2024-05-15";

type Half = "dev" | "held";

function lines<T>(file: string): readonly T[] {
  return readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as T);
}

/** Right answers and all, by half. */
class Tally {
  readonly #counts: Record<Half, [right: number, all: number]> = { dev: [0, 0], held: [0, 0] };

  add(half: Half, right: boolean): void {
    this.#counts[half][0] += right ? 1 : 0;
    this.#counts[half][1] += 1;
  }

  line(title: string, goal: string): string {
    const part = (half: Half) =>
      `${half} ${this.#counts[half].join("/")} = ${(this.#counts[half][0] / Math.max(1, this.#counts[half][1])).toFixed(3)}`;
    return `${title.padEnd(34)} ${part("dev")}   ${part("held")}   ${goal}`;
  }
}

type Reading = Awaited<ReturnType<typeof openReading>>;
const reportOf = (reading: Reading, text: string, published = DAY): Promise<Report> =>
  reading.read(makeDocument(text, { published, language: "en" }));

async function status(reading: Reading, show: boolean): Promise<void> {
  const tally = new Tally();
  for (const one of lines<{ text: string; trigger: Pair; status: string; half: Half }>(join(FOLDER, "status.jsonl"))) {
    const report = await reportOf(reading, one.text);
    const event = report.events.find((found) => overlaps(span(found.trigger), span(one.trigger)));
    const right = event?.status === one.status;
    if (show && !right && one.half === "dev")
      console.log(
        `  ${one.status} but ${event?.status ?? "no event"}: ${one.text} [${one.text.slice(...one.trigger)}]`,
      );
    tally.add(one.half, right);
  }
  console.log(tally.line("status of the marked trigger", "goal 0.88 held"));
}

async function stance(reading: Reading, show: boolean): Promise<void> {
  const tally = new Tally();
  for (const one of lines<{ text: string; target: Pair; stance: number; half: Half }>(join(FOLDER, "stance.jsonl"))) {
    for await (const analysis of reading.scorer.analyse([one.text])) {
      const target = analysis.tokens.filter((token) => overlaps(token, span(one.target))).map((token) => token.index);
      const [found] = await readStances(reading.scorer, [{ analysis, target }]);
      if (show && found?.stance !== one.stance && one.half === "dev")
        console.log(`  ${one.stance} but ${found?.stance}: ${one.text} [${one.text.slice(...one.target)}]`);
      tally.add(one.half, found?.stance === one.stance);
    }
  }
  console.log(tally.line("stance towards the marked actor", "goal 0.78 held"));
}

async function influences(reading: Reading, show: boolean): Promise<void> {
  const [found, both] = [new Tally(), new Tally()];
  for (const one of lines<{ text: string; cause: Pair; effect: Pair; sign: number; certainty: string; half: Half }>(
    join(FOLDER, "influences.jsonl"),
  )) {
    const report = await reportOf(reading, one.text);
    const same = report.influences.find(
      (other) => overlaps(other.cause, span(one.cause)) && overlaps(other.effect, span(one.effect)),
    );
    const right = same !== undefined && same.sign === one.sign && same.certainty === one.certainty;
    if (show && !right && one.half === "dev")
      console.log(
        `  ${one.sign} ${one.certainty} but ${same ? `${same.sign} ${same.certainty} ${same.rule}` : "not found"}: ${one.text}`,
      );
    found.add(one.half, same !== undefined);
    both.add(one.half, right);
  }
  console.log(found.line("influence found", ""));
  console.log(both.line("with sign and certainty right", "goal 0.85 held"));
}

interface GoldEvent {
  readonly type: string;
  readonly trigger: Pair;
  readonly source: readonly Pair[];
  readonly target: readonly Pair[];
  readonly status: string;
  readonly optional: boolean;
  readonly accept: { readonly types: readonly { readonly type: string }[]; readonly triggers: readonly Pair[] };
}

/** Whether the reader's entities have a mention on each side that gold names, and name nobody where gold does not. */
function sameActors(report: Report, ids: readonly string[], spans: readonly Pair[]): boolean {
  if (spans.length === 0) return true;
  return ids.some((id) => {
    const entity = report.entities.find((one) => one.id === id);
    return entity?.mentions.some((mention) => spans.some((one) => overlaps(mention, span(one)))) ?? false;
  });
}

async function events(reading: Reading, show: boolean): Promise<void> {
  const shared = process.env.DRAGOMAN_SHARED ?? join(import.meta.dirname, "../../shared");
  const file = join(shared, "data/wire/afp-1997.jsonl");
  if (!existsSync(file)) {
    console.log(`events of wire prose: ${file} is not there; set DRAGOMAN_SHARED to the folder that holds data/`);
    return;
  }
  const texts = new Map(lines<{ id: string; text: string; published: string }>(file).map((one) => [one.id, one]));
  interface GoldSentence {
    readonly report: string;
    readonly start: number;
    readonly end: number;
    readonly events: readonly GoldEvent[];
  }
  const bySource = new Map<string, GoldSentence[]>();
  for (const one of lines<GoldSentence>(join(FOLDER, "events-wire.jsonl")))
    bySource.set(one.report, [...(bySource.get(one.report) ?? []), one]);
  const count = { predicted: 0, right: 0, typed: 0, gold: 0, found: 0, status: 0 };
  for (const [id, sentences] of bySource) {
    const source = texts.get(id);
    if (!source) continue;
    const report = await reportOf(reading, source.text, source.published);
    for (const sentence of sentences) {
      const predicted = report.events.filter(
        (one) => one.trigger[0] >= sentence.start && one.trigger[1] <= sentence.end,
      );
      const used = new Set<GoldEvent>();
      count.gold += sentence.events.filter((one) => !one.optional).length;
      for (const one of predicted) {
        const near = sentence.events.filter(
          (gold) =>
            !used.has(gold) &&
            [gold.trigger, ...gold.accept.triggers].some((at) => overlaps(span(at), span(one.trigger))),
        );
        const typed = near.filter(
          (gold) => gold.type === one.type || gold.accept.types.some(({ type }) => type === one.type),
        );
        const right = typed.find(
          (gold) =>
            sameActors(report, one.source, gold.source) &&
            sameActors(report, [...one.target, ...one.source], gold.target),
        );
        if (right?.optional || (near.length > 0 && near.every((gold) => gold.optional) && !right)) continue;
        count.predicted += 1;
        if (typed.length > 0) count.typed += 1;
        if (right) {
          used.add(right);
          count.right += 1;
          count.found += 1;
          if (right.status === one.status) count.status += 1;
        } else if (show)
          console.log(
            `  ${one.type} ${one.rule} «${source.text.slice(...one.trigger)}» ${typed.length > 0 ? "other actors" : near.length > 0 ? `is ${near[0]!.type}` : "is none"}: ${source.text.slice(sentence.start, sentence.end)}`,
          );
      }
    }
  }
  const share = (right: number, all: number) => `${right}/${all} = ${(right / Math.max(1, all)).toFixed(3)}`;
  console.log(
    `events of wire prose, type and actors  precision ${share(count.right, count.predicted)} (goal 0.75)   recall ${share(count.found, count.gold)} (goal 0.60)`,
  );
  console.log(
    `  type alone                           precision ${share(count.typed, count.predicted)}   status of those right ${share(count.status, count.right)}`,
  );
}

const PARTS = { status, stance, influences, events } as const;

/** `npm run bench -- gold [status|stance|influences|events] [--show]`; `--show` lists what went wrong in the dev halves. */
export async function run(args: readonly string[]): Promise<void> {
  const reading = await openReading();
  const wanted = args.filter((one): one is keyof typeof PARTS => Object.hasOwn(PARTS, one));
  for (const part of wanted.length > 0 ? wanted : (Object.keys(PARTS) as (keyof typeof PARTS)[]))
    await PARTS[part](reading, args.includes("--show"));
}
