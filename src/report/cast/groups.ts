import type { EntityType } from "../claims.ts";
import type { Draft } from "./draft.ts";
import type { Gender } from "./person-words.ts";
import { joined, type Past } from "./rank/past.ts";

/** Why a mention was joined to another: the sieve, and the mention it was joined to. */
export interface Link {
  readonly sieve: string;
  /** Index of the draft it was joined to. */
  readonly to: number;
}

/** Mentions that are one thing, as far as told so far. */
export interface Group {
  /** Indexes of drafts, ascending by the time of joining. */
  readonly drafts: number[];
  type: EntityType | null;
  sure: boolean;
  number: Draft["number"];
  gender: Gender | null;
  /** Ids of directory actors that its names stand for. */
  readonly actors: Set<string>;
  /** Nouns that describe it. */
  readonly nouns: Set<string>;
  readonly modifiers: Set<string>;
  named: boolean;
  /** The two or more drafts whose groups it is made of ("the two countries"). */
  members: readonly number[];
  /** What the text has told of it up to the mention that is being read; `null` before its first. */
  past: Past | null;
}

/** Types that one thing can go by at once: a state is a place and acts, a body of men is a people. */
const NEAR: ReadonlySet<string> = new Set([
  "state place",
  "organization people",
  "person people",
  "facility place",
  "organization facility",
  "organization state",
  "other place",
  "other organization",
  "other people",
  "other facility",
  "other state",
]);

export const typesAgree = (a: EntityType | null, b: EntityType | null): boolean =>
  a === b || a === null || b === null || NEAR.has(`${a} ${b}`) || NEAR.has(`${b} ${a}`);

/** The text's mentions, put together step by step; a step that contradicts what is told is refused. */
export class Groups {
  readonly drafts: readonly Draft[];
  readonly #of: Group[];
  readonly #links: (Link | null)[];

  constructor(drafts: readonly Draft[]) {
    this.drafts = drafts;
    this.#links = drafts.map(() => null);
    this.#of = drafts.map((draft) => ({
      drafts: [draft.index],
      type: draft.type,
      sure: draft.sure,
      number: draft.number,
      gender: draft.gender,
      actors: new Set<string>(),
      nouns: new Set(draft.form === "nominal" && !draft.adjective ? [draft.noun] : draft.titles),
      modifiers: new Set(
        (draft.form === "nominal" && !draft.adjective) || draft.titles.length > 0 ? draft.modifiers : [],
      ),
      named: draft.form === "name",
      members: [],
      past: null,
    }));
  }

  of(draft: number): Group {
    return this.#of[draft]!;
  }

  same(a: number, b: number): boolean {
    return this.#of[a] === this.#of[b];
  }

  link(draft: number): Link | null {
    return this.#links[draft] ?? null;
  }

  all(): readonly Group[] {
    return [...new Set(this.#of)];
  }

  /** Whether nothing told of the two contradicts that they are one. */
  agree(a: number, b: number): boolean {
    const one = this.of(a);
    const other = this.of(b);
    if (one === other) return true;
    if (!typesAgree(one.type, other.type)) return false;
    if (one.number !== null && other.number !== null && one.number !== other.number && !loose(one, other)) return false;
    if (one.gender !== null && other.gender !== null && one.gender !== other.gender) return false;
    if (one.members.length > 0 && other.named) return false;
    if (other.members.length > 0 && one.named) return false;
    if (one.actors.size > 0 && other.actors.size > 0 && ![...one.actors].some((actor) => other.actors.has(actor)))
      return false;
    return true;
  }

  /** Whether only pronouns make the group: their type is the model's guess at what they stand for. */
  #bare(group: Group): boolean {
    return group.drafts.every((draft) => this.drafts[draft]!.form === "pronoun");
  }

  /** Joins the later mention's group to the earlier one's; false where they contradict each other. */
  join(later: number, earlier: number, sieve: string, forced = false): boolean {
    const from = this.of(later);
    const into = this.of(earlier);
    if (from === into) return true;
    if (!forced && !this.agree(later, earlier)) return false;
    this.#links[later] ??= { sieve, to: earlier };
    const [small, large] = from.drafts.length > into.drafts.length ? [into, from] : [from, into];
    if (this.#bare(small) ? large.type === null : this.#bare(large) || prefers(small, large)) {
      large.type = small.type ?? large.type;
      large.sure = small.sure || large.sure;
    }
    large.number ??= small.number;
    large.gender ??= small.gender;
    large.named ||= small.named;
    large.past = joined(large.past, small.past);
    if (large.members.length === 0) large.members = small.members;
    for (const actor of small.actors) large.actors.add(actor);
    for (const noun of small.nouns) large.nouns.add(noun);
    for (const modifier of small.modifiers) large.modifiers.add(modifier);
    for (const draft of small.drafts) {
      large.drafts.push(draft);
      this.#of[draft] = large;
    }
    return true;
  }
}

/** Bodies are "they" as well as "it". */
const loose = (a: Group, b: Group): boolean =>
  [a, b].some((group) => group.type === "organization" || group.type === "people");

const RANK: Readonly<Record<EntityType, number>> = {
  state: 6,
  person: 5,
  organization: 5,
  facility: 4,
  place: 3,
  people: 3,
  other: 1,
};

function prefers(small: Group, large: Group): boolean {
  if (small.type === null) return false;
  if (large.type === null) return true;
  if (small.named !== large.named) return small.named;
  if (small.sure !== large.sure) return small.sure;
  return RANK[small.type] > RANK[large.type];
}
