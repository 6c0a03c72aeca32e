import type { Day, Days } from "../ground/day.ts";
import { TIE_TYPES, type TieStatus, type TieType } from "../ground/tie-type.ts";

/** A tie of the picture: what all reports together say of one pair in one type, on a day. */
export interface PictureTie {
  readonly type: TieType;
  readonly from: PictureActor;
  readonly to: PictureActor;
  /** What it is about, for parties and disputes; `null` where not said. */
  readonly over: PictureActor | null;
  readonly sign: -1 | 0 | 1;
  readonly status: TieStatus;
  readonly valid: Days;
  /** How many reports say so. */
  readonly reports: number;
  /** How many stories those are: versions of one count once. */
  readonly stories: number;
  /** Keys of the claims it stands on. */
  readonly claims: readonly string[];
  /** True where every claim is a speaker's word and none the reporter's. */
  readonly onlyClaimed: boolean;
}

export interface PictureActor {
  readonly actor: string;
  readonly name: string;
  /** Whom it acts for: the id of a state or body; `null` or absent where that is not known. */
  readonly actsFor?: string | null;
}

/** One report's claim of a tie, as the picture needs it. */
export interface TieClaim {
  readonly key: string;
  /** Id of the document. */
  readonly document: string;
  /** The number of the story that it is a version of; `null` of none other's. */
  readonly story?: number | null;
  readonly published: Day | null;
  readonly type: TieType;
  readonly from: PictureActor;
  readonly to: PictureActor;
  readonly over: PictureActor | null;
  readonly sign: -1 | 0 | 1;
  readonly status: TieStatus;
  readonly valid: Days;
  /** From when to when it holds: '' and '9999' where open. */
  readonly low: string;
  readonly high: string;
  /** A speaker's word, not the reporter's. */
  readonly claimed: boolean;
  readonly score: number;
}

/**
 * The ties that hold on a day, those of most reports first. The latest report of a pair says how a tie stands, the
 * reporter's word before a speaker's. One that ended later holds still; one that has ended by then is left out, unless
 * what ended is asked for too: then it is there with the status `ended`.
 */
export function pictureOn(claims: readonly TieClaim[], on: Day, withEnded = false): readonly PictureTie[] {
  const groups = new Map<string, TieClaim[]>();
  for (const claim of claims) {
    if (claim.low > on || claim.from.actor === claim.to.actor) continue;
    const key = groupOf(claim);
    const group = groups.get(key);
    if (group) group.push(claim);
    else groups.set(key, [claim]);
  }
  return [...groups.values()]
    .map((group) => tieOf(group, on, withEnded))
    .filter((tie) => tie !== null)
    .sort((a, b) => b.reports - a.reports || (orderOf(a) < orderOf(b) ? -1 : 1));
}

const orderOf = (tie: PictureTie): string => `${tie.from.name} ${tie.type} ${tie.to.name}`;

/** Type, pair and what it is about; a tie that holds both ways is one, whoever is named first. */
function groupOf(claim: TieClaim): string {
  const pair = [claim.from.actor, claim.to.actor];
  if (TIE_TYPES[claim.type].direction === "either") pair.sort();
  const sign = TIE_TYPES[claim.type].sign === null ? claim.sign : "";
  return [claim.type, ...pair, claim.over?.actor ?? "", sign].join("\u0000");
}

function tieOf(group: readonly TieClaim[], on: Day, withEnded: boolean): PictureTie | null {
  const byTime = [...group].sort(
    (a, b) =>
      Number(a.claimed) - Number(b.claimed) ||
      (timeOf(b) < timeOf(a) ? -1 : timeOf(b) > timeOf(a) ? 1 : b.score - a.score),
  );
  // A day is looked at with all that is known now: of what was told later, the times it gives count, not its day.
  const holding = byTime.filter((claim) => on < claim.high || (claim.status !== "ended" && on === claim.high));
  const latest = byTime[0]!;
  const over = latest.status === "ended" && on >= latest.high;
  const held = over ? undefined : holding[0];
  const says = held ?? (withEnded ? latest : undefined);
  if (!says) return null;
  const froms = (held ? holding : byTime).map((claim) => claim.valid.from).filter((from) => from !== null);
  const ends = byTime.filter((claim) => claim.high !== "9999").map((claim) => claim.valid.to ?? claim.high);
  return {
    type: says.type,
    from: says.from,
    to: says.to,
    over: says.over,
    sign: says.sign,
    // What a later report calls ended held until then.
    status: held === undefined ? "ended" : says.status === "ended" ? "holds" : says.status,
    valid: {
      from: froms.sort()[0] ?? null,
      to: latest.high === "9999" ? null : (ends[0] ?? null),
    },
    reports: new Set(group.map((claim) => claim.document)).size,
    stories: new Set(group.map((claim) => claim.story ?? claim.document)).size,
    claims: byTime.map((claim) => claim.key),
    onlyClaimed: group.every((claim) => claim.claimed),
  };
}

/** The day up to which the claim speaks: that of its end, else of its report. */
const timeOf = (claim: TieClaim): string => claim.published ?? "";
