export { findInfluences, weighInfluences } from "./find.ts";
