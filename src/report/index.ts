export { findCast } from "./cast/index.ts";
export type { Cast, CastMention } from "./cast.ts";
export type {
  Candidate,
  DateExpression,
  Entity,
  Harm,
  Influence,
  Mention,
  Place,
  ReportEvent,
  Role,
  Statement,
  Tie,
  Warning,
} from "./claims.ts";
export { dateFor, findDates } from "./dates/index.ts";
export { findEvents } from "./events/index.ts";
export { findInfluences } from "./influences/index.ts";
export { emptyReport, type Means, makeReport, setScene, unreadable } from "./make-report.ts";
export type { Report } from "./report.ts";
export type { Scene } from "./scene.ts";
export { readStances, type StanceQuery, type StanceReading } from "./stance.ts";
export { findStatements } from "./statements/index.ts";
export { findTies } from "./ties/index.ts";
