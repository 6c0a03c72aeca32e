/** FIPS 10-4 country codes, as GDELT's places have them, beside ISO 3166 alpha-3; those that are sure. */
const PAIRS =
  "AF AFG AL ALB AG DZA AN AND AO AGO AC ATG AR ARG AM ARM AS AUS AU AUT AJ AZE BF BHS BA BHR BG BGD BB BRB BO BLR BE BEL " +
  "BH BLZ BN BEN BT BTN BL BOL BK BIH BC BWA BR BRA BX BRN BU BGR UV BFA BM MMR BY BDI CB KHM CM CMR CA CAN CV CPV CT CAF " +
  "CD TCD CI CHL CH CHN CO COL CN COM CF COG CG COD CS CRI IV CIV HR HRV CU CUB CY CYP EZ CZE DA DNK DJ DJI DO DMA DR DOM " +
  "TT TLS EC ECU EG EGY ES SLV EK GNQ ER ERI EN EST ET ETH FJ FJI FI FIN FR FRA GB GAB GA GMB GG GEO GM DEU GH GHA GR GRC " +
  "GJ GRD GT GTM GV GIN PU GNB GY GUY HA HTI HO HND HU HUN IC ISL IN IND ID IDN IR IRN IZ IRQ EI IRL IS ISR IT ITA JM JAM " +
  "JA JPN JO JOR KZ KAZ KE KEN KR KIR KN PRK KS KOR KV XKX KU KWT KG KGZ LA LAO LG LVA LE LBN LT LSO LI LBR LY LBY LS LIE " +
  "LH LTU LU LUX MK MKD MA MDG MI MWI MY MYS MV MDV ML MLI MT MLT RM MHL MR MRT MP MUS MX MEX FM FSM MD MDA MN MCO MG MNG " +
  "MJ MNE MO MAR MZ MOZ WA NAM NR NRU NP NPL NL NLD NZ NZL NU NIC NG NER NI NGA NO NOR MU OMN PK PAK PS PLW PM PAN PP PNG " +
  "PA PRY PE PER RP PHL PL POL PO PRT QA QAT RO ROU RS RUS RW RWA SC KNA ST LCA VC VCT WS WSM SM SMR TP STP SA SAU SG SEN " +
  "RI SRB SE SYC SL SLE SN SGP LO SVK SI SVN BP SLB SO SOM SF ZAF OD SSD SP ESP CE LKA SU SDN NS SUR WZ SWZ SW SWE SZ CHE " +
  "SY SYR TW TWN TI TJK TZ TZA TH THA TO TGO TN TON TD TTO TS TUN TU TUR TX TKM TV TUV UG UGA UP UKR AE ARE UK GBR US USA " +
  "UY URY UZ UZB NH VUT VT VAT VE VEN VM VNM YM YEM ZA ZMB ZI ZWE GZ PSE WE PSE HK HKG MC MAC WI ESH GL GRL RQ PRI";

const words = PAIRS.split(" ");
const pairs = Array.from(
  { length: words.length / 2 },
  (_, index) => [words[index * 2]!, words[index * 2 + 1]!] as const,
);

const TO_ISO: ReadonlyMap<string, string> = new Map(pairs);
/** Of two codes for one state the first counts. */
const TO_FIPS: ReadonlyMap<string, string> = new Map([...pairs].reverse().map(([fips, iso]) => [iso, fips]));

/** The ISO 3166 alpha-3 code of a FIPS 10-4 code; `null` where it is not sure. */
export const isoOfFips = (fips: string): string | null => TO_ISO.get(fips) ?? null;

/** The FIPS 10-4 code of an ISO 3166 alpha-3 code; `null` where it is not sure. */
export const fipsOf = (iso: string): string | null => TO_FIPS.get(iso) ?? null;
