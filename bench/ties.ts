import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { makeDocument } from "../src/document/document.ts";
import type { EventType } from "../src/ground/event-type.ts";
import { overlaps, type Pair, type Span, span } from "../src/ground/span.ts";
import type { TieType } from "../src/ground/tie-type.ts";
import type { Report } from "../src/report/report.ts";
import { openReading } from "../test/report/reading.ts";
import { type Claim, judged, sample } from "./wire-sample.ts";

export const name = "ties";
export const about =
  "relations and entities of re3d dev: recall by relation, signs, spans; a sample of the wire to judge";

/** What a relation of re3d is in a report. */
interface Same {
  readonly ties: readonly TieType[];
  readonly events: readonly EventType[];
  /** `either`: the two ends may change places. */
  readonly direction: "directed" | "either";
  /** 1 or -1 where the relation says for or against; `null` where it does not. */
  readonly sign: 1 | -1 | null;
  readonly reason: string;
}

/** Ties and events that say the same as a relation of re3d, and why. */
const SAME = {
  FightingAgainst: {
    ties: ["fights"],
    events: ["ASSAULT", "MOBILIZE"],
    direction: "either",
    sign: -1,
    reason: "re3d marks a fight as well as one attack, also where it is only meant (to defeat): any status",
  },
  AlliesOf: {
    ties: ["ally", "supports", "protects", "depends"],
    events: ["COOPERATE", "AID", "SUPPORT"],
    direction: "either",
    sign: 1,
    reason: "who stands by, arms or helps another is marked, in either order",
  },
  BelongsTo: {
    ties: ["part", "member", "leads"],
    events: [],
    direction: "directed",
    sign: null,
    reason: "members, parts, and who heads a government is of it",
  },
  InChargeOf: {
    ties: ["leads", "controls"],
    events: ["COERCE", "ASSAULT"],
    direction: "directed",
    sign: null,
    reason: "who leads a body or holds a place; a place that is seized or taken",
  },
  CommWith: {
    ties: ["party"],
    events: ["CONSULT", "AGREE", "REQUEST", "COOPERATE"],
    direction: "either",
    sign: null,
    reason: "met, talked, agreed, called on: re3d marks every address",
  },
  Likes: {
    ties: ["trusts", "supports", "ally", "protects"],
    events: ["SUPPORT", "AID", "AGREE", "COOPERATE"],
    direction: "directed",
    sign: 1,
    reason: "praise, welcome and help promised or given",
  },
  Dislikes: {
    ties: ["trusts", "rival", "fights", "disputes"],
    events: ["ACCUSE", "REJECT", "THREATEN", "SANCTION", "COERCE", "ASSAULT", "PROTEST"],
    direction: "directed",
    sign: -1,
    reason: "condemns, resents, punishes or harms",
  },
} as const satisfies Record<string, Same>;

type Relation = keyof typeof SAME;

interface GoldDocument {
  readonly id: string;
  readonly text: string;
  readonly entities: readonly (Span & { readonly type: string })[];
  readonly relations: readonly { readonly type: string; readonly source: Pair; readonly target: Pair }[];
}

/** Kinds of entity of re3d that a report lists: it has no times, sums, weapons or documents. */
const LISTED = new Set(["Organisation", "Person", "Location", "Nationality"]);

const files = () => join(process.env.DRAGOMAN_SHARED ?? join(import.meta.dirname, "../../shared"), "data");
const share = (right: number, all: number) => `${right}/${all} = ${(right / Math.max(1, all)).toFixed(3)}`;

/** `npm run bench -- ties [--show]`, `… ties sample --seed N --out FILE`, `… ties judged FILE`. */
export async function run(args: readonly string[]): Promise<void> {
  if (args[0] === "judged") return judged(args[1] ?? "");
  if (args[0] === "sample") return sample("tie", claimsOf, args.slice(1));
  const file = join(files(), "ties/re3d-dev.jsonl");
  if (!existsSync(file)) {
    console.log(`ties: ${file} is not there; set DRAGOMAN_SHARED to the folder that holds data/`);
    return;
  }
  const reading = await openReading();
  const tally = new Tally();
  for (const line of readFileSync(file, "utf8").trim().split("\n")) {
    const gold = JSON.parse(line) as GoldDocument;
    const missed = tally.add(gold, await reading.read(makeDocument(gold.text, { language: "en" })));
    if (args.includes("--show")) for (const told of missed) console.log(told);
  }
  for (const told of tally.lines()) console.log(told);
  await reading.close();
}

/** Relations, signs, spans and ties of documents, counted. */
export class Tally {
  readonly #found = new Map<Relation, [right: number, all: number]>();
  readonly #spans = { exact: 0, near: 0, gold: 0, said: 0 };
  readonly #signs = { right: 0, all: 0 };
  #ties = 0;
  #words = 0;

