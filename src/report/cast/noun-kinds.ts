import type { Token } from "../../analysis/analysis.ts";

/** What a common noun (or the last word of a name) says that a thing is; data: one line of lemmas a kind. */
export type NounKind =
  | "person"
  | "people"
  | "force"
  | "government"
  | "body"
  | "organization"
  | "state"
  | "place"
  | "facility";

const LEMMAS: Readonly<Record<NounKind, string>> = {
  /** One human being each; in the plural a people. */
  person: `person man woman boy girl child baby kid teenager youth adult guy lady gentleman male female human individual
    father mother parent son daughter brother sister sibling husband wife widow widower spouse uncle aunt cousin nephew
    niece grandfather grandmother grandparent grandson granddaughter relative friend neighbour neighbor colleague partner
    president premier chancellor minister secretary governor mayor king queen prince princess emperor sultan emir sheikh
    shah tsar monarch leader ruler chief head chairman chairwoman chairperson chair vice-president deputy official
    spokesman spokeswoman spokesperson envoy ambassador diplomat consul commissioner delegate representative negotiator
    mediator aide adviser advisor assistant counsellor lawmaker legislator senator congressman congresswoman deputy mp
    parliamentarian councillor politician statesman dictator strongman president-elect incumbent candidate contender
    nominee opponent rival critic supporter ally activist campaigner dissident protester protestor demonstrator rioter
    striker marcher picket organiser organizer
    soldier officer general admiral colonel major captain lieutenant sergeant commander serviceman servicewoman conscript
    recruit reservist veteran marine sailor pilot airman peacekeeper trooper fighter rebel insurgent guerrilla militant
    militiaman gunman sniper attacker assailant bomber hijacker kidnapper terrorist extremist jihadist mercenary warlord
    separatist policeman policewoman cop guard gendarme detective investigator inspector agent spy
    judge magistrate prosecutor lawyer attorney solicitor barrister defendant plaintiff suspect accused detainee prisoner
    inmate convict criminal murderer killer thief smuggler trafficker hostage captive victim survivor casualty witness
    resident citizen inhabitant villager local native national foreigner expatriate immigrant migrant refugee evacuee
    settler nomad civilian passer-by bystander passenger driver motorist traveller traveler tourist visitor guest
    worker employee employer staffer labourer laborer miner farmer peasant fisherman shepherd trader merchant vendor
    shopkeeper businessman businesswoman entrepreneur executive manager director boss owner founder banker broker
    investor economist analyst expert observer commentator pundit consultant strategist scholar academic professor
    lecturer researcher scientist historian philologist sociologist psychologist political-scientist engineer technician
    teacher student pupil graduate journalist reporter correspondent editor columnist photographer cameraman broadcaster
    blogger author writer poet novelist publisher artist painter singer musician composer actor actress filmmaker
    producer dancer athlete player coach footballer champion winner loser fan spectator doctor physician nurse surgeon
    medic paramedic patient firefighter rescuer volunteer donor priest bishop archbishop cardinal pope imam cleric rabbi
    monk nun pastor preacher missionary ayatollah patriarch believer follower member participant founder speaker source
    insider informant voter elector taxpayer consumer customer client buyer seller user reader viewer listener
    predecessor successor heir counterpart hero enemy foe patron premier-designate ex-president ex-minister neighbor
    newcomer pensioner retiree orphan intellectual nationalist communist socialist democrat republican liberal
    conservative reformer moderate hardliner loyalist royalist monarchist islamist secularist defector deserter exile
    pioneer inventor designer architect programmer developer hacker magician comedian host narrator dad mom mum grandma
    grandpa buddy dude folk someone somebody everyone everybody anyone anybody nobody`,
  /** Many human beings, said in one word. */
  people: `people public population crowd mob family couple household community folk folks populace citizenry electorate
    audience youth elite elites majority minority tribe clan diaspora clergy nobility peasantry intelligentsia masses
    personnel staff crew generation class gang guys team-mates wounded injured dead poor rich unemployed elderly homeless
    displaced missing homeless faithful`,
  /** Armed or uniformed bodies. */
  force: `force troop troops army navy military police militia guard gendarmerie brigade battalion regiment division
    corps unit squad contingent garrison patrol guerrilla convoy fleet air-force airforce coastguard`,
  government: `government authority authorities administration cabinet regime junta leadership presidency state-council
    parliament congress senate assembly legislature ministry department treasury court tribunal judiciary
    kremlin white-house monarchy premiership`,
  /** What states found together. */
  body: `bloc pact alliance union league organisation organization coalition community federation confederation treaty-body
    commission mission grouping entente`,
  organization: `party group faction movement opposition company firm corporation conglomerate business enterprise
    manufacturer producer maker carrier airline bank lender insurer operator retailer agency bureau office institute
    institution foundation charity association society club team council committee board panel body delegation
    service newspaper daily weekly magazine paper broadcaster channel station network news-agency newswire
    university college school academy church mosque-council sect order union syndicate trade-union cartel mafia
    ring cell network watchdog regulator think-tank ngo consortium venture subsidiary outfit band orchestra choir
    studio publisher startup start-up camp wing side rebels coalition jury chamber secretariat directorate squad`,
  state:
    "country nation state republic kingdom superpower power neighbour neighbor homeland motherland fatherland sheikhdom emirate",
  place: `city town village hamlet settlement suburb district neighbourhood neighborhood quarter municipality county
    province region area zone territory enclave exclave republic island isle islet archipelago peninsula continent coast
    coastline shore beach border frontier boundary mountain hill valley plain plateau desert forest jungle park river
    lake sea ocean strait gulf bay delta basin canal street road avenue highway motorway square place site location spot
    capital world earth planet west east north south northeast northwest southeast southwest outskirts countryside
    farm field land ground front frontline corridor crossing checkpoint metropolis downtown hometown home birthplace
    slum shantytown camp`,
  facility: `airport airfield airbase base barracks fortress fort outpost post bunker port harbour harbor dock shipyard
    bridge dam tunnel pipeline refinery plant factory mill mine reactor power-station station terminal railway railroad
    depot warehouse hospital clinic school embassy consulate mission headquarters compound prison jail detention-centre
    camp court courthouse palace parliament-building church mosque temple synagogue cathedral monastery shrine museum
    theatre theater cinema opera stadium arena hotel restaurant cafe bar shop store market mall supermarket bank building
    house apartment flat home office tower hall centre center library laboratory lab room villa bungalow cottage mansion
    castle monument memorial cemetery university campus studio garage kitchen bathroom bedroom basement`,
};

