import { decadeOf, partOf, wholeYear } from "./calendar.ts";
import { type DateRule, rule } from "./rule.ts";
import { countNamed, partNamed } from "./words.ts";

const TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety";
const ONES = "one|two|three|four|five|six|seven|eight|nine";
const DECADES = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];

const count = (word: string): number => (word === "" ? 0 : (countNamed(word) ?? 0));

/** Years and decades written out in words, as spoken news is. */
export const SPELLED: readonly DateRule[] = [
  rule("spelled-year", `nineteen[ -](?:hundred (?:and )?)?(?<tens>${TENS})(?:[ -](?<ones>${ONES}))?`, (part) =>
    wholeYear(1900 + count(part("tens")) + count(part("ones"))),
  ),
  rule(
    "spelled-millennium",
    `two thousand (?:and )?(?<ones>${ONES}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)(?! \\w+s\\b)`,
    (part) => wholeYear(2000 + count(part("ones"))),
  ),
  rule(
    "spelled-twenties",
    `twenty (?<tens>ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)(?:[ -](?<ones>${ONES}))?(?! \\w+s\\b)`,
    (part) => wholeYear(2000 + count(part("tens")) + count(part("ones"))),
  ),
  rule("spelled-decade", `the (?:{part:part}[ -])?(?:nineteen[ -])?(?<word>${DECADES.join("|")})`, (part) => {
    const decade = decadeOf(1920 + DECADES.indexOf(part("word").toLowerCase()) * 10);
    return part("part") === "" ? decade : partOf(partNamed(part("part")), decade);
  }),
];
