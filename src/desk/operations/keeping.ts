/** Backup, restore and doctor: what keeps a record safe; one file because they are small and share what a backup is. */
import { createHash } from "node:crypto";
import { z } from "zod";
import { fault } from "../../ground/fault.ts";
import type { Desk } from "../desk.ts";
import { flag } from "../inputs.ts";
import { operation } from "../operation.ts";

const onServer = (what: string) =>
  fault(
    "desk/server-record",
    `the record is on a PostgreSQL server, which has tools of its own to ${what} it: pg_dump and pg_restore`,
  );

const GZIP = [0x1f, 0x8b];

export const backup = operation({
  name: "backup",
  summary: "Writes the whole record to a file, to the disk, and says how large it is.",
  input: z.object({
    file: z.string().describe("the file to write"),
    check: flag("restore it in memory and count what is in it"),
  }),
  output: z.object({
    kind: z.literal("backup"),
    file: z.string(),
    bytes: z.number(),
    documents: z.number(),
    checked: z.boolean(),
  }),
  words: ["file"],
  http: null,
  tool: false,
  async run(desk, { file, check }) {
    const record = await desk.record();
    const { counts } = await record.integrity();
    const image = await record.image();
    if (image === null) throw onServer("back up");
    await desk.write(file, image);
    const documents = counts.document ?? 0;
    if (check) {
      const { documentsInImage } = await import("../../record/database.ts");
      const found = await documentsInImage(await desk.read(file));
      if (found !== documents) {
        throw fault(
          "desk/backup-differs",
          `${file} holds ${found} documents, the record ${documents}; write it again, and keep the one before`,
        );
      }
    }
    return { kind: "backup", file, bytes: image.length, documents, checked: Boolean(check) };
  },
});

export const restore = operation({
  name: "restore",
  summary: "Puts a backup in the record's place; what was there is kept beside it.",
  input: z.object({ file: z.string().describe("a file that backup wrote") }),
  output: z.object({
    kind: z.literal("restored"),
    file: z.string(),
    before: z.string().nullable(),
    documents: z.number(),
  }),
  record: "changed",
  words: ["file"],
  http: null,
  tool: false,
  async run(desk, { file }) {
    const { isServer, restoreImage } = await import("../../record/database.ts");
    if (isServer(desk.address)) throw onServer("restore");
    const image = await desk.read(file);
    if (image[0] !== GZIP[0] || image[1] !== GZIP[1]) {
      throw fault(
        "desk/no-backup",
        `${file} is no backup of a record; name a file that "dragoman backup" wrote. Nothing was changed`,
      );
    }
    const before = await restoreImage(desk.address, image, desk.now);
    const { counts, problems } = await (await desk.record()).integrity();
    for (const message of problems) desk.tell({ kind: "warning", message });
    return { kind: "restored", file, before, documents: counts.document ?? 0 };
  },
});

export const doctor = operation({
  name: "doctor",
  summary:
    "Checks versions, model, rules, tables, lock, the record's integrity and free space, and says what to do about what is wrong.",
  input: z.object({}),
  output: z.object({
    kind: z.literal("doctor"),
    well: z.boolean(),
    checks: z.array(z.object({ what: z.string(), found: z.string(), well: z.boolean() })),
  }),
  http: null,
  tool: false,
  async run(desk) {
    const checks: { what: string; found: string; well: boolean }[] = [];
    const check = async (what: string, ask: () => Promise<{ found: string; well: boolean }>) => {
      try {
        checks.push({ what, ...(await ask()) });
      } catch (cause) {
        checks.push({ what, found: cause instanceof Error ? cause.message : String(cause), well: false });
      }
    };
    await check("dragoman", async () => ({ found: desk.home.version, well: true }));
    await check("node", async () => ({ found: desk.home.node, well: true }));
    await check("rules, model and tables", async () => ({
      found: `fingerprint ${await desk.fingerprint()}`,
      well: true,
    }));
    await check("model", () => model(desk));
    await check("model's weights", async () => {
      const weights = await desk.read(`${desk.home.model}/encoder.onnx`);
      return {
        found: `sha256 ${createHash("sha256").update(weights).digest("hex")}, ${weights.length} bytes`,
        well: true,
      };
    });
    await check("rules", async () => {
      const { codebook } = await desk.reader();
      return {
        found: `${codebook.rules.length} rules, ${codebook.faults.length} with something wrong`,
        well: codebook.faults.length === 0,
      };
    });
    await check("actor tables", async () => ({
      found: `${(await desk.directory()).sources.length} tables`,
      well: true,
    }));
    await check("record", async () => {
      const record = await desk.record();
      const { server, counts, problems } = await record.integrity();
      const held = Object.entries(counts).map(([name, count]) => `${count} ${name}${count === 1 ? "" : "s"}`);
      return {
        found: [`${record.address} (${record.on}, ${server}): ${held.join(", ")}`, ...problems].join("; "),
        well: problems.length === 0,
      };
    });
    await check("lock", async () => {
      const { tookOver, on } = await desk.record();
      if (on === "postgres") return { found: "none: a server's record is open to several", well: true };
      return {
        found: tookOver
          ? `held now; taken over from process ${tookOver.pid}, which died`
          : "held now by this process alone",
        well: true,
      };
    });
    await check("queue", async () => {
      const { on } = await desk.record();
      if (on !== "postgres") return { found: "none: only a record on a server has one", well: true };
      const queue = await (await import("../../record/queue.ts")).openQueue(desk.address);
      const { waiting, taken, failed } = await queue.waiting();
      await queue.close();
      return { found: `${waiting} waiting, ${taken} being read, ${failed} failed`, well: failed === 0 };
    });
    await check("read by other rules", async () => {
      const waiting = await (await desk.record()).readOtherwise(await desk.fingerprint());
      return {
        found: waiting.length === 0 ? "no document" : `${waiting.length} documents; read them again: dragoman reread`,
        well: true,
      };
    });
    await check("free space", async () => {
      const bytes = await desk.freeSpace(desk.address);
      return { found: `${(bytes / 1e9).toFixed(1)} GB`, well: bytes > 1e9 };
    });
    return { kind: "doctor", well: checks.every((one) => one.well), checks };
  },
});

async function model(desk: Desk): Promise<{ found: string; well: boolean }> {
  const { analyser } = await desk.reader();
  for await (const analysis of analyser.analyse(["Ruritania met Syldavia."])) {
    return {
      found: `${desk.home.model} reads (${analysis.tokens.length} words of a test sentence)`,
      well: analysis.tokens.length > 0,
    };
  }
  return { found: `${desk.home.model} gave no analysis`, well: false };
}
