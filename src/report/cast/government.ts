import type { Analysis, Token } from "../../analysis/analysis.ts";
import { verbCue } from "../statements/cues.ts";
import { lemmaOf, nounKind } from "./noun-kinds.ts";
import { caseOf } from "./type-of.ts";

/** Verbs whose object is an actor and no place. */
const AIMED: ReadonlySet<string> = new Set(
  `forgive blame accuse urge press pressure force compel support back arm help aid assist anger irk irritate infuriate
   please reassure convince persuade embarrass alienate antagonise antagonize provoke deter punish sanction isolate
   thank trust distrust appease court woo rebuff snub oblige leave-to allow let enable commit bind`.split(/\s+/),
);

/** Verbs that say of a place where it lies or what it has. */
const LIES: ReadonlySet<string> = new Set(
  `lie have be stand become host offer boast remain grow sit stretch feature contain include see experience witness get
   burn fall rise wake sleep celebrate attract hold lose swelter`.split(/\s+/),
);

/** Nouns that belong to a government and not to a town. */
const POLITICAL: ReadonlySet<string> = new Set(
  `ally elite influence policy decision stance position interest relation tie support demand offer response refusal
   reply troop force army military ambassador envoy proposal accusation allegation claim warning threat invasion
   intervention attack aggression war campaign rule control grip hand role effort attempt move plan failure foe enemy
   rival partner friend patron client proxy commitment pledge promise responsibility attitude approach diplomacy
   diplomat negotiator backing backer help aid assistance sphere hegemony ambition sovereignty border leader leadership
   government regime concern fear desire willingness readiness reluctance opposition objection rejection consent
   agreement action inaction silence motive goal aim strategy budget sanction veto vote view word statement denial
   recognition withdrawal retreat presence mediation neighbour neighbor minister president security behaviour behavior`.split(
    /\s+/,
  ),
);

const WITH: ReadonlySet<string> = new Set([
  "with",
  "between",
  "against",
  "by",
  "towards",
  "toward",
  "for",
  "without",
  "than",
  "versus",
  "of",
  "on",
  "from",
  "to",
]);

/** Those who speak for a government that is named by its seat: "White House spokesman". */
const SPEAKERS: ReadonlySet<string> = new Set(
  "spokesman spokeswoman spokesperson official aide adviser advisor envoy negotiator diplomat".split(" "),
);

/** Past participles by which a name before a hyphen acts: "Moscow-led". */
const LED =
  /^(?:led|backed|allied|based-government|sponsored|supported|controlled|appointed|installed|funded|imposed|brokered|aligned|friendly|run|dominated|trained|armed)$/;

/**
 * Whether a capital's name stands for the government there: it acts, is spoken to, or owns what governments own.
 * Where nothing says so it is the town.
 */
export function isGovernment(analysis: Analysis, head: number): boolean {
  const token = analysis.tokens[head]!;
  if (token.mention === "organization" && token.mentionScore > 0.6) return true;
  const above = analysis.tokens[token.head];
  if (!above) return false;
  const lemma = lemmaOf(above);
  const label = token.label;
  if (label === "nsubj")
    return above.upos === "VERB"
      ? !LIES.has(lemma) || (hasObject(analysis, above, token) && verbCue(lemma) !== null)
      : false;
  if (label === "obl:agent") return true;
  if (label === "obj" || label === "iobj" || label === "nsubj:pass")
    return AIMED.has(lemma) || (verbCue(lemma) !== null && lemma !== "see");
  if (label === "nmod:poss")
    return POLITICAL.has(lemma) || nounKind(lemma) === "government" || nounKind(lemma) === "force";
  if (label === "conj") return isGovernment(analysis, token.head);
  if (/^(?:compound|obl|amod|nmod)/.test(label) && LED.test(above.form.toLowerCase()) && above.start - token.end <= 1)
    return true;
  if (label === "compound") return nounKind(lemma) === "government" || SPEAKERS.has(lemma);
  return aimedBy(caseOf(analysis, head), above);
}

const aimedBy = (preposition: string, above: Token): boolean => {
  if (!WITH.has(preposition)) return false;
  const lemma = lemmaOf(above);
  if (preposition === "with" || preposition === "against" || preposition === "without" || preposition === "versus")
    return true;
  if (preposition === "between")
    return (
      POLITICAL.has(lemma) ||
      /^(?:tension|talk|relation|tie|war|conflict|agreement|deal|dispute|dialogue|treaty|negotiation|row|contact|cooperation|confrontation|rift|feud|standoff|truce|peace|friction|meeting)$/.test(
        lemma,
      )
    );
  if (preposition === "of")
    return (
      nounKind(lemma) === "government" || /^(?:support|backing|criticism|condemnation|ally|opponent|enemy)$/.test(lemma)
    );
  if (preposition === "to" || preposition === "from" || preposition === "on")
    return /^(?:appeal|pressure|message|warning|loyal|letter|call|ambassador|envoy|support|aid|independence|approval|order|sanction|rely|dependent|dependence|reliance|instruction|opposition|threat|blow|loyalty|reliant|concession|complain|protest|similar|response|independent|permission|guarantee|demand)$/.test(
      lemma,
    );
  return above.upos === "NOUN" && (preposition === "toward" || preposition === "towards");
};

const hasObject = (analysis: Analysis, verb: Token, subject: Token): boolean =>
  verb.children.some((child) => child !== subject.index && /^(?:ccomp|parataxis)/.test(analysis.tokens[child]!.label));
