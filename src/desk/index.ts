export type { Document } from "../document/document.ts";
export { Fault, type FaultValue } from "../ground/fault.ts";
export type { Report } from "../report/report.ts";
export { everyItem, inputOf, itemsOf } from "./asked.ts";
export { csvOf } from "./csv.ts";
export type { Desk, Home, Notice } from "./desk.ts";
export type {
  ActorRef,
  DocumentRef,
  Listed,
  ListedActor,
  ListedDocument,
  ListedEvent,
  ListedInfluence,
  ListedStatement,
  ListedTie,
  PictureTie,
} from "./listed.ts";
export { type DeskOptions, openDesk } from "./open.ts";
export type { Operation } from "./operation.ts";
export { operations } from "./operations.ts";
export { readReport } from "./read-report.ts";
export { type Source, textSource } from "./source.ts";
