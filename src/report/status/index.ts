export { type Reading, statusOf } from "./status.ts";
