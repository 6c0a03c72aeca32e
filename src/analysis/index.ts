export { openAnalyser } from "./analyser.ts";
export type {
  Analyser,
  Analysis,
  AttributionOdds,
  AttributionReading,
  HeadQuery,
  InfluenceReading,
  Scorer,
  Sentence,
  States,
  Token,
} from "./analysis.ts";
export { writeConllu } from "./conllu.ts";
export { readConllu } from "./conllu-read.ts";
export { childrenBy, isBelow, runs, spanOf, subtree } from "./subtree.ts";
export type { TriggerOdds, Triggers } from "./trigger.ts";
export { cutWords, type Words } from "./words.ts";
