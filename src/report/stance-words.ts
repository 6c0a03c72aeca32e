/** How a word of judgement stands to whom it is about: by its lemma. Written for this project; general words only, no names. */
const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Verbs that judge their object (or whom their preposition names), for and against. */
export const JUDGES: Readonly<Record<1 | -1, ReadonlySet<string>>> = {
  1: set(`praise hail commend laud applaud salute credit defend endorse support back congratulate thank welcome admire
    trust respect love bless honor honour cherish esteem appreciate celebrate embrace revere exalt extol vindicate
    exonerate champion like envy recommend acclaim idolise idolize prize value cheer compliment toast adore absolve
    rely count depend believe emulate befriend reward acquit enthuse`),
  "-1": set(`condemn denounce criticise criticize blame accuse slam blast deplore decry castigate rebuke lambast lambaste
    ridicule mock berate chastise distrust mistrust hate despise loathe resent fear revile curse detest scorn abhor shun
    suspect scold chide vilify upbraid reproach censure excoriate fault lash rail complain boo jeer disown disavow
    repudiate tire pillory slate savage assail decry deride belittle demonise demonize reprimand admonish grumble fume
    object disparage discredit reprove indict`),
};

/** Verbs whose subject does right or wrong in the eyes of who tells it. */
export const ACTS: Readonly<Record<1 | -1, ReadonlySet<string>>> = {
  1: set(`help protect save rescue feed shelter heal liberate keep honour honor deliver contribute aid assist stabilise
    stabilize reconcile succeed excel improve inspire reassure rebuild uphold safeguard enrich empower prosper flourish
    reform pioneer deter defend`),
  "-1": set(`betray lie cheat steal rob bully oppress torture exploit abuse destabilise destabilize meddle interfere violate
    breach abandon desert fail mislead deceive sabotage undermine plunder loot bleed starve persecute repress silence
    harass blackmail trample flout shirk obstruct cripple ruin wreck poison corrupt massacre slaughter renege backtrack
    squander mismanage neglect harbour harbor incite dither squabble bungle botch mishandle manipulate distort collude
    terrorise terrorize humiliate insult swindle defraud brutalise brutalize subjugate enslave dodge evade stoke
    fabricate smear slander cave appease falter forsake hoodwink scapegoat intimidate coerce disappoint let`),
};

/** Nouns, adjectives and adverbs that speak well or ill of what they are said of. */
export const QUALITIES: Readonly<Record<1 | -1, ReadonlySet<string>>> = {
  1: set(`friend partner model example beacon oasis hope champion hero pillar rock guarantor success triumph blessing
    lifeline saviour savior honest reliable trustworthy brave courageous generous wise responsible fair effective
    efficient admirable exemplary decent noble steadfast loyal faithful vindication gratitude admiration friendship trust
    praise courage patience wisdom generosity leadership integrity credibility competence honour honor achievement pride
    tribute applause solidarity confidence remarkable excellent outstanding superb impressive spotless unbreakable best
    better respect envy faith support backing endorsement acclaim sympathy goodwill affection love grateful thankful
    proud confident fearless principled transparent humane merciful selfless dependable indispensable invaluable
    benefactor protector liberator peacemaker broker statesmanlike statesmanship restraint resolve resilience progress
    breakthrough milestone inspiration showcase stronghold bulwark anchor bastion haven trailblazer pioneer gem jewel
    legitimate credible constructive helpful welcome right magnificent splendid gracious thoughtful prudent far-sighted
    visionary strong stable prosperous vibrant peaceful pleased glad delighted impressed congratulation thanks
    commitment dedication dignity equal well bravely wisely generously honestly fairly faithfully`),
  "-1": set(`bully beggar byword misrule aggressor tyrant dictator liar thief pariah hypocrite threat menace danger enemy foe
    rogue puppet stooge lackey tool failure disgrace shame embarrassment scandal disaster catastrophe nightmare burden
    obstacle coward betrayal treachery contempt lie deceit corruption incompetence arrogance aggression hypocrisy
    cruelty brutality greed oppression cynicism recklessness weakness paralysis unreliable dishonest corrupt brutal
    reckless irresponsible arrogant illegitimate cynical cowardly useless incompetent ineffective toothless
    weak cruel repressive oppressive barbaric shameful unacceptable dangerous untrustworthy duplicitous two-faced
    treacherous lawless bankrupt bloated badly ransom blackmail ruin rubble dismay distrust mistrust suspicion anger
    fury outrage condemnation criticism blame grievance hatred hostility resentment scorn disdain furious angry
    disappointed dismayed wary suspicious tired sick ashamed alarmed appalled disgusted outraged bitter bitterly fed
    culprit villain predator parasite outlaw pretender usurper occupier butcher monster cartel mafia clique charade
    farce sham mockery travesty fiasco shambles debacle blunder folly wrong mistake outrageous disgraceful scandalous
    deplorable despicable appalling disgusting ruthless vicious savage evil wicked sinister fanatical fanatic extremist
    racist fascist authoritarian autocratic despotic tyrannical dictatorial rotten dirty spineless gutless feckless
    inept clumsy sloppy lazy slow sluggish hollow empty meaningless pointless futile hopeless worthless broken
    dysfunctional chaotic unfair unjust biased partisan selfish greedy stubborn intransigent intransigence obstinate
    provocation provocative belligerent bellicose hostile malign unhelpful disappointing pathetic laughable absurd
    ridiculous falsehood slur smear propaganda disinformation deception fraud fraudulent sabotage interference meddling
    mismanagement neglect negligence abuse injustice indifference complacency impunity terror misery double-dealing
    hypocritical deceitful complicit complicity accomplice guilty liability laggard cheat traitor treason bungling
    poorly cynically brutally recklessly shamefully`),
};

