export { refuses } from "./negation.ts";
export { type Reading, statusOf } from "./status.ts";
export { weighedStatus } from "./weigh.ts";
