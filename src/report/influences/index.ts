export { findInfluences } from "./find.ts";
