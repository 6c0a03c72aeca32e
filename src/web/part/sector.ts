import type { Sector } from "../../ground/sector.ts";

/** What the page calls each sector. */
export const SECTOR_WORDS: Readonly<Record<Sector, string>> = {
  GOV: "government",
  MIL: "armed forces",
  REB: "rebels",
  SPY: "intelligence service",
  PTY: "political party",
  JUD: "courts",
  LEG: "legislature",
  COP: "police",
  UAF: "armed, unidentified",
  OPP: "opposition",
  CVL: "civilians",
  EDU: "education",
  ELI: "former officials",
  BUS: "business",
  JRN: "media",
  LAB: "labour",
  MED: "health workers",
  REF: "displaced people",
  REL: "religious",
  SOC: "civil society",
  CRM: "criminals",
  AGR: "farmers",
  PRE: "breakaway",
};
