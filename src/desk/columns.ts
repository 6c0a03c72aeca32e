import type {
  ActorRef,
  ListedActor,
  ListedDocument,
  ListedEvent,
  ListedInfluence,
  ListedStatement,
  ListedTie,
  PictureTie,
} from "./listed.ts";

type Cell = string | number | boolean | null | undefined;

/** Columns of a list: of each its name and its cell; those of `table` are shown in a terminal, with their share of the width. */
export interface Columns {
  readonly csv: Readonly<Record<string, (item: never) => Cell>>;
  readonly table: Readonly<Record<string, { readonly share: number; readonly of: (item: never) => Cell }>>;
}

const columns = <Item>(
  csv: Readonly<Record<string, (item: Item) => Cell>>,
  table: Readonly<Record<string, { readonly share: number; readonly of: (item: Item) => Cell }>>,
): Columns => ({ csv, table });

const names = (refs: readonly ActorRef[]) => refs.map((ref) => ref.name).join("; ");
const ids = (refs: readonly ActorRef[]) => refs.map((ref) => ref.actor ?? "").join("; ");
const days = (date: { readonly from: string | null; readonly to: string | null } | null) =>
  date === null ? "" : date.from === date.to ? (date.from ?? "") : `${date.from ?? "…"} – ${date.to ?? "…"}`;
const within = (evidence: readonly [number, number]) => ({ start: evidence[0], end: evidence[1] });

interface Sourced {
  readonly key: string;
  readonly document: {
    readonly id: string;
    readonly title: string | null;
    readonly publisher: string | null;
    readonly published: string | null;
  };
  readonly words: string;
  readonly evidence: readonly [number, number];
  readonly rule: string;
  readonly score: number;
  readonly verdict?: string;
}
const sourced = {
  words: (item: Sourced) => item.words,
  start: (item: Sourced) => within(item.evidence).start,
  end: (item: Sourced) => within(item.evidence).end,
  rule: (item: Sourced) => item.rule,
  score: (item: Sourced) => item.score,
  verdict: (item: Sourced) => item.verdict,
  document: (item: Sourced) => item.document.id,
  title: (item: Sourced) => item.document.title,
  publisher: (item: Sourced) => item.document.publisher,
  published: (item: Sourced) => item.document.published,
  key: (item: Sourced) => item.key,
};

export const eventColumns = columns<ListedEvent>(
  {
    type: (event) => event.type,
    mode: (event) => event.mode,
    quad: (event) => event.quad,
    plover: (event) => event.plover,
    status: (event) => event.status,
    source: (event) => names(event.source),
    source_actor: (event) => ids(event.source),
    target: (event) => names(event.target),
    target_actor: (event) => ids(event.target),
    from: (event) => event.date?.from,
    to: (event) => event.date?.to,
    place: (event) => event.place?.name,
    lat: (event) => event.place?.lat,
    lon: (event) => event.place?.lon,
    country: (event) => event.place?.country,
    killed: (event) => event.killed?.from,
    injured: (event) => event.injured?.from,
    contexts: (event) => event.contexts.join("; "),
    speaker: (event) => event.speaker,
    reports: (event) => event.reports,
    ...sourced,
  },
  {
    day: { share: 11, of: (event) => days(event.date) },
    who: { share: 20, of: (event) => names(event.source) },
    what: {
      share: 18,
      of: (event) =>
        `${event.type}${event.mode ? ` ${event.mode}` : ""}${event.status === "happened" ? "" : `, ${event.status}`}`,
    },
    whom: { share: 20, of: (event) => names(event.target) },
    words: { share: 31, of: (event) => `${event.speaker ? `[${event.speaker}] ` : ""}${event.words}` },
  },
);

export const statementColumns = columns<ListedStatement>(
  {
    form: (statement) => statement.form,
    speaker: (statement) => statement.speaker?.name,
    speaker_actor: (statement) => statement.speaker?.actor,
    addressee: (statement) => statement.addressee?.name,
    content: (statement) => statement.contentWords,
    about: (statement) => names(statement.about),
    about_actor: (statement) => ids(statement.about),
    stance: (statement) => statement.about.map((one) => one.stance).join("; "),
    from: (statement) => statement.date?.from,
    to: (statement) => statement.date?.to,
    ...sourced,
  },
  {
    day: { share: 11, of: (statement) => days(statement.date) || statement.document.published },
    speaker: { share: 22, of: (statement) => statement.speaker?.name ?? "(unnamed)" },
    about: {
      share: 22,
      of: (statement) =>
        statement.about.map((one) => `${one.name} ${{ "-1": "−", "0": "·", "1": "+" }[one.stance]}`).join(", "),
    },
    content: { share: 45, of: (statement) => statement.contentWords },
  },
);

