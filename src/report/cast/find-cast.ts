import type { Directory } from "../../actor/directory.ts";
import type { Gazetteer } from "../../actor/gazetteer.ts";
import type { Analysis } from "../../analysis/analysis.ts";
import { describedBy } from "../../analysis/subtree.ts";
import type { Document } from "../../document/document.ts";
import type { Cast, CastMention } from "../cast.ts";
import { paragraphsOf } from "../statements/by-quote.ts";
import { findQuotations } from "../statements/quotation.ts";
import { describe } from "./describe.ts";
import { findDrafts } from "./find-drafts.ts";
import { findSpeakers, quotationsOf } from "./find-speakers.ts";
import { findVoices } from "./find-voices.ts";
import { Groups } from "./groups.ts";
import { inContext } from "./in-context.ts";
import { knownNames } from "./known-names.ts";
import { mend } from "./mend.ts";
import { settleTypes } from "./settle-types.ts";
import { SIEVES, type Sieve } from "./sieves.ts";
import type { Sight } from "./sight.ts";

/** What the cast is found from. */
export interface CastInput {
  readonly document: Document;
  readonly analysis: Analysis;
  readonly directory: Directory;
  readonly gazetteer: Gazetteer;
}

/** The mentions of the text, each still alone, with what the sieves look at. */
export function sightOf({ document, analysis: given, directory, gazetteer }: CastInput): Sight {
  const analysis = settleTypes(mend(given));
  const quotations = findQuotations(analysis.text, paragraphsOf(analysis));
  const known = inContext(analysis, knownNames(analysis, directory, gazetteer, document.published));
  const drafts = findDrafts({ analysis, known, quotations });
  const byHead = new Int32Array(analysis.tokens.length).fill(-1);
  for (const draft of drafts) {
    byHead[draft.head] = draft.index;
    if (draft.count >= 0) byHead[draft.count] = draft.index;
  }
  for (const token of analysis.tokens)
    if (/^whose$/i.test(token.form)) byHead[token.index] = byHead[describedBy(analysis, token)] ?? -1;
  const groups = new Groups(drafts);
  const inside = quotationsOf(analysis, quotations);
  const speakers = findSpeakers(analysis, quotations, inside, drafts, byHead);
  const voices = findVoices(analysis, inside, byHead);
  const holders = (words: string) =>
    directory
      .lookup(words, document.published)
      .flatMap(({ actor, by }) => (by === "office" && actor.kind === "person" ? actor.id : []));
  return { analysis, groups, byHead, speakers, voices, holders };
}

/** Who and what the report speaks of: mentions, what they have in common, and who that is on the document's day. */
export function findCast(input: CastInput, sieves: readonly Sieve[] = SIEVES): Cast {
  const { document, analysis, directory, gazetteer } = input;
  const sight = sightOf(input);
  for (const sieve of sieves) sieve.run(sight);
  const { entities, mentions } = describe({ sight, directory, gazetteer, on: document.published });
  return castOf(analysis, entities, mentions);
}

/** A cast of entities and their mentions, in text order, with the ways to ask it. */
export function castOf(analysis: Analysis, entities: Cast["entities"], mentions: readonly CastMention[]): Cast {
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const heads = new Map(mentions.map((mention) => [mention.head, mention]));
  const cover: (CastMention | undefined)[] = new Array(analysis.tokens.length);
  const byLength = [...mentions].sort((a, b) => b.last - b.first - (a.last - a.first));
  for (const mention of byLength) {
    cover.fill(mention, mention.first, mention.last);
    for (let index = mention.first; index < mention.last; index += 1) {
      // Where the tree was mended, the word that headed the phrase before still leads to the mention.
      const { head, label } = analysis.tokens[index]!;
      const outside = head < mention.first || head >= mention.last;
      if (outside && label !== "punct" && !heads.has(index)) heads.set(index, mention);
    }
  }
  return {
    entities,
    mentions,
    headed: (token) => heads.get(token) ?? null,
    covering: (token) => cover[token] ?? null,
    entity: (id) => byId.get(id) ?? null,
  };
}
