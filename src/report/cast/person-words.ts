/** Words that tell of a person: titles, and given names with the pronoun that goes with them; small and general on purpose. */
import type { Token } from "../../analysis/analysis.ts";
import { nounKind } from "./noun-kinds.ts";

export type Gender = "he" | "she" | "it";

const HE_WORDS = `mr mister sir lord father king prince emperor sultan emir shah tsar pope cardinal bishop archbishop monk
  man boy guy gentleman husband widower brother son uncle nephew grandfather grandson dad grandpa spokesman chairman
  policeman serviceman businessman congressman fisherman gunman militiaman cameraman statesman strongman actor cleric imam
  ayatollah duke baron count`;
const SHE_WORDS = `mrs ms miss madam madame lady dame queen princess empress woman girl wife widow sister daughter aunt
  niece grandmother granddaughter mother mom mum grandma spokeswoman chairwoman policewoman servicewoman businesswoman
  congresswoman actress nun duchess baroness countess waitress heroine`;

const HE_NAMES = `john james robert michael william david richard joseph thomas charles christopher daniel matthew anthony
  mark donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary
  nicholas eric jonathan stephen larry justin scott brandon benjamin samuel frank gregory raymond alexander patrick jack
  dennis jerry tyler aaron henry peter adam nathan douglas zachary kyle walter harold jeremy ethan carl keith roger arthur
  terry lawrence sean christian albert austin joe bill bob jim tom mike steve dave chris matt dan ben sam tony tim ron
  vladimir dmitry sergei sergey ivan boris mikhail nikolai nikolay alexei aleksandr aleksei yuri igor oleg viktor anatoly
  andrei konstantin pavel maxim yevgeny evgeny gennady leonid valery vasily vitaly artur armen hakob vigen nikol levon
  ilham heydar serzh tigran aram karen gagik emmanuel jacques francois nicolas pierre jean michel philippe olivier
  laurent gerard alain bernard helmut gerhard olaf hans klaus jurgen wolfgang dieter karl heinz otto franz fritz
  giovanni giuseppe silvio mario matteo sergio carlo luigi paolo marco romano jose juan carlos luis miguel jorge pedro
  manuel antonio francisco fernando alberto hugo rafael diego eduardo enrique pablo ricardo roberto alejandro andres
  felipe mohammed mohamed muhammad mahmoud ahmed ahmad ali hassan hussein hossein omar ibrahim khalid khaled abdullah
  abdul yasser yusuf youssef mustafa mehmet recep tayyip bashar saddam hosni anwar nouri haider benjamin yitzhak ehud
  shimon ariel moshe avigdor narendra rajiv rahul atal imran nawaz asif pervez hamid ashraf jiang hu xi deng zhu wen
  shinzo junichiro fumio yoshihide taro kim joon suharto mahathir lee thein hun ferdinand rodrigo joko bacharuddin
  nelson thabo jacob cyril robert morgan joseph laurent paul yoweri daniel mwai uhuru william meles isaias muammar
  slobodan radovan ratko franjo alija zoran milan stjepan vaclav lech bronislaw viktor gyula ion nicolae petr jan jose
  bertie gerry tony gordon boris rishi keir barack joe donald jimmy ronald harry franklin theodore abraham kofi ban antonio
  javier jens anders lech wojciech leon isaac winston oscar ernest louis felix hugh simon martin philip alan graham neil
  ian colin barry craig derek stuart trevor nigel volodymyr petro leonid arseniy mykola oleksandr norton byron dylan evan
  max luke noah liam logan mason lucas oliver ethan caleb connor cody brad chad greg jeff rick todd wayne`;
