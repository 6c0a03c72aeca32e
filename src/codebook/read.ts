/** Reads the files of a codebook into rules; over 300 lines because each part of the language is read beside the fault it gives. */
import { CONTEXTS, EVENT_STATUSES, EVENT_TYPES, isEventType } from "../ground/event-type.ts";
import type { FaultValue } from "../ground/fault.ts";
import { isTieType, TIE_STATUSES, TIE_TYPES } from "../ground/tie-type.ts";
import type { Codebook, CodebookSource } from "./codebook.ts";
import type { Condition, Conditions, Demand } from "./condition.ts";
import { readExample } from "./example.ts";
import { type Path, readPath, STEP_WORDS } from "./path.ts";
import {
  ANCHOR_KINDS,
  type Anchor,
  type AnchorKind,
  type Example,
  type Gives,
  type Operator,
  ROLES,
  type Role,
  type Rule,
} from "./rule.ts";
import { choices } from "./suggest.ts";
import { WordClasses, WordSet } from "./words.ts";
import { type Entry, readYaml } from "./yaml-file.ts";

const RULE_KEYS = [
  "rule",
  "event",
  "tie",
  "influence",
  "mode",
  "status",
  "sign",
  "certainty",
  "verb",
  "noun",
  "adjective",
  "word",
  "roles",
  "where",
  "unless",
  "score",
  "rank",
  "finds",
  "passes over",
  "note",
];
const OPERATOR_KEYS = [
  "operator",
  "phrase",
  "over",
  "having",
  "tense",
  "voice",
  "hearsay",
  "gives",
  "negated",
  "said",
] as const;
const SECTIONS = ["classes", "rules", "operators", "contexts"];
const DEMAND_KEYS = ["words", "form", "upos", "type", "sector", "actor", "place", "named", "number", "voice", "feats"];
const ENTITY_TYPES = ["person", "organization", "state", "place", "people", "facility", "other"];

/** The classes that the named paths themselves read; a codebook without one of them has none of its words. */
export const BUILT_IN = [
  "support",
  "suffered-support",
  "prepositional-support",
  "happening",
  "subject-control",
  "oblique-control",
  "object-gerund",
  "naming",
  "particles",
  "suffered",
  "acting",
];

class Reader {
  readonly faults: FaultValue[] = [];
  readonly rules: Rule[] = [];
  readonly operators: Operator[] = [];
  readonly contexts = new Map<string, Set<string>>();
  readonly lists = new Map<string, Set<string>>();
  readonly names = new Map<string, string>();
  file = "";
  #line = 1;

  fault(code: string, message: string, line = this.#line): void {
    this.faults.push({ kind: "fault", code: `codebook/${code}`, message, place: `${this.file}:${line}` });
  }

  strings(at: Entry, what: string): readonly string[] {
    const { value } = at;
    if (typeof value === "string") return [value];
    if (typeof value === "number") return [String(value)];
    if (Array.isArray(value) && value.every((one) => typeof one === "string" || typeof one === "number"))
      return value.map(String);
    this.fault("wrong-shape", `${what}: wanted a word or a list of words, found ${JSON.stringify(value)}`, at.line);
    return [];
  }

  /** The words of a list, classes (`@name`) opened. */
  words(at: Entry, what: string): readonly string[] {
    const found: string[] = [];
    for (const word of this.strings(at, what)) {
      if (!word.startsWith("@")) found.push(word.toLowerCase());
      else {
        const list = this.lists.get(word.slice(1));
        if (list) found.push(...list);
        else
          this.fault(
            "unknown-class",
            `${what}: no word class is called "${word}"; ${choices(word.slice(1), this.lists.keys())}`,
            at.line,
          );
      }
    }
    return found;
  }

  keys(at: Entry, known: readonly string[], what: string): void {
    for (const [key, { line }] of at.keys)
      if (!known.includes(key)) this.fault("unknown-key", `${what} has no key "${key}"; ${choices(key, known)}`, line);
  }

  one<T extends string>(at: Entry | undefined, known: readonly T[], what: string): T | null {
    if (!at) return null;
    if (known.includes(at.value as T)) return at.value as T;
    this.fault(
      `unknown-${what.split(" ")[0]}`,
      `${what}: "${String(at.value)}" is none; ${choices(String(at.value), known)}`,
      at.line,
    );
    return null;
  }

  path(written: string, line: number): Path | null {
    const path = readPath(written);
    if (typeof path !== "string") return path;
    this.fault("unknown-path", `no path is called "${path}" (in "${written}"); ${choices(path, STEP_WORDS)}`, line);
    return null;
  }

