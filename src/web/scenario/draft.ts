import type { ScenarioFile, Step } from "../../desk/scenario/answers.ts";

type Tables = Partial<NonNullable<ScenarioFile["tables"]>>;

/** A scenario as the page holds it: all of it is in the address. */
export interface Draft {
  readonly title: string;
  /** Ids or names; those of the tables where none is named. */
  readonly actors: readonly string[];
  /** Whether the record's picture is played on, beside the tables. */
  readonly pictured: boolean;
  /** The day of the picture; empty for the latest report's. */
  readonly asOf: string;
  /** Days before it whose events count. */
  readonly window: number;
  readonly sizes: "equal" | "events";
  readonly seed: number;
  readonly tables: Tables;
  readonly steps: readonly Step[];
}

const WINDOW = 365;
const number = (written: string | undefined, otherwise: number): number => {
  const read = Number(written);
  return written && Number.isInteger(read) && read > 0 ? read : otherwise;
};

/** What was written as JSON; `otherwise` where it is none of that shape. */
function json<Value extends object>(written: string | undefined, otherwise: Value): Value {
  if (!written) return otherwise;
  try {
    const read: unknown = JSON.parse(written);
    return typeof read === "object" && read !== null && Array.isArray(read) === Array.isArray(otherwise)
      ? (read as Value)
      : otherwise;
  } catch {
    return otherwise;
  }
}

/** The draft that an address's choices write. */
export const draftOf = (choices: Readonly<Record<string, string>>): Draft => ({
  title: choices.title ?? "",
  actors: (choices.who ?? "").split(",").filter(Boolean).map(decodeURIComponent),
  pictured: choices.on !== "tables",
  asOf: choices.asOf ?? "",
  window: number(choices.window, WINDOW),
  sizes: choices.sizes === "events" ? "events" : "equal",
  seed: number(choices.seed, 1),
  tables: json<Tables>(choices.tables, {}),
  steps: json<Step[]>(choices.steps, []),
});

const filled = (tables: Tables): Tables =>
  Object.fromEntries(
    Object.entries(tables).filter(([, table]) => (Array.isArray(table) ? table.length : Object.keys(table).length)),
  );

/** The choices that write the draft; an empty one stands for what a draft has anyway. */
export function choicesOf(draft: Draft): Readonly<Record<string, string>> {
  const tables = filled(draft.tables);
  return {
    title: draft.title,
    who: draft.actors.map((actor) => encodeURIComponent(actor)).join(","),
    on: draft.pictured ? "" : "tables",
    asOf: draft.asOf,
    window: draft.window === WINDOW ? "" : String(draft.window),
    sizes: draft.sizes === "equal" ? "" : draft.sizes,
    seed: draft.seed === 1 ? "" : String(draft.seed),
    tables: Object.keys(tables).length > 0 ? JSON.stringify(tables) : "",
    steps: draft.steps.length > 0 ? JSON.stringify(draft.steps) : "",
  };
}

/** The scenario file of the draft, with what is asked. */
export function fileOf(draft: Draft, day: string, questions: readonly unknown[]): object {
  const tables = filled(draft.tables);
  return {
    ...(draft.title && { title: draft.title }),
    ...(draft.seed !== 1 && { seed: draft.seed }),
    ...(draft.actors.length > 0 && { actors: draft.actors }),
    ...(draft.pictured && {
      picture: {
        asOf: draft.asOf || day,
        ...(draft.window !== WINDOW && { window: draft.window }),
        ...(draft.sizes !== "equal" && { sizes: draft.sizes }),
      },
    }),
    ...(Object.keys(tables).length > 0 && { tables }),
    ...(draft.steps.length > 0 && { steps: draft.steps }),
    questions,
  };
}

/** The draft of a file that was read, and its first question's kind. */
export function draftOfFile(file: ScenarioFile): { readonly draft: Draft; readonly ask: string } {
  const [first] = file.questions;
  return {
    draft: {
      title: file.title ?? "",
      actors: file.actors,
      pictured: file.picture !== undefined,
      asOf: file.picture?.asOf ?? "",
      window: file.picture?.window ?? WINDOW,
      sizes: file.picture?.sizes ?? "equal",
      seed: file.seed,
      tables: file.tables ?? {},
      steps: file.steps as readonly Step[],
    },
    ask: typeof first === "string" ? first : (Object.keys(first ?? {})[0] ?? "blocs"),
  };
}
