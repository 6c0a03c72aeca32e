import { addDays, daysBetween } from "../ground/day.ts";
import { EVENT_TYPES, type EventType } from "../ground/event-type.ts";
import { ALIKE, cosine, km, round, STORY_DAYS, shared } from "./likeness.ts";
import type { Outline } from "./outline.ts";

/** A report of an event, as it is likened to others. */
export interface ToldEvent {
  readonly type: string;
  /** Whether it took place, or goes on; else it was planned, denied, feared … */
  readonly happened: boolean;
  /** When it was; `null` where the report does not say. */
  readonly days: { readonly from: string; readonly to: string } | null;
  readonly published: string | null;
  /** Whether the first sentence tells it: it is the news of its document, and nothing from before. */
  readonly opens?: boolean;
  /** Who does it and to whom, by the state or body that each acts for; `~` names where by none. */
  readonly sources: readonly string[];
  readonly targets: readonly string[];
  readonly place: { readonly lat: number; readonly lon: number } | null;
  /** Of the evidence. */
  readonly words: Pick<Outline, "names" | "numbers" | "stems">;
}

/** How sure it is that two reports tell of one event, 0 to 1, and what speaks for and against it. */
export interface Sameness {
  readonly score: number;
  readonly reasons: readonly string[];
}

/** From where on two reports tell of one event. */
export const SAME_EVENT = 0.5;

/** What each sign weighs, in log odds. */
export const EVENT_WEIGHTS = {
  base: -5.4,
  typeSame: 2.2,
  typeKin: 0.4,
  sourceShared: 1.3,
  sourceApart: -2.4,
  targetShared: 1.3,
  targetApart: -1.8,
  turned: -3,
  daySame: 1.6,
  dayNext: 0.2,
  dayOther: -6.5,
  placeNear: 1.2,
  placeFar: -3.5,
  names: 1.6,
  namesApart: -1.2,
  numbers: 1.2,
  stems: 4.5,
  swapped: -2,
  story: 2.5,
  news: 1.2,
  otherNews: -3.5,
} as const;

export type EventSign = keyof typeof EVENT_WEIGHTS;

/** Types that reports of one deed are told apart by with difficulty. */
const KIN: readonly (readonly EventType[])[] = [
  ["ASSAULT", "COERCE", "MOBILIZE"],
  ["ACCUSE", "REJECT", "THREATEN", "REQUEST"],
  ["AGREE", "CONSULT", "CONCEDE", "SUPPORT"],
  ["COOPERATE", "AID", "AGREE"],
  ["RETREAT", "CONCEDE"],
  ["SANCTION", "COERCE", "REJECT"],
  ["PROTEST", "REJECT"],
];

const isKin = (a: string, b: string): boolean =>
  KIN.some((those) => those.includes(a as EventType) && those.includes(b as EventType));

const NEAR_KM = 40;
const FAR_KM = 100;

/** What there is to say for and against the two reports telling of one event: how much of each sign. */
export function eventSigns(a: ToldEvent, b: ToldEvent, story: boolean): Readonly<Record<EventSign, number>> {
  const [x, y] = [a.words, b.words];
  const both = (one: readonly string[], other: readonly string[]) => one.length > 0 && other.length > 0;
  const sources = shared(a.sources, b.sources);
  const targets = shared(a.targets, b.targets);
  const apart = gap(a, b);
  const dated = a.days !== null && b.days !== null;
  const far = a.place && b.place ? km(a.place, b.place) : null;
  const stems = cosine(x.stems, y.stems);
  const namesApart = x.names.length > 0 && y.names.length > 0 && shared(x.names, y.names) === 0;
  const opens = a.opens === true && b.opens === true;
  // The same phrases filled in otherwise, as in the reports of a story.
  const isSwapped = stems > ALIKE && ((dated && apart !== 0) || (far !== null && far > FAR_KM) || namesApart);
  return {
    base: 1,
    typeSame: Number(a.type === b.type),
    typeKin: Number(a.type !== b.type && isKin(a.type, b.type)),
    sourceShared: Number(sources > 0),
    sourceApart: Number(both(a.sources, b.sources) && sources === 0),
    targetShared: Number(targets > 0),
    targetApart: Number(both(a.targets, b.targets) && targets === 0),
    turned: Number(
      sources === 0 &&
        targets === 0 &&
        shared(a.sources, b.targets) > 0 &&
        shared(a.targets, b.sources) > 0 &&
        !isMutual(a),
    ),
    daySame: Number(dated && apart === 0),
    dayNext: Number(dated && apart === 1),
    dayOther: Number(apart !== null && apart > 1),
    placeNear: Number(far !== null && far <= NEAR_KM),
    placeFar: Number(far !== null && far > FAR_KM),
    names: cosine(x.names, y.names),
    namesApart: Number(namesApart),
    numbers: cosine(x.numbers, y.numbers),
    stems,
    swapped: isSwapped ? stems : 0,
    story: Number(story),
    news: Number(story && opens),
    otherNews: Number(!story && opens && closeBy(a.published, b.published)),
  };
}

/** Whether two documents of these days would be of one story, were their news the same. */
const closeBy = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && Math.abs(daysBetween(a, b)) <= STORY_DAYS;

/** Days between the times that the two give; their reports' own, and the days before them, where one gives none; `null` where that says nothing. */
function gap(a: ToldEvent, b: ToldEvent): number | null {
  const from = (one: ToldEvent) => one.days?.from ?? (one.published === null ? null : addDays(one.published, -NEWS));
  const to = (one: ToldEvent) => one.days?.to ?? one.published;
  const [fromA, toA, fromB, toB] = [from(a), to(a), from(b), to(b)];
  if (fromA === null || toA === null || fromB === null || toB === null) return null;
  if (fromA <= toB && fromB <= toA) return 0;
  return fromA > toB ? daysBetween(toB, fromA) : daysBetween(toA, fromB);
}

/** Days before a report's own within which what it gives no day for was, if it is news. */
const NEWS = 3;

/** Deeds that are done with each other: who is named first says nothing. */
const isMutual = ({ type }: ToldEvent): boolean => EVENT_TYPES[type as EventType]?.quad === 1;

/** How sure it is that the two tell of one event; `story` where their documents are versions of one. */
export function samenessOf(a: ToldEvent, b: ToldEvent, story: boolean): Sameness {
  const signs = eventSigns(a, b, story);
  let odds = 0;
  for (const sign of Object.keys(EVENT_WEIGHTS) as EventSign[]) odds += EVENT_WEIGHTS[sign] * signs[sign];
  return { score: round(1 / (1 + Math.exp(-odds))), reasons: reasonsOf(signs) };
}

const SAYS: Readonly<Partial<Record<EventSign, string>>> = {
  story: "their documents are versions of one story",
  otherNews: "they are the news of two stories",
  typeSame: "same type",
  typeKin: "types that are close",
  sourceShared: "same source",
  sourceApart: "different sources",
  targetShared: "same target",
  targetApart: "different targets",
  turned: "source and target are the other way round",
  daySame: "same day",
  dayNext: "a day apart",
  dayOther: "days apart",
  placeNear: "same place",
  placeFar: "places far apart",
};

const reasonsOf = (signs: Readonly<Record<EventSign, number>>): readonly string[] => [
  ...(Object.keys(SAYS) as EventSign[]).filter((sign) => signs[sign] > 0).map((sign) => SAYS[sign]!),
  ...(["names", "numbers", "stems"] as const)
    .filter((sign) => signs[sign] > 0)
    .map((sign) => `${Math.round(signs[sign] * 100)}% of their ${sign === "stems" ? "words" : sign} shared`),
];