/** Words that turn what they stand with into its contrary. */
export const DENIES: ReadonlySet<string> = set(
  "not n't never no neither nor hardly scarcely barely nothing nobody none without little few",
);

/** Verbs and nouns that do so to what stands below them. */
export const UNDOES: ReadonlySet<string> = set(
  "refuse stop cease lose deny reject lack end withdraw fail abandon undermine lift forfeit erode shatter dent squander destroy break betray doubt question",
);

/** Verbs that say what somebody is: the judgement stands in their complement. */
export const CALLS: ReadonlySet<string> = set(
  "call describe brand label hail denounce regard see view portray cast depict characterise characterize dub consider deem declare name term paint",
);

/** Verbs by which one comes to stand with somebody, or no longer does; who says that it should be so is for or against him. */
export const SIDES: Readonly<Record<1 | -1, ReadonlySet<string>>> = {
  1: set("join rejoin side ally align cooperate partner"),
  "-1": set("leave quit exit ditch dump drop boycott oust topple overthrow expel remove isolate sanction punish"),
};

/** Words that say that something should be so. */
export const SHOULD: ReadonlySet<string> = set("must should shall ought need");
export const WISHES: ReadonlySet<string> = set("want wish hope dream urge long yearn");

/** What protects or fights; who stands behind its "against" is the one it is to keep off. */
export const KEEPS_OFF: ReadonlySet<string> = set(
  "defend protect guard shield fight struggle battle stand rise unite force protection defence defense shield bulwark safeguard resistance guarantee warn",
);

/** Deeds that nobody is said to want who is not thought ill of. */
export const ATROCITIES: ReadonlySet<string> = set(
  "kill murder exterminate annihilate slaughter massacre enslave expel destroy erase wipe",
);

/** Words given, which one keeps or breaks. */
export const WORDS_GIVEN: ReadonlySet<string> = set(
  "word promise pledge vow oath treaty pact accord agreement commitment obligation law rule norm charter constitution truce ceasefire deal",
);

/** Verbs that keep a word given, and that break it. */
export const KEEPS: Readonly<Record<1 | -1, ReadonlySet<string>>> = {
  1: set("keep honour honor fulfil fulfill respect uphold observe"),
  "-1": set("break tear violate breach ignore flout shred scrap discard defy circumvent disregard"),
};

/** Things that go, with what was good: "trust in them is gone". */
export const GONE: ReadonlySet<string> = set("gone lost shattered over dead broken exhausted vanished spent low");
