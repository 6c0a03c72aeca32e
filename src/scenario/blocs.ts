/** Local minima of a landscape: exact by walking every division in Gray-code order, or by seeded descents where there are too many. */
import { type Dice, makeDice } from "./dice.ts";
import {
  type Division,
  energyOf,
  type Landscape,
  makeLandscape,
  moved,
  pullsOf,
  type System,
  sideOf,
  steepest,
} from "./landscape.ts";

/** A division that no single actor's move improves. */
export interface Minimum {
  readonly energy: number;
  readonly sides: readonly [readonly string[], readonly string[]];
  /** The share of divisions whose steepest descent ends here. */
  readonly basin: number;
  /** The least rise of any single move. */
  readonly margin: number;
}

/** What a system's two blocs could be. */
export interface Blocs {
  readonly kind: "blocs";
  readonly actors: readonly string[];
  /** Whether every division was looked at. */
  readonly exact: boolean;
  /** Lowest energy first. */
  readonly minima: readonly Minimum[];
  /** From the lowest minimum: by how much the energy falls if the actor moves; never above 0. */
  readonly flips: readonly { readonly actor: string; readonly gain: number }[];
}

/** Up to this many actors every division is looked at. */
export const EXACT_TO = 26;
/** Up to this many actors every division's descent is followed; beyond, a seeded sample's. */
export const BASIN_EXACT_TO = 20;
const DESCENTS = 200_000;
/** Fresh sums after this many steps of the walk keep rounding from adding up. */
const REFRESH = 4096;

/** Walks all divisions in Gray-code order and hands each with its pulls to `visit`. */
function walk(landscape: Landscape, visit: (division: number, pulls: Float64Array) => void): void {
  const { n, weights } = landscape;
  const pulls = pullsOf(landscape, 0, new Float64Array(n));
  const sign = new Int8Array(n).fill(1);
  const last = 2 ** (n - 1);
  let division = 0;
  visit(0, pulls);
  for (let step = 1; step < last; step += 1) {
    const actor = 1 + (31 - Math.clz32(step & -step));
    division = moved(n, division, actor);
    const side = sign[actor]!;
    for (let j = 0, row = actor * n; j < n; j += 1, row += 1) pulls[j]! -= 2 * weights[row]! * sign[j]! * side;
    pulls[actor] = -pulls[actor]!;
    sign[actor] = -side as 1 | -1;
    if (step % REFRESH === 0) pullsOf(landscape, division, pulls);
    visit(division, pulls);
  }
}

/** Where steepest descent from the division ends. */
export function descend(landscape: Landscape, from: Division): Division {
  const pulls = new Float64Array(landscape.n);
  let division = from;
  for (;;) {
    const actor = steepest(pullsOf(landscape, division, pulls), landscape.n, landscape.grain);
    if (actor < 0) return division;
    division = moved(landscape.n, division, actor);
  }
}

/** Every minimum with its basin, each division's descent followed once by memory of where the others end. */
function exactBasins(landscape: Landscape): Map<Division, number> {
  const count = 2 ** (landscape.n - 1);
  const next = new Int32Array(count);
  walk(landscape, (division, pulls) => {
    const actor = steepest(pulls, landscape.n, landscape.grain);
    next[division / 2] = actor < 0 ? division / 2 : moved(landscape.n, division, actor) / 2;
  });
  const basins = new Map<Division, number>();
  const trail: number[] = [];
  for (let start = 0; start < count; start += 1) {
    let at = start;
    trail.length = 0;
    while (next[at] !== at) {
      trail.push(at);
      at = next[at]!;
    }
    for (const passed of trail) next[passed] = at;
    basins.set(at * 2, (basins.get(at * 2) ?? 0) + 1 / count);
  }
  return basins;
}

function randomDivision(n: number, dice: Dice): Division {
  let division = 0;
  for (let actor = 1; actor < n; actor += 1) if (dice.next() < 0.5) division += 2 ** actor;
  return division;
}

function sampledBasins(landscape: Landscape, seed: number, known: Iterable<Division>): Map<Division, number> {
  const basins = new Map<Division, number>([...known].map((division) => [division, 0]));
  const dice = makeDice(seed);
  const descents = Math.max(2000, Math.floor(DESCENTS / landscape.n));
  for (let round = 0; round < descents; round += 1) {
    const end = descend(landscape, randomDivision(landscape.n, dice));
    basins.set(end, (basins.get(end) ?? 0) + 1 / descents);
  }
  return basins;
}

function allMinima(landscape: Landscape): readonly Division[] {
  const found: Division[] = [];
  walk(landscape, (division, pulls) => {
    if (steepest(pulls, landscape.n, landscape.grain) < 0) found.push(division);
  });
  return found;
}

function basinsOf(landscape: Landscape, seed: number): Map<Division, number> {
  if (landscape.n <= BASIN_EXACT_TO) return exactBasins(landscape);
  return sampledBasins(landscape, seed, landscape.n <= EXACT_TO ? allMinima(landscape) : []);
}

function names(actors: readonly string[], division: Division): Minimum["sides"] {
  return [
    actors.filter((_, index) => sideOf(division, index) === 0),
    actors.filter((_, index) => sideOf(division, index) === 1),
  ];
}

/** The blocs of a system (Axelrod and Bennett 1993); the seed counts only where divisions are sampled. */
export function findBlocs(system: System, seed = 1): Blocs {
  const landscape = makeLandscape(system);
  const { n } = landscape;
  const pulls = new Float64Array(n);
  const minima = [...basinsOf(landscape, seed)]
    .map(([division, basin]) => {
      pullsOf(landscape, division, pulls);
      return { division, basin, energy: energyOf(landscape, division), margin: 2 * Math.min(...pulls) };
    })
    .sort((a, b) => a.energy - b.energy || a.division - b.division);
  const lowest = minima[0]!;
  pullsOf(landscape, lowest.division, pulls);
  return {
    kind: "blocs",
    actors: system.actors,
    exact: n <= EXACT_TO,
    minima: minima.map(({ division, basin, energy, margin }) => ({
      energy,
      sides: names(system.actors, division),
      basin,
      margin,
    })),
    flips: system.actors.map((actor, index) => ({ actor, gain: -2 * pulls[index]! + 0 })),
  };
}
