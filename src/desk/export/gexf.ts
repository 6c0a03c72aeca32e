import { type GraphEdge, graphOf, type Spell } from "./graph.ts";
import type { Writer } from "./outfile.ts";
import { attributes } from "./xml.ts";

const NODE = { sector: "string", actsFor: "string" } as const;
const EDGE = { kind: "string", type: "string", directed: "boolean", mean: "double", claims: "integer" } as const;

/**
 * A dynamic graph (GEXF 1.3): each edge carries the spells in which its claims held, as Gephi's timeline plays them. Every
 * edge is written directed, for readers refuse a graph of both; one that holds either way says so in its column `directed`.
 */
export const gexf: Writer = async function* (exporting) {
  const { nodes, edges } = await graphOf(exporting);
  const day = exporting.desk.now().toISOString().slice(0, 10);
  yield `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
<meta${attributes({ lastmodifieddate: day })}><creator>Dragoman ${exporting.desk.home.version}</creator></meta>
<graph mode="dynamic" defaultedgetype="directed" timeformat="date" timerepresentation="interval">
${declared("node", NODE)}${declared("edge", EDGE)}<nodes>\n`;
  for (const node of nodes)
    yield `<node${attributes({ id: node.id, label: node.label })}>${values(NODE, node)}</node>\n`;
  yield "</nodes>\n<edges>\n";
  for (const edge of edges) {
    const { id, from, to, type, kind, claims } = edge;
    const own = { id, source: from, target: to, label: type };
    const written = attributes({ ...own, kind: `${kind} ${type}`, weight: claims });
    yield `<edge${written}>${values(EDGE, edge)}${spells(edge.spells)}</edge>\n`;
  }
  yield "</edges>\n</graph>\n</gexf>\n";
};

const declared = (of: "node" | "edge", columns: Readonly<Record<string, string>>): string =>
  `<attributes class="${of}" mode="static">${Object.entries(columns)
    .map(([title, type]) => `<attribute${attributes({ id: title, title, type })}/>`)
    .join("")}</attributes>\n`;

const values = (columns: Readonly<Record<string, string>>, of: object): string => {
  const cells = Object.keys(columns).flatMap((name) => {
    const value = (of as Record<string, string | number | boolean | null>)[name];
    return value === null || value === undefined
      ? []
      : [`<attvalue${attributes({ for: name, value: String(value) })}/>`];
  });
  return cells.length === 0 ? "" : `<attvalues>${cells.join("")}</attvalues>`;
};

const spells = (of: GraphEdge["spells"]): string =>
  of.length === 0
    ? ""
    : `<spells>${of.map((spell: Spell) => `<spell${attributes({ start: spell.from, end: spell.to })}/>`).join("")}</spells>`;
