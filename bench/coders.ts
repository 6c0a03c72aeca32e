import { readFileSync } from "node:fs";
import { join } from "node:path";
import { overlaps, type Pair, span } from "../src/ground/span.ts";
import { isTieType, TIE_TYPES } from "../src/ground/tie-type.ts";

export const name = "coders";
export const about = "how far two people agree who coded the same reports, by the measures of the bench `coded`";

interface Part {
  readonly type?: string;
  readonly status?: string;
  readonly sign?: number;
  readonly certainty?: string;
  readonly stance?: number;
  readonly sentence?: number;
  readonly trigger?: Pair;
  readonly source?: readonly Pair[];
  readonly target?: readonly Pair[] | Pair;
  readonly from?: readonly Pair[];
  readonly to?: readonly Pair[];
  readonly cause?: Pair;
  readonly effect?: Pair;
  readonly speaker?: readonly Pair[];
  readonly act?: true;
  readonly cue?: readonly Pair[];
}

interface Coded extends Readonly<Record<Layer, readonly Part[]>> {
  readonly id: string;
  readonly sentences: readonly Pair[];
}

type Layer = "events" | "ties" | "links" | "stances" | "cues";

const touch = (a: Pair | undefined, b: Pair | undefined): boolean => !!a && !!b && overlaps(span(a), span(b));

const isEither = (type = ""): boolean => isTieType(type) && TIE_TYPES[type].direction === "either";

/** Whether one of these is one of those; true where there are none of those. */
const shared = (ours: readonly Pair[] = [], gold: readonly Pair[] = []): boolean =>
  gold.length === 0 || ours.some((a) => gold.some((b) => touch(a, b)));

/** Pairs of parts of two codings of one report, one to one, in the order of the first. */
function pairs(a: readonly Part[], b: readonly Part[], fits: (a: Part, b: Part) => boolean): readonly [Part, Part][] {
  const free = new Set(b);
  return a.flatMap((one): [Part, Part][] => {
    const twin = [...free].find((other) => fits(one, other));
    if (!twin) return [];
    free.delete(twin);
    return [[one, twin]];
  });
}

/** `npm run bench -- coders`: both codings lie in the repository as places in the text; the text is not needed. */
export async function run(): Promise<void> {
  const read = (file: string) =>
    readFileSync(join(import.meta.dirname, "../training", file), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Coded);
  // The second coder marked cues, and no acts by which nothing is uttered.
  const uttered = (one: Coded): Coded => ({ ...one, cues: one.cues.filter(({ cue, act }) => !act && cue?.[0]) });
  const first = new Map(read("reports/wire.jsonl").map((one) => [one.id, uttered(one)]));
  const both = read("agreement/wire.jsonl").flatMap((two) => {
    const one = first.get(two.id);
    return one ? [[one, two] as const] : [];
  });
  console.log(
    `${both.length} reports, ${both.reduce((sum, [one]) => sum + one.sentences.length, 0)} sentences, coded twice`,
  );
  const row = (
    title: string,
    layer: Layer,
    fits: (a: Part, b: Part, two: Coded) => boolean,
    ...traits: (keyof Part)[]
  ) => {
    const found = both.flatMap(([one, two]) => pairs(one[layer], two[layer], (a, b) => fits(a, b, two)));
    const count = (side: 0 | 1) => both.reduce((sum, codings) => sum + codings[side][layer].length, 0);
    const f1 = (2 * found.length) / Math.max(1, count(0) + count(1));
    const same = (trait: keyof Part) =>
      found.filter(([a, b]) => a[trait] === b[trait]).length / Math.max(1, found.length);
    const told = traits.map((trait) => `  the same ${trait} ${same(trait).toFixed(3)}`).join("");
    console.log(`${title.padEnd(34)} ${count(0)} and ${count(1)}, shared ${found.length}: F1 ${f1.toFixed(3)}${told}`);
  };
  const acts = (a: Part, b: Part) => touch(a.trigger, b.trigger) && a.type === b.type;
  const targets = (one: Part) => one.target as readonly Pair[] | undefined;
  row("events: trigger and type", "events", acts);
  row(
    "events: with both actors",
    "events",
    (a, b) =>
      acts(a, b) && shared(a.source, b.source) && shared([...(targets(a) ?? []), ...(a.source ?? [])], targets(b)),
    "status",
  );
  const sentenceOf = (at: Pair | undefined, { sentences }: Coded) =>
    at ? sentences.findIndex(([start, end]) => start <= at[0] && at[0] < end) : -1;
  row(
    "ties: type and both ends",
    "ties",
    (a, b, two) =>
      a.type === b.type &&
      sentenceOf(a.trigger, two) === sentenceOf(b.trigger, two) &&
      ((shared(a.from, b.from) && shared(a.to, b.to)) ||
        (isEither(a.type) && shared(a.from, b.to) && shared(a.to, b.from))),
    "status",
  );
  row(
    "influences: both ends overlap",
    "links",
    (a, b) => touch(a.cause, b.cause) && touch(a.effect, b.effect),
    "sign",
    "certainty",
  );
  const said = (a: Part, b: Part) => a.sentence === b.sentence && shared(a.cue, b.cue);
  row("statements: cue", "cues", said);
  row("statements: cue and speaker words", "cues", (a, b) => said(a, b) && shared(a.speaker, b.speaker));
  const marked = (side: 0 | 1) =>
    both.flatMap((codings) =>
      codings[side].cues.flatMap(({ cue = [] }) =>
        cue.flatMap(([start, end]) => Array.from({ length: end - start }, (_, at) => `${codings[0].id} ${start + at}`)),
      ),
    );
  const [one, two] = [new Set(marked(0)), new Set(marked(1))];
  const same = [...one].filter((at) => two.has(at)).length;
  console.log(
    `${"statements: characters of cues".padEnd(34)} ${one.size} and ${two.size}, shared ${same}: F1 ${((2 * same) / Math.max(1, one.size + two.size)).toFixed(3)}`,
  );
  row(
    "stance: actors that both name",
    "stances",
    (a, b) => a.sentence === b.sentence && touch(a.target as Pair, b.target as Pair),
    "stance",
  );
}