const SHE_NAMES = `mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra
  margaret ashley kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca laura helen sharon cynthia
  kathleen amy angela shirley anna brenda pamela emma nicole samantha katherine catherine christine debra rachel carolyn
  janet maria heather diane olivia julie joyce victoria ruth virginia lauren kelly christina joan evelyn judith andrea
  hannah megan cheryl jacqueline martha madeleine madeline gloria teresa ann anne sara kathryn janice jean alice doris
  julia grace judy theresa rose denise marilyn amber danielle brittany diana jane lori olga natalia natasha tatyana
  svetlana irina elena yelena galina lyudmila ludmila ekaterina yulia oksana anastasia marina vera nadezhda maia arpine
  anahit ani mariam lilit gayane angela ursula annegret heidi ingrid astrid petra sabine marine segolene brigitte
  christiane simone valerie francoise martine edith giorgia francesca giulia lucia isabel carmen rosa cristina dilma
  michelle evita ines sofia ana beatriz fatima aisha khadija leila layla amina zainab maryam noor benazir indira sonia
  hasina aung megawati corazon imelda gloria yingluck park tsai keiko yuriko golda tzipi hillary condoleezza madeleine
  nancy kamala theresa liz nicola margaret jacinda julia gro erna sanna mette helle tarja ellen joyce graca winnie kate
  katie chloe zoe lucy molly ellie claire charlotte sophie sophia isabella mia ava abigail madison jenny becky debbie
  cathy sue peggy wendy tracy tina tammy ada clara eleanor florence harriet ida jill kim holly`;

/** Words before a name that say it is a person's, beside the nouns of persons. */
export const TITLES: ReadonlySet<string> = new Set(
  `mr mrs ms miss mister madam madame dr doctor sir dame lord lady prof professor rev reverend father sister brother sheikh
   sheik imam ayatollah mullah president vice-president premier prime minister chancellor king queen prince princess emperor
   sultan emir pope cardinal archbishop bishop patriarch general gen lieutenant lt colonel col major maj captain capt
   sergeant sgt admiral adm marshal commander brigadier corporal private senator sen representative rep congressman
   congresswoman governor gov mayor secretary ambassador judge justice comrade chairman spokesman spokeswoman
   foreign defence defense interior deputy acting former ex-president first vice pres reps sens constable inspector
   superintendent sheriff`.split(/\s+/),
);

const SHORT_TITLES: ReadonlyMap<string, string> = new Map(
  `sen senator, rep representative, gov governor, pres president, gen general, col colonel, capt captain, lt lieutenant,
   sgt sergeant, adm admiral, prof professor`
    .split(/,\s+/)
    .map((pair) => {
      const [short = "", full = ""] = pair.trim().split(" ");
      return [short, full] as const;
    }),
);

/** The title in full: "Sen." is a senator's. */
export const fullTitle = (title: string): string => SHORT_TITLES.get(title.replace(/\.$/, "").toLowerCase()) ?? title;

const words = (list: string, gender: Gender): readonly (readonly [string, Gender])[] =>
  list
    .trim()
    .split(/\s+/)
    .map((word) => [word, gender] as const);

const byNoun: ReadonlyMap<string, Gender> = new Map([...words(HE_WORDS, "he"), ...words(SHE_WORDS, "she")]);
const he: ReadonlySet<string> = new Set(HE_NAMES.trim().split(/\s+/));
const she: ReadonlySet<string> = new Set(SHE_NAMES.trim().split(/\s+/));

/** The pronoun that goes with a title, kin term or noun (lower case); `null` where it says nothing. */
export const genderOfNoun = (noun: string): Gender | null => byNoun.get(noun) ?? null;

/** The pronoun that goes with a given name (lower case); `null` where unknown or where it is given to both. */
export function genderOfName(name: string): Gender | null {
  const male = he.has(name);
  const female = she.has(name);
  return male === female ? null : male ? "he" : "she";
}

/** Whether the word (lower case) is in the short list of given names. */
export const isGivenName = (name: string): boolean => he.has(name) || she.has(name);

/** Whether the word is a noun of persons or a title, which may stand right before a name. */
export const isTitle = (token: Token): boolean =>
  (token.upos === "NOUN" || token.upos === "PROPN") &&
  (nounKind(token.lemma.toLowerCase()) === "person" ||
    (TITLES.has(token.form.toLowerCase().replace(/\.$/, "")) && /^\p{Lu}/u.test(token.form)));
