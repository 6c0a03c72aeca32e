/** Words in their inflected forms, so that a rule still finds its word where the lemma is wrong. */

const IRREGULAR: Readonly<Record<string, string>> = {
  arise: "arose arisen",
  bear: "bore borne",
  beat: "beat beaten",
  become: "became",
  begin: "began begun",
  bend: "bent",
  bind: "bound",
  bite: "bit bitten",
  bleed: "bled",
  blow: "blew blown",
  break: "broke broken",
  bring: "brought",
  build: "built",
  burn: "burnt",
  buy: "bought",
  catch: "caught",
  choose: "chose chosen",
  come: "came",
  cut: "cut",
  deal: "dealt",
  die: "dying",
  dig: "dug",
  draw: "drew drawn",
  drive: "drove driven",
  fall: "fell fallen",
  feed: "fed",
  feel: "felt",
  fight: "fought",
  find: "found",
  flee: "fled",
  fly: "flew flown",
  forbid: "forbade forbidden",
  forgive: "forgave forgiven",
  freeze: "froze frozen",
  get: "got gotten",
  give: "gave given",
  go: "went gone",
  grow: "grew grown",
  hang: "hung hanged",
  have: "had has",
  hear: "heard",
  hide: "hid hidden",
  hit: "hit",
  hold: "held",
  hurt: "hurt",
  keep: "kept",
  know: "knew known",
  lay: "laid",
  lead: "led",
  leave: "left",
  lend: "lent",
  let: "let",
  lie: "lay lain lied lying",
  lose: "lost",
  make: "made",
  mean: "meant",
  meet: "met",
  overcome: "overcame",
  overrun: "overran",
  overthrow: "overthrew overthrown",
  pay: "paid",
  plead: "pled pleaded",
  put: "put",
  quit: "quit",
  read: "read",
  rebut: "rebutted",
  ride: "rode ridden",
  ring: "rang rung",
  rise: "rose risen",
  run: "ran",
  say: "said",
  see: "saw seen",
  seek: "sought",
  sell: "sold",
  send: "sent",
  set: "set",
  shake: "shook shaken",
  shed: "shed",
  shoot: "shot",
  show: "shown",
  shut: "shut",
  sink: "sank sunk",
  speak: "spoke spoken",
  spend: "spent",
  split: "split",
  spread: "spread",
  stand: "stood",
  steal: "stole stolen",
  stick: "stuck",
  strike: "struck stricken",
  swear: "swore sworn",
  sweep: "swept",
  take: "took taken",
  teach: "taught",
  tear: "tore torn",
  tell: "told",
  think: "thought",
  throw: "threw thrown",
  understand: "understood",
  undertake: "undertook undertaken",
  undergo: "underwent undergone",
  upset: "upset",
  wage: "waged",
  wear: "wore worn",
  win: "won",
  withdraw: "withdrew withdrawn",
  withhold: "withheld",
  withstand: "withstood",
  write: "wrote written",
};
const DOUBLES = new Set(
  "ban bar beg block drop hit jam kidnap let plan plot quit rebut regret rob scrap set ship shut slap slip split stab step stop strip swap transfer trap allot commit compel deter expel permit rebel refer repel submit admit defer impel propel occur patrol control cancel signal shell quarrel dispel equip hijack".split(
    " ",
  ),
);
DOUBLES.delete("block");
DOUBLES.delete("shell");
DOUBLES.delete("hijack");

const sForm = (word: string) =>
  /(?:[sxz]|[cs]h)$/.test(word) ? `${word}es` : /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;

/** Forms that a verb of this dictionary form may take, itself among them. */
export function verbForms(lemma: string): readonly string[] {
  const irregular = IRREGULAR[lemma];
  const stem = lemma.endsWith("e") && !/(?:ee|oe|ye)$/.test(lemma) ? lemma.slice(0, -1) : lemma;
  const double = DOUBLES.has(lemma) ? lemma + lemma.slice(-1) : stem;
  const past = lemma.endsWith("e")
    ? `${lemma}d`
    : /[^aeiou]y$/.test(lemma)
      ? `${lemma.slice(0, -1)}ied`
      : `${double}ed`;
  const forms = [lemma, sForm(lemma), `${double}ing`, ...(irregular ? irregular.split(" ") : [past])];
  if (!irregular && double !== stem) forms.push(`${lemma}ed`, `${lemma}ing`);
  return forms;
}

/** Forms that a noun of this dictionary form may take, itself among them. */
export const nounForms = (lemma: string): readonly string[] => [
  lemma,
  lemma.endsWith("man") ? `${lemma.slice(0, -3)}men` : sForm(lemma),
];
