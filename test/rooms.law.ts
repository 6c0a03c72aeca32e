/** The import law of the rooms, as data; rooms.test.ts holds src/ to it. */

export interface Room {
  /** Rooms it may import from. */
  readonly imports: readonly string[];
  /** Rooms of which it may import types alone. */
  readonly types: readonly string[];
  /** What it may use from outside: a package or a builtin (`node:fs`; `node:*` for any), and the files that may (`*` for any). */
  readonly outside: Readonly<Record<string, readonly string[]>>;
}

const any = ["*"];
/** Builtins that compute and touch nothing outside. */
const pure = { "node:crypto": any, "node:util": any, "node:buffer": any, "node:zlib": any, "node:stream": any };

export const law: Readonly<Record<string, Room>> = {
  ground: { imports: [], types: [], outside: { "node:crypto": ["id.ts"] } },
  document: {
    imports: ["ground"],
    types: [],
    outside: {
      ...pure,
      "@mozilla/readability": any,
      linkedom: any,
      feedsmith: any,
      unpdf: any,
      mammoth: any,
      eld: any,
      "csv-parse": any,
    },
  },
  analysis: {
    imports: ["ground", "document"],
    types: [],
    outside: {
      ...pure,
      "node:fs": any,
      "node:path": any,
      "node:url": any,
      "node:os": any,
      "onnxruntime-node": ["encoder.ts"],
    },
  },
  codebook: {
    imports: ["ground"],
    types: ["analysis"],
    outside: { ...pure, "node:fs": any, "node:path": any, yaml: any },
  },
  actor: {
    imports: ["ground"],
    types: [],
    outside: { ...pure, "node:fs": any, "node:path": any, "csv-parse": any, yaml: any },
  },
  report: { imports: ["ground", "document", "analysis", "codebook", "actor"], types: [], outside: pure },
  record: {
    imports: ["ground", "actor", "report"],
    types: ["document"],
    outside: {
      ...pure,
      "@electric-sql/pglite": ["database.ts"],
      pg: ["database.ts", "queue.ts"],
      "pg-boss": ["queue.ts"],
      kysely: any,
      "node:fs": ["database.ts", "lock.ts"],
      "node:path": ["database.ts", "lock.ts"],
      "node:os": ["lock.ts"],
      "node:process": ["lock.ts", "database.ts"],
    },
  },
  picture: { imports: ["ground", "actor"], types: ["record"], outside: {} },
  scenario: { imports: ["ground", "picture"], types: [], outside: { highs: any } },
  desk: {
    imports: [...["ground", "document", "analysis", "codebook", "actor", "report", "record", "picture", "scenario"]],
    types: [],
    outside: {
      ...pure,
      zod: any,
      "csv-parse": any,
      "csv-stringify": any,
      yaml: any,
      "hyparquet-writer": any,
      "graphology-gexf": any,
      "graphology-graphml": any,
      graphology: any,
      // What lies outside is opened here: files and clock, the net, a folder that is watched, who serves the record.
      "node:*": ["open.ts", "files.ts", "get.ts", "watch.ts", "served.ts"],
      "node:net": ["get.ts", "address.ts"],
      "node:worker_threads": ["thread.ts", "worker.ts"],
    },
  },
  http: {
    imports: ["ground", "desk"],
    types: [],
    outside: { ...pure, hono: any, "@hono/node-server": any, "@hono/zod-openapi": any, zod: any, "node:*": any },
  },
  cli: {
    imports: ["ground", "desk"],
    types: [],
    outside: { "node:*": any, commander: any, ora: any, "cli-table3": any, zod: any },
  },
  mcp: { imports: ["ground", "desk"], types: [], outside: { "@modelcontextprotocol/sdk": any, zod: any } },
  web: {
    imports: [],
    types: ["ground", "desk"],
    outside: {
      svelte: any,
      "world-atlas": any,
      "topojson-client": any,
      "d3-geo": any,
      sigma: any,
      graphology: any,
      "graphology-types": any,
      "@observablehq/plot": any,
    },
  },
};

/** Doors, which may call one another where one command opens another (`dragoman serve`, `dragoman mcp`): from, then to. */
export const doorways: readonly (readonly [from: string, to: string])[] = [
  ["cli/serve.ts", "http"],
  ["cli/mcp.ts", "mcp"],
];

/** The closed list of the ground. */
export const ground = [
  "day.ts",
  "event-type.ts",
  "fault.ts",
  "id.ts",
  "index.ts",
  "sector.ts",
  "span.ts",
  "tie-type.ts",
];

/** Files that are data written as TypeScript: no limit of lines. */
export const tables: readonly RegExp[] = [
  /^src\/(actor|codebook|document|analysis|report)\/.*(table|lexicon|words)[^/]*\.ts$/,
];

/** Names that say nothing. */
export const empty = /^(utils?|helpers?|common|shared|types?|misc|lib|tools?)$/;
