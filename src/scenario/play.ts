/** The questions of a scenario, asked of a board. */
import { fault } from "../ground/fault.ts";
import { type Blocs, findBlocs } from "./blocs.ts";
import { type Board, isPair } from "./board.ts";
import { type Chain, followChain } from "./chain.ts";
import { type Counts, forecastCounts } from "./counts.ts";
import { type BlocDraws, drawBlocs } from "./draws.ts";
import { findIssue, type Issue } from "./issue.ts";
import { type PairPropensity, propensitiesOf, weightOf } from "./propensity.ts";
import type { SignedTie } from "./signed.ts";
import { type ActorSize, sizesOf } from "./size.ts";
import { findTension, noTension, type Tension } from "./tension.ts";

/** What is asked. */
export type Question =
  | { readonly kind: "blocs"; readonly draws: number }
  | { readonly kind: "tension"; readonly seconds: number }
  | { readonly kind: "issue"; readonly uncertainty: number }
  | { readonly kind: "chain"; readonly from: string; readonly sign: 1 | -1; readonly steps: number }
  | { readonly kind: "counts" };

/** Blocs with their reasons and their shares over the intervals. */
export interface PlayedBlocs extends Blocs {
  readonly sizes: readonly ActorSize[];
  readonly propensities: readonly PairPropensity[];
  readonly uncertainty: BlocDraws;
}

/** A chain with the words of its nodes and arrows. */
export interface PlayedChain extends Chain {
  readonly words: Readonly<Record<string, string>>;
}

export type Answer = PlayedBlocs | Tension | Issue | PlayedChain | Counts;

function blocs(board: Board, draws: number, seed: number): PlayedBlocs {
  const propensities = propensitiesOf(board);
  const sizes = sizesOf(board);
  const matrix = (field: "value" | "low" | "high"): number[][] =>
    board.actors.map((a) => board.actors.map((b) => propensities.find((pair) => isPair(pair, a, b))?.[field] ?? 0));
  const system = { actors: board.actors, sizes: sizes.map(({ size }) => size), propensities: matrix("value") };
  return {
    ...findBlocs(system, seed),
    sizes,
    propensities,
    uncertainty: drawBlocs({ ...system, low: matrix("low"), high: matrix("high") }, draws, seed),
  };
}

/** One sign a pair: the analyst's own, else that of its ties together; a pair whose ties cancel out has none. */
function signedTies(board: Board): readonly SignedTie[] {
  return board.actors.flatMap((a, index) =>
    board.actors.slice(index + 1).flatMap((b): readonly SignedTie[] => {
      const own = board.own.findLast((one) => isPair(one, a, b));
      const sum = own ? own.value : board.ties.reduce((all, tie) => all + (isPair(tie, a, b) ? weightOf(tie) : 0), 0);
      return sum === 0 ? [] : [{ a, b, sign: sum > 0 ? 1 : -1 }];
    }),
  );
}

/** The node that is meant: its name, or the one whose words hold those asked for. */
function nodeOf(board: Board, from: string): string {
  const ends = board.arrows.flatMap(({ cause, causeWords, effect, effectWords }) => [
    [cause, causeWords] as const,
    [effect, effectWords] as const,
  ]);
  const asked = from.toLowerCase();
  const found =
    ends.find(([node, words]) => node === from || words.toLowerCase() === asked) ??
    ends.find(([, words]) => words.toLowerCase().includes(asked));
  if (found) return found[0];
  const choices = [...new Set(ends.map(([, words]) => words))].slice(0, 20).join("; ");
  throw fault(
    "scenario/no-node",
    `no influence speaks of "${from}"; choose from: ${choices || "none: the record has no influence"}`,
  );
}

function chain(board: Board, question: Extract<Question, { readonly kind: "chain" }>): PlayedChain {
  const words = Object.fromEntries(
    board.arrows.flatMap(({ cause, causeWords, effect, effectWords, id, sign, certainty }) => [
      [cause, causeWords],
      [effect, effectWords],
      [id, `${causeWords} ${sign > 0 ? "raises" : "lowers"} ${effectWords} (${certainty})`],
    ]),
  );
  return { ...followChain(board.arrows, nodeOf(board, question.from), question.sign, question.steps), words };
}

/** The answer to each question, in their order. */
export async function play(board: Board, questions: readonly Question[], seed: number): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const question of questions) {
    if (question.kind === "blocs") answers.push(blocs(board, question.draws, seed));
    else if (question.kind === "tension") {
      const ties = signedTies(board);
      answers.push(ties.length === 0 ? noTension(board.actors) : await findTension(ties, question.seconds));
    } else if (question.kind === "issue")
      answers.push(findIssue(board.positions, { seed, uncertainty: question.uncertainty }));
    else if (question.kind === "chain") answers.push(chain(board, question));
    else answers.push(forecastCounts(board.series, seed, board.prior ?? undefined));
  }
  return answers;
}
