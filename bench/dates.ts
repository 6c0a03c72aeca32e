import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { openAnalyser } from "../src/analysis/index.ts";
import { addDays, type Days, dayOf, daysBetween } from "../src/ground/day.ts";
import {
  decadeOf,
  type Meaning,
  monthOfYear,
  oneDay,
  partOf,
  quarterOf,
  seasonOf,
  weekOf,
  wholeYear,
} from "../src/report/dates/calendar.ts";
import { type Dated, findDates } from "../src/report/dates/index.ts";

export const name = "dates";
export const about =
  "dates found and right on newswire with TIMEX3 gold: dates [--text] [--misses] (--text: without the parser)";

interface Time {
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly value: string;
  readonly mod: string | null;
}
interface Article {
  readonly id: string;
  readonly published: string;
  readonly text: string;
  readonly times: readonly Time[];
}

const SEASONS = { SP: "spring", SU: "summer", FA: "autumn", WI: "winter" } as const;

/** The days a TIMEX3 value names; `null` where it names no day, week, month, quarter, season, year or decade. */
function gold(value: string): Meaning | null {
  const shape = /^(\d{4})(?:-(\d\d|W\d{1,2}|Q\d|H\d|SP|SU|FA|WI))?(?:-(\d\d|WE))?(?:T.*)?$/.exec(
    value.replace(/-XX/g, ""),
  );
  if (!shape) {
    const decade = /^(\d{3})X?$/.exec(value);
    return decade ? decadeOf(Number(decade[1]) * 10) : null;
  }
  const year = Number(shape[1]);
  const [part, date] = [shape[2], shape[3]];
  if (part === undefined) return wholeYear(year);
  if (part.startsWith("W") && part !== "WI") {
    const week = weekOf(addDays(dayOf(year, 1, 4), (Number(part.slice(1)) - 1) * 7));
    return date === "WE" ? { from: addDays(week.from!, 5), to: week.to, precision: "day" } : week;
  }
  if (part.startsWith("Q")) return quarterOf(year, Number(part[1]));
  if (part.startsWith("H")) return quarterOf(year, part[1] === "1" ? 1 : 3, 2);
  if (part in SEASONS) return seasonOf(year, SEASONS[part as keyof typeof SEASONS]);
  return date === undefined ? monthOfYear(year, Number(part)) : oneDay(dayOf(year, Number(part), Number(date)));
}

const PARTS = { START: "early", MID: "mid", END: "late" } as const;

/** Right: a day to the day; a longer time with both ends within seven days. A part told by the gold's mod may be whole or the part. */
function right(time: Time, meaning: Meaning, found: Days): boolean {
  const near = (a: Days, b: Days, within: number) =>
    a.from !== null &&
    a.to !== null &&
    b.from !== null &&
    b.to !== null &&
    Math.abs(daysBetween(a.from, b.from)) <= within &&
    Math.abs(daysBetween(a.to, b.to)) <= within;
  if (meaning.precision === "day") return near(meaning, found, 0);
  const part =
    time.mod !== null && time.mod in PARTS ? partOf(PARTS[time.mod as keyof typeof PARTS], meaning) : meaning;
  return near(meaning, found, 7) || near(part, found, 7);
}

export async function run(args: readonly string[]): Promise<void> {
  const shared = process.env.DRAGOMAN_SHARED ?? resolve(import.meta.dirname, "../../shared");
  const file = join(shared, "data/time", args.find((one) => one.endsWith(".jsonl")) ?? "aquaint-dev.jsonl");
  if (!existsSync(file)) {
    console.log(`dates: no gold at ${file}; set DRAGOMAN_SHARED to the folder that holds data/time`);
    return;
  }
  const articles = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Article);
  const known: Dated[] = [];
  if (args.includes("--text")) known.push(...articles.map(({ text }) => ({ text, tokens: [], sentences: [] })));
  else
    for await (const one of (await openAnalyser(resolve(import.meta.dirname, "../models/en"))).analyse(
      articles.map(({ text }) => text),
    ))
      known.push(one);
  let [total, foundCount, rightCount, dated, extra, strict] = [0, 0, 0, 0, 0, 0];
  const misses: string[] = [];
  const started = performance.now();
  articles.forEach((article, index) => {
    const { dates } = findDates(known[index]!, article.published);
    const show = (start: number, end: number) =>
      `${article.published} …${article.text.slice(Math.max(0, start - 50), start)}[${article.text.slice(start, end)}]${article.text.slice(end, end + 25)}`.replace(
        /\s+/g,
        " ",
      );
    for (const time of article.times) {
      const meaning = time.type === "DATE" || time.type === "TIME" ? gold(time.value) : null;
      if (meaning === null) continue;
      total += 1;
      const found = dates.filter((date) => date.start < time.end && time.start < date.end);
      if (found.length === 0) misses.push(`missed ${time.value} ${show(time.start, time.end)}`);
      else foundCount += 1;
      if (found.some((date) => right(time, meaning, date))) rightCount += 1;
      else if (found.length > 0)
        misses.push(
          `wrong  ${time.value} ${time.mod ?? ""} found ${found.map((one) => `${one.from}..${one.to}`).join()} ${show(time.start, time.end)}`,
        );
      if (found.some((date) => date.start === time.start && date.end === time.end)) strict += 1;
    }
    for (const date of dates) {
      if (date.from === null) continue;
      dated += 1;
      if (article.times.some((time) => date.start < time.end && time.start < date.end)) continue;
      extra += 1;
      misses.push(`extra  ${date.from}..${date.to} ${show(date.start, date.end)}`);
    }
  });
  const share = (count: number, of: number) => (count / of).toFixed(3);
  if (args.includes("--misses")) console.log(misses.sort().join("\n"));
  const wordCount = articles.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
  console.log(
    `gold ${total}, found ${share(foundCount, total)}, right ${share(rightCount, total)}, same span ${share(strict, total)}`,
  );
  console.log(
    `dated ${dated}, not in gold ${share(extra, dated)}; ${Math.round(wordCount / ((performance.now() - started) / 1000))} words/s`,
  );
}
