import type { Operation } from "./operation.ts";
import { actors } from "./operations/actors.ts";
import { actorsImport } from "./operations/actors-import.ts";
import { actorsLookup } from "./operations/actors-lookup.ts";
import { changes } from "./operations/changes.ts";
import { events, influences, statements, ties } from "./operations/claims.ts";
import { codebookCheck } from "./operations/codebook-check.ts";
import { decide, history, steps, undo } from "./operations/decide.ts";
import { document } from "./operations/document.ts";
import { documents } from "./operations/documents.ts";
import { dyad } from "./operations/dyad.ts";
import { exportList } from "./operations/export.ts";
import { forget } from "./operations/forget.ts";
import { importFiles } from "./operations/import.ts";
import { backup, doctor, restore } from "./operations/keeping.ts";
import { parse } from "./operations/parse.ts";
import { picture } from "./operations/picture.ts";
import { read } from "./operations/read.ts";
import { relate } from "./operations/relate.ts";
import { report } from "./operations/report.ts";
import { lost, reread } from "./operations/reread.ts";
import { scenario } from "./operations/scenario.ts";
import { scenarioCheck, scenarioSchema } from "./operations/scenario-file.ts";
import { scenarioPositions } from "./operations/scenario-positions.ts";
import { scenarioBlocs, scenarioCounts, scenarioIssue, scenarioTension } from "./operations/scenario-tables.ts";
import { stance } from "./operations/stance.ts";
import { happening, story } from "./operations/stories.ts";
import { work } from "./operations/work.ts";

/** Everything a user can ask for, in the order in which help shows it. */
export const operations: readonly Operation[] = [
  report,
  parse,
  relate,
  stance,
  read,
  work,
  reread,
  lost,
  documents,
  document,
  story,
  events,
  happening,
  statements,
  ties,
  influences,
  actors,
  actorsLookup,
  actorsImport,
  picture,
  dyad,
  changes,
  scenario,
  scenarioBlocs,
  scenarioTension,
  scenarioIssue,
  scenarioCounts,
  scenarioPositions,
  scenarioCheck,
  scenarioSchema,
  exportList,
  importFiles,
  decide,
  undo,
  steps,
  history,
  forget,
  codebookCheck,
  backup,
  restore,
  doctor,
];
