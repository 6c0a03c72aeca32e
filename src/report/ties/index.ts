export { findTies, weighTies } from "./find.ts";
