export { dateFor } from "./date-for.ts";
export { type Dated, type Dates, findDates } from "./find-dates.ts";