/** Nouns of two kinds are what the first line of this order says. */
const ORDER: readonly NounKind[] = [
  "state",
  "people",
  "force",
  "government",
  "body",
  "person",
  "organization",
  "place",
  "facility",
];

const table: ReadonlyMap<string, NounKind> = new Map(
  [...ORDER].reverse().flatMap((kind) => LEMMAS[kind].split(/\s+/).map((lemma) => [lemma, kind] as const)),
);

/** What kind of thing the lemma (lower case) names; `null` where it is no thing that acts or is a scene. */
export const nounKind = (lemma: string): NounKind | null => table.get(lemma) ?? null;

/** The lemma of a noun, put right where a plural was not led back to the singular; lower case. */
export function lemmaOf(token: Token): string {
  const lemma = token.lemma.toLowerCase();
  if (token.upos !== "NOUN" || table.has(lemma)) return lemma;
  const form = token.form.toLowerCase();
  for (const [ending, singular] of SINGULARS) {
    if (form.endsWith(ending) && table.has(form.slice(0, form.length - ending.length) + singular))
      return form.slice(0, form.length - ending.length) + singular;
  }
  return lemma;
}

const SINGULARS = [
  ["ies", "y"],
  ["men", "man"],
  ["ves", "f"],
  ["ses", "s"],
  ["ches", "ch"],
  ["s", ""],
] as const;

/** Words that a place's or region's name ends or begins with. */
export const PLACE_WORDS: ReadonlySet<string> = new Set(
  `province region district county valley river lake sea ocean bay gulf strait island islands mountains mount mountain
   peninsula desert city town village street avenue road square park beach heights strip bank cape coast port fort
   republic territory oblast prefecture state`.split(/\s+/),
);

/** Words that an organisation's name ends or begins with. */
export const ORGANIZATION_WORDS: ReadonlySet<string> = new Set(
  `organisation organization union party council committee commission ministry department agency bank fund court tribunal
   association federation confederation league alliance army navy force forces corps brigade police guard bureau office
   institute university college school academy company corporation corp inc ltd plc group holdings news times post
   journal herald tribune agence press tv radio parliament congress senate assembly government front movement
   brotherhood society foundation centre center service church club team united fc bloc pact community conference
   authority administration network watch international airlines airways motors industries systems house secretariat
   chamber board treasury jihad liberation command staff states-general supreme initiative forum programme program`.split(
    /\s+/,
  ),
);

/** Whether bodies are named by the word, in the singular or plural: "Federation", "Chambers". */
export const namesBody = (form: string): boolean =>
  ORGANIZATION_WORDS.has(form.toLowerCase()) || ORGANIZATION_WORDS.has(form.toLowerCase().replace(/s$/, ""));

/** The name of a day of the week. */
export const WEEKDAY = /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/;

/** Words that the name of a building or works ends with. */
export const FACILITY_WORDS: ReadonlySet<string> = new Set(
  `airport base bridge dam tunnel pipeline refinery plant station terminal hospital embassy consulate prison jail palace
   church mosque temple cathedral monastery museum theatre theater stadium hotel tower hall library opera barracks
   canal house castle synagogue`.split(/\s+/),
);
