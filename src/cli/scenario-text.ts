/** Answers of scenarios in words. */
import type {
  BlocDraws,
  Blocs,
  Chain,
  Counts,
  Difference,
  Issue,
  PlayedBlocs,
  Tension,
} from "../desk/scenario/answers.ts";
import { type Terminal, tame, wrap } from "./terminal.ts";

type Paint = Pick<Terminal, "paint" | "width">;

const number = (value: number): string => String(Number(value.toPrecision(5)));
const percent = (share: number): string => `${(share * 100).toFixed(share < 0.1 && share > 0 ? 1 : 0)} %`;
const side = (names: readonly string[]): string => (names.length === 0 ? "nobody" : tame(names.join(", ")));
const against = ([one, other]: readonly [readonly string[], readonly string[]]): string =>
  `${side(one)} | ${side(other)}`;

const MOST = 10;

/** The first lines, and how many more there are. */
const some = (lines: readonly string[], most = MOST): readonly string[] =>
  lines.length > most ? [...lines.slice(0, most), `  and ${lines.length - most} more; --format json has all`] : lines;

function drawsText({ draws, shares }: BlocDraws, paint: Paint["paint"]): readonly string[] {
  const lines = shares.map((one) => `  ${percent(one.share).padStart(6)}  ${against(one.sides)}`);
  return [paint.bold(`of ${draws.toLocaleString("en")} draws over the intervals`), ...some(lines)];
}

function blocsText(answer: Blocs & Partial<PlayedBlocs>, { paint }: Paint): string {
  const minima = answer.minima.map(
    ({ energy, sides, basin, margin }) =>
      `  energy ${number(energy)}, basin ${percent(basin)}, margin ${number(margin)}\n    ${against(sides)}`,
  );
  const flips = [...answer.flips].sort((a, b) => b.gain - a.gain);
  const looked = answer.exact
    ? "every division was looked at"
    : `not every division was looked at: ${answer.descents?.toLocaleString("en")} seeded descents`;
  const changes = answer.ties.map(
    ({ a, b, propensity, change, actor }) =>
      `  ${tame(a)} and ${tame(b)}: ${number(propensity)}, and ${tame(actor)} moves past ${number(propensity + change)}`,
  );
  const reasons = (answer.propensities ?? []).map(({ a, b, value, low, high, from, picture }) => {
    const parts = picture.parts.filter(({ says }) => says !== "none").map(({ part, says }) => `${part}: ${says}`);
    const own = from === "own" ? "; the analyst's own" : "";
    return `  ${tame(a)} and ${tame(b)}: ${number(value)} (${number(low)} to ${number(high)})${own}${parts.length > 0 ? `; ${tame(parts.join("; "))}` : ""}`;
  });
  return [
    paint.bold(`blocs of ${answer.actors.length} actors`) + paint.dim(` (${looked})`),
    ...some(minima),
    paint.bold("nearest to changing sides"),
    ...some(
      flips.map(({ actor, gain }) => `  ${tame(actor)}: the energy would rise by ${number(-gain)}`),
      5,
    ),
    paint.bold("ties nearest to moving someone"),
    ...some(changes, 5),
    ...(reasons.length > 0 ? [paint.bold("propensities and their reasons"), ...some(reasons, 20)] : []),
    ...(answer.uncertainty ? drawsText(answer.uncertainty, paint) : []),
    paint.dim("Two blocs only, and sizes weigh most (Galam 1998): one lens, no forecast."),
  ].join("\n");
}

function tensionText(answer: Tension, { paint }: Paint): string {
  const proof = answer.proven ? "proven least" : `not proven: at least ${answer.lower}`;
  return [
    `${paint.bold(`${answer.frustration} ${answer.frustration === 1 ? "tie contradicts" : "ties contradict"}`)} the division ${paint.dim(`(${proof})`)}`,
    `  ${against(answer.sides)}`,
    ...some(
      answer.contradicting.map(
        ({ a, b, sign }) => `  ${tame(a)} and ${tame(b)}: ${sign > 0 ? "friends apart" : "foes together"}`,
      ),
    ),
    `unbalanced triangles: ${answer.unbalanced}`,
    paint.dim("A description: no steady move towards balance has been found."),
  ].join("\n");
}

