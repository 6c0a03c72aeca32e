import type { Day } from "../ground/day.ts";
import { fold } from "./fold.ts";
import { holds, type Period } from "./period.ts";
import { period } from "./roster.ts";
import { type ActorTable, listed } from "./table.ts";

/** A time in office. */
export interface Term {
  /** The holder's id. */
  readonly person: string;
  /** Id of the state or body whose office it is. */
  readonly state: string;
  /** The office as the table words it: "prime minister". */
  readonly office: string;
  readonly period: Period;
}

/** Offices that are asked for by several titles; the first is the usual one. */
const TITLES: readonly (readonly string[])[] = [
  ["president", "head of state", "federal president"],
  [
    "prime minister",
    "premier",
    "pm",
    "head of government",
    "chancellor",
    "federal chancellor",
    "taoiseach",
    "chief executive",
  ],
  [
    "foreign minister",
    "minister of foreign affairs",
    "foreign affairs minister",
    "minister for foreign affairs",
    "foreign secretary",
    "secretary of state",
    "us secretary of state",
    "external affairs minister",
    "top diplomat",
    "chief diplomat",
    "head of diplomacy",
  ],
  [
    "defence minister",
    "defense minister",
    "minister of defence",
    "minister of defense",
    "defence secretary",
    "defense secretary",
    "secretary of defense",
    "secretary of defence",
    "defence chief",
    "defense chief",
    "pentagon chief",
  ],
  ["king", "queen", "monarch", "emir", "sultan", "amir", "grand duke", "emperor", "sovereign", "ruler", "prince"],
  ["crown prince"],
  [
    "secretary-general",
    "secretary general",
    "general secretary",
    "chief",
    "head",
    "director-general",
    "director general",
    "managing director",
    "executive director",
    "commission president",
    "high representative",
    "president of the commission",
    "chairman",
    "chairperson",
    "chairwoman",
  ],
  ["supreme leader", "leader", "party leader", "party chief"],
  ["vice president", "vice-president", "deputy president"],
  ["pope", "pontiff"],
  ["finance minister", "treasury secretary", "minister of finance", "chancellor of the exchequer"],
  ["interior minister", "home secretary", "minister of the interior", "minister of internal affairs"],
  ["national security adviser", "national security advisor"],
  ["chief of staff", "army chief", "military chief", "chief of the general staff"],
  ["speaker", "parliament speaker", "parliamentary speaker", "speaker of parliament"],
];

const GROUP: ReadonlyMap<string, number> = new Map(
  TITLES.flatMap((titles, index) => titles.map((title) => [fold(title), index] as const)),
);

/** Words that stand before a person's name and name no office of the tables. */
const HONORIFICS = new Set(
  (
    "mr mrs ms miss dr prof professor sir lord lady dame general gen colonel col major maj captain lieutenant admiral marshal field " +
    "sheikh sheik sayyed ayatollah grand senator sen rep congressman comrade madame former ex then late acting interim caretaker " +
    "outgoing newly elected re incoming deputy vice chief leader king queen prince princess crown emperor pope cardinal archbishop " +
    "judge justice governor ambassador envoy minister president-elect opposition long time longtime veteran ousted deposed current " +
    "and hardline moderate strongman dictator ruler party state us eu un"
  ).split(" "),
);

/** Whether the folded word can stand before a person's name as a title. */
export const isHonorific = (word: string): boolean => HONORIFICS.has(word);

/** Whether the folded phrase is a title of an office. */
export const isTitle = (folded: string): boolean => GROUP.has(folded);

/** Whether the two folded titles can name the same office. */
export function sameOffice(asked: string, office: string): boolean {
  if (asked === office) return true;
  const group = GROUP.get(asked);
  return group !== undefined && group === GROUP.get(office);
}

/** Who holds and held what: by office and by person. */
export interface Offices {
  /** Terms of the person, earliest first. */
  of(person: string): readonly Term[];
  /** Terms of the state's office of this folded title that hold on the day. */
  holders(state: string, title: string, on: Day): readonly Term[];
  /** Every term. */
  readonly terms: readonly Term[];
}

/** A person's id: the folded name with hyphens. */
export const personId = (name: string): string => fold(name).replaceAll(" ", "-");

/** The offices of the tables; a cell `person` may name several who held it together. */
export function readOffices(tables: readonly ActorTable[]): Offices {
  const terms: Term[] = [];
  const byPerson = new Map<string, Term[]>();
  const byState = new Map<string, Term[]>();
  for (const table of tables) {
    for (const { line, cells } of table.rows) {
      for (const name of listed(cells.person)) {
        const time = period(cells.from, cells.to, `${table.source}:${line}`);
        const term = { person: personId(name), state: cells.state ?? "", office: cells.office ?? "", period: time };
        terms.push(term);
        gather(byPerson, term.person, term);
        gather(byState, term.state, term);
      }
    }
  }
  for (const of of byPerson.values()) of.sort((a, b) => ((a.period.from ?? "") < (b.period.from ?? "") ? -1 : 1));
  return {
    terms,
    of: (person) => byPerson.get(person) ?? [],
    holders: (state, title, on) =>
      (byState.get(state) ?? [])
        .filter((term) => sameOffice(title, fold(term.office)) && holds(term.period, on))
        .sort((a, b) => Number(fold(b.office) === title) - Number(fold(a.office) === title)),
  };
}

function gather<Key, Value>(into: Map<Key, Value[]>, key: Key, value: Value): void {
  const found = into.get(key);
  if (found) found.push(value);
  else into.set(key, [value]);
}
