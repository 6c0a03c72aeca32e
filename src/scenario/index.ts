export { type Blocs, findBlocs, type Minimum } from "./blocs.ts";
export { type Arrow, type Chain, type ChainEnd, type ChainPath, followChain } from "./chain.ts";
export { type Counts, forecastCounts, type MonthCount, type MonthForecast } from "./counts.ts";
export { type Dice, makeDice } from "./dice.ts";
export { findIssue, type Issue, type Position } from "./issue.ts";
export type { System } from "./landscape.ts";
export { findTension, type SignedTie, type Tension } from "./tension.ts";