  demand(at: Entry, what: string): Demand {
    if (at.keys.size === 0) return { words: new WordSet(this.words(at, what)) };
    this.keys(at, DEMAND_KEYS, what);
    const set = (key: string) => {
      const found = at.keys.get(key);
      return found ? { [key]: new Set(this.strings(found, `${what}.${key}`)) } : {};
    };
    const plain = (key: string) => {
      const found = at.keys.get(key);
      return found ? { [key]: found.value } : {};
    };
    for (const type of at.keys.has("type") ? this.strings(at.keys.get("type") as Entry, what) : [])
      if (!ENTITY_TYPES.includes(type))
        this.fault("unknown-type", `${what}: "${type}" is no entity type; ${choices(type, ENTITY_TYPES)}`, at.line);
    const words = at.keys.get("words");
    return {
      ...(words ? { words: new WordSet(this.words(words, what)) } : {}),
      ...set("form"),
      ...set("upos"),
      ...set("type"),
      ...set("sector"),
      ...plain("actor"),
      ...plain("place"),
      ...plain("named"),
      ...plain("number"),
      ...plain("voice"),
      ...plain("feats"),
    } as Demand;
  }

  conditions(at: Entry, what: string): Conditions {
    const found: Condition[] = [];
    if (at.keys.size === 0)
      this.fault(
        "wrong-shape",
        `${what}: wanted paths with what they must lead to, as "object: [road, bridge]"`,
        at.line,
      );
    for (const [written, wanted] of at.keys) {
      const path = this.path(written, wanted.line);
      if (!path) continue;
      const want =
        wanted.value === "any" || wanted.value === "none" ? wanted.value : this.demand(wanted, `${what} ${written}`);
      found.push({ written, path, want, wanted: short(wanted.value) });
    }
    return found;
  }

  /** A map is one list of conditions; a list of maps is as many. */
  alternatives(at: Entry | undefined, what: string): readonly Conditions[] {
    if (!at) return [];
    return at.items.length > 0 ? at.items.map((item) => this.conditions(item, what)) : [this.conditions(at, what)];
  }

  anchors(at: Entry): readonly Anchor[] {
    return ANCHOR_KINDS.flatMap((kind) => {
      const list = at.keys.get(kind);
      return list ? this.words(list, kind).map((word) => anchorOf(kind, word)) : [];
    });
  }

  gives(at: Entry, name: string): Gives | null {
    const kinds = (["event", "tie", "influence"] as const).filter((kind) => at.keys.has(kind));
    const kind = kinds[0];
    if (!kind || kinds.length > 1) {
      this.fault(
        "gives-nothing",
        `rule "${name}" must give one thing: write "event: COERCE", "tie: ally" or "influence: 1"`,
        at.line,
      );
      return null;
    }
    const what = at.keys.get(kind) as Entry;
    const given = String(what.value);
    if (kind === "event") {
      if (!isEventType(given)) {
        this.fault(
          "unknown-event",
          `"${given}" is no event type; ${choices(given, Object.keys(EVENT_TYPES))}`,
          what.line,
        );
        return null;
      }
      const modes = Object.keys(EVENT_TYPES[given].modes);
      const mode = this.one(at.keys.get("mode"), modes, `mode of ${given}`);
      return { kind, type: given, mode, status: this.one(at.keys.get("status"), EVENT_STATUSES, "status of an event") };
    }
    if (kind === "tie") {
      if (!isTieType(given)) {
        this.fault("unknown-tie", `"${given}" is no tie; ${choices(given, Object.keys(TIE_TYPES))}`, what.line);
        return null;
      }
      const fixed = TIE_TYPES[given].sign;
      const sign = at.keys.has("sign") ? Number(at.keys.get("sign")?.value) : fixed;
      if (sign !== null && ![1, 0, -1].includes(sign))
        this.fault("wrong-sign", `sign of "${name}" must be 1, 0 or -1`, at.line);
      if (sign === null)
        this.fault("no-sign", `"${given}" has no sign of its own: write "sign: 1" or "sign: -1"`, at.line);
      return {
        kind,
        type: given,
        sign: sign as 1,
        status: this.one(at.keys.get("status"), TIE_STATUSES, "status of a tie") ?? "holds",
      };
    }
    const sign = Number(what.value);
    if (sign !== 1 && sign !== -1) {
      this.fault(
        "wrong-sign",
        `"influence:" is followed by its sign: 1 (raises, brings about) or -1 (lowers, prevents), not "${given}"`,
        what.line,
      );
      return null;
    }
    return {
      kind,
      sign,
      certainty: this.one(at.keys.get("certainty"), ["stated", "hedged", "denied"], "certainty") ?? "stated",
    };
  }

