import { Fault, type FaultValue } from "../ground/fault.ts";
import type { Report } from "../report/report.ts";
import type { Desk } from "./desk.ts";
import { report } from "./operations/report.ts";
import { textSource } from "./source.ts";

/**
 * The report of a text, as `dragoman report` gives it; the desk is opened once and used for many.
 * @throws Fault where the text cannot be read, or the day is none.
 */
export async function readReport(
  desk: Desk,
  text: string,
  known: { readonly published?: string } = {},
): Promise<Report> {
  const answer = (await report.run(desk, known, [textSource(text)])) as Report | FaultValue;
  if (answer.kind === "fault") throw new Fault(answer);
  return answer;
}
