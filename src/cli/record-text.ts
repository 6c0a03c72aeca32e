/** Stories, events of several reports, readings and the decisions they lost, in words. */
import type { TrailLine } from "../desk/listed.ts";
import { type Terminal, tame, wrap } from "./terminal.ts";

interface Joined {
  readonly published: string | null;
  readonly publisher: string | null;
  readonly title: string | null;
  readonly like: string | null;
  readonly author: string | null;
  readonly step: number | null;
  readonly score: number | null;
  readonly reasons: readonly string[];
}

/** The documents of a story: each with why it is one. */
export const storyText = (
  { versions }: { readonly versions: readonly (Joined & { readonly id: string })[] },
  terminal: Terminal,
): string =>
  `${versions.length === 1 ? "1 document, and no other version of it" : `${versions.length} documents, 1 story`}\n${versions.map((one) => joinedText(one.id, "", one, terminal)).join("")}`;

/** The reports of an event: each with its words, and why it is one. */
export const happeningText = (
  { reports }: { readonly reports: readonly (Joined & { readonly key: string; readonly words: string })[] },
  terminal: Terminal,
): string =>
  `${reports.length} ${reports.length === 1 ? "report" : "reports"} -> 1 event\n${reports.map((one) => joinedText(one.key, one.words, one, terminal)).join("")}`;

function joinedText(name: string, words: string, one: Joined, { paint, width }: Terminal): string {
  const seen = [one.published, one.publisher, one.title].filter((said) => said !== null).map(tame);
  const why = [
    ...(one.like === null ? [] : [`like ${one.like}${one.score === null ? "" : ` (${one.score})`}`]),
    ...one.reasons,
    ...(one.step === null ? [] : [`step ${one.step} by ${one.author}, undo: dragoman undo ${one.step}`]),
  ];
  return [
    `${paint.bold(tame(name))}${seen.length > 0 ? `  ${seen.join(", ")}` : ""}`,
    ...(words === "" ? [] : [wrap(tame(words), width, "     ")]),
    ...(why.length === 0 ? [] : [paint.dim(wrap(tame(why.join("; ")), width, "     "))]),
    "",
  ].join("\n");
}

/** What befell one thing, line by line; its words where they are others than before. */
export function historyText(
  { items }: { readonly items: readonly TrailLine[] },
  { paint, width }: Pick<Terminal, "paint" | "width">,
): string {
  let before: string | null = null;
  return items
    .map((one) => {
      const fresh = one.words !== null && one.words !== before ? one.words : null;
      before = one.words ?? before;
      const step = one.step === null ? "" : ` step ${one.step} by ${tame(one.by)}`;
      const undone = one.undoneBy === null ? "" : paint.dim(` (undone by step ${one.undoneBy})`);
      const head = `${one.at.slice(0, 16)}  ${paint.bold(tame(one.what))} ${tame(one.id)}${step}${undone}`;
      const more = [one.reason, fresh].filter((said) => said !== null && said !== "");
      return `${[head, ...more.map((said) => wrap(tame(said!), width, "     "))].join("\n")}\n`;
    })
    .join("");
}

interface Reread {
  readonly reread: number;
  readonly waiting: number;
  readonly carried: number;
  readonly lost: number;
  readonly faults: readonly unknown[];
}

/** What became of reading again. */
export function rereadText({ reread, waiting, carried, lost, faults }: Reread): string {
  if (reread + waiting + faults.length === 0) return "all documents were read by what is there now\n";
  const told = [
    `${many(reread, "document")} read again`,
    `${many(carried, "decision")} carried over`,
    ...(lost > 0 ? [`${many(lost, "decision")} lost (dragoman lost)`] : []),
    ...(waiting > 0 ? [`${waiting} still to be read again`] : []),
    ...(faults.length > 0 ? [`${faults.length} could not be read`] : []),
  ];
  return `${told.join(", ")}\n`;
}

interface LostLine {
  readonly step: number;
  readonly at: string;
  readonly key: string;
  readonly claim: string;
  readonly verdict: string | null;
  readonly decidedBy: string | null;
  readonly words: string;
}

/** The decisions that match no claim since. */
export const lostText = (
  { items }: { readonly items: readonly LostLine[] },
  { paint, width }: Pick<Terminal, "paint" | "width">,
): string =>
  items
    .map(
      (one) =>
        `${one.step}  ${one.at.slice(0, 16)}  ${paint.bold(one.verdict ?? "edited")}${one.decidedBy ? ` by ${tame(one.decidedBy)}` : ""}: ${tame(one.claim)} ${tame(one.key)}\n${wrap(tame(one.words), width, "     ")}\n`,
    )
    .join("") || "no decision was lost\n";

/** What a worker took from the queue. */
export const workedText = (answer: Readonly<Record<"read" | "known" | "words" | "failed", number>>): string =>
  `${many(answer.read, "document")} read (${answer.words.toLocaleString("en")} words), ${answer.known} known already, ${answer.failed} failed\n`;

const many = (number: number, one: string): string => `${number} ${one}${number === 1 ? "" : "s"}`;
