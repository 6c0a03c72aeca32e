export { findTies } from "./find.ts";
