/** What stands before or after an expression and shows that it is no date: by rule, or for all. */
export interface Pass {
  /** Names of the rules it holds for; all where empty. */
  readonly rules: readonly string[];
  readonly before?: RegExp;
  readonly words?: RegExp;
  readonly after?: RegExp;
}

const COUNTED =
  "(?:people|persons|men|women|children|troops|soldiers|civilians|refugees|migrants|residents|students|workers|members|delegates|votes|voters|seats|homes|houses|buildings|vehicles|tons|tonnes|barrels|kilomet(?:er|re)s?|met(?:er|re)s?|miles?|feet|km|kg|acres|hectares|dollars|euros|pounds|rubles|roubles|yen|points|percent|per cent|times|pages|words|casualties|deaths|dead|wounded|cases|jobs|points|shares|workers|police|prisoners|detainees|cars|ships|guests|copies|calories|degrees|hours|minutes|seconds|others|or so|more)";

/** Patterns of what only looks like a date; each is tried on the text right before and right after the words. */
export const PASSES: readonly Pass[] = [
  {
    rules: ["year", "years", "short-year"],
    before:
      /(?:[$€£¥#№]|\b(?:No|Nos|number|resolution|article|section|flight|room|highway|route|page|chapter|law|decree|order|case|bill|protocol|than|least|most|about|nearly|roughly|approximately|some|over|only|another|additional|total of|up to|as many as|estimated)\.?)\s*$/i,
  },
  { rules: ["year"], before: /(?:\d[.,:/+-]|[+/]|(?<!\b(?:post|pre|mid))-)$/i },
  { rules: ["year", "years"], after: new RegExp(`^[ -]${COUNTED}\\b`, "i") },
  { rules: ["year"], after: /^(?:[:/]\d|-\d|\s*(?:%|percent|million|billion|thousand|hours GMT|GMT|hrs))/ },
  {
    rules: ["year"],
    after:
      /^-(?:foot|mile|meter|metre|page|member|seat|man|strong|ton|kilometer|kilometre|year|day|room|point|square)/i,
  },
  { rules: ["short-year"], before: /[\p{L}\d‘’'`"“]$/u },
  {
    rules: ["short-decade"],
    before:
      /\b(?:in (?:his|her|their|its)(?: (?:early|mid|late))?|aged?|of|the mid|the low|the high|temperatures?)\s*$|[$€£\d]$/i,
  },
  {
    rules: ["weekday", "which-weekday", "weekday-week"],
    before:
      /\b(?:Black|Bloody|Super|Good|Palm|Ash|Easter|Maundy|Holy|Blue|every|each|alternate|Sheffield|Casual|Cyber|Mad|Big|Ruby)\s+$/i,
  },
  {
    rules: ["weekday"],
    after:
      /^(?:s\b|['’]s?-|\s+(?:Night Live|Evening Post|Times\b|Telegraph|Mail\b|Mirror|Express|Herald|Post\b|Review\b))/,
  },
  { rules: ["month", "part-month"], words: /^(?:may|march|mar|jan|jun|dec|nov|sep)$/ },
  { rules: ["which-month"], words: /\bmay$/ },
  { rules: ["feast"], words: /^[a-z]/ },
  { rules: ["which-unit", "part-unit"], after: /^-(?:\w)/ },
  { rules: ["which-unit"], after: /^[’']?s?[ -](?:long|old)\b/ },
  {
    rules: ["in-season", "which-season"],
    after: /^\s+(?:camp|camps|school|olympic\w*|games|resort|house|home|wheat|line)\b/i,
  },
  { rules: ["away-from-event", "earlier", "later"], before: /-$/ },
  { rules: ["half-year"], words: /^$/ },
  { rules: ["ago", "later", "earlier", "away-from-event"], before: /\b(?:for|spent|took|lasted)\s+$/i },
  { rules: ["new-year"], words: /^(?:the )?new year$/ },
];

/** A lone month that could be a word or a name is one only after a word that brings a time, or before what goes with one. */
const LONE_MONTH = /^(?:May|March|April|June|August|Mar|Jan|Jun|Dec|Sep)\.?$/;
const BRINGS =
  /(?:\b(?:in|since|by|until|till|through|from|to|between|and|or|of|during|before|after|around|about|for|this|last|next|every|early|late|mid|as of|beginning|starting|ending|on|the)|[,;(–—-])\s*$/i;
const GOES_WITH =
  /^(?:['’]s\b|\s+(?:\d|election|elections|referendum|vote|coup|summit|talks|meeting|war|attack|attacks|bombing|bombings|uprising|deadline|ceasefire|truce|agreement|accord|deal|offensive|massacre|protests?|ruling|visit|trial|hearing|poll|report|figures|raid|clash|clashes|fighting|invasion|killing|shooting|slaying|conference|session|earthquake|floods?))/i;

/** Whether a word that is also a name or a verb stands as a month here. */
export function isMonth(words: string, before: string, after: string): boolean {
  if (!LONE_MONTH.test(words)) return true;
  if (GOES_WITH.test(after)) return true;
  if (!BRINGS.test(before)) return false;
  if (/^May$/.test(words)) return !/^\s+(?:be|have|not|also|well|still|take|come|go)\b/.test(after);
  return !/^\s+\p{Lu}\p{Ll}+/u.test(after) || /\b(?:in|since|until|last|next|this|early|late|by)\s*$/i.test(before);
}
