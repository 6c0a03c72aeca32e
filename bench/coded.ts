import { makeDocument } from "../src/document/document.ts";
import { fault } from "../src/ground/fault.ts";
import { overlaps, type Pair, type Span, span } from "../src/ground/span.ts";
import { openReading } from "../test/report/reading.ts";
import { fitWeights } from "./coded/fit.ts";
import {
  type Coded,
  codedReports,
  foldOf,
  names,
  sameEvent,
  sameInfluence,
  sameTie,
  sameType,
  touch,
} from "./coded/set.ts";

export const name = "coded";
export const about =
  "the coded reports of training/reports: events, ties, influences and statements, each with what is missed";

/** Claims of ours that are right, all of ours, gold that is found, all of gold. */
class Score {
  right = 0;
  ours = 0;
  found = 0;
  gold = 0;

  line(title: string): string {
    const precision = this.right / Math.max(1, this.ours);
    const recall = this.found / Math.max(1, this.gold);
    const f1 = (2 * precision * recall) / Math.max(1e-9, precision + recall);
    const share = (value: number, a: number, b: number) => `${value.toFixed(3)} (${a}/${b})`;
    return `${title.padEnd(36)} precision ${share(precision, this.right, this.ours)}  recall ${share(recall, this.found, this.gold)}  F1 ${f1.toFixed(3)}`;
  }
}

/** One to one, in the order of ours: the first gold that is free and fits. */
function match<A, B>(
  score: Score,
  ours: readonly A[],
  gold: readonly B[],
  fits: (a: A, b: B) => boolean,
  miss?: (b: B) => void,
  extra?: (a: A) => void,
): readonly (readonly [A, B])[] {
  const free = new Set(gold);
  const pairs: (readonly [A, B])[] = [];
  for (const one of ours) {
    const hit = [...free].find((other) => fits(one, other));
    if (hit === undefined) {
      extra?.(one);
      continue;
    }
    free.delete(hit);
    pairs.push([one, hit]);
  }
  score.ours += ours.length;
  score.gold += gold.length;
  score.right += pairs.length;
  score.found += pairs.length;
  for (const one of free) miss?.(one);
  return pairs;
}

/** Whether the two share half of what they cover together. */
const alike = (a: Span, b: Span): boolean =>
  2 * (Math.min(a.end, b.end) - Math.max(a.start, b.start)) >= Math.max(a.end, b.end) - Math.min(a.start, b.start);

