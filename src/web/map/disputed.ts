/** A place that more than one side claims. */
export interface Disputed {
  readonly name: string;
  /** What the other sides call it, where they have a name of their own. */
  readonly also?: string;
  readonly lat: number;
  readonly lon: number;
  /** Who holds it and who claims it, in one line that takes no side. */
  readonly sides: string;
}

/** What a disputed place is called, by all sides that name it. */
export const namesOf = ({ name, also }: Disputed): string => (also ? `${name} / ${also}` : name);

/** Disputed places that news names, marked whatever the borders drawn; after the tables of `data/`, by general knowledge. */
export const DISPUTED: readonly Disputed[] = [
  { name: "Abkhazia", also: "Apsny", lat: 43, lon: 41, sides: "breakaway, held with Russia's help; Georgia claims it" },
  {
    name: "South Ossetia",
    also: "Tskhinvali region",
    lat: 42.3,
    lon: 44,
    sides: "breakaway, held with Russia's help; Georgia claims it",
  },
  {
    name: "Nagorno-Karabakh",
    also: "Artsakh",
    lat: 39.8,
    lon: 46.75,
    sides: "held by Azerbaijan; Armenians held it until 2023",
  },
  {
    name: "Transnistria",
    also: "Pridnestrovie",
    lat: 46.85,
    lon: 29.6,
    sides: "breakaway, held with Russia's help; Moldova claims it",
  },
  {
    name: "Crimea",
    also: "Republic of Crimea",
    lat: 45.3,
    lon: 34.4,
    sides: "held by Russia since 2014; Ukraine claims it",
  },
  { name: "Donbas", lat: 48.3, lon: 38.2, sides: "mostly held by Russia; Ukraine claims it" },
  {
    name: "Kosovo",
    also: "Kosovo and Metohija",
    lat: 42.6,
    lon: 20.9,
    sides: "independent since 2008 by its own word; Serbia claims it",
  },
  {
    name: "Northern Cyprus",
    also: "Turkish Republic of Northern Cyprus",
    lat: 35.3,
    lon: 33.5,
    sides: "breakaway, held with Turkey's help; Cyprus claims it",
  },
  { name: "Gibraltar", lat: 36.14, lon: -5.35, sides: "held by Britain; Spain claims it" },
  {
    name: "West Bank",
    also: "Judea and Samaria",
    lat: 31.95,
    lon: 35.25,
    sides: "occupied by Israel; Palestine claims it",
  },
  { name: "East Jerusalem", also: "al-Quds", lat: 31.79, lon: 35.24, sides: "held by Israel; Palestine claims it" },
  { name: "Gaza Strip", lat: 31.42, lon: 34.36, sides: "Palestinian territory, fought over with Israel" },
  {
    name: "Golan Heights",
    also: "occupied Syrian Golan",
    lat: 33,
    lon: 35.8,
    sides: "held by Israel; Syria claims it",
  },
  {
    name: "Western Sahara",
    also: "Southern Provinces",
    lat: 24.5,
    lon: -13.7,
    sides: "mostly held by Morocco; the Polisario Front claims it",
  },
  { name: "Ceuta and Melilla", lat: 35.3, lon: -2.95, sides: "held by Spain; Morocco claims them" },
  { name: "Halaib Triangle", lat: 22.2, lon: 36.4, sides: "held by Egypt; Sudan claims it" },
  { name: "Abyei", lat: 9.6, lon: 28.4, sides: "Sudan and South Sudan claim it" },
  { name: "Ilemi Triangle", lat: 4.9, lon: 35.4, sides: "held by Kenya; South Sudan and Ethiopia claim parts" },
  { name: "Somaliland", lat: 9.7, lon: 46, sides: "independent since 1991 by its own word; Somalia claims it" },
  {
    name: "Kashmir",
    also: "Jammu and Kashmir",
    lat: 34.2,
    lon: 75.5,
    sides: "parted between India and Pakistan; both claim all of it",
  },
  { name: "Aksai Chin", lat: 35.2, lon: 79.4, sides: "held by China; India claims it" },
  { name: "Arunachal Pradesh", also: "South Tibet", lat: 28.1, lon: 94.6, sides: "held by India; China claims it" },
  { name: "Taiwan", lat: 23.7, lon: 121, sides: "governs itself; China claims it" },
  {
    name: "Senkaku Islands",
    also: "Diaoyu Islands",
    lat: 25.75,
    lon: 123.5,
    sides: "held by Japan; China and Taiwan claim them",
  },
  { name: "Dokdo", also: "Takeshima", lat: 37.24, lon: 131.87, sides: "held by South Korea; Japan claims them" },
  {
    name: "Southern Kuril Islands",
    also: "Northern Territories",
    lat: 44.4,
    lon: 146.6,
    sides: "held by Russia; Japan claims them",
  },
  {
    name: "Paracel Islands",
    also: "Xisha, Hoang Sa",
    lat: 16.5,
    lon: 112,
    sides: "held by China; Vietnam and Taiwan claim them",
  },
  {
    name: "Spratly Islands",
    also: "Nansha, Truong Sa",
    lat: 9.5,
    lon: 114,
    sides: "held in parts by five sides; six claim some or all",
  },
  {
    name: "Scarborough Shoal",
    also: "Huangyan Island",
    lat: 15.15,
    lon: 117.75,
    sides: "held by China; the Philippines and Taiwan claim it",
  },
  {
    name: "Second Thomas Shoal",
    also: "Ren'ai Jiao",
    lat: 9.73,
    lon: 115.87,
    sides: "held by the Philippines; China claims it",
  },
  {
    name: "Preah Vihear",
    also: "Phra Viharn",
    lat: 14.39,
    lon: 104.68,
    sides: "Cambodia and Thailand dispute the land about it",
  },
  { name: "Essequibo", also: "Guayana Esequiba", lat: 6, lon: -59.5, sides: "held by Guyana; Venezuela claims it" },
  { name: "Falkland Islands", also: "Malvinas", lat: -51.7, lon: -59, sides: "held by Britain; Argentina claims them" },
];
