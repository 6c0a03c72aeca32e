import { daysBetween } from "../ground/day.ts";
import { type Named, type Outline, resemblance } from "./outline.ts";

/** A document as it is likened to others. */
export interface Likened {
  readonly published: string | null;
  readonly outline: Outline;
}

/** How sure it is that two documents tell the same story, 0 to 1, and what speaks for and against it. */
export interface Likeness {
  readonly score: number;
  /** Copied words, or the same news in other words. */
  readonly how: "copy" | "rewrite";
  readonly reasons: readonly string[];
}

/** From where on two documents are versions of one story. */
export const SAME_STORY = 0.5;
/** Days between two versions of a story; a copy of the very words may come later. */
export const STORY_DAYS = 3;

/** From how much shared text on one is a copy of the other. */
const COPIED = 0.3;

/** What each sign weighs, in log odds; fitted to pairs of written reports, held near to what was set by hand, and rounded. */
export const WEIGHTS = {
  base: -2.6,
  text: 5,
  dayShared: 0.8,
  dayNext: -1,
  dayOther: -2.4,
  actorFirst: 1.7,
  actorSecond: 1.4,
  firstApart: -3.2,
  turned: -1.6,
  placeShared: 0.5,
  sceneOther: -1.8,
  names: 4,
  particularOther: -0.5,
  numbers: 2.2,
  stems: 1.6,
  swapped: -4.9,
  lag: -0.5,
  late: -2.6,
} as const;

export type Sign = keyof typeof WEIGHTS;

/** What there is to say for and against the two telling one story: how much of each sign. */
export function signsOf(a: Likened, b: Likened): Readonly<Record<Sign, number>> {
  const [x, y] = [a.outline, b.outline];
  const lag = a.published !== null && b.published !== null ? Math.abs(daysBetween(a.published, b.published)) : 1;
  const actors = shared(x.actors, y.actors);
  const firstApart = x.first.some((one) => !y.actors.includes(one)) && y.first.some((one) => !x.actors.includes(one));
  const day = leastDays(x.days, y.days);
  const [scenes, particulars] = [both(x.scene, y.scene), both(x.particular, y.particular)];
  const sceneOther = scenes !== null && !meet(...scenes);
  const turned = isTurned(x.deed, y.deed);
  const stems = cosine(x.stems, y.stems);
  // The same phrases filled in otherwise: the more the wording agrees, the more a difference in facts tells.
  const isSwapped = stems > ALIKE && (firstApart || (day !== null && day > 0) || sceneOther || turned);
  return {
    base: 1,
    text: resemblance(x, y),
    dayShared: Number(day === 0),
    dayNext: Number(day === 1),
    dayOther: Number(day !== null && day > 1),
    actorFirst: Number(actors > 0),
    actorSecond: Number(actors > 1),
    firstApart: Number(firstApart),
    turned: Number(turned),
    placeShared: Number(meet(x.places, y.places)),
    sceneOther: Number(sceneOther),
    names: cosine(x.names, y.names),
    particularOther: Number(particulars !== null && shared(...particulars) === 0),
    numbers: cosine(x.numbers, y.numbers),
    stems,
    swapped: isSwapped ? stems : 0,
    lag: Math.min(lag, 2 * STORY_DAYS),
    late: Number(lag > STORY_DAYS),
  };
}

/** From how many shared words on the wording is alike. */
export const ALIKE = 0.4;

/** The two lists, where both have something; else `null`: what is not told says nothing. */
const both = <Item>(a: readonly Item[] | undefined, b: readonly Item[] | undefined) =>
  a && b && a.length > 0 && b.length > 0 ? ([a, b] as const) : null;

/** Days between those of the days that are closest; `null` where one of the two tells of none. */
function leastDays(a: readonly string[], b: readonly string[]): number | null {
  const gaps = a.flatMap((one) => b.map((other) => Math.abs(daysBetween(one, other))));
  return gaps.length === 0 ? null : Math.min(...gaps);
}

/** Whether others do it: nobody who does the one does the other. Who does it and has it done to him does neither. */
function isTurned(a: Outline["deed"], b: Outline["deed"]): boolean {
  const doers = (deed: Outline["deed"]) => deed?.sources.filter((one) => !deed.targets.includes(one));
  const those = both(doers(a), doers(b));
  return those !== null && shared(...those) === 0;
}

/** How alike the two documents are, by the signs' weights. */
export function likenessOf(a: Likened, b: Likened): Likeness {
  const signs = signsOf(a, b);
  let odds = 0;
  for (const sign of Object.keys(WEIGHTS) as Sign[]) odds += WEIGHTS[sign] * signs[sign];
  return {
    score: round(1 / (1 + Math.exp(-odds))),
    how: signs.text >= COPIED ? "copy" : "rewrite",
    reasons: reasonsOf(signs),
  };
}

const percent = (of: number): string => `${Math.round(of * 100)}%`;

function reasonsOf(signs: Readonly<Record<Sign, number>>): readonly string[] {
  return [
    ...(signs.text >= 0.05 ? [`${percent(signs.text)} of their word sequences are shared`] : []),
    ...(signs.dayShared ? ["they tell of the same day"] : []),
    ...(signs.dayNext || signs.dayOther ? ["they tell of different days"] : []),
    ...(signs.actorSecond ? ["two or more actors are the same"] : signs.actorFirst ? ["one actor is the same"] : []),
    ...(signs.turned ? ["others do it"] : []),
    ...(signs.placeShared ? ["they name the same place"] : signs.sceneOther ? ["they name different places"] : []),
    ...(signs.names > 0 ? [`${percent(signs.names)} of their names are shared`] : []),
    ...(signs.numbers > 0 ? [`${percent(signs.numbers)} of their numbers are shared`] : []),
    ...(signs.stems > 0 ? [`${percent(signs.stems)} of the other words of their openings are shared`] : []),
  ];
}

/** How many of the one are in the other too. */
export const shared = <Item>(a: readonly Item[], b: readonly Item[]): number =>
  a.reduce((count, one) => count + Number(b.includes(one)), 0);

/** How many are in both, as a share of how many there are: 0 to 1. */
export const cosine = <Item>(a: readonly Item[], b: readonly Item[]): number =>
  a.length === 0 || b.length === 0 ? 0 : shared(a, b) / Math.sqrt(a.length * b.length);

const KM_A_DEGREE = 111.2;
const NEAR_KM = 30;

interface Point {
  readonly lat: number;
  readonly lon: number;
}

/** Kilometres between two places, near enough for places that are close. */
export const km = (a: Point, b: Point): number =>
  Math.hypot(a.lat - b.lat, (a.lon - b.lon) * Math.cos((a.lat * Math.PI) / 180)) * KM_A_DEGREE;

const isNear = (a: Named, b: Named): boolean =>
  a[0] === b[0] || km({ lat: a[1], lon: a[2] }, { lat: b[1], lon: b[2] }) <= NEAR_KM;

/** Whether a place of the one is near one of the other. */
const meet = (a: readonly Named[], b: readonly Named[]): boolean =>
  a.some((one) => b.some((other) => isNear(one, other)));

export const round = (score: number): number => Math.round(score * 1000) / 1000;

/** How much of what either has both have: 0 to 1; 1 of nothing. */
export const jaccard = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  const both = [...a].filter((one) => b.has(one)).length;
  return a.size + b.size === 0 ? 1 : both / (a.size + b.size - both);
};
