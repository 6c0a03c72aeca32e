/** What made the tables, oldest first; a migration that has been released is never changed, only followed by another. */
export interface Migration {
  readonly name: string;
  readonly up: readonly string[];
}

/** Days and times are text in the order of the alphabet, so that they compare as days do: '' before all, '9999' after. */
const DAY = `text collate "C"`;

export const migrations: readonly Migration[] = [
  {
    name: "0001-first-tables",
    up: [
      `create table document (
        seq integer generated always as identity primary key,
        id text collate "C" not null unique,
        hash text collate "C" not null unique,
        title text, url text, publisher text, author text, published ${DAY}, language text,
        words integer not null, opening text not null, read_at ${DAY} not null,
        entities integer not null default 0, events integer not null default 0, statements integer not null default 0,
        ties integer not null default 0, influences integer not null default 0,
        forgotten_at ${DAY}, story integer,
        body text not null, search tsvector)`,
      `create index document_published on document (published, seq)`,
      `create index document_search on document using gin (search)`,
      `create index document_story on document (story)`,
      `create table sighting (
        document integer not null references document (seq), id text collate "C" not null,
        url text, publisher text, published ${DAY}, seen_at ${DAY} not null)`,
      `create index sighting_id on sighting (id)`,
      `create index sighting_document on sighting (document)`,
      `create table report (
        seq integer generated always as identity primary key,
        document integer not null references document (seq),
        fingerprint text not null, read_at ${DAY} not null, superseded_at ${DAY}, superseded_by integer,
        body text not null)`,
      `create index report_document on report (document)`,
      `create table entity (
        seq integer generated always as identity primary key,
        report integer not null references report (seq), document integer not null references document (seq),
        id text not null, name text not null, type text not null, actor text collate "C", acts_for text collate "C",
        sector text, country text, lat real, lon real, mentions integer not null,
        known_from ${DAY} not null, known_to ${DAY})`,
      `create index entity_actor on entity (actor)`,
      `create index entity_document on entity (document)`,
      `create index entity_report on entity (report)`,
      `create table claim (
        seq integer generated always as identity primary key,
        key text collate "C" not null,
        kind text collate "C" not null,
        document integer not null references document (seq), report integer not null references report (seq),
        type text, mode text, status text, quad smallint, plover real, sign smallint,
        day_from ${DAY}, day_to ${DAY}, low ${DAY} not null, high ${DAY} not null, day ${DAY} not null,
        score real not null, rule text, start_at integer not null, end_at integer not null, claimed boolean not null,
        country text, lat real, lon real,
        known_from ${DAY} not null, known_to ${DAY},
        verdict text, edit text, happening integer, lead boolean not null default true,
        words text not null, body text not null, parts text not null, search tsvector)`,
      `create index claim_key on claim (key)`,
      `create index claim_current on claim (kind, day desc, seq desc) where known_to is null`,
      `create index claim_listed on claim (kind, day, lead, verdict) where known_to is null`,
      `create index claim_document on claim (document, kind)`,
      `create index claim_report on claim (report)`,
      `create index claim_search on claim using gin (search)`,
      `create index claim_happening on claim (happening)`,
      `create table part (
        claim integer not null references claim (seq), kind text not null, role text not null, entity text not null,
        actor text collate "C", acts_for text collate "C", sector text, name text not null)`,
      `create index part_actor on part (actor, kind, claim)`,
      `create index part_acts_for on part (acts_for, kind, claim)`,
      `create index part_claim on part (claim)`,
      `create table actor (
        id text collate "C" primary key, name text not null, type text not null, acts_for text, sector text,
        own boolean not null, since ${DAY} not null,
        documents integer not null default 0, events integer not null default 0, statements integer not null default 0,
        ties integer not null default 0)`,
      `create table merged (actor text collate "C" primary key, into_actor text collate "C" not null, step integer not null)`,
      `create table step (
        seq integer generated always as identity primary key,
        at ${DAY} not null, author text not null, kind text not null, target text collate "C" not null,
        reason text not null, body text not null, inverse text not null, undone_by integer)`,
      `create index step_target on step (target)`,
    ],
  },
  {
    name: "0002-stories",
    up: [
      `create table outline (document integer primary key references document (seq), body text not null)`,
      `create table trace (key integer not null, document integer not null references document (seq), claim integer)`,
      `create index trace_key on trace (key)`,
      `create index trace_document on trace (document)`,
      `create table apart (
        kind text not null, a_document integer not null references document (seq), a_start integer not null, a_end integer not null,
        b_document integer not null references document (seq), b_start integer not null, b_end integer not null, step integer not null)`,
      `create index apart_a on apart (a_document)`,
      `create index apart_b on apart (b_document)`,
      `alter table claim add column told text`,
      `drop index claim_happening`,
      `create index claim_happening on claim (happening) where happening is not null`,
    ],
  },
  {
    // What lists look at and count stands in indexes: the rows themselves are long, and are read for the page alone.
    name: "0003-short-columns",
    up: [
      `drop index claim_current`,
      `create index claim_short on claim (kind, day, seq) include (lead, verdict, happening, type, status, quad, sign, low, high,
        day_from, day_to, score, country, document) where known_to is null`,
      `create index claim_brief on claim (kind, seq) include (lead, verdict, happening) where known_to is null`,
      `create index claim_tie on claim (low, seq) include (high, key, type, status, sign, day_from, day_to, claimed, score, verdict,
        document) where kind = 'tie' and known_to is null`,
    ],
  },
  {
    name: "0004-who-and-when",
    up: [
      `create index document_listed on document (coalesce(published, ''), seq)`,
      // The latest of a trace are found without looking at all of it: on a great day one actor does hundreds of things.
      `drop index trace_key`,
      `create index trace_story on trace (key, document) where claim is null`,
      `create index trace_event on trace (key, claim) where claim is not null`,
      // Who takes part is told by these indexes alone; most act for themselves, and stand in the first.
      `drop index part_actor`,
      `drop index part_acts_for`,
      `create index part_actor on part (actor, kind, claim) include (role)`,
      `create index part_acts_for on part (acts_for, kind, claim) include (role) where acts_for is distinct from actor`,
      `drop index claim_listed`,
    ],
  },
  {
    // Narrow indexes of what is out of the ordinary: the rest is told by its absence, and need not be looked at.
    name: "0005-out-of-the-ordinary",
    up: [
      // Claims that count otherwise than each as one: superseded, judged, or one report of several.
      `create index claim_marked on claim (kind, seq) include (known_to, verdict, happening, lead)
        where known_to is not null or verdict is not null or happening is not null`,
      // Claims that began before the day they are sorted by.
      `create index claim_long on claim (kind, day, seq) include (lead, verdict, happening, low, high)
        where known_to is null and low < day`,
      `create index document_brief on document (seq) include (id, story, published, events, statements, ties, influences)`,
      `create index claim_score on claim (kind, score, seq) include (lead, verdict, happening) where known_to is null`,
    ],
  },
];
