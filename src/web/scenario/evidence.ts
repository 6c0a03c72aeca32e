import type { Report } from "../../desk/listed.ts";
import { type Answer, ask } from "../api/answer.ts";

/** A claim's words with where they stand. */
export interface Evidence {
  readonly key: string;
  readonly words: string;
  readonly document: {
    readonly id: string;
    readonly title: string | null;
    readonly publisher: string | null;
    readonly published: string | null;
  };
}

const reports = new Map<string, Promise<Answer<{ readonly report: Report }>>>();

function reportOf(document: string): Promise<Answer<{ readonly report: Report }>> {
  const known = reports.get(document);
  if (known) return known;
  const asked = ask<{ readonly report: Report }>(`documents/${encodeURIComponent(document)}.json`);
  reports.set(document, asked);
  return asked;
}

/** The words of the claims, in their order; one whose report cannot be had is left out. */
export async function evidenceOf(keys: readonly string[]): Promise<readonly Evidence[]> {
  const found = keys.map(async (key): Promise<readonly Evidence[]> => {
    const at = key.lastIndexOf("#");
    const [id, claim] = [key.slice(0, at), key.slice(at + 1)];
    const answer = await reportOf(id);
    if ("problem" in answer) return [];
    const { report } = answer.value;
    const one = [...report.events, ...report.ties, ...report.statements, ...report.influences].find(
      (other) => other.id === claim,
    );
    return one
      ? [{ key, words: report.document.text.slice(...one.evidence), document: { ...report.document, id } }]
      : [];
  });
  return (await Promise.all(found)).flat();
}
