import type { Analysis, Scorer } from "../../analysis/analysis.ts";
import { childrenBy } from "../../analysis/subtree.ts";
import type { Cast, CastMention } from "../cast.ts";
import type { Entity, Stance } from "../claims.ts";
import { readStances, type StanceQuery } from "../stance.ts";
import type { Attribution } from "./attribution.ts";
import { judgesItsObject } from "./cues.ts";

/** Verbs of judgement that speak for whom they name; the others speak against. */
const FOR: ReadonlySet<string> = new Set(
  "praise hail commend laud applaud salute credit defend endorse support back congratulate thank welcome".split(" "),
);

/** A stance that is less sure than this is given as neutral. */
const LEAST_SURE = 0.55;

/** An entity that a statement is about, with the stance towards it. */
export interface About {
  readonly entity: string;
  readonly stance: Stance;
}

/** Whether an entity can be the object of a stance: somebody, not somewhere. */
const isActor = (entity: Entity): boolean =>
  entity.actor !== null || entity.type === "person" || entity.type === "organization" || entity.type === "people";

/** The mentions inside a content, but those of the speaker. */
function mentionsInside(cast: Cast, content: readonly number[], speaker: string | null): readonly CastMention[] {
  const inside = new Set(content);
  return cast.mentions.filter((mention) => inside.has(mention.head) && mention.entity !== speaker);
}

/** Whom a cue aims at by itself: "slammed the government". */
function aimedAt(analysis: Analysis, cast: Cast, one: Attribution): readonly About[] {
  return one.cue.flatMap((index) => {
    const token = analysis.tokens[index]!;
    const denied = token.children.some((child) => /^(?:not|n't|never)$/.test(analysis.tokens[child]!.lemma));
    if (!judgesItsObject(token.lemma) || denied) return [];
    return childrenBy(analysis, index, new Set(["obj", "nsubj:pass"])).flatMap((object) => {
      const mention = cast.headed(object.index) ?? cast.covering(object.index);
      return mention ? [{ entity: mention.entity, stance: (FOR.has(token.lemma) ? 1 : -1) as Stance }] : [];
    });
  });
}

/** For each attribution, whom it is about and with what stance; one entry an entity, in order of first mention. */
export async function readAbout(
  analysis: Analysis,
  cast: Cast,
  scorer: Scorer | null,
  attributions: readonly { readonly one: Attribution; readonly speaker: string | null }[],
): Promise<readonly (readonly About[])[]> {
  const asked: {
    readonly at: number;
    readonly entity: string;
    readonly query: StanceQuery;
  }[] = [];
  for (const [at, { one, speaker }] of attributions.entries()) {
    for (const mention of mentionsInside(cast, one.content, speaker)) {
      const entity = cast.entity(mention.entity);
      if (!entity || !isActor(entity)) continue;
      const target = Array.from({ length: mention.last - mention.first }, (_, step) => mention.first + step);
      asked.push({ at, entity: entity.id, query: { analysis, target } });
    }
  }
  const read = await readStances(
    scorer,
    asked.map((one) => one.query),
  );
  const sums = attributions.map(() => new Map<string, number>());
  for (const [index, { at, entity }] of asked.entries()) {
    const reading = read[index]!;
    const sum = sums[at]!;
    // Of several mentions the one that is surest of a side tells it.
    const value = reading.stance * reading.score;
    if (Math.abs(value) >= Math.abs(sum.get(entity) ?? 0)) sum.set(entity, value);
  }
  return attributions.map(({ one, speaker }, at) => {
    const found = new Map<string, Stance>();
    for (const [entity, sum] of sums[at]!) found.set(entity, sum > LEAST_SURE ? 1 : sum < -LEAST_SURE ? -1 : 0);
    for (const aim of aimedAt(analysis, cast, one)) if (aim.entity !== speaker) found.set(aim.entity, aim.stance);
    return [...found].map(([entity, stance]) => ({ entity, stance }));
  });
}
