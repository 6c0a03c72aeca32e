/** Letters that no decomposition takes apart, with what English news writes for them. */
const LETTERS: Readonly<Record<string, string>> = {
  ə: "a",
  ı: "i",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  ħ: "h",
  ŋ: "n",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  þ: "th",
};

const PLAIN = /^[a-z0-9 ]*$/;
const MARKS = /\p{M}+/gu;
const OTHER = /[əıøłđðħŋßæœþ]/g;
/** Marks that stand inside a word and are left out: apostrophes of all kinds, the letters ayin and hamza, full stops. */
const SILENT = /[.'’‘ʼʻʿʾ`´ˈ]/g;
const GAPS = /[^\p{L}\p{N}&]+/gu;

/** The name as names are compared: small letters, no accents, no full stops, hyphens as spaces, no leading "the", no possessive. */
export function fold(name: string): string {
  let folded = name.toLowerCase();
  if (!PLAIN.test(folded)) {
    folded = folded
      .replace(/['’]s?$/, "")
      .normalize("NFD")
      .replace(MARKS, "")
      .replace(OTHER, (letter) => LETTERS[letter] ?? letter)
      .replace(SILENT, "")
      .replace(GAPS, " ")
      .trim();
  }
  return folded.startsWith("the ") && folded.length > 4 ? folded.slice(4) : folded;
}

const PIECES = /[\p{L}\p{N}.'’ʼʻʿʾ&]+|[-–,]/gu;

/** How many words the name has where hyphens and commas count as words: no fewer than any tokenizer makes of it. */
export const pieces = (name: string): number =>
  /[-–,]/.test(name) ? (name.match(PIECES)?.length ?? 0) : name.split(" ").length;

/** The first word of a folded name. */
export function firstWord(folded: string): string {
  const gap = folded.indexOf(" ");
  return gap < 0 ? folded : folded.slice(0, gap);
}

/** Abbreviations and family names that are ordinary words when written small; then they name nobody. */
const ORDINARY: ReadonlySet<string> = new Set(
  (
    "us it is who car may major brown bush rice king hill cook gates clark young so do an ban can aids mad son sun " +
    "gore hunt straw no long day he she max gray grey wade short price fox west east north south fast star save force " +
    "front mercy as at in on or to by be am are was will union states"
  ).split(" "),
);

/** Whether the name as written is an ordinary word and no name. */
export const isOrdinary = (written: string): boolean => written === written.toLowerCase() && ORDINARY.has(written);
