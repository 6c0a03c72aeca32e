import type { Token } from "./analysis.ts";

type Features = Readonly<Record<string, string>>;

function read(feats: string): Features {
  const found: Record<string, string> = {};
  if (feats !== "")
    for (const one of feats.split("|")) found[one.slice(0, one.indexOf("="))] = one.slice(one.indexOf("=") + 1);
  return found;
}

const write = (features: Features): string =>
  Object.entries(features)
    .sort(([a], [b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join("|");

/**
 * The features of a word, mended where both its tags contradict them. Tags of nouns and verbs have no say: where they and
 * the features disagree, the features are right as often.
 */
export function agreedFeatures(form: string, upos: string, xpos: string, feats: string): string {
  // A number with a decimal point counts parts.
  if (xpos === "CD" && feats === "NumType=Card" && /^\d[\d,]*\.\d+$/.test(form)) return "NumType=Frac";
  if (xpos === "JJ" && upos === "ADJ" && /VerbForm=|Number=/.test(feats)) return "Degree=Pos";
  if (xpos === "UH" && upos === "INTJ" && /VerbForm=|Number=/.test(feats)) return "";
  if (xpos === "VBG" && upos === "VERB" && !/VerbForm=(?:Ger|Part)/.test(feats)) return "VerbForm=Ger";
  return feats;
}

const relation = (token: Token): string => token.label.split(":", 1)[0]!;
/** Relations under which an -ing form is a participle, and those under which it names or marks like a noun or adjective. */
const PARTICIPLES: ReadonlySet<string> = new Set(["advcl", "case", "aux", "cop", "root", "parataxis"]);
const GERUNDS: ReadonlySet<string> = new Set(["acl", "amod", "xcomp", "csubj", "ccomp", "obj"]);
const OBJECTS: ReadonlySet<string> = new Set(["obj", "iobj", "obl", "nmod"]);
/** Tags of words that take their number from what they stand for. */
const NUMBERLESS: ReadonlySet<string> = new Set(["DT", "WDT", "WP", "JJ", "IN"]);

/** The features of a word as its place in the tree asks for them: case by relation, gerund or participle, agreement. */
export function featuresInTree(token: Token, tokens: readonly Token[]): string {
  switch (token.xpos) {
    case "PRP":
      return caseOf(token);
    case "VBG":
      return ingForm(token, tokens);
    case "VBD":
    case "VBP":
    case "VBZ":
      return agreeing(token, tokens);
    default:
      return token.feats;
  }
}

/** "it" and "you" look the same as subject and object. */
function caseOf(token: Token): string {
  if (!/^(?:it|you)$/i.test(token.form) || !token.feats.includes("PronType=Prs")) return token.feats;
  const role = relation(token);
  if (role === "nsubj" || role === "expl") return token.feats.replace("Case=Acc", "Case=Nom");
  return OBJECTS.has(role) ? token.feats.replace("Case=Nom", "Case=Acc") : token.feats;
}

/** Helped by "be", or beside a clause, an -ing form is a participle; as a part of one, a gerund. */
function ingForm(token: Token, tokens: readonly Token[]): string {
  const features = read(token.feats);
  const helped = (one: Token): boolean =>
    one.children.some((child) => child < token.index && relation(tokens[child]!) === "aux");
  let place = token;
  while (place.label === "conj" && place.head >= 0 && !helped(place)) place = tokens[place.head]!;
  const form = helped(place) || PARTICIPLES.has(relation(place)) ? "Part" : GERUNDS.has(relation(place)) ? "Ger" : null;
  if (form === null || features.VerbForm === form) return token.feats;
  const { Tense: _, ...rest } = features;
  return write({ ...rest, VerbForm: form, ...(form === "Part" ? { Tense: "Pres" } : {}) });
}

/** Person and number of a finite verb are its subject's. */
function agreeing(token: Token, tokens: readonly Token[]): string {
  if (!token.feats.includes("Mood=Ind") || !token.feats.includes("Person=")) return token.feats;
  let clause = relation(token) === "aux" || relation(token) === "cop" ? tokens[token.head] : token;
  let subject = clause && subjectOf(clause, token.index, tokens);
  while (clause && !subject && clause.label === "conj" && clause.head >= 0) {
    clause = tokens[clause.head]!;
    subject = subjectOf(clause, token.index, tokens);
  }
  if (!subject) return token.feats;
  const features = read(token.feats);
  const [person, number = features.Number] = personAndNumber(subject, tokens);
  if (number === undefined || (NUMBERLESS.has(subject.xpos) && !/Number=/.test(subject.feats))) return token.feats;
  return write({ ...features, ...asWritten(token, person, number) });
}

/** The form of the verb outweighs its subject: "works" and "was" are singular, "they work" and "were" plural. */
function asWritten(token: Token, person: string, number: string): Features {
  if (token.xpos === "VBZ") return { Person: "3", Number: "Sing" };
  if (token.xpos === "VBP" && person === "3") return { Person: "3", Number: "Plur" };
  const form = token.form.toLowerCase();
  if (form === "was") return { Person: person, Number: "Sing" };
  return { Person: person, Number: form === "were" && person !== "2" ? "Plur" : number };
}

/** The nearest subject before a word, else the first after it. */
function subjectOf(clause: Token, before: number, tokens: readonly Token[]): Token | undefined {
  const subjects = clause.children
    .filter((child) => relation(tokens[child]!) === "nsubj")
    .map((child) => tokens[child]!);
  return subjects.findLast((one) => one.index < before) ?? subjects[0];
}

/** Person and number of a noun phrase; things joined by "and" are many. */
function personAndNumber(subject: Token, tokens: readonly Token[]): readonly [string, string | undefined] {
  const own = read(subject.feats);
  const joined = subject.children.map((child) => tokens[child]!).filter((one) => one.label === "conj");
  const and = joined.some((one) =>
    one.children.some((child) => tokens[child]!.label === "cc" && /^(?:and|&)$/i.test(tokens[child]!.form)),
  );
  const persons = [own.Person ?? "3", ...(and ? joined.map((one) => read(one.feats).Person ?? "3") : [])];
  const person = persons.reduce((a, b) => (b < a ? b : a));
  if (and) return [person, "Plur"];
  if (subject.xpos === "CD") return [person, /^(?:one|1)$/i.test(subject.form) ? "Sing" : "Plur"];
  return [person, own.Number === "Ptan" ? "Plur" : own.Number];
}
