import { fault } from "../ground/fault.ts";

/** How much a caller may ask: so much a second on the long run, and so much at once. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/** A page that opens asks thirty things or so; a program that asks more than this all the time should export. */
export const RATE: Rate = { perSecond: 50, burst: 300 };

/** What an operation costs beside a list's 1: what reads or writes much. */
const COSTS: Readonly<Record<string, number>> = { read: 10, report: 10, import: 20, export: 20, scenario: 10 };

/** What asking it costs; any file costs what an export does. */
export const costOf = (operation: string): number => COSTS[operation.split(" ")[0]!] ?? 1;

/** Callers that are remembered; of more, those who asked longest ago are forgotten. */
const REMEMBERED = 10_000;

/** Buckets of tokens, one a caller; each ask takes some out, and time puts them back. */
export interface Limiter {
  /**
   * Takes the cost out of the caller's bucket.
   * @throws Fault `http/too-many`.
   */
  take(caller: string, cost: number): void;
}

/** The answer to one who asks too much, with when to ask again. */
export class TooMany extends Error {
  readonly seconds: number;
  readonly fault = fault(
    "http/too-many",
    "asked too much in too short a time; wait as long as Retry-After says, or ask for all of it at once by /export",
  );

  constructor(seconds: number) {
    super("too many");
    this.seconds = seconds;
  }
}

export function makeLimiter({ perSecond, burst }: Rate, now: () => number = () => performance.now()): Limiter {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    take(caller, cost) {
      const at = now();
      const bucket = buckets.get(caller) ?? { left: burst, at };
      const left = Math.min(burst, bucket.left + ((at - bucket.at) / 1000) * perSecond);
      // Last asked, last forgotten.
      buckets.delete(caller);
      // What costs more than a whole bucket may be asked of a full one.
      const price = Math.min(cost, burst);
      buckets.set(caller, { left: left < price ? left : left - price, at });
      const [oldest] = buckets.keys();
      if (buckets.size > REMEMBERED && oldest !== undefined) buckets.delete(oldest);
      if (left < price) throw new TooMany(Math.ceil((price - left) / perSecond));
    },
  };
}

/**
 * The rate that `PER_SECOND` or `PER_SECOND:BURST` writes.
 * @throws Fault `http/rate`.
 */
export function rateOf(written: string | undefined): Rate {
  if (!written) return RATE;
  const [perSecond, burst = (perSecond ?? 0) * 6] = written.split(":").map(Number);
  if (perSecond && perSecond > 0 && burst >= 1) return { perSecond, burst };
  throw fault("http/rate", `"${written}" is no rate; write how many a second, and how many at once: 50 or 50:300`);
}