  roles(at: Entry | undefined, gives: Gives, name: string): readonly Role[] {
    const known: readonly string[] = ROLES[gives.kind].map((role) => role.replace("!", ""));
    const found: Role[] = [];
    for (const [role, where] of at?.keys ?? []) {
      if (!known.includes(role))
        this.fault("unknown-role", `${gives.kind} has no role "${role}"; ${choices(role, known)}`, where.line);
      const written = where.keys.get("path") ?? where;
      const path = typeof written.value === "string" ? this.path(written.value, written.line) : null;
      if (typeof written.value !== "string")
        this.fault("wrong-shape", `role "${role}" of "${name}": wanted a path, as "object | against"`, where.line);
      if (!path) continue;
      const keys = new Map([...where.keys].filter(([key]) => key !== "path"));
      found.push({ name: role, path, demand: keys.size > 0 ? this.demand({ ...where, keys }, `role ${role}`) : null });
    }
    for (const role of ROLES[gives.kind])
      if (role.endsWith("!") && !found.some((one) => `${one.name}!` === role))
        this.fault(
          "no-role",
          `rule "${name}" gives a ${gives.kind} and must say where its "${role.slice(0, -1)}" is: write "roles: { ${role.slice(0, -1)}: subject }"`,
          at?.line,
        );
    return found;
  }

  examples(
    at: Entry | undefined,
    rule: string,
    key: "finds" | "passes over",
  ): readonly { readonly text: string; readonly line: number }[] {
    const found = at ? (at.items.length > 0 ? at.items : [at]) : [];
    const texts = found.filter((one) => typeof one.value === "string" && one.value.trim() !== "");
    if (texts.length === 0)
      this.fault(
        "no-examples",
        key === "finds"
          ? `rule "${rule}" has no "finds": write at least one sentence that it must fire on, its parts marked, as "[Ruritania]source [blocked]trigger [the road]target."`
          : `rule "${rule}" has no "passes over": write at least one sentence with its word that it must stay silent on`,
        at?.line,
      );
    return texts.map((one) => ({ text: String(one.value), line: one.line }));
  }

  rule(at: Entry): void {
    this.#line = at.line;
    const name = String(at.keys.get("rule")?.value ?? "");
    if (!/^[a-z][a-z-]*\/[a-z0-9-]+$/.test(name)) {
      this.fault(
        "no-name",
        `a rule is named by its class and what it finds, as "rule: coerce/blockade"; found "${name}"`,
      );
      return;
    }
    const before = this.faults.length;
    this.keys(at, RULE_KEYS, `rule "${name}"`);
    const twin = this.names.get(name);
    if (twin) this.fault("two-of-a-name", `rule "${name}" is already written at ${twin}; give this one another name`);
    const gives = this.gives(at, name);
    const anchors = this.anchors(at);
    if (anchors.length === 0)
      this.fault(
        "no-anchor",
        `rule "${name}" has no word to look for: write "verb: [block]", "noun: [blockade]", "adjective: […]" or "word: […]"`,
      );
    const finds = this.examples(at.keys.get("finds"), name, "finds");
    const passesOver = this.examples(at.keys.get("passes over"), name, "passes over");
    const where = this.alternatives(at.keys.get("where"), `where of "${name}"`);
    const unless = this.alternatives(at.keys.get("unless"), `unless of "${name}"`);
    const roles = gives ? this.roles(at.keys.get("roles"), gives, name) : [];
    const read: Example[] = [];
    for (const { text, line } of finds) {
      const example = readExample(text);
      const unknown = example.parts.find(
        (part) => part.role !== "trigger" && !roles.some((role) => role.name === part.role),
      );
      if (!example.parts.some((part) => part.role === "trigger"))
        this.fault("no-trigger", `"${text}" marks no trigger: write the rule's word as "[blocked]trigger"`, line);
      else if (unknown)
        this.fault(
          "unknown-part",
          `"${text}" marks "${unknown.role}", which the rule has no role for; ${choices(unknown.role, ["trigger", ...roles.map((role) => role.name)])}`,
          line,
        );
      else read.push(example);
    }
    if (this.faults.length > before || !gives) return;
    const score = Number(at.keys.get("score")?.value ?? 0.85);
    const rank = Number(at.keys.get("rank")?.value ?? 0);
    this.names.set(name, `${this.file}:${at.line}`);
    this.rules.push({
      name,
      gives,
      anchors,
      roles,
      where,
      unless,
      score,
      rank,
      finds: read,
      passesOver: passesOver.map(({ text }) => text),
      file: this.file,
      line: at.line,
    });
  }

