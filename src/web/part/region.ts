/** Regions as desks divide the world, each with its states and territories by ISO 3166 alpha-3, and bodies that are of it alone. */
const STATES = {
  "North Africa": "DZA EGY ESH LBY MAR TUN SDN MRT",
  "West Africa": "BEN BFA CIV CPV GHA GIN GMB GNB LBR MLI NER NGA SEN SLE TGO ECOWAS",
  "Central Africa": "AGO CAF CMR COD COG GAB GNQ STP TCD",
  "East Africa": "BDI COM DJI ERI ETH KEN MDG MUS RWA SOM SSD SYC TZA UGA MYT REU IGAD EAC",
  "Southern Africa": "BWA LSO MOZ MWI NAM SWZ ZAF ZMB ZWE SADC",
  "Middle East": "ARE BHR IRN IRQ ISR JOR KWT LBN OMN PSE QAT SAU SYR TUR YEM YMD YAR GCC",
  "Caucasus and Central Asia": "ARM AZE GEO KAZ KGZ TJK TKM UZB",
  "South Asia": "AFG BGD BTN IND LKA MDV NPL PAK SAARC",
  "East Asia": "CHN HKG JPN KOR MAC MNG PRK TWN",
  "South-East Asia": "BRN IDN KHM LAO MMR MYS PHL SGP THA TLS VNM VDR ASEAN",
  "Western Europe":
    "AND AUT BEL CHE CYP DEU DNK ESP FIN FRA FRO GBR GIB GRC IRL ISL ITA LIE LUX MCO MLT NLD NOR PRT SMR SWE VAT EU",
  "Eastern Europe":
    "ALB BGR BIH BLR CZE EST HRV HUN LTU LVA MDA MKD MNE POL ROU RUS SRB SVK SVN UKR XKX SUN YUG SCG CSK DDR",
  "North America": "BMU CAN GRL USA",
  "Latin America and the Caribbean":
    "ABW ARG ATG BHS BLZ BOL BRA BRB CHL COL CRI CUB CUW CYM DMA DOM ECU FLK GLP GRD GTM GUF GUY HND HTI JAM KNA LCA MEX MTQ NIC PAN PER PRI PRY SLV SUR TTO URY VCT VEN CARICOM MERCOSUR",
  Oceania: "AUS COK FJI FSM GUM KIR MHL NCL NRU NZL PLW PNG PYF SLB TON TUV VUT WSM",
} as const satisfies Record<string, string>;
export type Region = keyof typeof STATES;
export const REGIONS = Object.keys(STATES) as readonly Region[];

const OF: ReadonlyMap<string, Region> = new Map(
  REGIONS.flatMap((region) => STATES[region].split(" ").map((id) => [id, region] as const)),
);

/** The region that an actor is of, by its own id or that of whom it acts for; `null` for bodies of the world and whom nobody places. */
export const regionOf = (actor: { readonly actor: string; readonly actsFor?: string | null }): Region | null =>
  OF.get(actor.actor) ?? OF.get(actor.actsFor ?? "") ?? null;
