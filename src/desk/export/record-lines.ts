import type { Writer } from "./outfile.ts";

/**
 * The whole record as JSON Lines: reports as they were read, where else their texts were seen, and decisions, oldest first;
 * importing them into an empty record gives the same record.
 */
export const recordLines: Writer = async function* ({ desk, lose }) {
  const record = await desk.record();
  let gone = 0;
  yield `${JSON.stringify({ kind: "dragoman", version: 1 })}\n`;
  for await (const line of record.history()) {
    if (line.kind === "tombstone") gone += 1;
    yield `${JSON.stringify(line)}\n`;
  }
  if (gone > 0) lose(`${gone} erased: their texts are gone, and only that they were there is told`);
};
