import type { Days, Precision } from "../../ground/day.ts";

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const parts = (day: string) => {
  const [year = "", month = "1", date = "1"] = day.split("-");
  return { year, month: MONTHS[Number(month) - 1] ?? month, number: Number(month), date: Number(date) };
};

/** The day as people write it: `9 Apr 2023`; the empty string for none. */
export function dayText(day: string | null | undefined): string {
  if (!day) return "";
  const { year, month, date } = parts(day.slice(0, 10));
  return `${date} ${month} ${year}`;
}

/** Days as people write them, no finer than they are known: `Apr 2023`, `2011`, `8 to 12 Mar 2026`. */
export function daysText(days: (Days & { readonly precision?: Precision }) | null | undefined): string {
  if (!days || (!days.from && !days.to)) return "";
  if (!days.from) return `until ${dayText(days.to)}`;
  if (!days.to) return `since ${coarse(days.from)}`;
  const from = parts(days.from);
  const to = parts(days.to);
  if (days.from === days.to) return dayText(days.from);
  switch (days.precision) {
    case "month":
      return from.year === to.year && from.month === to.month
        ? `${from.month} ${from.year}`
        : range(days.from, days.to);
    case "quarter":
      return `Q${Math.ceil(from.number / 3)} ${from.year}`;
    case "season":
      return `${seasonOf(from.number)} ${from.year}`;
    case "year":
      return from.year === to.year ? from.year : `${from.year} to ${to.year}`;
    case "decade":
      return `${from.year}s`;
    default:
      return range(days.from, days.to);
  }
}

function range(first: string, last: string): string {
  const from = parts(first);
  const to = parts(last);
  if (from.year !== to.year) return `${dayText(first)} to ${dayText(last)}`;
  if (from.month !== to.month) return `${from.date} ${from.month} to ${dayText(last)}`;
  return `${from.date} to ${dayText(last)}`;
}

const coarse = (day: string): string => (day.endsWith("-01-01") ? day.slice(0, 4) : dayText(day));
const seasonOf = (month: number): string =>
  ["winter", "spring", "summer", "autumn"][Math.floor((month % 12) / 3)] ?? "";
