import type { Directory } from "../../actor/directory.ts";
import { contentId } from "../../ground/id.ts";
import type { Entity, ReportEvent } from "../../report/claims.ts";
import type { Report } from "../../report/report.ts";
import type { ImportedActor, ImportedPlace, ImportedRow } from "./formats.ts";

/** How sure a claim is of which its file says nothing. */
const UNSAID = 0.5;

/**
 * The rows of one source as a report of a document without text: its events have no words, and every span is empty. The
 * document's own text says what it is and which events of the file it stands for, so that the same rows are known again.
 */
export function sourcedReport(rows: readonly ImportedRow[], format: string, directory: Directory): Report {
  const { source } = rows[0]!;
  const names = { polecat: "POLECAT", gdelt: "GDELT 2.0" } as Readonly<Record<string, string>>;
  const data = names[format] ?? format;
  const ids = rows.map(({ id }) => id).join(", ");
  const on = source.published ? ` on ${source.published}` : "";
  const text = `[A source without its text: ${data} has these events of ${source.url ?? source.publisher}${on}: ${ids}.]`;
  const entities: Entity[] = [];
  const known = new Map<string, string>();
  const entity = (key: string, make: () => Omit<Entity, "id">): string => {
    const found = known.get(key);
    if (found) return found;
    const id = `e${entities.length + 1}`;
    entities.push({ id, ...make() });
    known.set(key, id);
    return id;
  };
  const who = (actor: ImportedActor, day: string | null) =>
    entity(`${actor.name}\0${actor.country}\0${actor.sector}`, () => actorEntity(actor, day, directory));
  const where = (place: ImportedPlace) =>
    entity(`@${place.name}\0${place.lat}\0${place.lon}`, () => placeEntity(place));
  const events = rows.map(({ event }, index): ReportEvent => {
    const day = event.date?.from ?? null;
    return {
      id: `v${index + 1}`,
      ...{ type: event.type, mode: event.mode, contexts: event.contexts },
      source: event.sources.map((one) => who(one, day)),
      target: event.targets.map((one) => who(one, day)),
      ...{ status: "happened", date: event.date },
      place: event.place ? where(event.place) : null,
      ...{ killed: null, injured: null, detained: null, displaced: null },
      ...{ trigger: [0, 0], evidence: [0, 0], statement: null, rule: `import/${format}`, score: UNSAID },
    };
  });
  const title = `${data}: ${rows.length} event${rows.length === 1 ? "" : "s"} of ${source.publisher}`;
  return {
    kind: "report",
    version: 1,
    document: {
      ...{ id: contentId(text), title, url: source.url, publisher: source.publisher, author: data },
      ...{ published: source.published, language: null, text },
    },
    ...{ sentences: [], entities, dates: [], events, statements: [], ties: [], influences: [], warnings: [] },
  };
}

const NOTHING = { candidates: [], roles: [], place: null, mentions: [] } as const;

/** Who the file names: of our tables where name and country lead there, else someone of the country and sector. */
function actorEntity(
  { name, country, sector }: ImportedActor,
  day: string | null,
  directory: Directory,
): Omit<Entity, "id"> {
  const state = country !== null && directory.actor(country) ? country : null;
  const [best] = directory
    .lookup(name, day)
    .filter(({ actor }) => state === null || actor.id === state || actor.state === state);
  if (
    best &&
    best.score >= 0.8 &&
    best.by !== "demonym-noun" &&
    best.by !== "surname" &&
    best.actor.kind !== "person"
  ) {
    const { actor } = best;
    const isState = actor.kind === "state" || actor.kind === "territory";
    if (!isState) return { ...NOTHING, name, type: "organization", actor: actor.id, sector: actor.sector };
    if (sector === null || sector === "GOV") return { ...NOTHING, name, type: "state", actor: actor.id, sector: "GOV" };
  }
  return { ...NOTHING, name, type: sector === "GOV" && state ? "state" : "other", actor: state, sector };
}

const placeEntity = ({ name, lat, lon, country, geonames }: ImportedPlace): Omit<Entity, "id"> => ({
  ...NOTHING,
  ...{ name, type: "place", actor: null, sector: null },
  place: { lat, lon, country, geonames, precision: "point", score: UNSAID },
});
