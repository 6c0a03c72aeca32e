import type { Writer } from "./outfile.ts";

/** The lists that can be exported; `claims` are events, statements, ties and influences together, `record` is all there is. */
export const EXPORT_LISTS = [
  ...(["events", "statements", "ties", "influences", "documents", "actors", "claims", "record"] as const),
] as const;
export type ExportList = (typeof EXPORT_LISTS)[number];

/** A format of the field, with what it can hold. */
export interface ExportFormat {
  /** Of its files, without the first dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** What it can hold; the first is meant where none is named. */
  readonly lists: readonly ExportList[];
  readonly about: string;
  writer(): Promise<Writer>;
}

const tables = ["events", "statements", "ties", "influences", "documents", "actors"] as const;
const claims = ["claims", "events", "statements", "ties", "influences"] as const;

/** Every format of export. */
export const EXPORT_FORMATS = {
  csv: {
    extension: "csv",
    mediaType: "text/csv; charset=utf-8",
    lists: tables,
    about: "CSV (RFC 4180) with a head line; a cell that a spreadsheet would run gets an apostrophe before it",
    writer: async () => (await import("./rows.ts")).csv,
  },
  jsonl: {
    extension: "jsonl",
    mediaType: "application/jsonl; charset=utf-8",
    lists: ["record", ...tables],
    about: "JSON Lines; those of a whole record can be imported again without loss",
    writer: async () => (await import("./rows.ts")).jsonLines,
  },
  parquet: {
    extension: "parquet",
    mediaType: "application/vnd.apache.parquet",
    lists: tables,
    about: "Apache Parquet, the columns of CSV with types",
    writer: async () => (await import("./rows.ts")).parquet,
  },
  geojson: {
    extension: "geojson",
    mediaType: "application/geo+json",
    lists: ["events"],
    about: "GeoJSON (RFC 7946) of events that have a place",
    writer: async () => (await import("./geojson.ts")).geoJson,
  },
  gexf: {
    extension: "gexf",
    mediaType: "application/gexf+xml; charset=utf-8",
    lists: ["claims", "ties", "events"],
    about: "GEXF 1.3: who stands with whom and does what to whom, with the spells of time, for Gephi",
    writer: async () => (await import("./gexf.ts")).gexf,
  },
  graphml: {
    extension: "graphml",
    mediaType: "application/graphml+xml; charset=utf-8",
    lists: ["claims", "ties", "events"],
    about: "the same graph in GraphML, with first and last day instead of spells",
    writer: async () => (await import("./graphml.ts")).graphMl,
  },
  polecat: {
    extension: "polecat.tsv",
    mediaType: "text/tab-separated-values; charset=utf-8",
    lists: ["events"],
    about: "events in POLECAT's 40 columns, tab-separated",
    writer: async () => (await import("./polecat.ts")).polecat,
  },
  gdelt: {
    extension: "gdelt.csv",
    mediaType: "text/tab-separated-values; charset=utf-8",
    lists: ["events"],
    about:
      "events in GDELT 2.0's 61 columns, tab-separated and without a head line as theirs, as far as they can be filled",
    writer: async () => (await import("./gdelt.ts")).gdelt,
  },
  annotation: {
    extension: "anno.jsonld",
    mediaType: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    lists: claims,
    about: "W3C Web Annotations: each claim on its words, by quote and by position",
    writer: async () => (await import("./annotation.ts")).annotation,
  },
  stix: {
    extension: "stix.json",
    mediaType: "application/stix+json;version=2.1",
    lists: claims,
    about: "a STIX 2.1 bundle for OpenCTI and the like: much is lost, and the bundle says what",
    writer: async () => (await import("./stix.ts")).stix,
  },
  atom: {
    extension: "atom",
    mediaType: "application/atom+xml; charset=utf-8",
    lists: tables,
    about: "an Atom feed of the 100 that were learned last",
    writer: async () => (await import("./atom.ts")).atom,
  },
} as const satisfies Record<string, ExportFormat>;

export type ExportFormatName = keyof typeof EXPORT_FORMATS;
export const EXPORT_NAMES = Object.keys(EXPORT_FORMATS) as readonly ExportFormatName[];

/** The format of a file's name by its longest extension; `null` where it has none of ours. */
export function formatOfName(name: string): ExportFormatName | null {
  const fits = EXPORT_NAMES.filter((one) => name.toLowerCase().endsWith(`.${EXPORT_FORMATS[one].extension}`));
  const [longest = null] = fits.sort((a, b) => EXPORT_FORMATS[b].extension.length - EXPORT_FORMATS[a].extension.length);
  return longest;
}
