import type { EventType } from "../../ground/event-type.ts";

/** CAMEO's codes beside PLOVER's types, for the columns of GDELT; a mode that has no code of its own takes its type's. */
const CODES: Readonly<Record<EventType, { readonly code: string; readonly modes?: Readonly<Record<string, string>> }>> =
  {
    AGREE: { code: "030" },
    CONSULT: { code: "040", modes: { visit: "042", phone: "041", "third-party": "045", multilateral: "046" } },
    SUPPORT: { code: "050" },
    CONCEDE: { code: "080" },
    COOPERATE: { code: "060" },
    AID: { code: "070" },
    RETREAT: {
      code: "080",
      modes: { withdraw: "0874", release: "0841", disarm: "0873", ceasefire: "0871", access: "086", resign: "0833" },
    },
    REQUEST: { code: "020", modes: { assist: "023", change: "024", yield: "025", meet: "022" } },
    ACCUSE: { code: "110", modes: { disapprove: "111", allege: "112", investigate: "090" } },
    REJECT: { code: "120", modes: { assist: "122", change: "123", yield: "124", meet: "125" } },
    THREATEN: {
      code: "130",
      modes: { restrict: "131", relations: "1312", arrest: "132", expel: "137", violence: "138" },
    },
    PROTEST: { code: "140", modes: { demo: "141", hunger: "142", strike: "143", obstruct: "144", riot: "145" } },
    SANCTION: { code: "160", modes: { expel: "166", discontinue: "163", withdraw: "161" } },
    MOBILIZE: { code: "150", modes: { police: "151", troops: "152", weapons: "154", militia: "154" } },
    COERCE: {
      code: "170",
      modes: {
        ...{ seize: "171", restrict: "172", arrest: "173", deport: "174", censor: "1722", curfew: "1724" },
        ...{ "martial-law": "1724", cyber: "176" },
      },
    },
    ASSAULT: {
      code: "180",
      modes: {
        ...{ abduct: "181", sexual: "1821", torture: "1822", beat: "182", "suicide-attack": "1831", explosives: "183" },
        ...{ targeted: "186", aerial: "195", drone: "195", "heavy-weapons": "194", firearms: "193", destroy: "190" },
        ...{ "crowd-control": "175", unconventional: "204", primitive: "182" },
      },
    },
  };

/** The code of a type in a mode, with its base (three digits) and root (two). */
export function cameoOf(type: EventType, mode: string | null): Readonly<Record<"code" | "base" | "root", string>> {
  const { code, modes } = CODES[type];
  const found = (mode === null ? undefined : modes?.[mode]) ?? code;
  return { code: found, base: found.slice(0, 3), root: found.slice(0, 2) };
}

/** What a code stands for in PLOVER, longest first; a code that is not here is looked up without its last digit. */
const TYPES: Readonly<Record<string, readonly [EventType, string | null]>> = {
  ...{
    "02": ["REQUEST", null],
    "022": ["REQUEST", "meet"],
    "023": ["REQUEST", "assist"],
    "024": ["REQUEST", "change"],
  },
  ...{
    "025": ["REQUEST", "yield"],
    "10": ["REQUEST", null],
    "103": ["REQUEST", "assist"],
    "104": ["REQUEST", "change"],
  },
  ...{ "102": ["REQUEST", "meet"], "105": ["REQUEST", "yield"], "03": ["AGREE", null], "04": ["CONSULT", null] },
  ...{ "041": ["CONSULT", "phone"], "042": ["CONSULT", "visit"], "043": ["CONSULT", "visit"] },
  ...{ "045": ["CONSULT", "third-party"], "05": ["SUPPORT", null], "06": ["COOPERATE", null], "07": ["AID", null] },
  ...{ "08": ["CONCEDE", null], "084": ["RETREAT", "release"], "086": ["RETREAT", "access"], "087": ["RETREAT", null] },
  ...{ "085": ["RETREAT", null], "0871": ["RETREAT", "ceasefire"], "0872": ["RETREAT", null] },
  ...{ "0873": ["RETREAT", "disarm"], "0874": ["RETREAT", "withdraw"], "0833": ["RETREAT", "resign"] },
  ...{ "09": ["ACCUSE", "investigate"], "11": ["ACCUSE", "disapprove"], "112": ["ACCUSE", "allege"] },
  ...{ "12": ["REJECT", null], "122": ["REJECT", "assist"], "123": ["REJECT", "change"], "124": ["REJECT", "yield"] },
  ...{ "125": ["REJECT", "meet"], "13": ["THREATEN", null], "131": ["THREATEN", "restrict"] },
  ...{ "1312": ["THREATEN", "relations"], "137": ["THREATEN", "expel"], "138": ["THREATEN", "violence"] },
  ...{ "139": ["THREATEN", "violence"], "14": ["PROTEST", null], "141": ["PROTEST", "demo"] },
  ...{ "142": ["PROTEST", "hunger"], "143": ["PROTEST", "strike"], "144": ["PROTEST", "obstruct"] },
  ...{ "145": ["PROTEST", "riot"], "15": ["MOBILIZE", null], "151": ["MOBILIZE", "police"] },
  ...{ "152": ["MOBILIZE", "troops"], "154": ["MOBILIZE", "troops"], "16": ["SANCTION", null] },
  ...{ "163": ["SANCTION", "discontinue"], "166": ["SANCTION", "expel"], "17": ["COERCE", null] },
  ...{ "171": ["COERCE", "seize"], "172": ["COERCE", "restrict"], "173": ["COERCE", "arrest"] },
  ...{ "174": ["COERCE", "deport"], "175": ["ASSAULT", "crowd-control"], "176": ["COERCE", "cyber"] },
  ...{ "18": ["ASSAULT", null], "181": ["ASSAULT", "abduct"], "182": ["ASSAULT", "beat"] },
  ...{ "1821": ["ASSAULT", "sexual"], "1822": ["ASSAULT", "torture"], "183": ["ASSAULT", "explosives"] },
  ...{ "1831": ["ASSAULT", "suicide-attack"], "185": ["ASSAULT", "targeted"], "186": ["ASSAULT", "targeted"] },
  ...{ "19": ["ASSAULT", null], "193": ["ASSAULT", "firearms"], "194": ["ASSAULT", "heavy-weapons"] },
  ...{ "195": ["ASSAULT", "aerial"], "20": ["ASSAULT", null], "204": ["ASSAULT", "unconventional"] },
};

/** The PLOVER type and mode of a CAMEO code; `null` for 01, a statement that does nothing, and for what is no code. */
export function ploverOf(code: string): { readonly type: EventType; readonly mode: string | null } | null {
  for (let length = code.length; length >= 2; length -= 1) {
    const found = TYPES[code.slice(0, length)];
    if (found) return { type: found[0], mode: found[1] };
  }
  return null;
}

/** CAMEO's role codes beside PLOVER's sectors; a sector that has none is left empty. */
export const CAMEO_ROLES: Readonly<Record<string, string>> = {
  ...{ GOV: "GOV", MIL: "MIL", REB: "REB", SPY: "SPY", JUD: "JUD", LEG: "LEG", COP: "COP", UAF: "UAF", OPP: "OPP" },
  ...{ CVL: "CVL", EDU: "EDU", ELI: "ELI", BUS: "BUS", JRN: "MED", LAB: "LAB", MED: "HLH", REF: "REF", AGR: "AGR" },
  ...{ CRM: "CRM", PTY: "PTY" },
};
