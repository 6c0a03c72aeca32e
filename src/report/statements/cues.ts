/** What a word that reports does: speaks, writes, thinks, feels, asks, orders or shows. */
export type CueKind = "say" | "write" | "think" | "feel" | "ask" | "order" | "judge" | "show";

/** Verbs that report, by kind; `judge` verbs aim at whom they name and take a noun as content. */
const VERBS: Readonly<Record<CueKind, string>> = {
  say: `say tell add note state announce declare explain acknowledge admit affirm allege assert assure aver claim comment
    concede confess confide confirm contend counter declare disclose divulge emphasise emphasize stress exclaim inform
    insist interject joke lament maintain mention mutter observe point proclaim pronounce recall recount reiterate
    relate remark repeat reply respond retort reveal shout signal speak suggest swear testify underline underscore
    underscored utter vow warn whisper continue conclude deny dispute rebut refute dismiss reject argue boast caution
    complain echo elaborate hint imply indicate inform notify opine predict forecast promise pledge protest quip
    reason reassure specify stipulate threaten urge advise agree brag cite quote clarify chide cry remind predict report rule
    guarantee undertake apologise apologize volunteer vouch`,
  write: "write tweet post publish blog",
  think: `think believe know consider suppose assume presume expect estimate reckon guess imagine feel see view regard
    understand doubt suspect conclude deem judge foresee anticipate calculate realise realize remember figure perceive
    accept speculate theorise theorize interpret decide learn hear`,
  feel: `fear hope worry wish want regret dread desire long mourn rejoice welcome resent prefer like love hate trust
    despair intend plan aim dream`,
  ask: "ask inquire enquire wonder question query",
  order: `order demand call urge request appeal instruct command tell direct recommend propose plead beg implore press
    exhort encourage insist seek invite petition advise warn`,
  judge: `accuse blame condemn denounce criticise criticize praise hail slam blast attack deplore decry commend laud
    applaud describe brand label characterise characterize dub castigate rebuke lambast lambaste ridicule mock
    defend endorse support oppose back reject credit salute chastise berate liken`,
  show: "show find suggest indicate report reveal reflect document predict estimate read",
};

/** Nouns that report with a clause of their own: "the claim that …". */
const NOUNS: Readonly<Record<CueKind, string>> = {
  say: `claim statement warning announcement assertion allegation accusation promise pledge vow threat denial
    admission insistence argument suggestion confirmation declaration comment remark assurance complaint prediction
    forecast rumour rumor testimony contention explanation revelation`,
  write: "report editorial commentary",
  think:
    "belief view opinion conviction assumption conclusion expectation estimate doubt suspicion perception feeling idea sense",
  feel: "fear hope worry concern wish desire regret anxiety",
  ask: "question",
  order: "demand call appeal request order recommendation proposal plea",
  judge: "accusation criticism",
  show: "evidence sign indication finding",
};

function table(source: Readonly<Record<CueKind, string>>): ReadonlyMap<string, CueKind> {
  const found = new Map<string, CueKind>();
  for (const [kind, list] of Object.entries(source) as [CueKind, string][])
    for (const lemma of list.split(/\s+/)) if (lemma && !found.has(lemma)) found.set(lemma, kind);
  return found;
}

const verbs = table(VERBS);
const nouns = table(NOUNS);
const judges: ReadonlySet<string> = new Set(VERBS.judge.split(/\s+/));
const orders: ReadonlySet<string> = new Set(VERBS.order.split(/\s+/));

/** What a verb reports as, or `null`. */
export const verbCue = (lemma: string): CueKind | null => verbs.get(lemma.toLowerCase()) ?? null;

/** What a noun reports as, or `null`. */
export const nounCue = (lemma: string): CueKind | null => nouns.get(lemma.toLowerCase()) ?? null;

/** Whether the verb passes judgement on whom it names. */
export const judgesItsObject = (lemma: string): boolean => judges.has(lemma.toLowerCase());

/** Whether the verb asks somebody to do something: its content may be an infinitive. */
export const takesOrder = (lemma: string): boolean => orders.has(lemma.toLowerCase());

/** Verbs whose noun object is what was said. */
export const SAYS_NOUN: ReadonlySet<string> = new Set(
  `deny reject announce declare demand condemn denounce deplore decry criticise criticize praise hail slam blast
   predict promise pledge threaten urge allege claim cite confirm disclose reveal propose recommend acknowledge admit
   dispute dismiss fear welcome regret question oppose endorse`.split(/\s+/),
);
