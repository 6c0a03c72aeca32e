import type { Draft } from "./draft.ts";
import { phrase } from "./phrase.ts";
import type { Sight } from "./sight.ts";

/** Words that say little without what follows them: "many" in a country, "most" of the voters, "members" of a body. */
const PARTS: ReadonlySet<string> = new Set(
  `many most some several few all both each one half part rest majority minority bulk number portion percent third
   total dozen hundred thousand million score group member resident inhabitant citizen people side`.split(/\s+/),
);

/** How many words behind "of" the whole is looked for. */
const REACH = 8;

/** How far a name looks for the name of an owner of an owner. */
const DEPTH = 2;

/** The fullest name, without titles; else the words of the first description; else the first pronoun. */
export function nameOf(sight: Sight, order: readonly number[], depth = 0): string {
  const { analysis, groups } = sight;
  let best = "";
  let length = -1;
  let seat = "";
  let old = "";
  let adjective = "";
  let nominal = "";
  for (const index of order) {
    const draft = groups.drafts[index]!;
    if (draft.form === "name" && draft.name !== null) {
      const counted = draft.count >= 0;
      const name = textOf(sight, counted ? draft.start : draft.name.start, draft.name.end);
      const by = draft.type === "state" ? draft.candidates[0]?.by : undefined;
      if (by === "capital") seat ||= name;
      else if (by === "old-name") old ||= name;
      else if (draft.nameWords.length > length) {
        best = name;
        length = draft.nameWords.length;
      }
    } else if (draft.adjective) adjective ||= draft.candidates[0]?.actor.name ?? textOf(sight, draft.start, draft.end);
    else if (draft.form === "nominal") nominal ||= described(sight, draft, depth);
  }
  const first = groups.drafts[order[0]!]!;
  return best || old || adjective || seat || nominal || analysis.text.slice(first.start, first.end);
}

const textOf = (sight: Sight, start: number, end: number): string =>
  sight.analysis.text.slice(start, end).replace(/\s+/g, " ");

/** The words of a description: a part of something with what it is a part of, and the owner's name for "its" and "whose". */
function described(sight: Sight, draft: Draft, depth: number): string {
  const { analysis, byHead, groups } = sight;
  const end = endOf(sight, draft.head, draft.last);
  const owner = analysis.tokens[draft.first]!;
  const own = byHead[owner.index]!;
  if (depth >= DEPTH || !/^(?:PRP\$|WP\$)$/.test(owner.xpos) || own < 0 || draft.first === draft.head)
    return textOf(sight, draft.start, end);
  const order = [...groups.of(own).drafts].sort((a, b) => a - b);
  if (order.every((index) => groups.drafts[index]!.form === "pronoun")) return textOf(sight, draft.start, end);
  const mark = analysis.text.includes("’") ? "’" : "'";
  const rest = textOf(sight, analysis.tokens[draft.first + 1]!.start, end);
  const name = nameOf(sight, order, depth + 1);
  return `${name}${/s$/.test(name) ? mark : `${mark}s`} ${rest}`;
}

/** Where the words of a part end with what it is a part of: "most of the voters", "many in the capital". */
function endOf(sight: Sight, head: number, last: number): number {
  const { analysis } = sight;
  const token = analysis.tokens[head]!;
  const end = analysis.tokens[last - 1]!.end;
  if (!PARTS.has(token.lemma.toLowerCase()) && !PARTS.has(token.form.toLowerCase())) return end;
  if (!/^(?:of|in|from|among)$/i.test(analysis.tokens[last]?.form ?? "")) return end;
  // By the order of the words, as the tree may hang the whole elsewhere.
  const whole = analysis.tokens
    .slice(last + 1, Math.min(last + REACH, analysis.sentences[token.sentence]!.last))
    .find((word) => word.children.includes(last))?.index;
  if (whole === undefined) return end;
  return endOf(sight, whole, phrase(analysis, whole).last);
}
