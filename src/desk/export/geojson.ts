import { counted, type Writer } from "./outfile.ts";

/** Events that are on the map, as a FeatureCollection (RFC 7946: longitude first, WGS 84). */
export const geoJson: Writer = async function* ({ items, lose }) {
  let first = true;
  let placeless = 0;
  yield `{"type":"FeatureCollection","features":[`;
  for await (const { list, item } of items) {
    if (list !== "events") continue;
    if (item.place === null) {
      placeless += 1;
      continue;
    }
    const { place, source, target, date, evidence, ...event } = item;
    const names = (refs: typeof source) => refs.map((ref) => ref.name).join("; ");
    const ids = (refs: typeof source) => refs.map((ref) => ref.actor ?? "").join("; ");
    const feature = {
      type: "Feature",
      id: event.key,
      geometry: { type: "Point", coordinates: [place.lon, place.lat] },
      properties: {
        type: event.type,
        mode: event.mode,
        quad: event.quad,
        plover: event.plover,
        status: event.status,
        source: names(source),
        source_actor: ids(source),
        target: names(target),
        target_actor: ids(target),
        from: date?.from ?? null,
        to: date?.to ?? null,
        place: place.name,
        country: place.country,
        killed: event.killed?.from ?? null,
        speaker: event.speaker,
        reports: event.reports ?? 1,
        words: event.words,
        start: evidence[0],
        end: evidence[1],
        score: event.score,
        rule: event.rule,
        document: event.document.id,
        publisher: event.document.publisher,
        published: event.document.published,
      },
    };
    yield `${first ? "\n" : ",\n"}${JSON.stringify(feature)}`;
    first = false;
  }
  yield "\n]}\n";
  if (placeless > 0) lose(`${counted(placeless, "event")} without a place on the map left out`);
};
