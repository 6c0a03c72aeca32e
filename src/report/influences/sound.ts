import type { Analysis, Token } from "../../analysis/analysis.ts";
import type { Span } from "../../ground/span.ts";
import type { Cast } from "../cast.ts";
import type { InfluenceDraft } from "./find.ts";
import { topWithin } from "./parts.ts";
import { tokensWithin } from "./words.ts";

/** Rules whose effect is whoever is harmed or left behind. */
const HARMS = /^influence\/(?:killing|starves|leaves|spares|plunges|brings-about|keep-from)$/;

/** Rules whose cause may be somebody: what they keep others from doing hangs on their being there. */
const PRESENT = /^influence\/deters$/;

/** Whether both ends are matters that can drive or be driven: who somebody is drives nothing, what happens to them does. */
export function sound(analysis: Analysis, cast: Cast, draft: InfluenceDraft): boolean {
  return (
    !(onlyNames(analysis, cast, draft.cause, false) && !PRESENT.test(draft.rule)) &&
    !(
      onlyNames(analysis, cast, draft.effect, HARMS.test(draft.rule)) &&
      !HARMS.test(draft.rule) &&
      !PRESENT.test(draft.rule)
    ) &&
    !empty(analysis, draft.cause) &&
    !empty(analysis, draft.effect)
  );
}

/** Whether the words are nothing but somebody or some place, or several of them. */
function onlyNames(analysis: Analysis, cast: Cast, end: Span, patient: boolean): boolean {
  const names = cast.mentions.filter((mention) => {
    const type = cast.entity(mention.entity)?.type ?? "other";
    return type !== "other" && !(patient && mention.form !== "pronoun");
  });
  if (names.some((mention) => mention.start <= end.start + 4 && mention.end >= end.end)) return true;
  const words = tokensWithin(analysis, end);
  if (isPlace(cast, words, topWithin(analysis, end))) return true;
  const within = names.filter(
    (mention) => mention.form === "name" && mention.start < end.end && end.start < mention.end,
  );
  return (
    within.length > 1 &&
    words.every(
      ({ upos, start, end }) =>
        /^(?:CCONJ|PUNCT|DET)$/.test(upos) || within.some((mention) => mention.start <= start && end <= mention.end),
    )
  );
}

const AREA =
  /^(?:region|province|area|district|county|state|country|town|city|village|capital|island|border|coast|north|south|east|west|centre|center|part|northwest|northeast|southwest|southeast)$/;

/** "The northwest region of Arcadia": words about a place, with nothing that happens there. */
function isPlace(cast: Cast, words: readonly Token[], top: Token | undefined): boolean {
  const mention = top ? cast.headed(top.index) : null;
  const type = mention ? cast.entity(mention.entity)?.type : null;
  return (
    (type === "place" || type === "state") &&
    words.every(({ upos, lemma, index }) => !/^(?:NOUN|VERB)$/.test(upos) || index === top?.index || AREA.test(lemma))
  );
}

/** "Over *time*" is nothing that is driven. */
const TIMES = /^(?:time|moment|hour|day|week|month|year|decade)$/;

/** Whether the words hold no noun or verb of their own, nor an adjective with more beside it: "it difficult", not "international". */
function empty(analysis: Analysis, end: Span): boolean {
  const words = tokensWithin(analysis, end);
  return !words.some(
    ({ upos, lemma }) =>
      (/^(?:NOUN|PROPN|VERB)$/.test(upos) && !TIMES.test(lemma)) || (upos === "ADJ" && words.length > 1),
  );
}
