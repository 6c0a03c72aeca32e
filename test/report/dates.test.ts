import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { findDates } from "../../src/report/dates/index.ts";

const PUBLISHED = "2023-04-14"; // a Friday
const read = (text: string, published: string | null = PUBLISHED) =>
  findDates({ text, tokens: [], sentences: [] }, published);
const shown = (text: string, published: string | null = PUBLISHED) =>
  read(text, published).dates.map(
    (one) => `${text.slice(one.start, one.end)} = ${one.from}..${one.to} ${one.precision}`,
  );

/** A sentence, and each date in it: words, first day, last day, precision. */
const FINDS: readonly (readonly [text: string, ...dates: string[]])[] = [
  ["The envoy left on Tuesday.", "Tuesday = 2023-04-11..2023-04-11 day"],
  ["The envoy left on Friday.", "Friday = 2023-04-14..2023-04-14 day"],
  ["The envoy will arrive on Tuesday.", "Tuesday = 2023-04-18..2023-04-18 day"],
  ["The two sides are expected to meet Monday.", "Monday = 2023-04-17..2023-04-17 day"],
  ["Last Friday's raid killed two.", "Last Friday = 2023-04-07..2023-04-07 day"],
  ["Next Wednesday is the deadline.", "Next Wednesday = 2023-04-19..2023-04-19 day"],
  ["It opened on Monday of last week.", "Monday of last week = 2023-04-03..2023-04-03 day"],
  ["Shots were heard on Thursday night.", "Thursday night = 2023-04-13..2023-04-13 day"],
  ["They met today and yesterday.", "today = 2023-04-14..2023-04-14 day", "yesterday = 2023-04-13..2023-04-13 day"],
  ["He flies home tomorrow.", "tomorrow = 2023-04-15..2023-04-15 day"],
  ["Posts were shelled overnight.", "overnight = 2023-04-13..2023-04-14 day"],
  ["The bridge was hit earlier this week.", "earlier this week = 2023-04-10..2023-04-16 week"],
  ["Exports fell last month.", "last month = 2023-03-01..2023-03-31 month"],
  ["The vote is due next year.", "next year = 2024-01-01..2024-12-31 year"],
  ["A year ago the two were allies.", "A year ago = 2022-01-01..2022-12-31 year"],
  ["Two days ago he resigned.", "Two days ago = 2023-04-12..2023-04-12 day"],
  ["They signed three months ago.", "three months ago = 2023-01-01..2023-01-31 month"],
  [
    "On March 5 he fled; two days later he was dead.",
    "March 5 = 2023-03-05..2023-03-05 day",
    "two days later = 2023-03-07..2023-03-07 day",
  ],
  [
    "On March 5 he fled, and the next day the capital fell.",
    "March 5 = 2023-03-05..2023-03-05 day",
    "the next day = 2023-03-06..2023-03-06 day",
  ],
  ["The road was closed in mid-December.", "mid-December = 2022-12-10..2022-12-20 month"],
  ["It began in early April.", "early April = 2023-04-01..2023-04-10 month"],
  ["The war ended in late 2020.", "late 2020 = 2020-09-01..2020-12-31 year"],
  ["Thousands died in autumn 2020.", "autumn 2020 = 2020-09-01..2020-11-30 season"],
  ["The talks collapsed last summer.", "last summer = 2022-06-01..2022-08-31 season"],
  ["Prices doubled in the 1990s.", "the 1990s = 1990-01-01..1999-12-31 decade"],
  ["The state collapsed in 1991.", "1991 = 1991-01-01..1991-12-31 year"],
  ["The 1994 truce held.", "1994 = 1994-01-01..1994-12-31 year"],
  ["In March, a court ordered his arrest.", "March = 2023-03-01..2023-03-31 month"],
  ["The embargo was imposed in November.", "November = 2022-11-01..2022-11-30 month"],
  ["Elections will be held in November.", "November = 2023-11-01..2023-11-30 month"],
  ["It fell on March 5.", "March 5 = 2023-03-05..2023-03-05 day"],
  ["It fell on 5 March 2021.", "5 March 2021 = 2021-03-05..2021-03-05 day"],
  ["It fell on Thursday, Oct. 6, 2022.", "Thursday, Oct. 6, 2022 = 2022-10-06..2022-10-06 day"],
  ["Fighting broke out on the night of September 12-13.", "September 12-13 = 2022-09-12..2022-09-13 day"],
  ["The fair ran from September 12 to 15.", "September 12 to 15 = 2022-09-12..2022-09-15 day"],
  ["They met on May 3 and 5, 2022.", "May 3 = 2022-05-03..2022-05-03 day", "5, 2022 = 2022-05-05..2022-05-05 day"],
  ["Between 1998 and 2000 they fought.", "1998 = 1998-01-01..1998-12-31 year", "2000 = 2000-01-01..2000-12-31 year"],
  ["The 1992-95 war killed many.", "1992-95 = 1992-01-01..1995-12-31 year"],
  ["Growth stalled in the first quarter of 2022.", "the first quarter of 2022 = 2022-01-01..2022-03-31 quarter"],
  ["Output fell over the past week.", "the past week = 2023-04-07..2023-04-14 week"],
  ["In the last six months, prices rose.", "the last six months = 2022-10-14..2023-04-14 month"],
  ["The order is dated 2022-11-03.", "2022-11-03 = 2022-11-03..2022-11-03 day"],
  ["The order is dated 25/11/2022.", "25/11/2022 = 2022-11-25..2022-11-25 day"],
  [
    "Meetings in January and February failed.",
    "January = 2023-01-01..2023-01-31 month",
    "February = 2023-02-01..2023-02-28 month",
  ],
  ["He had promised to leave by February 7.", "February 7 = 2023-02-07..2023-02-07 day"],
  ["If the gas stops in January, people freeze.", "January = 2024-01-01..2024-01-31 month"],
  ["The quarrel began on May 1.", "May 1 = 2022-05-01..2022-05-01 day"],
  ["They split on June 23 last year.", "June 23 last year = 2022-06-23..2022-06-23 day"],
  ["They doubt that elections on May 1 were wise.", "May 1 = 2023-05-01..2023-05-01 day"],
  ["It began on March twenty-fifth.", "March twenty-fifth = 2023-03-25..2023-03-25 day"],
  ["It ended in nineteen ninety-one.", "nineteen ninety-one = 1991-01-01..1991-12-31 year"],
  ["Trade grew in the early nineties.", "the early nineties = 1990-01-01..1993-12-31 decade"],
  ["He missed the May 1 deadline.", "May 1 = 2023-05-01..2023-05-01 day"],
  [
    "A bomb went off on Monday; a truce due next month was put off that same day.",
    "Monday = 2023-04-10..2023-04-10 day",
    "next month = 2023-05-01..2023-05-31 month",
    "that same day = 2023-04-10..2023-04-10 day",
  ],
  ["The week of March 6 was calm.", "The week of March 6 = 2023-03-06..2023-03-12 week"],
  ["He was held at Christmas.", "Christmas = 2022-12-25..2022-12-25 day"],
  ["She left the day after the vote.", "the day after = null..null day"],
];

