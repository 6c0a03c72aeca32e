import type { Directory } from "../../actor/directory.ts";
import type { OpenRecord } from "../../record/record.ts";
import type { ActorRef, ListedEvent } from "../listed.ts";
import { CAMEO_ROLES, cameoOf } from "./cameo.ts";
import { countryOf } from "./country.ts";
import { fipsOf } from "./fips.ts";
import { counted, type Writer } from "./outfile.ts";
import { sidesOf } from "./polecat.ts";
import { tabbed } from "./sheet.ts";

const actor = (n: 1 | 2) =>
  ["Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code"]
    .concat(["Type2Code", "Type3Code"])
    .map((name) => `Actor${n}${name}`);
const geo = (of: string) =>
  ["Type", "Fullname", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID"].map(
    (name) => `${of}Geo_${name}`,
  );

/** The 61 columns of GDELT 2.0's event files, in their order; such files have no head line. */
export const GDELT_COLUMNS: readonly string[] = [
  ...["GlobalEventID", "Day", "MonthYear", "Year", "FractionDate", ...actor(1), ...actor(2)],
  ...["IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions"],
  ...["NumSources", "NumArticles", "AvgTone", ...geo("Actor1"), ...geo("Actor2"), ...geo("Action")],
  ...["DATEADDED", "SOURCEURL"],
];

/** Events that happened in the columns of GDELT 2.0, as far as they can be filled. */
export const gdelt: Writer = async function* ({ items, desk, lose }) {
  const directory = await desk.directory();
  const record = await desk.record();
  const addresses = new Map<string, string>();
  let unreal = 0;
  let undated = 0;
  for await (const { list, item } of items) {
    if (list !== "events") continue;
    const day = item.date?.from ?? item.document.published;
    if (item.status !== "happened" && item.status !== "ongoing") unreal += 1;
    else if (day === null) undated += 1;
    else yield tabbed(rowOf(item, day, directory, await addressOf(record, item.document.id, addresses)));
  }
  lose(
    "GDELT has no columns for evidence, statuses, statements, ties and influences; GoldsteinScale is PLOVER's score, AvgTone is empty",
  );
  if (unreal > 0)
    lose(`${counted(unreal, "event")} left out that did not happen: planned, threatened, asked for, denied …`);
  if (undated > 0) lose(`${counted(undated, "event")} left out that no day is known of`);
};

function rowOf(event: ListedEvent, day: string, directory: Directory, url: string) {
  const { code, base, root } = cameoOf(event.type, event.mode);
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const digits = day.replaceAll("-", "");
  const [sources, targets] = sidesOf(event);
  const { place, reports = 1 } = event;
  const found = place && (place.country === null ? null : fipsOf(place.country));
  return [
    // Numbers in GDELT; a key of ours tells where the words are.
    ...[event.key, digits, digits.slice(0, 6), digits.slice(0, 4)],
    (year + ((month - 1) * 30 + date) / 365).toFixed(4),
    ...sideOf(sources[0], directory),
    ...sideOf(targets[0], directory),
    ...[1, code, base, root, event.quad, event.plover, reports, reports, reports, ""],
    ...Array<string>(16).fill(""),
    ...(place ? [4, place.name, found, "", "", place.lat, place.lon, ""] : [0, "", "", "", "", "", "", ""]),
    ...[event.known?.replace(/[-:T]/g, "").slice(0, 14), url],
  ];
}

function sideOf(ref: ActorRef | undefined, directory: Directory): readonly string[] {
  if (!ref) return Array<string>(10).fill("");
  const country = countryOf(directory, ref) ?? "";
  const role = (ref.sector && CAMEO_ROLES[ref.sector]) || "";
  const group = country === "" && ref.actor && /^[A-Z]{2,6}$/.test(ref.actor) ? ref.actor : "";
  // A state's government stands for the state: GDELT codes it by the country alone.
  const isState = ref.actor === country;
  const type = isState ? "" : role;
  return [`${country || group}${type}`, ref.name.toUpperCase(), country, group, "", "", "", type, "", ""];
}

async function addressOf(record: OpenRecord, id: string, known: Map<string, string>): Promise<string> {
  const found = known.get(id);
  if (found !== undefined) return found;
  const url = (await record.document(id))?.url ?? "";
  known.set(id, url);
  return url;
}
