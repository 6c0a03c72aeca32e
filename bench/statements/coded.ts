import { makeDocument } from "../../src/document/document.ts";
import { overlaps, type Pair, span } from "../../src/ground/span.ts";
import type { Statement } from "../../src/report/claims.ts";
import { openReading } from "../../test/report/reading.ts";
import { type Coded, codedReports, foldOf, touch } from "../coded/set.ts";
import { share } from "./measure.ts";

type CodedCue = Coded["cues"][number] & { readonly content: readonly Pair[] };

/** Scores that `--sweep` asks for. */
const THRESHOLDS = [0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8] as const;
/** From this share of common words on a content is the coder's but for its edges. */
const NEAR = 0.8;

/** A word that a content begins with for some and a cue ends with for others. */
const LINKS = /^(?:about|against|as|at|for|from|in|of|on|over|that|the|to|with)$/i;

/** Where the words of the pieces begin, marks and the small words at the beginning of each left out. */
function wordsOf(text: string, pieces: readonly Pair[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const [start, end] of pieces) {
    const words = [...text.slice(start, end).matchAll(/[\p{L}\p{N}]+/gu)];
    const first = Math.max(
      0,
      words.findIndex(([word]) => !LINKS.test(word)),
    );
    for (const word of words.slice(first)) found.add(start + word.index);
  }
  return found;
}

/** Counts of one run, and what they come to. */
class Tally {
  reports = 0;
  ours = 0;
  gold = 0;
  found = 0;
  acts = 0;
  speaker = 0;
  near = 0;
  exact = 0;
  right = 0;
  /** Score and verdict of each of ours but acts. */
  readonly told: (readonly [score: number, right: boolean])[] = [];

  /** Precision and recall of what is right by the score that is asked. */
  get curve(): readonly string[] {
    return THRESHOLDS.map((least) => {
      const told = this.told.filter(([score]) => score >= least);
      const right = told.filter(([, one]) => one).length;
      const part = (all: number) => (right / Math.max(1, all)).toFixed(3);
      return `score ${least.toFixed(2)}  right ${part(told.length)} of ${told.length} of ours, ${part(this.gold)} of the coded`;
    });
  }

  get lines(): readonly string[] {
    const of = (part: number, all: number) => `${(part / Math.max(1, all)).toFixed(3)} (${part}/${all})`;
    return [
      `${this.reports} reports coded whole, ${this.gold} coded statements, ${this.ours} of ours`,
      `found: precision ${of(this.found, this.ours)}  recall ${of(this.found, this.gold)}; ours that coders call acts ${this.acts}`,
      `of those found: speaker ${of(this.speaker, this.found)}  content ${of(this.near, this.found)}  to the word ${of(this.exact, this.found)}`,
      `speaker and content right: of ours ${of(this.right, this.ours - this.acts)}  of the coded ${of(this.right, this.gold)}`,
    ];
  }
}

/** How a statement of ours stands to a coded one: 2 by the cue, up to 1 by the content where neither has a cue. */
function likeness(text: string, ours: Statement, gold: CodedCue): number {
  if (ours.cue !== null && gold.cue.some((at) => touch(ours.cue!, at))) return 2;
  const overlap = share(wordsOf(text, ours.content), wordsOf(text, gold.content));
  return overlap >= 0.5 && (ours.cue === null || gold.cue.length === 0) ? overlap : 0;
}

/** The coded statement with the quotations that go on after it without a cue of their own, which a reader may join to it. */
function joined(all: readonly CodedCue[], at: number): readonly CodedCue[] {
  const end = all.findIndex(({ cue }, index) => index > at && cue.length > 0);
  return all.slice(at, end < 0 ? all.length : end);
}

const RELATIVE = /^(?:who|which|that|whom)$/i;
/** So many characters at most stand between whom a relative clause is about and its pronoun. */
const NEAR_RELATIVE = 60;

/** Whether both name the same speaker, or nobody; a reader names for "who" whom it stands for. */
function sameSpeaker(text: string, { cue, speaker }: Statement, coded: readonly Pair[]): boolean {
  if (coded.length === 0) return cue === null || speaker === null;
  if (speaker === null) return false;
  return coded.some((at) => {
    const gap = at[0] - speaker.end;
    return overlaps(speaker, span(at)) || (RELATIVE.test(text.slice(...at)) && gap >= 0 && gap < NEAR_RELATIVE);
  });
}

/** Whether coders have all its words in one content. */
const isCoded = (text: string, { content }: Statement, cued: readonly CodedCue[]): boolean => {
  const words = [...wordsOf(text, content)];
  return cued.some((one) => {
    const theirs = wordsOf(text, one.content);
    return words.every((word) => theirs.has(word));
  });
};

