import { graphOf } from "./graph.ts";
import type { Writer } from "./outfile.ts";
import { attributes, escaped } from "./xml.ts";

const NODE = { label: "string", sector: "string", actsFor: "string" } as const;
const EDGE = {
  ...{ kind: "string", type: "string", directed: "boolean", mean: "double", weight: "int" },
  ...{ first: "string", last: "string" },
} as const;

/** A graph in GraphML, every edge written directed as in GEXF; of the times only the first and the last day are kept, for it has no spells. */
export const graphMl: Writer = async function* (exporting) {
  const { nodes, edges } = await graphOf(exporting);
  exporting.lose("GraphML has no spells: of each edge only the first and the last day are kept");
  const keys = (of: "node" | "edge", columns: Readonly<Record<string, string>>) =>
    Object.entries(columns).map(
      ([name, type]) => `<key${attributes({ id: `${of}_${name}`, for: of, "attr.name": name, "attr.type": type })}/>\n`,
    );
  yield `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
${[...keys("node", NODE), ...keys("edge", EDGE)].join("")}<graph id="dragoman" edgedefault="directed">\n`;
  for (const node of nodes) yield `<node${attributes({ id: node.id })}>${cells("node", NODE, node)}</node>\n`;
  for (const edge of edges) {
    const { id, from, to, claims, spells } = edge;
    const days = spells.flatMap((spell) => [spell.from, spell.to]).filter((day) => day !== null);
    const [first = null, last = null] = days.length > 0 ? [days.sort()[0], days.sort().at(-1)] : [];
    const own = attributes({ id, source: from, target: to });
    yield `<edge${own}>${cells("edge", EDGE, { ...edge, weight: claims, first, last })}</edge>\n`;
  }
  yield "</graph>\n</graphml>\n";
};

const cells = (of: string, columns: Readonly<Record<string, string>>, values: object): string =>
  Object.keys(columns)
    .map((name) => [name, (values as Record<string, string | number | boolean | null>)[name]] as const)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => `<data key="${of}_${name}">${escaped(String(value))}</data>`)
    .join("");