  operator(at: Entry): void {
    this.#line = at.line;
    this.keys(at, [...ANCHOR_KINDS, ...OPERATOR_KEYS], "an operator");
    const kinds = ANCHOR_KINDS.filter((kind) => at.keys.has(kind));
    const words = kinds.flatMap((kind) => this.words(at.keys.get(kind) as Entry, kind));
    const gives = this.one(at.keys.get("gives"), EVENT_STATUSES, "status that an operator gives");
    const list = (key: (typeof OPERATOR_KEYS)[number]): readonly string[] => {
      const entry = at.keys.get(key);
      return entry ? this.strings(entry, key) : [];
    };
    const phrases = list("phrase");
    if (!gives || words.length + phrases.length === 0) {
      this.fault("no-operator", 'an operator needs words and a status: write "verb: [refuse]" and "gives: negated"');
      return;
    }
    this.operators.push({
      name: String(at.keys.get("operator")?.value ?? words[0] ?? phrases[0]),
      words: new WordSet(words),
      kinds: new Set<AnchorKind>(kinds),
      phrases: phrases.map((one) => one.toLowerCase().split(" ")),
      over: list("over"),
      having: list("having"),
      tense: this.one(at.keys.get("tense"), ["present", "past"] as const, "tense of an operator"),
      voice: this.one(at.keys.get("voice"), ["active", "passive"] as const, "voice of an operator"),
      hearsay: at.keys.get("hearsay")?.value === true,
      gives,
      negated: this.one(at.keys.get("negated"), EVENT_STATUSES, "status of a negated operator") ?? "negated",
      said: this.one(at.keys.get("said"), EVENT_STATUSES, "status of what is said"),
    });
  }
}

/** Reads the files together: classes of one serve the rules of all, and of `known` too. */
export function readCodebook(
  sources: readonly CodebookSource[],
  known: WordClasses | null = null,
): Pick<Codebook, "rules" | "classes" | "operators" | "contexts" | "faults"> {
  const reader = new Reader();
  for (const name of BUILT_IN) reader.lists.set(name, new Set());
  for (const name of known?.names ?? []) reader.lists.set(name, new Set(known?.words(name) ?? []));
  const files = sources.map((source) => ({ source, ...readYaml(source) }));
  const waiting: { readonly file: string; readonly name: string; readonly at: Entry }[] = [];
  for (const { source, root, faults } of files) {
    reader.file = source.name;
    reader.faults.push(...faults);
    if (faults.length === 0) reader.keys(root, SECTIONS, "a codebook file");
    for (const [name, at] of root.keys.get("classes")?.keys ?? []) waiting.push({ file: source.name, name, at });
  }
  openClasses(reader, waiting);
  for (const { source, root } of files) {
    reader.file = source.name;
    for (const at of root.keys.get("rules")?.items ?? []) reader.rule(at);
    for (const at of root.keys.get("operators")?.items ?? []) reader.operator(at);
    for (const [name, at] of root.keys.get("contexts")?.keys ?? []) {
      if (!(CONTEXTS as readonly string[]).includes(name))
        reader.fault("unknown-context", `"${name}" is no context; ${choices(name, CONTEXTS)}`, at.line);
      else reader.contexts.set(name, new Set(reader.words(at, name)));
    }
  }
  return {
    rules: reader.rules,
    classes: new WordClasses(
      reader.lists,
      reader.rules.flatMap((rule) => rule.anchors.map((anchor) => anchor.word)),
    ),
    operators: reader.operators,
    contexts: reader.contexts,
    faults: reader.faults,
  };
}

/** Opens classes that name classes, whichever file or order they stand in. */
function openClasses(
  reader: Reader,
  waiting: readonly { readonly file: string; readonly name: string; readonly at: Entry }[],
): void {
  for (const { name } of waiting) if (!reader.lists.has(name)) reader.lists.set(name, new Set());
  for (let again = true; again; ) {
    again = false;
    for (const { file, name, at } of waiting) {
      reader.file = file;
      const list = reader.lists.get(name) as Set<string>;
      const before = list.size;
      const faults = reader.faults.length;
      for (const word of reader.words(at, name)) list.add(word);
      if (reader.faults.length > faults && before > 0) reader.faults.length = faults;
      again ||= list.size > before;
    }
  }
}

function anchorOf(kind: AnchorKind, written: string): Anchor {
  const parts = written.split(" ");
  if (kind === "noun") return { kind, word: parts.at(-1) ?? written, beside: parts.slice(0, -1) };
  return { kind, word: parts[0] ?? written, beside: parts.slice(1) };
}

const short = (value: unknown): string => {
  const written = typeof value === "string" ? value : JSON.stringify(value);
  return written.length > 80 ? `${written.slice(0, 77)}…` : written;
};