/** The statements without a cue that stand next after this one: quotations that go on. */
function continued(all: readonly Statement[], one: Statement): readonly Statement[] {
  const at = all.indexOf(one) + 1;
  const end = all.findIndex(({ cue }, index) => index >= at && cue !== null);
  return all.slice(at, end < 0 ? all.length : end);
}

/** `npm run bench -- statements coded [--fold K] [--show] [--sweep]`: reports' statements beside those coded whole in `training/reports`. */
export async function countCoded(args: readonly string[]): Promise<void> {
  const whole = codedReports(foldOf(args)).filter(({ gold }) => gold.cues.some(({ content }) => content !== undefined));
  const reading = await openReading();
  const tally = new Tally();
  for (const { gold, text, published } of whole) {
    const report = await reading.read(makeDocument(text, { published, language: "en" }));
    const cued = gold.cues.filter((one): one is CodedCue => (one.content ?? []).length > 0);
    const words = (pieces: readonly Pair[]) => pieces.map((at) => text.slice(...at)).join(" | ");
    const say = (what: string) => {
      if (args.includes("--show")) console.log(`${gold.id} ${what}`);
    };
    const pairs = report.statements
      .flatMap((ours) => cued.map((one) => ({ ours, one, value: likeness(text, ours, one) })))
      .filter(({ value }) => value > 0)
      .sort((a, b) => b.value - a.value);
    const taken = new Set<object>();
    const matched = pairs.filter(({ ours, one }) => {
      if (taken.has(ours) || taken.has(one)) return false;
      taken.add(ours).add(one);
      return true;
    });
    /** Quotations without a cue that ours has in what stands before. */
    const into = new Set<CodedCue>();
    tally.reports += 1;
    tally.ours += report.statements.filter(
      (ours) => ours.cue !== null || taken.has(ours) || !isCoded(text, ours, cued),
    ).length;
    for (const ours of report.statements)
      if (!taken.has(ours) && (ours.cue !== null || !isCoded(text, ours, cued))) {
        tally.told.push([ours.score, false]);
        say(`EXTRA ${ours.rule} ${ours.score} «${ours.cue && text.slice(...ours.cue)}» ${words(ours.content)}`);
      }
    for (const { ours, one } of matched) {
      const words = wordsOf(text, ours.content);
      for (const next of joined(cued, cued.indexOf(one)).slice(1))
        if (!taken.has(next) && [...wordsOf(text, next.content)].some((word) => words.has(word))) into.add(next);
    }
    const asked = cued.filter((one) => !one.act && !into.has(one));
    tally.gold += asked.length;
    for (const one of asked)
      if (!taken.has(one)) say(`MISSED ${words(one.speaker)} «${words(one.cue)}» ${words(one.content)}`);
    for (const { ours, one } of matched) {
      const told = `«${ours.cue && text.slice(...ours.cue)}» ${ours.rule}`;
      if (one.act) {
        tally.acts += 1;
        say(`ACT ${told} ${words(ours.content)}`);
        continue;
      }
      tally.found += 1;
      const speaker = sameSpeaker(text, ours, one.speaker);
      const mine = joined(cued, cued.indexOf(one)).filter((next) => next === one || into.has(next));
      const content = mine.flatMap((next) => next.content);
      const wanted = wordsOf(text, content);
      const own = [ours, ...continued(report.statements, ours)].flatMap((next, step) =>
        step === 0 || [...wordsOf(text, next.content)].some((word) => wanted.has(word)) ? next.content : [],
      );
      const overlap = share(wordsOf(text, own), wanted);
      tally.speaker += speaker ? 1 : 0;
      tally.near += overlap >= NEAR ? 1 : 0;
      tally.exact += overlap === 1 ? 1 : 0;
      tally.right += speaker && overlap >= NEAR ? 1 : 0;
      tally.told.push([ours.score, speaker && overlap >= NEAR]);
      if (!speaker)
        say(
          `SPEAKER ${told} ours: ${ours.speaker && text.slice(ours.speaker.start, ours.speaker.end)} coded: ${words(one.speaker)}`,
        );
      if (overlap < 1)
        say(
          `${overlap < NEAR ? "CONTENT" : "EDGE"} ${told}\n    ours:  ${words(ours.content)}\n    coded: ${words(content)}`,
        );
    }
  }
  for (const line of [...tally.lines, ...(args.includes("--sweep") ? tally.curve : [])]) console.log(line);
  await reading.close();
}