test("each expression has its words, its days and its length", () => {
  for (const [text, ...dates] of FINDS) assert.deepEqual(shown(text), dates, text);
});

const PASSES_OVER = [
  "The march may be banned, and they may march anyway.",
  "The siege lasted for six weeks.",
  "The 42-year-old teacher left a year-long post.",
  "About 2000 people and 1500 soldiers were there.",
  "Resolution 1973 was adopted at 10:35.",
  "They met every Tuesday, or on Tuesdays.",
  "Until now nobody had asked, and now many do.",
  "A report on Bloody Sunday was read.",
  "The fall of the government surprised none.",
  "He paid $1990 for it, or 2020 euros.",
  "April Jones met June Carter.",
  "The second day of talks was the worst.",
];

test("durations, ages, clocks, counts, sets and names are passed over", () => {
  for (const text of PASSES_OVER) assert.deepEqual(shown(text), [], text);
});

test("without a publication day nothing is invented: one warning, no days, full dates still read", () => {
  const { dates, warnings } = read("On Tuesday he left. In March he had fled. He was born on 5 May 1980.", null);
  assert.deepEqual(
    dates.map((one) => [one.from, one.to]),
    [
      [null, null],
      [null, null],
      ["1980-05-05", "1980-05-05"],
    ],
  );
  assert.deepEqual(
    warnings.map((one) => [one.rule, one.start, one.end]),
    [["date/no-anchor", 3, 10]],
  );
});

test("a date in numbers that could be two days is a warning, and what the document shows elsewhere settles it", () => {
  const alone = read("It was signed on 04/05/2022.");
  assert.deepEqual(
    alone.dates.map((one) => one.from),
    [null],
  );
  assert.deepEqual(
    alone.warnings.map((one) => one.rule),
    ["date/ambiguous"],
  );
  assert.deepEqual(
    shown("Signed on 04/05/2022, ratified on 25/05/2022.")[0],
    "04/05/2022 = 2022-05-04..2022-05-04 day",
  );
  assert.deepEqual(
    shown("Signed on 04/05/2022, ratified on 05/25/2022.")[0],
    "04/05/2022 = 2022-04-05..2022-04-05 day",
  );
  assert.deepEqual(shown("Updated 04/05/2022.", "2022-05-05")[0], "04/05/2022 = 2022-05-04..2022-05-04 day");
});

test("days that the calendar has not are no dates", () => {
  assert.deepEqual(
    shown("Nothing fell on February 30, 2022 or 2022-13-01.").filter((one) => one.endsWith("day")),
    [],
  );
});

test("days that run backwards are no span: the later is read alone", () => {
  assert.deepEqual(shown("The motion passed by 12 to 5 March saw it signed."), [
    "5 March = 2023-03-05..2023-03-05 day",
  ]);
});

test("whatever the text, dates lie in it in order without overlap, and from is not after to", () => {
  const piece = fc.constantFrom(
    "March",
    "May",
    " ",
    "5",
    "-",
    "2020",
    ", ",
    "last",
    "week",
    "Tuesday",
    "the",
    "1990s",
    "two",
    "days",
    "ago",
    "of",
    "early",
    ".",
    "'98",
    "and",
    "/",
    "12",
    "to",
    "first quarter",
    "\n",
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 30 }),
      fc.constantFrom(null, "2023-04-14", "2020-02-29"),
      (pieces, published) => {
        const text = pieces.join(" ");
        let end = 0;
        for (const date of findDates({ text, tokens: [], sentences: [] }, published).dates) {
          assert.ok(date.start >= end && date.start < date.end && date.end <= text.length);
          assert.equal(date.from === null, date.to === null);
          if (date.from !== null && date.to !== null) assert.ok(date.from <= date.to, text);
          end = date.end;
        }
      },
    ),
  );
});

test("long and hostile texts are read in time that grows with their length", () => {
  for (const unit of ["2020 and ", "the the ", "March 5, ", "1 ", "last week of ", "'98", "early\n"]) {
    const text = unit.repeat(5_000);
    const before = process.cpuUsage();
    findDates({ text, tokens: [], sentences: [] }, PUBLISHED);
    assert.ok(process.cpuUsage(before).user < 12e6, `${JSON.stringify(unit)} hangs`);
  }
});
