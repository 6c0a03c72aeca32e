/** PLOVER's sectors of an actor, with what each covers. */
export const SECTORS = {
  GOV: "government",
  MIL: "armed forces of a state",
  REB: "rebels, insurgents",
  SPY: "state intelligence",
  PTY: "political party",
  JUD: "judiciary, courts",
  LEG: "legislature",
  COP: "police",
  UAF: "armed, unidentified",
  OPP: "political opposition",
  CVL: "civilians, individuals",
  EDU: "education, academia",
  ELI: "former officials, elites",
  BUS: "business",
  JRN: "journalists, media",
  LAB: "labour, unions",
  MED: "health workers",
  REF: "refugees, displaced",
  REL: "religious",
  SOC: "civil society",
  CRM: "criminals",
  AGR: "farmers",
  PRE: "breakaway or partly recognised; stands beside another",
} as const;
export type Sector = keyof typeof SECTORS;
export const isSector = (word: string): word is Sector => Object.hasOwn(SECTORS, word);
