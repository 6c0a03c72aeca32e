import type { Analysis } from "../../analysis/analysis.ts";
import { runs, spanOf } from "../../analysis/subtree.ts";
import { hull, type Pair, pair } from "../../ground/span.ts";
import type { Cast } from "../cast.ts";
import type { DateExpression, Statement } from "../claims.ts";
import { dateFor } from "../dates/index.ts";
import type { Scene } from "../scene.ts";
import { readAbout } from "./about.ts";
import { addressees } from "./addressee.ts";
import type { Attribution } from "./attribution.ts";
import { paragraphsOf, tieToQuotations } from "./by-quote.ts";
import { readAttributions } from "./combine.ts";
import { findQuotations, type Quotation } from "./quotation.ts";
import { asReported } from "./reported.ts";

/** The entity that a cue's words are spoken to, or `null`. */
function addresseeOf(analysis: Analysis, cast: Cast, one: Attribution): string | null {
  const content = new Set(one.content);
  for (const index of one.cue) {
    for (const object of addressees(analysis, index)) {
      if (content.has(object.index)) continue;
      const mention = cast.headed(object.index) ?? cast.covering(object.index);
      const entity = mention ? cast.entity(mention.entity) : null;
      if (entity && entity.type !== "place" && entity.type !== "facility") return entity.id;
    }
  }
  return null;
}

/** Direct where every word stands in quotation marks, mixed where some do. */
function formOf(pieces: readonly Pair[], quotations: readonly Quotation[]): Statement["form"] {
  let inside = 0;
  let all = 0;
  for (const [start, end] of pieces) {
    all += end - start;
    for (const quotation of quotations)
      inside += Math.max(0, Math.min(end, quotation.end) - Math.max(start, quotation.start));
  }
  if (inside === 0) return "indirect";
  return inside >= all - 3 * pieces.length ? "direct" : "mixed";
}

/** The name that the speaker's words end with, where a title or a description stands before it: "the deputy chairman of the union Li Wei". */
function nameAtEnd(analysis: Analysis, cast: Cast, one: Attribution): string | null {
  const opened = one.source.findIndex((index) => analysis.tokens[index]!.form === "(");
  const words = (opened > 0 ? one.source.slice(0, opened) : one.source).filter(
    (index) => analysis.tokens[index]!.upos !== "PUNCT",
  );
  const last = words.at(-1);
  const headed = cast.headed(one.sourceHead);
  if (last === undefined || headed?.form === "name") return null;
  const name = cast.mentions.find(
    (mention) => mention.form === "name" && mention.last === last + 1 && words.includes(mention.head),
  );
  const entity = name ? cast.entity(name.entity) : null;
  if (!name || !entity || name.head === one.sourceHead) return null;
  // "the brother of Li Wei", "Li Wei's": whom the speaker belongs to.
  const marked = analysis.tokens[name.head]!.children.some((child) => analysis.tokens[child]!.label === "case");
  const type = headed ? cast.entity(headed.entity)?.type : null;
  const alike = entity.type === "person" || (entity.type === "organization" && entity.type === type);
  return !marked && alike ? entity.id : null;
}

/** The entity that speaks, after coreference. */
function speakerEntity(analysis: Analysis, cast: Cast, one: Attribution): string | null {
  if (one.sourceHead < 0) return null;
  const named = nameAtEnd(analysis, cast, one);
  if (named !== null) return named;
  const mention = cast.headed(one.sourceHead) ?? cast.covering(one.sourceHead);
  return mention?.entity ?? null;
}

interface Draft {
  readonly one: Attribution;
  readonly speaker: string | null;
}

/** Index of the smallest other draft whose content holds this one's cue (or content, where it has no cue); -1 of none. */
function outerOf(drafts: readonly Draft[], at: number): number {
  const own = drafts[at]!.one;
  const key = own.cue[0] ?? own.content[0] ?? -1;
  let best = -1;
  for (const [index, { one }] of drafts.entries()) {
    if (index === at || !one.content.includes(key) || one.content.length <= own.content.length) continue;
    if (best < 0 || one.content.length < drafts[best]!.one.content.length) best = index;
  }
  return best;
}

function dayOf(scene: Scene, one: Attribution): DateExpression | null {
  const cue = one.cue[0];
  if (cue === undefined) return null;
  for (const index of one.cue) {
    const found = dateFor(scene.analysis, index, scene.dates);
    if (found && !one.content.some((word) => scene.analysis.tokens[word]!.start === found.start)) return found;
  }
  return null;
}

/** Who said what about whom in this report, in text order; ids `s1`, `s2` … */
export async function findStatements(scene: Scene): Promise<readonly Statement[]> {
  const { analysis, cast } = scene;
  const quotations = findQuotations(analysis.text, paragraphsOf(analysis));
  const read = asReported(analysis, tieToQuotations(analysis, readAttributions(analysis)));
  const drafts = read
    .map((one): Draft => ({ one, speaker: speakerEntity(analysis, cast, one) }))
    .sort((a, b) => orderOf(a.one) - orderOf(b.one));
  const about = await readAbout(analysis, cast, scene.scorer, drafts);
  return drafts.map(({ one, speaker }, at): Statement => {
    const content = runs(one.content).map(([first, last]) => pair(spanOf(analysis, [first, last - 1])));
    const cue = one.cue.length > 0 ? pair(spanOf(analysis, one.cue)) : null;
    const named = one.source.includes(one.sourceHead) ? spanOf(analysis, one.source) : null;
    const outer = outerOf(drafts, at);
    const evidence = hull(
      [...content, ...(cue ? [cue] : [])].map(([start, end]) => ({ start, end })).concat(named ? [named] : []),
    );
    return {
      id: `s${at + 1}`,
      speaker: named ? { entity: speaker, ...named } : speakerWithoutWords(scene, one, speaker),
      addressee: addresseeOf(analysis, cast, one),
      cue,
      content,
      outer: outer < 0 ? null : `s${outer + 1}`,
      form: formOf(content, quotations),
      about: about[at]!,
      date: dayOf(scene, one),
      evidence: evidence ? pair(evidence) : content[0]!,
      rule: one.rule,
      score: Math.round(one.score * 1000) / 1000,
    };
  });
}

/** The words of a speaker named elsewhere: a quotation that goes on, "who" for whom it stands for. */
function speakerWithoutWords(scene: Scene, one: Attribution, speaker: string | null): Statement["speaker"] {
  const head = scene.analysis.tokens[one.sourceHead];
  if (!head) return null;
  const mention = scene.cast.headed(head.index);
  return { entity: speaker, start: mention?.start ?? head.start, end: mention?.end ?? head.end };
}

const orderOf = (one: Attribution): number => Math.min(one.content[0] ?? 0, one.cue[0] ?? Number.POSITIVE_INFINITY);