  /** Counts a document; what was missed comes back as lines to show. */
  add(gold: GoldDocument, report: Report): readonly string[] {
    const missed: string[] = [];
    this.#ties += report.ties.length;
    this.#words += gold.text.split(/\s+/).length;
    compareSpans(gold, report, this.#spans);
    for (const relation of gold.relations) {
      if (!Object.hasOwn(SAME, relation.type)) continue;
      const type = relation.type as Relation;
      const same: Same = SAME[type];
      const counts = this.#found.get(type) ?? [0, 0];
      this.#found.set(type, counts);
      counts[1] += 1;
      if (borneOut(report, same, span(relation.source), span(relation.target))) counts[0] += 1;
      else missed.push(`  ${type}: ${shown(gold.text, relation.source, relation.target)}`);
      const signed = same.sign === null ? null : signBetween(report, span(relation.source), span(relation.target));
      if (signed === null) continue;
      this.#signs.all += 1;
      if (signed === same.sign) this.#signs.right += 1;
    }
    return missed;
  }

  lines(): readonly string[] {
    const told: string[] = [];
    let sum = 0;
    for (const type of Object.keys(SAME) as Relation[]) {
      const [right, all] = this.#found.get(type) ?? [0, 0];
      sum += right / Math.max(1, all);
      told.push(`${type.padEnd(16)} recall ${share(right, all)}`);
    }
    const spans = this.#spans;
    const f1 = (right: number) => ((2 * right) / Math.max(1, spans.gold + spans.said)).toFixed(3);
    return [
      ...told,
      `macro recall     ${(sum / Object.keys(SAME).length).toFixed(3)}   goal 0.50`,
      `signs of ties    ${share(this.#signs.right, this.#signs.all)} of the signed relations that a signed tie joins`,
      `entity spans F1  ${f1(spans.near)} overlapping, ${f1(spans.exact)} to the letter   goal 0.75`,
      `ties             ${this.#ties} in ${this.#words} words: ${((25 * this.#ties) / this.#words).toFixed(2)} for 25 words   goal <= 1`,
    ];
  }
}

const shown = (text: string, source: Pair, target: Pair): string => {
  const from = Math.max(0, Math.min(source[0], target[0]) - 40);
  const near = text.slice(from, Math.max(source[1], target[1]) + 40);
  return `${text.slice(...source)} -> ${text.slice(...target)} | ${near.replaceAll("\n", " ").slice(0, 240)}`;
};

/** Ids of the entities that have a mention on the words. */
const at = (report: Report, words: Span): ReadonlySet<string> => {
  const own = report.entities.filter((one) => one.mentions.some((mention) => overlaps(mention, words)));
  return new Set(own.flatMap((one) => [one.id, ...(one.members ?? [])]));
};

/** Whether a tie or event that says the same joins the two ends. */
function borneOut(report: Report, same: Same, source: Span, target: Span): boolean {
  const [from, to] = [at(report, source), at(report, target)];
  const joins = (a: readonly string[], b: readonly string[]): boolean =>
    (a.some((id) => from.has(id)) && b.some((id) => to.has(id))) ||
    (same.direction === "either" && a.some((id) => to.has(id)) && b.some((id) => from.has(id)));
  return (
    report.ties.some(
      (tie) =>
        same.ties.includes(tie.type) && (same.sign === null || tie.sign === same.sign) && joins([tie.from], [tie.to]),
    ) ||
    report.events.some(
      (event) =>
        same.events.includes(event.type) &&
        joins(event.source, [...event.target, ...(event.target.length === 0 ? event.source : []), event.place ?? ""]),
    )
  );
}

/** The sign of the surest signed tie between the two; `null` where there is none. */
function signBetween(report: Report, source: Span, target: Span): 1 | -1 | null {
  const [from, to] = [at(report, source), at(report, target)];
  const joined = report.ties
    .filter((tie) => (from.has(tie.from) && to.has(tie.to)) || (from.has(tie.to) && to.has(tie.from)))
    .filter((tie) => tie.sign !== 0)
    .sort((a, b) => b.score - a.score)[0];
  return joined ? (joined.sign as 1 | -1) : null;
}

/** Counts spans that are the same, leading articles aside, and spans that overlap, one to one. */
function compareSpans(
  gold: GoldDocument,
  report: Report,
  count: { exact: number; near: number; gold: number; said: number },
): void {
  const bare = (one: Span): Span => {
    const article = /^(?:the|an?)\s+/i.exec(gold.text.slice(one.start, one.end))?.[0].length ?? 0;
    return { start: one.start + article, end: one.end };
  };
  const wanted = gold.entities.filter((one) => LISTED.has(one.type)).map(bare);
  const said = report.entities.flatMap((one) => one.mentions.filter((mention) => mention.form !== "pronoun")).map(bare);
  const pronoun = /^(?:I|we|he|she|it|they|us|them|him|her|his|its|their|our|my|who|you)$/i;
  const asked = wanted.filter((one) => !pronoun.test(gold.text.slice(one.start, one.end)));
  count.gold += asked.length;
  count.said += said.length;
  const key = (one: Span) => `${one.start} ${one.end}`;
  const keys = new Set(said.map(key));
  count.exact += asked.filter((one) => keys.has(key(one))).length;
  const used = new Set<Span>();
  for (const one of asked) {
    const near = said.find((other) => !used.has(other) && overlaps(one, other));
    if (!near) continue;
    used.add(near);
    count.near += 1;
  }
}

/** The ties of a report, each as a line that can be judged without its rule. */
function claimsOf(report: Report): readonly Claim[] {
  const called = (id: string | null) => report.entities.find((one) => one.id === id)?.name ?? "?";
  return report.ties.map((tie) => ({
    id: tie.id,
    at: tie.evidence,
    says: `${called(tie.from)} --${tie.type}${tie.sign < 0 ? " (-)" : ""}, ${tie.status}--> ${called(tie.to)}${tie.over ? ` over ${called(tie.over)}` : ""}`,
  }));
}
