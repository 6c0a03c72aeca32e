/** Keeps made reports one by one and says each that was kept, until it is killed; `bench/record.ts` does. */
import { openRecord } from "../src/record/index.ts";
import { madeReport } from "./record.ts";

if (process.argv[1]?.endsWith("record-writer.ts")) {
  const [folder, from] = process.argv.slice(2);
  const record = await openRecord({
    address: folder!,
    doing: "write",
    now: () => new Date(),
    directory: async () => null,
  });
  for (let index = Number(from); ; index += 1) {
    const [kept] = await record.keep([{ report: madeReport(index), fingerprint: "made" }]);
    process.stdout.write(`${kept!.id}\n`);
  }
}
