import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { readPositions } from "../src/desk/scenario/row-tables.ts";
import {
  bySizeAndProb,
  chancesOf,
  crpsOfChances,
  drawBlocs,
  findBlocs,
  findIssue,
  findTension,
  makeDice,
  type SignedTie,
  type UncertainSystem,
} from "../src/scenario/index.ts";

export const name = "scenario";
export const about = "times of blocs, draws and tension, and the published numbers: scenario [--fast]";

/** A system of even random sizes and propensities, each propensity known to 0.2 either way. */
function systemOf(n: number, seed: number): UncertainSystem {
  const dice = makeDice(seed);
  const actors = Array.from({ length: n }, (_, k) => `a${k}`);
  const propensities = actors.map(() => new Array<number>(n).fill(0));
  for (let i = 0; i < n; i += 1)
    for (let j = i + 1; j < n; j += 1) propensities[i]![j] = propensities[j]![i] = 2 * dice.next() - 1;
  const bent = (by: number) => propensities.map((row) => row.map((value) => value + by));
  return { actors, sizes: actors.map(() => 0.5 + dice.next()), propensities, low: bent(-0.2), high: bent(0.2) };
}

function networkOf(n: number, count: number, negative: number, seed: number): readonly SignedTie[] {
  const dice = makeDice(seed);
  const seen = new Set<number>();
  const ties: SignedTie[] = [];
  while (ties.length < count) {
    const [a, b] = [dice.below(n), dice.below(n)];
    if (a >= b || seen.has(a * n + b)) continue;
    seen.add(a * n + b);
    ties.push({ a: `n${a}`, b: `n${b}`, sign: ties.length < count * negative ? -1 : 1 });
  }
  return ties;
}

async function timed<Value>(work: () => Value | Promise<Value>): Promise<readonly [Value, string]> {
  const began = performance.now();
  const value = await work();
  return [value, `${((performance.now() - began) / 1000).toFixed(2)} s`];
}

export async function run(args: readonly string[]): Promise<void> {
  const say = (...words: readonly string[]) => console.log(words.join("  "));
  for (const n of args.includes("--fast") ? [20] : [20, 26]) {
    const [blocs, time] = await timed(() => findBlocs(systemOf(n, 1)));
    say(`blocs of ${n} actors`, time, `${blocs.minima.length} minima`, blocs.exact ? "exact" : "sampled");
  }
  const [draws, drawTime] = await timed(() => drawBlocs(systemOf(11, 2), 10_000, 1));
  say("10,000 draws of 11 actors", drawTime, `${draws.shares.length} divisions`, draws.exact ? "exact" : "sampled");
  for (const seed of args.includes("--fast") ? [1] : [1, 2, 3]) {
    const [tension, time] = await timed(() => findTension(networkOf(150, 1250, 0.1, seed)));
    const proof = tension.proven ? "proven" : `at least ${tension.lower}`;
    say("tension of 150 actors, 1,250 ties, 10 % negative", time, `${tension.frustration} contradict`, proof);
  }
  for (const [y, size, prob] of [
    [5, 100, 0.95],
    [44, 200.1, 0.82],
    [41, 200.1, 0.83],
    [222, 2000.1, 0.9],
    [2222, 20000.1, 0.9],
  ] as const)
    say(
      `CRPS of ${y} under size ${size}, prob ${prob}`,
      crpsOfChances(y, chancesOf(bySizeAndProb(size, prob))).toPrecision(12),
    );
  const shared = process.env.DRAGOMAN_SHARED ?? resolve(import.meta.dirname, "../../shared");
  const emission = join(shared, "data/scenario/emission.csv");
  if (!existsSync(emission)) {
    say("emission table: absent; DRAGOMAN_SHARED names the folder with data/scenario/emission.csv");
    return;
  }
  const issue = findIssue(readPositions(readFileSync(emission, "utf8")));
  say("emission table", `compromise ${issue.compromise}`, `median ${issue.median.toFixed(1)}`);
}
