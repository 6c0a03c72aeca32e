import type { Analysis, Token } from "../../analysis/analysis.ts";
import { describedBy } from "../../analysis/subtree.ts";
import type { Cast } from "../cast.ts";
import type { Attribution } from "./attribution.ts";
import { sourceWords } from "./by-tree.ts";
import { headOf } from "./learned.ts";

/** What one statement is by: the sentence of its cue and the entity that speaks. */
export interface Spoken {
  readonly sentence: number;
  readonly speaker: string | null;
  /** Indexes of the tokens of what is said, ascending. */
  readonly content: readonly number[];
  /** Whether it stands inside another statement. */
  readonly inner: boolean;
}

/** What the speakers of a report are found from: `tree` is the analysis with its mended tree. */
export interface SpeakerScene {
  readonly tree: Analysis;
  readonly cast: Cast;
  /** The statements before this one, in text order. */
  readonly before: readonly Spoken[];
}

/** Nouns of what is written or read out: it speaks for whom it is from. */
const PAPERS: ReadonlySet<string> = new Set(
  `statement report letter email e-mail communique memo memorandum note message tweet post article editorial commentary
   release text petition resolution declaration dispatch comment remark speech interview`.split(/\s+/),
);

/** Whether the word names what is written or read out. */
export const isPaper = ({ lemma }: Token): boolean => PAPERS.has(lemma.toLowerCase());

/** How many sentences back a paper is looked for, and its author where it was not named before. */
const PAPER = 6;
const AUTHOR = 2;

/** The entity that speaks, after coreference: the one named, or whom the statement, letter or report that speaks is from. */
export function speakerEntity(scene: SpeakerScene, one: Attribution): string | null {
  if (one.sourceHead < 0) return null;
  const { tree, cast } = scene;
  const self = himself(scene, one) ?? itself(scene, one);
  if (self !== null) return self;
  const named = nameAtEnd(tree, cast, one);
  if (named !== null) return named;
  const head = antecedentOf(tree, one.source.includes(one.sourceHead) ? headOf(tree, one.source) : one.sourceHead);
  const mention = (head < 0 ? null : cast.headed(head)) ?? cast.headed(one.sourceHead) ?? cast.covering(one.sourceHead);
  const beside = besideName(scene, head < 0 ? one.sourceHead : head);
  if (beside !== null && !acts(cast, mention?.entity)) return beside;
  const paper = tree.tokens[head < 0 ? one.sourceHead : head]!;
  if (!isPaper(paper) || (mention?.head === paper.index && acts(cast, mention.entity))) return mention?.entity ?? null;
  const own = mention?.head === paper.index ? mention.entity : null;
  return ownerOf(scene, paper) ?? authorOf(scene, paper) ?? own;
}

/** Whom the words stand beside: "*Japan* - Peru's biggest single source of aid - which hailed it"; `null` of nobody. */
function besideName({ tree, cast }: SpeakerScene, index: number): string | null {
  const { label, head } = tree.tokens[index]!;
  return label === "appos" ? actorAt(cast, head) : null;
}

const BODY = /^(?:organization|state)$/;
/** The types of entity that a pronoun may mean whose own words go on. */
const MEANS: readonly (readonly [pronoun: RegExp, types: RegExp])[] = [
  [/^(?:he|she|i)$/i, /^person$/],
  [/^(?:they|we)$/i, /^(?:people|organization)$/],
  [/^it$/i, BODY],
];

