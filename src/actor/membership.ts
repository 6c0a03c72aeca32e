import type { Day } from "../ground/day.ts";
import { holds, type Period } from "./period.ts";
import { period } from "./roster.ts";
import { type ActorTable, listed } from "./table.ts";

/** A time in which an actor is a member of a body. */
export interface Membership {
  readonly body: string;
  readonly member: string;
  readonly period: Period;
}

/** Who is a member of what, by day. */
export interface Memberships {
  readonly all: readonly Membership[];
  bodies(member: string, on: Day): readonly string[];
  members(body: string, on: Day): readonly string[];
}

/** The memberships of the tables. */
export function readMemberships(tables: readonly ActorTable[]): Memberships {
  const all: Membership[] = [];
  for (const table of tables) {
    for (const { line, cells } of table.rows) {
      const time = period(cells.from, cells.to, `${table.source}:${line}`);
      for (const member of listed(cells.members)) all.push({ body: cells.body ?? "", member, period: time });
    }
  }
  const byMember = group(all, (one) => one.member);
  const byBody = group(all, (one) => one.body);
  return {
    all,
    bodies: (member, on) =>
      unique((byMember.get(member) ?? []).filter((one) => holds(one.period, on)).map((one) => one.body)),
    members: (body, on) =>
      unique((byBody.get(body) ?? []).filter((one) => holds(one.period, on)).map((one) => one.member)),
  };
}

const unique = (ids: readonly string[]): readonly string[] => [...new Set(ids)];

function group<Value>(values: readonly Value[], key: (value: Value) => string): ReadonlyMap<string, readonly Value[]> {
  const found = new Map<string, Value[]>();
  for (const value of values) {
    const name = key(value);
    const list = found.get(name);
    if (list) list.push(value);
    else found.set(name, [value]);
  }
  return found;
}
