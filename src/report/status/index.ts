export { refuses } from "./negation.ts";
export { type Reading, statusOf } from "./status.ts";
