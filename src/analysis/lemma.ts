/** The form in the letter case that a rule asks for: k as it is, l lower, u upper, t first letter upper and the rest lower. */
function recase(word: string, casing: string): string {
  if (casing === "l") return word.toLowerCase();
  if (casing === "u") return word.toUpperCase();
  if (casing !== "t") return word;
  const [first = ""] = word;
  return first.toUpperCase() + word.slice(first.length).toLowerCase();
}

const PARTS = /^([klut])\|(\d+)\|(\d+)\|([\s\S]*)$/;
const read = new Map<string, { casing: string; front: number; back: number; add: string }>();

/**
 * The lemma that an edit rule `case|front|back|add` makes of a form: change its letter case, drop characters in front
 * and behind, append; the form itself where it is too short for the rule or nothing would be left.
 */
export function applyRule(form: string, rule: string): string {
  let parts = read.get(rule);
  if (!parts) {
    const found = PARTS.exec(rule);
    parts = found
      ? { casing: found[1]!, front: Number(found[2]), back: Number(found[3]), add: found[4]! }
      : { casing: "k", front: 0, back: 0, add: "" };
    read.set(rule, parts);
  }
  const word = recase(form, parts.casing);
  if (parts.front === 0 && parts.back === 0) return word + parts.add;
  // Counts are of characters, not code units.
  if (/[\ud800-\udbff]/.test(word)) {
    const signs = [...word];
    if (parts.front + parts.back > signs.length) return form;
    return signs.slice(parts.front, signs.length - parts.back).join("") + parts.add || form;
  }
  if (parts.front + parts.back > word.length) return form;
  return word.slice(parts.front, word.length - parts.back) + parts.add || form;
}
