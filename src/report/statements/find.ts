import type { Analysis } from "../../analysis/analysis.ts";
import { runs, spanOf } from "../../analysis/subtree.ts";
import { hull, type Pair, pair } from "../../ground/span.ts";
import { mend } from "../cast/index.ts";
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
import { type Spoken, speakerEntity, withOwner } from "./speaker.ts";

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

/** "The film, *entitled* “Black Cat”": what something is called, nobody's words. */
function isTitle(analysis: Analysis, { start }: Quotation): boolean {
  const before = analysis.text.slice(Math.max(0, start - 24), start);
  return /\b(?:entitled|titled|headlined|codenamed|nicknamed)[, ]+$/i.test(before);
}

/** The runs of what is said, each from its first word on, without those that are marks or a "but" alone. */
function piecesOf(analysis: Analysis, { content }: Attribution): readonly Pair[] {
  const all = runs(content);
  const worded = all.filter(([first, last]) =>
    analysis.tokens.slice(first, last).some(({ upos }) => !/^(?:PUNCT|CCONJ)$/.test(upos)),
  );
  return (worded.length > 0 ? worded : all).map(([first, last]) => {
    let start = first;
    while (start < last - 1 && /^[,;]$/.test(analysis.tokens[start]!.form)) start += 1;
    return pair(spanOf(analysis, [start, last - 1]));
  });
}

/** Direct where every word stands in quotation marks, mixed where some do; marks about the cue too are of who speaks around it. */
function formOf(
  text: string,
  pieces: readonly Pair[],
  cue: Pair | null,
  marked: readonly Quotation[],
): Statement["form"] {
  const quotations = marked.filter(({ start, end }) => cue === null || start > cue[0] || end < cue[1]);
  const isQuoted = (at: number) => quotations.some(({ start, end }) => start <= at && at < end);
  const words = pieces.flatMap(([start, end]) =>
    [...text.slice(start, end).matchAll(/[\p{L}\p{N}]+/gu)].map(({ index }) => isQuoted(start + index)),
  );
  if (words.every((quoted) => !quoted)) return "indirect";
  return words.every((quoted) => quoted) ? "direct" : "mixed";
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
  const quotations = findQuotations(analysis.text, paragraphsOf(analysis)).filter((one) => !isTitle(analysis, one));
  const read = asReported(analysis, tieToQuotations(analysis, readAttributions(analysis)));
  const tree = mend(analysis);
  const drafts: Draft[] = [];
  const before: Spoken[] = [];
  for (const bare of [...read].sort((a, b) => orderOf(a) - orderOf(b))) {
    const one = withOwner(tree, cast, bare);
    // Whoever said the one thing said the other: "he added, stating that …".
    const same = drafts.find(({ one: other }) => other.sourceHead >= 0 && other.sourceHead === one.sourceHead);
    const speaker = same?.speaker ?? speakerEntity({ tree, cast, before }, one);
    drafts.push({ one, speaker });
    const first = one.cue[0] ?? one.content[0] ?? 0;
    const inner = before.some(({ content }) => content.includes(first));
    before.push({ sentence: analysis.tokens[first]!.sentence, speaker, content: one.content, inner });
  }
  const about = await readAbout(analysis, cast, scene.scorer, drafts);
  return drafts.map(({ one, speaker }, at): Statement => {
    const content = piecesOf(analysis, one);
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
      form: formOf(analysis.text, content, cue, quotations),
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
