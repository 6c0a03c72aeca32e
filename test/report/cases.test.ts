import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { makeDocument } from "../../src/document/document.ts";
import type { Report } from "../../src/report/report.ts";
import { type Case, failing, readCases } from "./case.ts";
import { openReading } from "./reading.ts";

const FOLDER = join(import.meta.dirname, "../cases");
const model = existsSync(
  join(process.env.DRAGOMAN_MODEL ?? join(import.meta.dirname, "../../models/en"), "encoder.onnx"),
);

for (const file of readdirSync(FOLDER).filter((name) => name.endsWith(".txt"))) {
  describe(`cases of ${file}`, { skip: model ? false : "the model is not there" }, () => {
    const reading = openReading();
    after(() => reading.then((open) => open.close()));
    for (const one of readCases(readFileSync(join(FOLDER, file), "utf8"))) {
      it(one.title, async () => {
        const report = await (await reading).read(makeDocument(one.text, { published: one.published, language: "en" }));
        assert.deepEqual(failing(report, one), [], told(report, one));
      });
    }
  });
}

/** What was found, for the reader of a failure. */
function told(report: Report, one: Case): string {
  const of = (id: string | null) => report.entities.find((entity) => entity.id === id)?.name ?? id;
  const words = (start: number, end: number) => one.text.slice(start, end);
  return [
    `not borne out: ${failing(report, one).join(" ; ")}`,
    ...report.entities.map((entity) => `entity ${entity.name} ${entity.type} ${entity.actor} ${entity.sector}`),
    ...report.events.map(
      (event) =>
        `event ${event.type} ${event.mode} ${event.status} ${event.source.map(of)} -> ${event.target.map(of)} ${event.date?.from} ${event.rule}`,
    ),
    ...report.statements.map(
      (said) =>
        `statement ${of(said.speaker?.entity ?? null)} [${said.form}] ${said.content.map(([a, b]) => words(a, b)).join(" | ")} ${JSON.stringify(said.about.map((about) => [of(about.entity), about.stance]))} ${said.rule}`,
    ),
    ...report.ties.map(
      (tie) => `tie ${tie.type} ${of(tie.from)} -> ${of(tie.to)} ${tie.status} ${tie.sign} ${tie.rule}`,
    ),
    ...report.influences.map(
      (one) =>
        `influence ${words(one.cause.start, one.cause.end)} -> ${words(one.effect.start, one.effect.end)} ${one.sign} ${one.certainty} ${one.rule}`,
    ),
    ...report.dates.map((date) => `date ${words(date.start, date.end)} ${date.from} ${date.to}`),
  ].join("\n");
}
