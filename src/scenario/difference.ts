/** What the steps of a scenario changed in each answer. */

import type { Counts } from "./counts.ts";
import type { Issue } from "./issue.ts";
import type { Answer, PlayedBlocs, PlayedChain } from "./play.ts";
import type { SignedTie } from "./signed.ts";
import type { Tension } from "./tension.ts";

type Pair = readonly [string, string];

export type Difference =
  | {
      readonly kind: "blocs";
      /** Of the lowest minima. */
      readonly energy: number;
      /** Pairs of one side before and of two after, in the lowest minima; and the other way round. */
      readonly parted: readonly Pair[];
      readonly joined: readonly Pair[];
      /** Pairs whose share of draws together changed by at least 0.01, most first. */
      readonly together: readonly {
        readonly a: string;
        readonly b: string;
        readonly base: number;
        readonly after: number;
      }[];
    }
  | {
      readonly kind: "tension";
      readonly frustration: number;
      readonly lost: readonly SignedTie[];
      readonly gained: readonly SignedTie[];
    }
  | { readonly kind: "issue"; readonly compromise: number; readonly median: number }
  | {
      readonly kind: "chain";
      /** Ends whose sign is another, or that are there in one only (`null` in the other). */
      readonly ends: readonly { readonly node: string; readonly base: number | null; readonly after: number | null }[];
    }
  | { readonly kind: "counts"; readonly mean: number; readonly note: string };

function pairsTogether({ minima }: PlayedBlocs): readonly Pair[] {
  return minima[0]!.sides.flatMap((side) =>
    side.flatMap((a, at) => side.slice(at + 1).map((b): Pair => (a < b ? [a, b] : [b, a]))),
  );
}

const without = <One>(all: readonly One[], others: readonly One[]): readonly One[] => {
  const seen = new Set(others.map((one) => JSON.stringify(one)));
  return all.filter((one) => !seen.has(JSON.stringify(one)));
};

function ofBlocs(base: PlayedBlocs, after: PlayedBlocs): Difference {
  const [before, now] = [pairsTogether(base), pairsTogether(after)];
  const together = base.uncertainty.together
    .map(({ a, b, share }, index) => ({ a, b, base: share, after: after.uncertainty.together[index]!.share }))
    .filter((one) => Math.abs(one.after - one.base) >= 0.01)
    .sort((one, other) => Math.abs(other.after - other.base) - Math.abs(one.after - one.base));
  return {
    kind: "blocs",
    energy: after.minima[0]!.energy - base.minima[0]!.energy,
    parted: without(before, now),
    joined: without(now, before),
    together,
  };
}

function ofChains(base: PlayedChain, after: PlayedChain): Difference {
  const signs = ({ ends }: PlayedChain): ReadonlyMap<string, number> =>
    new Map(ends.map(({ node, sign }) => [node, sign]));
  const [before, now] = [signs(base), signs(after)];
  const nodes = [...new Set([...before.keys(), ...now.keys()])].sort();
  return {
    kind: "chain",
    ends: nodes
      .map((node) => ({ node, base: before.get(node) ?? null, after: now.get(node) ?? null }))
      .filter((one) => one.base !== one.after),
  };
}

const meanOf = ({ forecast }: Counts): number => forecast.reduce((sum, month) => sum + month.mean, 0) / forecast.length;

/** The difference of two answers to one question. */
export function differenceOf(base: Answer, after: Answer): Difference {
  switch (base.kind) {
    case "blocs":
      return ofBlocs(base, after as PlayedBlocs);
    case "tension": {
      const now = after as Tension;
      return {
        kind: "tension",
        frustration: now.frustration - base.frustration,
        lost: without(base.contradicting, now.contradicting),
        gained: without(now.contradicting, base.contradicting),
      };
    }
    case "issue": {
      const now = after as Issue;
      return { kind: "issue", compromise: now.compromise - base.compromise, median: now.median - base.median };
    }
    case "chain":
      return ofChains(base, after as PlayedChain);
    case "counts":
      return {
        kind: "counts",
        mean: meanOf(after as Counts) - meanOf(base),
        note: "Counts are carried on from the past alone: no step changes them.",
      };
  }
}
