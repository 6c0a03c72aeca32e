import type { ActorRef, ListedEvent } from "../listed.ts";
import { countryOf, cowOf } from "./country.ts";
import { counted, type Writer } from "./outfile.ts";
import { tabbed } from "./sheet.ts";

const side = (who: "Actor" | "Recipient") => [
  ...[`${who} Name`, `${who} Country`, `${who} COW`, `Primary ${who} Sector`, `${who} Sectors`, `${who} Title`],
  ...[`${who} Name Raw`, `Wikipedia ${who} ID`],
];

/** POLECAT's 40 columns, in its order. */
export const POLECAT_COLUMNS: readonly string[] = [
  ...["Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"],
  ...side("Actor"),
  ...side("Recipient"),
  ...["Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename"],
  ...["Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations"],
  ...["Language", "Version"],
];

/** POLECAT writes quad classes in words. */
export const POLECAT_QUADS: Readonly<Record<1 | 2 | 3 | 4, string>> = {
  1: "VERBAL COOPERATION",
  2: "MATERIAL COOPERATION",
  3: "VERBAL CONFLICT",
  4: "MATERIAL CONFLICT",
};

/** Events that happened in POLECAT's columns; it has none for an event that did not, and so those are left out. */
export const polecat: Writer = async function* ({ items, desk, lose }) {
  const directory = await desk.directory();
  const whose = (refs: readonly ActorRef[]) => {
    const of = (cell: (ref: ActorRef) => string | null) => [...new Set(refs.map(cell).filter(Boolean))].join(";");
    return [
      of((ref) => ref.name),
      of((ref) => countryOf(directory, ref)),
      of((ref) => cowOf(directory, countryOf(directory, ref))),
      refs.find((ref) => ref.sector)?.sector ?? "",
      of((ref) => ref.sector),
      "",
      of((ref) => ref.name),
      "",
    ];
  };
  yield tabbed(POLECAT_COLUMNS);
  let unreal = 0;
  for await (const { list, item } of items) {
    if (list !== "events") continue;
    if (item.status !== "happened" && item.status !== "ongoing") {
      unreal += 1;
      continue;
    }
    const [sources, targets] = sidesOf(item);
    const { place, document } = item;
    yield tabbed([
      ...[item.key, item.date?.from ?? document.published, item.type, item.mode, item.plover, POLECAT_QUADS[item.quad]],
      item.contexts.join(";"),
      ...whose(sources),
      ...whose(targets),
      ...[place?.name, "", "", "", place?.country, place?.lat, place?.lon, "", place?.name, ""],
      ...[document.publisher, document.published, "", "", "", "en", `dragoman ${desk.home.version}`],
    ]);
  }
  lose("POLECAT has no columns for evidence, statements, ties, influences, scores, statuses and numbers of victims");
  if (unreal > 0)
    lose(`${counted(unreal, "event")} left out that did not happen: planned, threatened, asked for, denied …`);
};

/** PLOVER puts all sides of a symmetric event among its actors; a row has an actor and a recipient. */
export const sidesOf = (event: ListedEvent): readonly [readonly ActorRef[], readonly ActorRef[]] =>
  event.target.length > 0 || event.source.length < 2
    ? [event.source, event.target]
    : [event.source.slice(0, 1), event.source.slice(1)];
