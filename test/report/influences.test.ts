import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { makeDocument } from "../../src/document/document.ts";
import { openReading } from "./reading.ts";

const model = existsSync(
  join(process.env.DRAGOMAN_MODEL ?? join(import.meta.dirname, "../../models/en"), "encoder.onnx"),
);

describe("influences", { skip: model ? false : "the model is not there" }, () => {
  const reading = openReading();
  after(() => reading.then((open) => open.close()));
  const read = async (text: string) =>
    (await reading).read(makeDocument(text, { published: "2024-05-15", language: "en" }));

  it("point to the event that their words make", async () => {
    const text = "The army shelled the port in response to rockets.";
    const report = await read(text);
    const [found] = report.influences;
    assert.ok(found, "an influence is found");
    const event = report.events.find(({ id }) => id === found.effect.claim);
    assert.equal(event?.type, "ASSAULT");
    assert.equal(text.slice(found.effect.start, found.effect.end).includes("shelled"), true);
  });

  it("have ends that do not overlap, inside their evidence", async () => {
    const report = await read(
      "Protests grew because prices doubled, leading to clashes with police. The curfew eased tension, but it may fuel anger.",
    );
    assert.ok(report.influences.length >= 2);
    for (const { cause, effect, evidence } of report.influences) {
      assert.ok(cause.end <= effect.start || effect.end <= cause.start);
      for (const end of [cause, effect]) assert.ok(evidence[0] <= end.start && end.end <= evidence[1]);
    }
  });

  it("read two pairs in one sentence", async () => {
    const report = await read("Flights were cancelled because of the storm and shops closed because of the strike.");
    assert.ok(report.influences.length >= 2, JSON.stringify(report.influences));
  });

  it("are not made of somebody alone", async () => {
    const report = await read("The war led Peter to Lyon. The minister caused a delay.");
    for (const { effect } of report.influences)
      assert.notEqual(report.document.text.slice(effect.start, effect.end), "Peter");
  });
});
