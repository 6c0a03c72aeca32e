/** Positions proposed from what actors are reported to have said of an issue; the analyst decides. */

/** One statement of an actor that speaks of the issue. */
export interface IssueStatement {
  readonly actor: string;
  /** The claim's key. */
  readonly claim: string;
  /** -1 against, 0 neutral or unclear, 1 for. */
  readonly stance: -1 | 0 | 1;
}

/** A position that statements suggest, from 0 (against) to 100 (for). */
export interface ProposedPosition {
  readonly actor: string;
  readonly position: number;
  readonly low: number;
  readonly high: number;
  /** How often it speaks of the issue, over the most that anyone taken does. */
  readonly salience: number;
  readonly capability: number;
  readonly says: string;
  readonly claims: readonly string[];
}

/** A speaker's mean stance counts as if so many neutral statements more had been reported. */
export const STANCE_PRIOR = 1;

const clip = (value: number): number => Math.min(100, Math.max(0, value));
const round = (value: number, digits: number): number => Number(value.toFixed(digits)) + 0;

/** `50 + 50 * sum / (n + 1)` of each actor that says anything, with an interval of 1.96 standard errors. */
export function proposePositions(
  statements: readonly IssueStatement[],
  actors: readonly string[],
  capability: (actor: string) => number,
): readonly ProposedPosition[] {
  const said = actors.map((actor) => ({ actor, own: statements.filter((one) => one.actor === actor) }));
  const most = Math.max(1, ...said.map(({ own }) => own.length));
  return said.flatMap(({ actor, own }): readonly ProposedPosition[] => {
    const n = own.length;
    if (n === 0) return [];
    const sum = own.reduce((all, one) => all + one.stance, 0);
    const spread = n < 2 ? 1 : Math.sqrt(own.reduce((all, one) => all + (one.stance - sum / n) ** 2, 0) / (n - 1));
    const position = 50 + (50 * sum) / (n + STANCE_PRIOR);
    const give = Math.min(50, (50 * 1.96 * Math.max(spread, 0.25)) / Math.sqrt(n + 1));
    const count = (stance: number): number => own.filter((one) => one.stance === stance).length;
    return [
      {
        actor,
        position: round(position, 1),
        low: round(clip(position - give), 1),
        high: round(clip(position + give), 1),
        salience: round(n / most, 3),
        capability: round(capability(actor), 3),
        says: `${n} ${n === 1 ? "statement" : "statements"}: ${count(1)} for, ${count(-1)} against, ${count(0)} neither`,
        claims: own.map((one) => one.claim),
      },
    ];
  });
}
