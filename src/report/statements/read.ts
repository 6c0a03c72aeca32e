export type { Attribution } from "./attribution.ts";
export { tieToQuotations } from "./by-quote.ts";
export { readAttributions } from "./combine.ts";
export { asReported } from "./reported.ts";
