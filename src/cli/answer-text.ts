/** Answers that are no list, in words; a kind that has none of its own is shown as JSON. */
import type { Report } from "../desk/listed.ts";
import { type Terminal, tame, wrap } from "./terminal.ts";

type Teller = (answer: never, terminal: Terminal) => string | Promise<string>;

interface Tally {
  readonly events: number;
  readonly reports: number;
  readonly mean: number | null;
}
interface Point extends Tally {
  readonly from: string;
  readonly cooperation: Tally;
  readonly conflict: Tally;
}

const count = (number: number, one: string, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;
const mean = (tally: Tally) => (tally.mean === null ? "     " : tally.mean.toFixed(1).padStart(5));

const tellers: Record<string, Teller> = {
  document: async (answer: { readonly report: Report }, terminal) =>
    (await import("./report-text.ts")).reportText(answer.report, terminal),

  read: (
    answer: Readonly<
      Record<"stored" | "known" | "reread" | "words" | "events" | "statements" | "ties" | "influences", number>
    > & { faults: readonly unknown[]; queued?: number },
  ) => {
    const { queued, known, faults } = answer;
    if (queued !== undefined)
      return `${count(queued, "document")} put in the queue (dragoman work reads them), ${known} known already${faults.length > 0 ? `, ${faults.length} could not be read` : ""}\n`;
    const read = [
      `${count(answer.stored, "document")} stored`,
      ...(answer.reread > 0 ? [`${answer.reread} read again`] : []),
      ...(answer.known > 0 ? [`${answer.known} known already`] : []),
      ...(answer.faults.length > 0 ? [`${answer.faults.length} could not be read`] : []),
    ];
    const held = `${count(answer.events, "event")}, ${count(answer.statements, "statement")}, ${count(answer.ties, "tie")}, ${count(answer.influences, "influence")}`;
    return `${read.join(", ")}\n${answer.words > 0 ? `${held} in ${answer.words.toLocaleString("en")} words\n` : ""}`;
  },

  imported: (
    answer: Readonly<Record<"rows" | "events" | "stored" | "known" | "reread" | "decisions" | "erased", number>> & {
      passed: readonly { reason: string; rows: number; first: number }[];
      faults: readonly unknown[];
    },
  ) => {
    const told = [
      `${count(answer.rows, "row")} read: ${count(answer.events, "event")} in ${count(answer.stored + answer.reread, "document")}`,
      ...(answer.known > 0 ? [`${count(answer.known, "document")} known already`] : []),
      ...(answer.decisions > 0 ? [count(answer.decisions, "decision")] : []),
      ...(answer.erased > 0 ? [`${count(answer.erased, "tombstone")} passed over`] : []),
      ...(answer.faults.length > 0 ? [`${count(answer.faults.length, "bad row")}`] : []),
    ];
    const passed = answer.passed.map(
      ({ reason, rows, first }) => `${count(rows, "row")} passed over (first: row ${first}): ${reason}\n`,
    );
    return `${told.join(", ")}\n${passed.join("")}`;
  },

  "imported-actors": (answer: {
    files: readonly {
      path: string;
      table: string;
      added: number;
      changed: number;
      skipped: readonly { row: string; reason: string }[];
    }[];
  }) =>
    answer.files
      .map(({ path, table, added, changed, skipped }) => {
        const head = `${path} (${table}): ${added} added, ${changed} changed, ${skipped.length} left out\n`;
        return head + skipped.map(({ row, reason }) => `  ${tame(row)}: ${tame(reason)}\n`).join("");
      })
      .join(""),

  candidates: (
    answer: {
      name: string;
      on: string;
      items: readonly { actor: { id: string; name: string }; score: number; reason: string }[];
      memberships: Record<string, string[]>;
    },
    { paint, width },
  ) => {
    if (answer.items.length === 0) return `nobody known is called "${answer.name}" on ${answer.on}\n`;
    return answer.items
      .map(({ actor, score, reason }) => {
        const bodies = answer.memberships[actor.id] ?? [];
        const member =
          bodies.length > 0 ? `\n${paint.dim(wrap(`member of ${bodies.join(", ")}`, width, "       "))}` : "";
        return `${score.toFixed(2)}  ${paint.bold(actor.name)} ${paint.dim(actor.id)}\n${wrap(reason, width, "       ")}${member}\n`;
      })
      .join("");
  },

  dyad: (
    answer: { points: readonly Point[]; total: Tally; unplaced: number; unreal: number; by: string },
    { paint },
  ) => {
    const most = Math.max(1, ...answer.points.map((point) => point.events));
    const bar = (events: number) => "█".repeat(Math.ceil((events / most) * 20));
    const rows = answer.points.map(
      (point) =>
        `${point.from.slice(0, answer.by === "month" ? 7 : 10)}  ${String(point.events).padStart(4)} events ${String(point.reports).padStart(4)} reports  mean ${mean(point)}  ${paint.green(bar(point.cooperation.events))}${paint.red(bar(point.conflict.events))}`,
    );
    const left = `${count(answer.unplaced, "event")} without a date so close; ${answer.unreal} planned, threatened or denied`;
    return `${[...rows, `in all: ${count(answer.total.reports, "report")} -> ${count(answer.total.events, "event")}, mean ${mean(answer.total).trim() || "none"}`, paint.dim(left)].join("\n")}\n`;
  },

  changes: (answer: { since: string; until: string; totals: Record<string, number> }) =>
    `since ${answer.since}: ${Object.entries(answer.totals)
      .map(([name, number]) => `${number} ${name}`)
      .join(", ")}\nuntil ${answer.until}; --format json for each\n`,

  steps: (
    answer: {
      items: readonly {
        step: number;
        at: string;
        author: string;
        kind: string;
        target: string;
        reason: string;
        undoneBy: number | null;
      }[];
    },
    { paint },
  ) =>
    answer.items
      .map(
        (one) =>
          `${one.step}  ${one.at.slice(0, 16)}  ${tame(one.author)}  ${paint.bold(one.kind)} ${tame(one.target)}${one.undoneBy ? paint.dim(` (undone by ${one.undoneBy})`) : ""}${one.reason ? `\n     ${tame(one.reason)}` : ""}\n`,
      )
      .join("") || "no decisions yet\n",

  check: (
    answer: { rules: readonly string[]; faults: readonly { message: string; place?: string; code: string }[] },
    { paint },
  ) =>
    `${answer.faults.map((one) => `${paint.red(one.place ?? "")}: ${tame(one.message)} (${one.code})\n`).join("")}${count(answer.rules.length, "sound rule")}, ${count(answer.faults.length, "fault")}\n`,

  doctor: (answer: { well: boolean; checks: readonly { what: string; found: string; well: boolean }[] }, { paint }) =>
    `${answer.checks.map((one) => `${one.well ? paint.green("well") : paint.red("WRONG")}  ${one.what}: ${tame(one.found)}\n`).join("")}`,

  backup: (answer: { file: string; bytes: number; documents: number; checked: boolean }) =>
    `${count(answer.documents, "document")} in ${answer.file} (${(answer.bytes / 1e6).toFixed(1)} MB)${answer.checked ? ", checked by restoring" : ""}\n`,
  restored: (answer: { file: string; before: string | null; documents: number }) =>
    `${count(answer.documents, "document")} restored from ${answer.file}${answer.before ? `; what was there is in ${answer.before}` : ""}\n`,
  forgotten: (answer: { id: string }) => `${answer.id} is forgotten\n`,
};

tellers.story = async (answer, terminal) => (await import("./record-text.ts")).storyText(answer, terminal);
tellers.happening = async (answer, terminal) => (await import("./record-text.ts")).happeningText(answer, terminal);
tellers.history = async (answer, terminal) => (await import("./record-text.ts")).historyText(answer, terminal);
tellers.reread = async (answer) => (await import("./record-text.ts")).rereadText(answer);
tellers.lost = async (answer, terminal) => (await import("./record-text.ts")).lostText(answer, terminal);
tellers.worked = async (answer) => (await import("./record-text.ts")).workedText(answer);
for (const kind of ["blocs", "tension", "issue", "counts"])
  tellers[kind] = async (answer, terminal) =>
    `${(await import("./scenario-text.ts")).scenarioText(answer, terminal)}\n`;
tellers.scenario = async (answer, terminal) => (await import("./scenario-text.ts")).playedText(answer, terminal);

/** The answer in words. */
export async function answerText(answer: unknown, terminal: Terminal): Promise<string> {
  if (typeof answer === "string") return answer;
  // A step that was taken is of the kind of its decision.
  if (answer !== null && "undoneBy" in (answer as object))
    return tellers.steps!({ items: [answer] } as never, terminal);
  const teller = tellers[(answer as { kind?: string }).kind ?? ""];
  return teller ? teller(answer as never, terminal) : `${JSON.stringify(answer, null, 2)}\n`;
}
