import { fault } from "../ground/fault.ts";

/** One month's count of reported events. */
export interface MonthCount {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly value: number;
}

/** The month `count` months after `YYYY-MM`. */
export function monthAfter(month: string, count: number): string {
  const [year, number] = month.split("-").map(Number) as [number, number];
  const at = year * 12 + number - 1 + count;
  return `${String(Math.floor(at / 12)).padStart(4, "0")}-${String((at % 12) + 1).padStart(2, "0")}`;
}

/**
 * The months in a row, earliest first.
 * @throws Fault `scenario/no-history`, `scenario/month`, `scenario/count`, `scenario/twice`, `scenario/gap` naming the month.
 */
export function monthsInARow(series: readonly MonthCount[]): readonly MonthCount[] {
  if (series.length === 0)
    throw fault(
      "scenario/no-history",
      "asked to carry on a series without a month of history: from nothing nothing follows; give months with their counts",
    );
  for (const [index, one] of series.entries()) {
    if (!/^\d{4}-(?:0[1-9]|1[0-2])$/.test(one.month))
      throw fault("scenario/month", `month ${index + 1} of the series: "${one.month}" is no month; write YYYY-MM`);
    if (!Number.isSafeInteger(one.value) || one.value < 0)
      throw fault("scenario/count", `${one.month}: "${one.value}" is no count; give a whole number from 0`);
  }
  const sorted = [...series].sort((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : 0));
  for (const [index, one] of sorted.entries()) {
    const before = sorted[index - 1];
    if (!before) continue;
    if (before.month === one.month)
      throw fault("scenario/twice", `${one.month} is there twice, as ${before.value} and ${one.value}; keep one`);
    if (monthAfter(before.month, 1) !== one.month)
      throw fault(
        "scenario/gap",
        `${before.month} is followed by ${one.month}; give every month between, 0 where nothing was reported`,
      );
  }
  return sorted;
}
