import type { Sector } from "../ground/sector.ts";

/** Nouns that say what kind of actor someone is, by sector: lemmas, small letters, phrases of up to three words. */
const NOUNS: Readonly<Partial<Record<Sector, string>>> = {
  GOV: `government; state; administration; cabinet; ministry; minister; president; prime minister; premier; chancellor;
    vice president; deputy prime minister; deputy premier; vice premier; leader; head of state; head of government; king;
    queen; prince; princess; crown prince; emir; sultan; monarch; royal; regime; junta; official; authority; authorities;
    diplomat; ambassador; envoy; consul; consulate; embassy; delegation; delegate; negotiator; mediator; emissary; spokesman;
    spokeswoman; spokesperson; spokespeople; governor; mayor; municipality; city council; council; councillor; politburo;
    foreign ministry; ministry of foreign affairs; foreign minister; foreign secretary; foreign office; interior ministry;
    interior minister; home office; home secretary; finance ministry; finance minister; treasury; justice ministry; justice minister;
    defence minister; defense minister; defence secretary; defense secretary; secretary of state; secretary of defense;
    state department; presidency; presidential office; presidential palace; prime minister's office; cabinet office;
    national security adviser; national security advisor; security council; adviser; advisor; aide; bureaucrat; civil servant;
    central bank; customs; tax authority; health ministry; health minister; education ministry; energy ministry; oil ministry;
    oil minister; trade ministry; trade minister; economy ministry; economy minister; agriculture ministry; transport ministry;
    information ministry; culture ministry; attorney general; supreme leader; head of the government; policymaker; commissioner;
    high commissioner; foreign affairs; regulator; space agency; election commission; electoral commission; statesman; ruler; customs officer; immigration officer; press officer; communications officer; information officer; election officer; tax officer`,
  MIL: `army; military; armed forces; force; troop; troops; soldier; serviceman; servicewoman; conscript; recruit; reservist; navy; air force;
    marine; paratrooper; commando; special forces; infantry; artillery; brigade; battalion; regiment; division; garrison; platoon;
    battery; squadron; fleet; warship; fighter jet; warplane; gunship; general; colonel; major; captain; lieutenant; admiral; marshal;
    brigadier; commander; commander-in-chief; officer; chief of staff; general staff; defence ministry; defense ministry;
    ministry of defence; ministry of defense; defence force; defense force; defence forces; defense forces; coast guard; border guard; border troops; peacekeeper; peacekeeping force;
    national guard; presidential guard; revolutionary guard; republican guard; sapper; sniper; pilot; airman; sailor; tank crew; gunner; contingent;
    military base; high command; joint chiefs; ground forces; rapid reaction force; legionnaire; cadet; war room; occupation force; security force; defence staff; defense staff; defence chief; defense chief`,
  REB: `rebel; rebellion; insurgent; insurgency; guerrilla; guerilla; militant; separatist; secessionist; jihadist; jihadi; islamist; extremist;
    fighter; freedom fighter; mujahid; mujahideen; mujahedin; mutineer; warlord; resistance; resistance fighter; terrorist; suicide bomber; bomber;
    paramilitary; militia; militiaman; partisan; rebel group; rebel leader; armed group; militant group; terror group; terrorist group; liberation army; liberation front; faction; opposition fighter`,
  UAF: `gunman; assailant; attacker; armed man; hitman; assassin; hijacker; hostage-taker; mercenary; unknown gunman; shooter; arsonist; raider; kidnapper; abductor; captor; mob`,
  SPY: `intelligence; intelligence agency; intelligence service; secret service; secret police; security service; spy; spy agency; spymaster; intelligence officer; agent; secret agent; intelligence chief; informer`,
  COP: `police; policeman; policewoman; police officer; riot police; gendarme; gendarmerie; constable; constabulary; detective; sheriff; inspector; patrolman; traffic police; police force;
    police chief; carabinieri; prison guard; warden; anti-terror squad; police spokesman; investigator; marshals; border police; cop`,
  LEG: `parliament; legislature; lawmaker; legislator; deputy; senator; congressman; congresswoman; member of parliament; parliamentarian; mp; senate; congress;
    national assembly; assembly; house of representatives; house of commons; house of lords; lower house; upper house; speaker; parliamentary speaker; parliamentary committee; constituent assembly; chamber of deputies; representative; assemblyman; backbencher`,
  PTY: `party; ruling party; political party; governing party; coalition; ruling coalition; candidate; presidential candidate; party leader; party chairman; party official; politician; bloc; communist party; socialist party; nominee; frontrunner; incumbent; campaign manager; youth wing; conservatives; social democrats; campaign; caucus; running mate; party congress`,
  OPP: `opposition; opposition leader; opposition party; opposition group; opposition politician; dissident; opponent; opposition figure; opposition candidate; opposition activist; exile; exiled leader; political prisoner; critic; anti-government`,
  ELI: `former president; ex-president; former prime minister; ex-prime minister; former premier; ex-premier; former minister; ex-minister; former foreign minister; former official; former leader; former king; ex-king; former chancellor;
    former general; elder statesman; elder; tribal elder; tribal leader; tribal chief; oligarch; elite; elites; tycoon; aristocrat; chieftain; former diplomat; former ambassador; ex-leader; former ruler; former dictator; celebrity`,
  JUD: `court; judge; judiciary; prosecutor; tribunal; magistrate; supreme court; constitutional court; high court; appeals court; court of appeal; criminal court; chief justice; justice; public prosecutor; prosecutor general; state prosecutor; jury; juror; coroner; prosecution; court martial; military court; prosecutor's office; district attorney`,
  JRN: `journalist; reporter; correspondent; newspaper; news agency; agency; media; press; editor; broadcaster; television; tv; radio; radio station; television station; television channel; photographer; cameraman; columnist; anchor; magazine; daily; weekly; news outlet; website; state media; state television; state tv; blogger; publisher; commentator; tabloid; newsroom; news crew; television crew; tv crew; camera crew; film crew; presenter; press agency`,
  EDU: `student; teacher; professor; academic; scholar; university; school; college; researcher; analyst; political scientist; expert; scientist; historian; philologist; economist; lecturer; pupil; schoolchild; schoolgirl; schoolboy; think tank; institute; political analyst; dean; rector; sociologist; schoolteacher; academy; student leader; linguist; physicist; educator`,
  BUS: `bank; company; firm; corporation; businessman; businesswoman; entrepreneur; investor; industry; employer; manufacturer; airline; trader; shopkeeper; executive; chief executive; ceo; banker; contractor; conglomerate; oil company; shareholder; industrialist; merchant; business; stock exchange; creditor; lender; multinational; retailer; supplier; operator; owner; insurer; carmaker; exporter; importer; chamber of commerce; business leader; consortium; producer; vendor; broker; factory; mine; shipping company; sales agent; travel agent; estate agent; insurance agent; shipping agent`,
  LAB: `union; trade union; labour union; labor union; striker; worker; miner; unionist; union leader; labourer; laborer; employee; staff; dock worker; docker; trucker; truck driver; bus driver; taxi driver; steelworker; migrant worker; fisherman; driver; workforce; oil worker; factory worker`,
  MED: `doctor; nurse; medic; hospital; health worker; paramedic; surgeon; physician; medical staff; clinic; ambulance; medical worker; rescuer; rescue worker; hospital official; medical source; health official; midwife; patient; epidemiologist; virologist; pathologist`,
  REF: `refugee; displaced; displaced person; asylum seeker; migrant; asylum-seeker; returnee; internally displaced; boat people; evacuee; deportee; displaced people; stateless; illegal immigrant; immigrant; emigre`,
  REL: `clergy; cleric; priest; bishop; archbishop; cardinal; pope; imam; mullah; ayatollah; rabbi; monk; nun; church; mosque; pastor; patriarch; grand mufti; mufti; sheikh; lama; missionary; preacher; religious leader; theologian; pilgrim; worshipper; congregation; vatican; evangelist; minister of religion; reverend; chaplain; sect; dalai lama; pontiff; seminary`,
  SOC: `activist; rights activist; human rights activist; human rights group; rights group; campaigner; charity; non-governmental organisation; non-governmental organization; ngo; aid agency; aid worker; aid group; aid organisation; relief worker; relief agency; humanitarian worker; volunteer; watchdog; foundation; civil society; environmentalist; humanitarian organisation; advocacy group; monitor; election observer; lobby; rights watchdog; pressure group; lobbyist; movement`,
  CRM: `criminal; gang; gangster; gang member; cartel; drug cartel; trafficker; drug trafficker; smuggler; mafia; mobster; thief; robber; bandit; pirate; drug lord; drug baron; hacker; murderer; killer; inmate; prisoner; convict; looter; fugitive; money launderer; poacher; dealer; drug dealer; crime boss; people smuggler; burglar; fraudster`,
  AGR: `farmer; peasant; herder; herdsman; rancher; pastoralist; shepherd; grower; cattle herder; farm worker; planter; landowner; nomad; agronomist; farmhand; coca grower; dairy farmer; beekeeper`,
  CVL: `civilian; resident; villager; citizen; protester; protestor; demonstrator; people; man; woman; child; boy; girl; baby; local; inhabitant; passer-by; bystander; crowd; rioter; voter; passenger; family; relative; mother; father; son; daughter; brother; sister; wife; husband; widow; orphan; victim; survivor; witness; eyewitness; hostage; tourist; foreigner; neighbour; neighbor; youth; teenager; settler; expatriate; community; population; public; tribe; tribesman; clan; commuter; shopper; pensioner; lawyer; attorney; writer; poet; author; artist; actor; actress; singer; musician; film director; athlete; footballer; player; fan; engineer; photographer's assistant; veteran; war veteran; diaspora; national; compatriot; native; townspeople; islander; householder; homeowner; pedestrian; taxpayer; consumer; spectator; mourner; sympathiser; sympathizer; supporter; nationalist; royalist; loyalist; hunger striker; housewife; barber; waiter; chef; adolescent; toddler; infant; grandmother; grandfather; uncle; aunt; cousin; nephew; niece; couple; young people; young man; young woman; elderly; onlooker; detainee; captive; minority; ethnic minority; majority; descendant; parent; intellectual; novelist; architect; designer; astronaut`,
};