/** `npm run bench -- coded [--fold K] [--own | --wire] [--show events|ties|influences|statements] [--fit]`: with `--fold` only the fifth of the reports that such a branch has not seen; with `--fit` the weights of events, ties and influences are fitted on them and written. */
export async function run(args: readonly string[]): Promise<void> {
  const option = (key: string) => (args.includes(`--${key}`) ? args[args.indexOf(`--${key}`) + 1] : undefined);
  const fold = foldOf(args);
  const kinds = (one: Coded) => !(args.includes("--own") && one.report) && !(args.includes("--wire") && !one.report);
  const coded = codedReports(fold).filter(({ gold }) => kinds(gold));
  const reading = await openReading();
  if (args.includes("--fit")) {
    if (fold === null)
      throw fault(
        "bench/fold",
        "--fit wants --fold K, 0 to 4: the fifth of reports that the branch has not learned from",
      );
    console.log(`wrote ${await fitWeights(reading, coded, fold)}, from ${coded.length} coded reports`);
    return;
  }
  const show = option("show");
  const [types, events, ties, tieEnds, influences, statements, speakers] = Array.from({ length: 7 }, () => new Score());
  const count = {
    status: 0,
    tieStatus: 0,
    sign: 0,
    certainty: 0,
    cause: 0,
    effect: 0,
    stance: 0,
    stances: 0,
    words: 0,
    reports: 0,
  };
  for (const { gold: one, text: source, published } of coded) {
    const report = await reading.read(makeDocument(source, { published, language: "en" }));
    count.reports += 1;
    count.words += source.split(/\s+/).length;
    const sentence = ([start]: Pair) =>
      source.slice(...(one.sentences.find(([a, b]) => a <= start && start < b) ?? [0, 0])).replace(/\s+/g, " ");
    const entity = (id: string) => report.entities.find((other) => other.id === id)?.name ?? id;
    const say = (kind: string, text: string) => show === kind && console.log(text);
    const words = (spans: readonly Pair[]) => spans.map((at) => source.slice(...at)).join(" & ") || "-";
    match(types!, report.events, one.events, (a, b) => touch(a.trigger, b.trigger) && sameType(a, b));
    const good = match(
      events!,
      report.events,
      one.events,
      (a, b) => sameEvent(report, a, b),
      (b) =>
        say(
          "events",
          `  MISSED ${b.type} ${b.status} «${source.slice(...b.trigger)}» ${words(b.source)} -> ${words(b.target)} :: ${sentence(b.trigger)}`,
        ),
      (a) =>
        say(
          "events",
          `  EXTRA ${a.type} ${a.status} ${a.rule} ${a.score} «${source.slice(...a.trigger)}» ${a.source.map(entity).join(" & ")} -> ${a.target.map(entity).join(" & ")} :: ${sentence(a.trigger)}`,
        ),
    );
    count.status += good.filter(([a, b]) => a.status === b.status).length;
    match(ties!, report.ties, one.ties, (a, b) => a.type === b.type && overlaps(span(a.evidence), span(b.trigger)));
    const held = match(
      tieEnds!,
      report.ties,
      one.ties,
      (a, b) => sameTie(report, a, b),
      (b) =>
        say(
          "ties",
          `  MISSED ${b.type} ${b.status} «${source.slice(...b.trigger)}» ${words(b.from)} -> ${words(b.to)} :: ${sentence(b.trigger)}`,
        ),
      (a) =>
        say(
          "ties",
          `  EXTRA ${a.type} ${a.status} ${a.rule} «${source.slice(...a.evidence)}» ${entity(a.from)} -> ${entity(a.to)}`,
        ),
    );
    count.tieStatus += held.filter(([a, b]) => a.status === b.status).length;
    const driven = match(
      influences!,
      report.influences,
      one.links,
      sameInfluence,
      (b) =>
        say(
          "influences",
          `  MISSED ${b.sign} ${b.certainty} «${source.slice(...b.cause)}» => «${source.slice(...b.effect)}» :: ${sentence(b.cause)}`,
        ),
      (a) =>
        say(
          "influences",
          `  EXTRA ${a.sign} ${a.certainty} ${a.rule} ${a.score} «${source.slice(a.cause.start, a.cause.end)}» => «${source.slice(a.effect.start, a.effect.end)}» :: ${sentence([a.cause.start, a.cause.end])}`,
        ),
    );
    count.sign += driven.filter(([a, b]) => a.sign === b.sign).length;
    count.certainty += driven.filter(([a, b]) => a.certainty === b.certainty).length;
    count.cause += driven.filter(([a, b]) => alike(a.cause, span(b.cause))).length;
    count.effect += driven.filter(([a, b]) => alike(a.effect, span(b.effect))).length;
    const cued = one.cues.filter(({ cue, act }) => cue.length > 0 && !act);
    const spoken = match(
      statements!,
      report.statements.filter(({ cue }) => cue !== null),
      cued,
      (a, b) => b.cue.some((at) => touch(a.cue!, at)),
      (b) =>
        say(
          "statements",
          `  MISSED «${words(b.cue)}» by ${words(b.speaker)} :: ${source.slice(...one.sentences[b.sentence]!)}`,
        ),
      (a) => say("statements", `  EXTRA ${a.rule} ${a.score} «${source.slice(...a.cue!)}» :: ${sentence(a.cue!)}`),
    );
    speakers!.ours += report.statements.filter(({ cue }) => cue !== null).length;
    speakers!.gold += cued.length;
    for (const [a, b] of spoken) {
      const right =
        b.speaker.length === 0 || (a.speaker !== null && b.speaker.some((at) => overlaps(a.speaker!, span(at))));
      speakers!.right += right ? 1 : 0;
      speakers!.found += right ? 1 : 0;
    }
    for (const { target, stance } of one.stances) {
      const told = report.statements
        .filter(({ content }) => content.some((piece) => touch(piece, target)))
        .flatMap(({ about }) => about)
        .find(({ entity: id }) => names(report, [id], [target]));
      if (!told) continue;
      count.stances += 1;
      count.stance += told.stance === stance ? 1 : 0;
    }
  }
  const share = (right: number, all: number) => `${(right / Math.max(1, all)).toFixed(3)} (${right}/${all})`;
  console.log(`${count.reports} reports, ${count.words} words`);
  console.log(types!.line("events: trigger and type"));
  console.log(events!.line("events: with both actors"));
  console.log(`  status of those right ${share(count.status, events!.right)}`);
  console.log(ties!.line("ties: type where it is said"));
  console.log(tieEnds!.line("ties: type and both ends"));
  console.log(`  status of those right ${share(count.tieStatus, tieEnds!.right)}`);
  console.log(influences!.line("influences: both ends overlap"));
  console.log(`  sign ${share(count.sign, influences!.right)}  certainty ${share(count.certainty, influences!.right)}`);
  console.log(
    `  half of the words shared: cause ${share(count.cause, influences!.right)}  effect ${share(count.effect, influences!.right)}`,
  );
  console.log(statements!.line("statements: cue"));
  console.log(speakers!.line("statements: cue and speaker words"));
  console.log(`stance of the actors that both name ${share(count.stance, count.stances)}`);
}
