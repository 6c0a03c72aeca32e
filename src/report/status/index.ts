export { negated, refuses } from "./local.ts";
export { type Reading, statusOf } from "./status.ts";
