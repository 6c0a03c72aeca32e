/** Reads the plain-text cases of test/cases and holds a report against them; docs in CONTRIBUTING.md. */
import type { Entity } from "../../src/report/claims.ts";
import type { Report } from "../../src/report/report.ts";

/** A text with the claims that must, or must not, be found in it. */
export interface Case {
  readonly title: string;
  readonly published: string | null;
  readonly text: string;
  readonly claims: readonly string[];
}

/** The cases of a file: `# title`, `published DAY`, a text, `==>`, a claim a line. */
export function readCases(file: string): readonly Case[] {
  return file
    .split(/^# /m)
    .slice(1)
    .map((part) => {
      const [head = "", tail = ""] = part.split(/^==>\n/m);
      const [title = "", ...rest] = head.split("\n");
      const body = rest.join("\n").trim();
      const published = /^published (\S+)\n/.exec(body);
      return {
        title: title.trim(),
        published: published?.[1] ?? null,
        text: body.slice(published?.[0].length ?? 0).trim(),
        claims: tail.split("\n").filter((line) => line.trim() !== ""),
      };
    });
}

const named = (report: Report, id: string | null | undefined, words: string): boolean => {
  const entity = report.entities.find((one) => one.id === id);
  if (!entity) return false;
  const wanted = words.toLowerCase();
  return (
    entity.name.toLowerCase().includes(wanted) ||
    entity.actor === words ||
    entity.mentions.some((at) => report.document.text.slice(at.start, at.end).toLowerCase().includes(wanted))
  );
};

/** The words after a keyword of the claim: `by "the army"` gives `the army`. */
const after = (claim: string, key: string): readonly string[] =>
  [...claim.matchAll(new RegExp(`\\b${key} "([^"]*)"`, "g"))].map((found) => found[1]!);

const plain = (claim: string, key: string): string | null =>
  new RegExp(`\\b${key} ([^\\s"]+)`).exec(claim)?.[1] ?? null;

function event(report: Report, claim: string): boolean {
  const [, type, rest = ""] = /^event ([A-Z]+)(.*)$/.exec(claim) ?? [];
  const mode = plain(rest, "mode");
  const status = plain(rest, "status");
  const on = plain(rest, "on");
  const killed = plain(rest, "killed");
  return report.events.some(
    (one) =>
      one.type === type &&
      (mode === null || one.mode === mode) &&
      (status === null || one.status === status) &&
      (on === null || one.date?.from === on) &&
      (killed === null || one.killed?.from === Number(killed)) &&
      after(rest, "by").every((words) => one.source.some((id) => named(report, id, words))) &&
      after(rest, "to").every((words) => one.target.some((id) => named(report, id, words))) &&
      after(rest, "in").every((words) => named(report, one.place, words)) &&
      after(rest, "per").every((words) => {
        const statement = report.statements.find(({ id }) => id === one.statement);
        return statement !== undefined && named(report, statement.speaker?.entity, words);
      }),
  );
}

function statement(report: Report, claim: string): boolean {
  const text = report.document.text;
  const form = plain(claim, "form");
  return report.statements.some(
    (one) =>
      (form === null || one.form === form) &&
      after(claim, "by").every((words) => named(report, one.speaker?.entity, words)) &&
      after(claim, "words").every(
        (words) => one.speaker !== null && text.slice(one.speaker.start, one.speaker.end).includes(words),
      ) &&
      after(claim, "to").every((words) => named(report, one.addressee, words)) &&
      after(claim, "cue").every((words) => one.cue !== null && text.slice(...one.cue).includes(words)) &&
      after(claim, "of").every((words) =>
        one.content
          .map(([start, end]) => text.slice(start, end))
          .join(" ")
          .includes(words),
      ) &&
      [...claim.matchAll(/about "([^"]*)" (-1|0|1)/g)].every(([, words, stance]) =>
        one.about.some((about) => named(report, about.entity, words!) && about.stance === Number(stance)),
      ),
  );
}

function tie(report: Report, claim: string): boolean {
  const [, type, rest = ""] = /^tie (\w+)(.*)$/.exec(claim) ?? [];
  const status = plain(rest, "status");
  const sign = plain(rest, "sign");
  const [from = "", to = ""] = [after(rest, "from")[0], after(rest, "to")[0]];
  return report.ties.some(
    (one) =>
      one.type === type &&
      (status === null || one.status === status) &&
      (sign === null || one.sign === Number(sign)) &&
      named(report, one.from, from) &&
      named(report, one.to, to),
  );
}

function influence(report: Report, claim: string): boolean {
  const text = report.document.text;
  const sign = plain(claim, "sign");
  const certainty = plain(claim, "certainty");
  return report.influences.some(
    (one) =>
      (sign === null || one.sign === Number(sign)) &&
      (certainty === null || one.certainty === certainty) &&
      after(claim, "cause").every((words) => text.slice(one.cause.start, one.cause.end).includes(words)) &&
      after(claim, "effect").every((words) => text.slice(one.effect.start, one.effect.end).includes(words)),
  );
}

function entity(report: Report, claim: string): boolean {
  const [, words = "", type, actor, sector] = /^entity "([^"]*)"(?: (\w+))?(?: ([\w-]+))?(?: (\w+))?/.exec(claim) ?? [];
  const fits = (one: Entity): boolean =>
    named(report, one.id, words) &&
    (type === undefined || type === "any" || one.type === type) &&
    (actor === undefined || one.actor === (actor === "none" ? null : actor)) &&
    (sector === undefined || one.sector === sector);
  return report.entities.some(fits);
}

function date(report: Report, claim: string): boolean {
  const [, words, from, to] = /^date "([^"]*)" (\S+)(?: (\S+))?/.exec(claim) ?? [];
  return report.dates.some(
    (one) =>
      report.document.text.slice(one.start, one.end) === words &&
      one.from === from &&
      (to === undefined || one.to === to),
  );
}

function same(report: Report, claim: string): boolean {
  const all = [...claim.matchAll(/"([^"]*)"/g)].map((found) => found[1]!.toLowerCase());
  return report.entities.some((one) =>
    all.every((words) =>
      one.mentions.some((at) => report.document.text.slice(at.start, at.end).toLowerCase() === words),
    ),
  );
}

const HOLDS: Readonly<Record<string, (report: Report, claim: string) => boolean>> = {
  event,
  statement,
  tie,
  influence,
  entity,
  date,
  same,
};

/** The claims of the case that the report does not bear out; `no …` must not be found. */
export function failing(report: Report, one: Case): readonly string[] {
  return one.claims.filter((line) => {
    const absent = line.startsWith("no ");
    const claim = absent ? line.slice(3) : line;
    const holds = HOLDS[claim.split(" ", 1)[0]!];
    if (!holds) throw new TypeError(`"${line}" begins with none of ${Object.keys(HOLDS).join(", ")}`);
    return holds(report, claim) === absent;
  });
}
