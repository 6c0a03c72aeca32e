/** What a pair of which little is known is taken to be: pooled over all pairs that the record tells events of. */
import { addDays } from "../../ground/day.ts";
import type { ReportEvent } from "../../report/claims.ts";
import type { CountsPrior } from "../../scenario/index.ts";
import type { Desk } from "../desk.ts";
import { everyClaim } from "./board.ts";
import type { ScenarioFile } from "./file.ts";

/** Months before the picture that are pooled. */
const MONTHS = 24;

/** The prior of the record before the picture; `null` where it tells of no pair. */
export async function priorOf(desk: Desk, { picture }: ScenarioFile): Promise<CountsPrior | null> {
  const asOf = picture?.asOf ?? desk.now().toISOString().slice(0, 10);
  const to = addDays(`${asOf.slice(0, 7)}-01`, -1);
  const from = addDays(to, -Math.round(MONTHS * 30.44));
  const counts = new Map<string, Map<string, number>>();
  for (const { claim, parts, dated } of await everyClaim(desk, {
    kind: "event",
    from,
    to,
    knownBy: picture?.knownBy,
  })) {
    if (dated === null || !["happened", "ongoing"].includes((claim as ReportEvent).status)) continue;
    const of = (role: string) => [
      ...new Set(parts.flatMap((part) => (part.role === role ? [part.actsFor ?? part.actor ?? []].flat() : []))),
    ];
    for (const a of of("source"))
      for (const b of of("target")) {
        if (a === b) continue;
        const pair = [a, b].sort().join("\u0000");
        const months = counts.get(pair) ?? new Map<string, number>();
        const month = dated.from.slice(0, 7);
        months.set(month, (months.get(month) ?? 0) + 1);
        counts.set(pair, months);
      }
  }
  if (counts.size === 0) return null;
  const cells = counts.size * MONTHS;
  const values = [...counts.values()].flatMap((months) => [...months.values()]);
  const mean = values.reduce((sum, value) => sum + value, 0) / cells;
  const variance = values.reduce((sum, value) => sum + value ** 2, 0) / cells - mean ** 2;
  // By moments; never taken to be better known than a size of 0.1 to 10 says.
  const size = variance > mean ? Math.min(10, Math.max(0.1, mean ** 2 / (variance - mean))) : 10;
  return { mean, weight: 1, size, from: `${counts.size} ${counts.size === 1 ? "pair" : "pairs"} of the record` };
}