const BY_NOUN: ReadonlyMap<string, Sector> = new Map(
  (Object.entries(NOUNS) as readonly [Sector, string][]).flatMap(([sector, nouns]) =>
    nouns.split(";").map((noun) => [noun.trim().replace(/\s+/g, " "), sector] as const),
  ),
);

const IRREGULAR: Readonly<Record<string, string>> = {
  men: "man",
  women: "woman",
  children: "child",
  people: "people",
  wives: "wife",
  thieves: "thief",
  chiefs: "chief",
  passersby: "passer-by",
  mujahedeen: "mujahideen",
};

/** The singular of a plural noun as the table knows it; the noun itself where it knows none. */
function singular(noun: string): string {
  if (BY_NOUN.has(noun)) return noun;
  for (const [plural, single] of Object.entries(IRREGULAR)) {
    if (noun === plural || noun.endsWith(` ${plural}`) || (noun.endsWith(plural) && plural.endsWith("men"))) {
      const found = noun.slice(0, noun.length - plural.length) + single;
      if (BY_NOUN.has(found)) return found;
    }
  }
  if (noun.endsWith("ies") && BY_NOUN.has(`${noun.slice(0, -3)}y`)) return `${noun.slice(0, -3)}y`;
  if (noun.endsWith("es") && BY_NOUN.has(noun.slice(0, -2))) return noun.slice(0, -2);
  if (noun.endsWith("s") && BY_NOUN.has(noun.slice(0, -1))) return noun.slice(0, -1);
  return noun;
}

/** The phrase as the table writes it: small letters, British and plural forms led back, "former" kept apart. */
const plain = (phrase: string): string => phrase.toLowerCase().replace(/\s+/g, " ").trim();

/**
 * The sector that a noun or noun phrase gives whoever it describes: `soldier` is MIL, `former president` ELI; `null` where it tells none.
 * A longer phrase is read from its end: "senior interior ministry official" is what "official" is, unless a longer ending is known.
 */
export function sectorOf(noun: string): Sector | null {
  const words = plain(noun).split(" ");
  const former = words.findIndex((word) => word === "former" || word === "ex" || word.startsWith("ex-"));
  for (let from = 0; from < words.length; from += 1) {
    const known = singular(words.slice(from).join(" "));
    const found = BY_NOUN.get(known);
    if (found === undefined) continue;
    // "The agency" is the news agency that speaks; another kind of agency is none.
    if (known === "agency" && from > 0) return null;
    return former >= 0 && former <= from && (found === "GOV" || found === "LEG") ? "ELI" : found;
  }
  return null;
}

/** The nouns of the table with their sectors. */
export const sectorNouns = (): IterableIterator<[string, Sector]> => BY_NOUN.entries();
