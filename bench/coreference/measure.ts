import { phrase } from "../../src/report/cast/phrase.ts";
import type { Cast } from "../../src/report/cast.ts";
import type { GoldDocument } from "./gum.ts";
import type { Chains } from "./metrics.ts";

const TYPES: ReadonlySet<string> = new Set(["person", "organization", "place"]);

/** The treebank's chains of persons, organisations and places with two mentions or more, each mention cut to run to its head. */
export function goldChains(gold: GoldDocument): Chains {
  const chains = new Map<string, Set<string>>();
  for (const mention of gold.mentions) {
    if (!TYPES.has(mention.type)) continue;
    const { first, last } = phrase(gold.analysis, mention.head);
    const key = `${gold.analysis.tokens[first]!.start}-${gold.analysis.tokens[last - 1]!.end}`;
    const chain = chains.get(mention.group);
    if (chain) chain.add(key);
    else chains.set(mention.group, new Set([key]));
  }
  return once([...chains.values()].map((chain) => [...chain]));
}

/** The cast's chains of two mentions or more. */
export const foundChains = (cast: Cast): Chains =>
  once(cast.entities.map((entity) => [...new Set(entity.mentions.map(({ start, end }) => `${start}-${end}`))]));

/** Chains without mentions that an earlier chain has, and without those of one mention. */
function once(chains: Chains): Chains {
  const seen = new Set<string>();
  return chains
    .map((chain) => chain.filter((mention) => !seen.has(mention) && seen.add(mention) !== undefined))
    .filter((chain) => chain.length > 1);
}
