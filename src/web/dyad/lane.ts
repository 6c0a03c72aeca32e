import type { ActorRef, ListedEvent, ListedStatement, ListedTie } from "../../desk/listed.ts";
import { daysText } from "../part/days.ts";

/** An event as a dot in the lane of its quad class. */
export interface LaneEvent {
  readonly key: string;
  readonly day: string;
  readonly quad: 1 | 2 | 3 | 4;
  /** Whether the first of the two brought it about. */
  readonly own: boolean;
  readonly real: boolean;
  readonly reports: number;
  /** Pixels off the lane's line, so that dots of one day stand beside each other. */
  readonly shift: number;
  readonly told: string;
}

/** A tie as a bar of its span. */
export interface LaneTie {
  readonly key: string;
  readonly type: string;
  readonly sign: -1 | 0 | 1;
  readonly status: string;
  readonly faint: boolean;
  readonly from: string;
  readonly to: string;
  readonly told: string;
}

/** Whether the reference is the actor, or acts for it. */
export const isOf = (one: ActorRef | null, actor: string): boolean =>
  one !== null && (one.actor === actor || one.name === actor || one.actsFor === actor);

const MOST_TIES = 8;

/** The pair's events and ties over time, between the first day and the last, in milliseconds. */
export function lanesOf(
  events: readonly ListedEvent[],
  ties: readonly ListedTie[],
  a: string,
): {
  readonly first: number;
  readonly last: number;
  readonly events: readonly LaneEvent[];
  readonly ties: readonly LaneTie[];
} {
  const same = new Map<string, number>();
  const dots = events.flatMap((event): readonly LaneEvent[] => {
    const day = event.date?.from ?? event.document.published;
    if (!day) return [];
    const nth = same.get(`${day}${event.quad}`) ?? 0;
    same.set(`${day}${event.quad}`, nth + 1);
    const who = event.source.map((one) => one.name).join(" and ") || "unnamed";
    const whom = event.target.map((one) => one.name).join(" and ");
    return [
      {
        key: event.key,
        day,
        quad: event.quad,
        own: event.source.some((one) => isOf(one, a)),
        real: event.status === "happened" || event.status === "ongoing",
        reports: event.reports ?? 1,
        shift: (nth % 2 ? 1 : -1) * Math.min(9, Math.ceil(nth / 2) * 5) + 0,
        told: `${daysText(event.date) || day}: ${event.type}${event.mode ? ` ${event.mode}` : ""}, ${who}${whom ? ` to ${whom}` : ""}, ${event.status}`,
      },
    ];
  });
  const told = ties.map((tie) => tie.valid.from ?? tie.document.published).filter((day) => day !== null);
  const days = [...dots.map((dot) => dot.day), ...told, ...ties.flatMap((tie) => tie.valid.to ?? [])].map((day) =>
    Date.parse(day),
  );
  // A tie of a century ago must not press the events of a year into a corner.
  const shown = dots.length > 0 ? dots.map((dot) => Date.parse(dot.day)) : days;
  const [low, high] = [Math.min(...shown), Math.max(...shown)];
  const room = Math.max((high - low) * 0.05, 20 * 86_400_000);
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
  const [first, last] = shown.length > 0 ? [low - room, high + room] : [0, 1];
  const seen = new Set<string>();
  const spans = ties.flatMap((tie): readonly LaneTie[] => {
    const id = [tie.type, tie.status, tie.valid.from, tie.valid.to].join();
    if (seen.has(id) || seen.size >= MOST_TIES) return [];
    seen.add(id);
    const from = tie.valid.from ?? tie.document.published ?? day(first);
    return [
      {
        key: tie.key,
        type: tie.type,
        sign: tie.sign,
        status: tie.status,
        faint: tie.status === "ended" || tie.status === "denied" || tie.status === "proposed",
        from: Date.parse(from) > last ? day(last) : from,
        to: tie.valid.to ?? day(last),
        told: `${tie.from.name} ${tie.type} ${tie.to.name}, ${tie.status}${daysText(tie.valid) ? `, ${daysText(tie.valid)}` : ""}`,
      },
    ];
  });
  return { first, last, events: dots, ties: spans };
}

/** What each of the two says of the other, and what others say of both. */
export function sidesOf(statements: readonly ListedStatement[], a: string, b: string) {
  const by = (actor: string): readonly ListedStatement[] => statements.filter((one) => isOf(one.speaker, actor));
  return {
    a: by(a),
    b: by(b),
    others: statements.filter((one) => !isOf(one.speaker, a) && !isOf(one.speaker, b)),
  };
}