const issueText = (answer: Issue, { paint }: Paint): string =>
  [
    `${paint.bold("compromise")} ${number(answer.compromise)}, ${number(answer.spread.p10)} to ${number(answer.spread.p90)} in 80 % of ${answer.draws.toLocaleString("en")} draws`,
    `${paint.bold("median")} ${number(answer.median)}, ${number(answer.medianSpread.p10)} to ${number(answer.medianSpread.p90)}`,
    `weights: ${answer.weights.map(({ actor, share }) => `${tame(actor)} ${percent(share)}`).join(", ")}`,
  ].join("\n");

const WAY = { "1": "rises", "0": "rises by one path and falls by another", "-1": "falls" } as const;

function chainText(
  answer: Chain & { readonly words?: Readonly<Record<string, string>> },
  { paint, width }: Paint,
): string {
  const words = (node: string): string => answer.words?.[node] ?? node;
  const ends = answer.ends.flatMap((end) => [
    `${paint.bold(tame(words(end.node)))} ${WAY[`${end.sign}`]}${end.hedged ? " (hedged)" : ""}`,
    ...end.paths.slice(0, 3).map((path) => paint.dim(wrap(path.arrows.map(words).join("; "), width, "    "))),
  ]);
  return [`if ${tame(words(answer.from))} ${WAY[`${answer.sign}`]}:`, ...ends.map((line) => `  ${line}`)].join("\n");
}

function countsText(answer: Counts, { paint }: Paint): string {
  const skill = (value: number | null): string => (value === null ? "none" : number(value));
  return [
    ...answer.forecast.map(
      ({ month, mean, p05, p95 }) =>
        `${month}  ${paint.bold(number(mean))}, ${number(p05)} to ${number(p95)} in 90 % of draws`,
    ),
    answer.scores
      ? `scored on ${answer.scored} forecasts of the past: CRPS ${number(answer.scores.crps)}, IGN ${number(answer.scores.ign)}, MIS ${number(answer.scores.mis)}`
      : "not scored",
    `skill over the last twelve months drawn again ${skill(answer.skill.bootstrap)}, over a Poisson at the last value ${skill(answer.skill.last)}`,
    ...answer.notes.map((note) => paint.dim(note)),
  ].join("\n");
}

const differences: {
  readonly [Kind in Difference["kind"]]: (one: Extract<Difference, { kind: Kind }>) => readonly string[];
} = {
  blocs: ({ energy, parted, joined, together }) => [
    `least energy ${energy > 0 ? "+" : ""}${number(energy)}`,
    ...(parted.length > 0 ? [`parted: ${parted.map((pair) => tame(pair.join(" and "))).join(", ")}`] : []),
    ...(joined.length > 0 ? [`joined: ${joined.map((pair) => tame(pair.join(" and "))).join(", ")}`] : []),
    ...some(
      together.map(
        ({ a, b, base, after }) => `${tame(a)} with ${tame(b)}: ${percent(base)} of draws -> ${percent(after)}`,
      ),
    ),
  ],
  tension: ({ frustration }) => [`contradicting ties ${frustration > 0 ? "+" : ""}${frustration}`],
  issue: ({ compromise, median }) => [`compromise by ${number(compromise)}, median by ${number(median)}`],
  chain: ({ ends }) =>
    ends.length === 0
      ? ["no other end"]
      : ends.map(({ node, base, after }) => `${tame(node)}: ${base ?? "none"} -> ${after ?? "none"}`),
  counts: ({ note }) => [note],
};

interface Played {
  readonly title: string | null;
  readonly base: readonly { readonly kind: string }[];
  readonly after: readonly { readonly kind: string }[];
  readonly difference: readonly Difference[];
}

export function playedText({ title, base, after, difference }: Played, terminal: Terminal): string {
  const { paint } = terminal;
  const parts = base.map((one, index) => {
    const change = difference[index]!;
    const lines = differences[change.kind](change as never);
    return [
      paint.cyan(`${one.kind}: base`),
      scenarioText(one, terminal),
      paint.cyan(`${one.kind}: after the steps`),
      scenarioText(after[index]!, terminal),
      paint.cyan("difference"),
      ...lines.map((line) => `  ${line}`),
    ].join("\n");
  });
  return `${[...(title ? [paint.bold(tame(title))] : []), ...parts].join("\n\n")}\n`;
}

const tellers: Readonly<Record<string, (answer: never, paint: Paint) => string>> = {
  blocs: blocsText,
  tension: tensionText,
  issue: issueText,
  chain: chainText,
  counts: countsText,
};

/** One answer in words, without a line's end. */
export const scenarioText = (answer: { readonly kind: string }, terminal: Paint): string =>
  tellers[answer.kind]!(answer as never, terminal);
