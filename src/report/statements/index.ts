export type { About } from "./about.ts";
export type { Attribution } from "./attribution.ts";
export { tieToQuotations } from "./by-quote.ts";
export { readAttributions } from "./combine.ts";
export { findStatements } from "./find.ts";
export { findQuotations, type Quotation } from "./quotation.ts";
