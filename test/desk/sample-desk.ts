/** A desk on a record of its own that holds a few reports written by hand. */
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Desk, openDesk } from "../../src/desk/index.ts";
import { freshFolder } from "../record/fresh.ts";
import { sketch } from "../record/sample.ts";

export const sketches = [
  sketch({
    id: "talks",
    title: "Talks in Oslo",
    publisher: "Fjord Wire",
    text: "Norway met Sweden in Oslo on Monday. Norway is an ally of Sweden. Anna Berg said Sweden had kept its word.",
    entities: [
      { id: "e1", name: "Norway", actor: "NOR", sector: "GOV" },
      { id: "e2", name: "Sweden", actor: "SWE", sector: "GOV" },
      { id: "e4", name: "Anna Berg", type: "person", actor: "NOR", sector: "CVL" },
    ],
    events: [
      {
        on: "met Sweden",
        source: ["e1", "e2"],
        date: { from: "2024-03-04", to: "2024-03-04", precision: "day", start: 28, end: 34 },
      },
    ],
    ties: [{ on: "an ally of Sweden", from: "e1", to: "e2" }],
    statements: [{ on: "Sweden had kept its word", by: "e4", about: [{ entity: "e2", stance: 1 }] }],
  }),
  sketch({
    id: "row",
    publisher: "=Bothnia Post",
    published: "2024-04-01",
    text: "Finland accused Sweden of a breach. The row could slow the treaty.",
    entities: [
      { id: "e1", name: "Finland", actor: "FIN", sector: "GOV" },
      { id: "e2", name: "Sweden", actor: "SWE", sector: "GOV" },
    ],
    events: [
      {
        on: "accused Sweden",
        type: "ACCUSE",
        source: ["e1"],
        target: ["e2"],
        date: { from: "2024-03-30", to: "2024-03-30", precision: "day", start: 0, end: 1 },
      },
    ],
    influences: [
      { on: "The row could slow the treaty", cause_: "The row", effect_: "the treaty", sign: -1, certainty: "hedged" },
    ],
  }),
];

/** Why what needs the model is left out; `false` where it is there. */
export const noModel: string | false = (() => {
  const { model } = openDesk({ doing: "test" }).home;
  return existsSync(join(model, "encoder.onnx")) ? false : "the model's encoder.onnx is not there";
})();

export interface SampleDesk {
  readonly desk: Desk;
  readonly folder: string;
  close(): Promise<void>;
}

export async function openSampleDesk(): Promise<SampleDesk> {
  const folder = await freshFolder();
  const desk = openDesk({
    db: folder,
    doing: "test",
    author: "mara",
    now: () => new Date("2024-05-01T12:00:00.000Z"),
  });
  const record = await desk.record();
  await record.keep(sketches.map((report) => ({ report, fingerprint: "one" })));
  return {
    desk,
    folder,
    close: async () => {
      await desk.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
