import { isMap, isScalar, isSeq, LineCounter, type Pair, parseDocument, type YAMLMap } from "yaml";
import type { FaultValue } from "../ground/fault.ts";
import type { CodebookSource } from "./codebook.ts";

/** A value of a YAML file with its line; maps keep their keys' lines. */
export interface Entry {
  readonly line: number;
  readonly value: unknown;
  /** Of a map: its entries by key. */
  readonly keys: ReadonlyMap<string, Entry>;
  /** Of a list: its entries. */
  readonly items: readonly Entry[];
}

/** A file of the codebook as entries with lines, and what is wrong with it as YAML. */
export function readYaml(source: CodebookSource): { readonly root: Entry; readonly faults: readonly FaultValue[] } {
  const lines = new LineCounter();
  const parsed = parseDocument(source.text, { lineCounter: lines, uniqueKeys: true });
  const lineOf = (offset: number) => lines.linePos(offset).line;
  const faults = parsed.errors.map((error) => ({
    kind: "fault" as const,
    code: "codebook/unreadable",
    message: `cannot be read as YAML: ${error.message.split("\n")[0]}; a value that begins with [ or @ or holds ": " is written in quotation marks`,
    place: `${source.name}:${lineOf(error.pos[0])}`,
  }));
  return { root: entry(parsed.contents, 1, lineOf), faults };
}

function entry(node: unknown, line: number, lineOf: (offset: number) => number): Entry {
  const range = (node as { range?: readonly number[] } | null)?.range;
  const at = range ? lineOf(range[0] ?? 0) : line;
  if (isMap(node)) {
    const keys = new Map<string, Entry>();
    for (const item of (node as YAMLMap).items as Pair[]) {
      const key = item.key;
      const keyLine = isScalar(key) && key.range ? lineOf(key.range[0]) : at;
      const inner = entry(item.value, keyLine, lineOf);
      keys.set(String(isScalar(key) ? key.value : key), { ...inner, line: keyLine });
    }
    return { line: at, value: node.toJSON(), keys, items: [] };
  }
  if (isSeq(node)) {
    return {
      line: at,
      value: node.toJSON(),
      keys: new Map(),
      items: node.items.map((item) => entry(item, at, lineOf)),
    };
  }
  return { line: at, value: isScalar(node) ? node.value : null, keys: new Map(), items: [] };
}