export const tieColumns = columns<ListedTie>(
  {
    type: (tie) => tie.type,
    sign: (tie) => tie.sign,
    status: (tie) => tie.status,
    from: (tie) => tie.from.name,
    from_actor: (tie) => tie.from.actor,
    to: (tie) => tie.to.name,
    to_actor: (tie) => tie.to.actor,
    over: (tie) => tie.over?.name,
    valid_from: (tie) => tie.valid.from,
    valid_to: (tie) => tie.valid.to,
    speaker: (tie) => tie.speaker,
    ...sourced,
  },
  {
    from: { share: 22, of: (tie) => tie.from.name },
    tie: { share: 20, of: (tie) => `${tie.type}${tie.status === "holds" ? "" : `, ${tie.status}`}` },
    to: { share: 22, of: (tie) => `${tie.to.name}${tie.over ? ` over ${tie.over.name}` : ""}` },
    words: { share: 36, of: (tie) => `${tie.speaker ? `[${tie.speaker}] ` : ""}${tie.words}` },
  },
);

export const influenceColumns = columns<ListedInfluence>(
  {
    cause: (influence) => influence.causeWords,
    effect: (influence) => influence.effectWords,
    sign: (influence) => influence.sign,
    certainty: (influence) => influence.certainty,
    ...sourced,
  },
  {
    cause: { share: 40, of: (influence) => influence.causeWords },
    drives: {
      share: 18,
      of: (influence) =>
        `${influence.sign === 1 ? "raises" : "lowers"}${influence.certainty === "stated" ? "" : `, ${influence.certainty}`}`,
    },
    effect: { share: 42, of: (influence) => influence.effectWords },
  },
);

export const documentColumns = columns<ListedDocument>(
  {
    id: (document) => document.id,
    title: (document) => document.title,
    publisher: (document) => document.publisher,
    published: (document) => document.published,
    url: (document) => document.url,
    language: (document) => document.language,
    read: (document) => document.read,
    words: (document) => document.words,
    entities: (document) => document.counts.entities,
    events: (document) => document.counts.events,
    statements: (document) => document.counts.statements,
    ties: (document) => document.counts.ties,
    influences: (document) => document.counts.influences,
  },
  {
    published: { share: 11, of: (document) => document.published },
    id: { share: 22, of: (document) => document.id.replace(/^(sha256:.{12}).*/, "$1") },
    title: { share: 43, of: (document) => document.title ?? document.opening },
    events: { share: 8, of: (document) => document.counts.events },
    said: { share: 8, of: (document) => document.counts.statements },
    ties: { share: 8, of: (document) => document.counts.ties },
  },
);

export const actorColumns = columns<ListedActor>(
  {
    id: (actor) => actor.id,
    name: (actor) => actor.name,
    type: (actor) => actor.type,
    acts_for: (actor) => actor.actsFor,
    sector: (actor) => actor.sector,
    documents: (actor) => actor.documents,
    events: (actor) => actor.events,
    statements: (actor) => actor.statements,
    ties: (actor) => actor.ties,
  },
  {
    name: { share: 34, of: (actor) => actor.name },
    id: { share: 26, of: (actor) => actor.id },
    "acts for": { share: 10, of: (actor) => actor.actsFor },
    reports: { share: 8, of: (actor) => actor.documents },
    events: { share: 8, of: (actor) => actor.events },
    said: { share: 7, of: (actor) => actor.statements },
    ties: { share: 7, of: (actor) => actor.ties },
  },
);

export const pictureColumns = columns<PictureTie>(
  {
    type: (tie) => tie.type,
    sign: (tie) => tie.sign,
    status: (tie) => tie.status,
    from: (tie) => tie.from.name,
    from_actor: (tie) => tie.from.actor,
    to: (tie) => tie.to.name,
    to_actor: (tie) => tie.to.actor,
    over: (tie) => tie.over?.name,
    valid_from: (tie) => tie.valid.from,
    valid_to: (tie) => tie.valid.to,
    reports: (tie) => tie.reports,
    only_claimed: (tie) => tie.onlyClaimed,
    claims: (tie) => tie.claims.join("; "),
  },
  {
    from: { share: 28, of: (tie) => tie.from.name },
    tie: {
      share: 22,
      of: (tie) =>
        `${{ "-1": "−", "0": "·", "1": "+" }[tie.sign]} ${tie.type}${tie.status === "holds" ? "" : `, ${tie.status}`}`,
    },
    to: { share: 32, of: (tie) => `${tie.to.name}${tie.over ? ` over ${tie.over.name}` : ""}` },
    reports: { share: 10, of: (tie) => `${tie.reports}${tie.onlyClaimed ? ", said only" : ""}` },
  },
);
