/** A line of a robots.txt that allows or forbids paths. */
interface Line {
  readonly allow: boolean;
  readonly path: string;
}

/** What a site's robots.txt lets a reader of our name fetch (RFC 9309). */
export interface Robots {
  allows(path: string): boolean;
}

/** The rules of the text for the product: its own group where there is one, else that of everyone. */
export function readRobots(text: string, product: string): Robots {
  const groups: { readonly agents: string[]; readonly lines: Line[] }[] = [];
  let open = false;
  for (const raw of text.split(/\r\n?|\n/)) {
    const found = /^\s*([A-Za-z-]+)\s*:\s*([^#]*)/.exec(raw.replace(/^\ufeff/, ""));
    if (!found) continue;
    const [name, value] = [found[1]!.toLowerCase(), found[2]!.trim()];
    if (name === "user-agent") {
      if (!open) groups.push({ agents: [], lines: [] });
      groups.at(-1)!.agents.push(value.toLowerCase());
      open = true;
    } else if (name === "allow" || name === "disallow") {
      open = false;
      // An empty rule forbids nothing.
      if (value !== "") groups.at(-1)?.lines.push({ allow: name === "allow", path: value });
    }
  }
  const of = (agent: string) => groups.filter((group) => group.agents.includes(agent));
  const own = of(product.toLowerCase());
  const lines = (own.length > 0 ? own : of("*")).flatMap((group) => group.lines);
  return {
    allows(path) {
      // The longest rule that fits counts; of two as long, the one that allows.
      const [best] = lines
        .filter((line) => fits(line.path, path))
        .sort((a, b) => b.path.length - a.path.length || Number(b.allow) - Number(a.allow));
      return best?.allow ?? true;
    },
  };
}

/** Whether the path begins as the rule says; `*` is any run of characters, `$` the end. Compared piece by piece, so that no rule takes long. */
function fits(rule: string, path: string): boolean {
  const ends = rule.endsWith("$");
  const [first = "", ...rest] = (ends ? rule.slice(0, -1) : rule).split("*");
  if (!path.startsWith(first)) return false;
  let at = first.length;
  for (const [index, piece] of rest.entries()) {
    if (ends && index === rest.length - 1) return path.length - piece.length >= at && path.endsWith(piece);
    const found = path.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return !ends || at === path.length;
}