/** "The minister said he hoped", "the bank said it expected": who in his own words says, thinks or hopes something more; `null` where it may be another. */
function himself({ tree, cast, before }: SpeakerScene, one: Attribution): string | null {
  const pronoun = tree.tokens[one.sourceHead]!;
  const types = MEANS.find(([form]) => form.test(pronoun.form))?.[1];
  if (!types || !/^(?:nsubj|expl)$/.test(pronoun.label)) return null;
  const outer = before.findLast(({ content }) => content.includes(pronoun.index));
  const first = outer?.content.find((index) => !/^(?:that|["“‘'])$/i.test(tree.tokens[index]!.form));
  if (!outer?.speaker || first !== pronoun.index) return null;
  const who = cast.entity(outer.speaker);
  return who && types.test(who.type) && !unlike(tree, cast, who.id, pronoun.form) ? who.id : null;
}

/** "“…,” *it* added", where the pronoun was taken for something that has no name: the body that spoke last; `null` of none. */
function itself({ tree, cast, before }: SpeakerScene, one: Attribution): string | null {
  const pronoun = tree.tokens[one.sourceHead]!;
  const taken = cast.headed(pronoun.index)?.entity;
  if (!/^it$/i.test(pronoun.form) || (acts(cast, taken) && isNamed(cast, taken))) return null;
  const last = before.findLast(({ speaker, inner }) => speaker !== null && !inner);
  if (!last || pronoun.sentence - last.sentence > PAPER) return null;
  return BODY.test(cast.entity(last.speaker!)?.type ?? "") ? last.speaker : null;
}

const isNamed = (cast: Cast, entity: string): boolean =>
  cast.mentions.some((mention) => mention.entity === entity && mention.form === "name");

/** Whether the person is elsewhere spoken of by the other pronoun. */
const unlike = (tree: Analysis, cast: Cast, person: string, pronoun: string): boolean => {
  const other = /^he$/i.test(pronoun) ? /^(?:she|her)$/i : /^she$/i.test(pronoun) ? /^(?:he|him|his)$/i : null;
  return (
    other !== null &&
    cast.mentions.some(
      (mention) =>
        mention.entity === person &&
        mention.form === "pronoun" &&
        other.test(tree.text.slice(mention.start, mention.end)),
    )
  );
};

/** For "who" and "which" the word that their clause describes; else the word itself. */
function antecedentOf(tree: Analysis, head: number): number {
  if (!/^(?:who|which)$/i.test(tree.tokens[head]?.form ?? "")) return head;
  const described = describedBy(tree, tree.tokens[head]!);
  return described < 0 ? head : described;
}

/** Whether the entity is somebody who can speak for himself. */
const acts = (cast: Cast, entity: string | null | undefined): entity is string =>
  !!entity && /^(?:person|people|organization|state)$/.test(cast.entity(entity)?.type ?? "");

/** The entity of a word that speaks for itself. */
function actorAt(cast: Cast, index: number): string | null {
  const entity = cast.headed(index)?.entity;
  return acts(cast, entity) ? entity : null;
}

const isBody = (cast: Cast, index: number): boolean =>
  cast.entity(cast.headed(index)?.entity ?? "")?.type === "organization";

/** What a paper prints: "a report in Le Monde". */
const PRINTED = /^(?:report|article|editorial|commentary|column|interview)$/;

/** Whom the paper is said to be from: "the council's statement", "a letter from the mayor". */
function ownerOf({ tree, cast }: SpeakerScene, paper: Token): string | null {
  for (const child of paper.children) {
    const word = tree.tokens[child]!;
    const link = word.children.map((index) => tree.tokens[index]!).find((below) => below.label === "case");
    const owns =
      word.label === "nmod:poss" ||
      (word.label === "nmod" && /^(?:by|from)$/i.test(link?.form ?? "")) ||
      (word.label === "nmod" && PRINTED.test(paper.lemma) && link?.form === "in" && isBody(cast, child)) ||
      (word.label === "compound" && word.upos === "PROPN");
    const found = owns ? actorAt(cast, child) : null;
    if (found !== null) return found;
  }
  return null;
}

/** Who gave the paper out: named where it was spoken of before, or the speaker of the sentences right before. */
function authorOf(scene: SpeakerScene, paper: Token): string | null {
  const { tree, cast, before } = scene;
  const determiner = paper.children.map((child) => tree.tokens[child]!).find((word) => word.label === "det");
  if (/Number=Plur/.test(paper.feats) || (determiner && !/^(?:the|this|that)$/i.test(determiner.form))) return null;
  for (let index = paper.index - 1; index >= 0; index -= 1) {
    const earlier = tree.tokens[index]!;
    if (paper.sentence - earlier.sentence > PAPER) break;
    if (earlier.sentence === paper.sentence || earlier.upos !== "NOUN" || earlier.lemma !== paper.lemma) continue;
    const owner = ownerOf(scene, earlier);
    if (owner !== null) return owner;
    const spoken = before.find((one) => one.sentence === earlier.sentence && one.speaker !== null);
    if (spoken) return acts(cast, spoken.speaker) ? spoken.speaker : null;
    const giver = subjectAbove(tree, earlier);
    if (giver >= 0) return actorAt(cast, giver);
  }
  if (!determiner) return null;
  const last = before.findLast((one) => one.sentence < paper.sentence && one.speaker !== null && !one.inner);
  return last && paper.sentence - last.sentence <= AUTHOR && acts(cast, last.speaker) ? last.speaker : null;
}

/** The subject of the verb that the word hangs on: "the council issued a statement"; -1 of none. */
function subjectAbove(tree: Analysis, token: Token): number {
  const verb = tree.tokens[token.head];
  return verb?.children.find((child) => tree.tokens[child]!.label === "nsubj" && child !== token.index) ?? -1;
}

/** The name that the speaker's words end with, where a title or a description stands before it: "the deputy chairman of the union Li Wei". */
function nameAtEnd(analysis: Analysis, cast: Cast, one: Attribution): string | null {
  const opened = one.source.findIndex((index) => analysis.tokens[index]!.form === "(");
  const words = (opened > 0 ? one.source.slice(0, opened) : one.source).filter(
    (index) => analysis.tokens[index]!.upos !== "PUNCT",
  );
  const last = words.at(-1);
  const headed = cast.headed(one.sourceHead);
  if (last === undefined || (headed?.form === "name" && cast.entity(headed.entity)?.type === "person")) return null;
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

/** The attribution of a noun that reports and belongs to somebody with its owner as the speaker: "the mayor's promise", "French claims". */
export function withOwner(tree: Analysis, cast: Cast, one: Attribution): Attribution {
  if (one.sourceHead >= 0 || !one.rule.startsWith("said/noun")) return one;
  for (const index of one.cue) {
    if (tree.tokens[index]!.upos !== "NOUN") continue;
    for (const child of tree.tokens[index]!.children) {
      if (!/^(?:nmod:poss|amod)$/.test(tree.tokens[child]!.label) || actorAt(cast, child) === null) continue;
      const source = sourceWords(tree, child).filter((word) => tree.tokens[word]!.label !== "case" || word < child);
      return { ...one, source, sourceHead: child };
    }
  }
  return one;
}
