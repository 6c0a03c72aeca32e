/** The documents of bench/gold/stories: written by hand, and copies of them made by rule. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Pair } from "../src/ground/span.ts";

/** A document of a story, with where the deed's word stands in it. */
export interface StoryDocument {
  readonly id: string;
  readonly family: string;
  readonly half: "dev" | "held";
  readonly story: string;
  /** How it came about: written, an updated lead, or which kind of copy. */
  readonly made: "written" | "update" | Copy;
  readonly published: string;
  readonly publisher: string;
  readonly title: string;
  readonly text: string;
  readonly deed: Pair;
}

type Copy = "cut" | "byline" | "head";

interface Written {
  readonly published: string;
  readonly publisher: string;
  readonly title: string;
  /** With the brackets. */
  readonly text: string;
}

const SENTENCE = /(?<=[.!?])\s+(?=\p{Lu})/u;
const PRINTERS = ["Morning Globe", "City Chronicle", "The Evening Star", "Coast Telegraph", "Valley Tribune"];
const NAMES = ["Nora Lind", "Paul Okafor", "Ines Duarte", "Tom Hale", "Mira Sen", "Jan Kovar"];

/** Copies as newspapers make them: each gives another text from the same words. */
const COPIES: Readonly<Record<Copy, (of: Written, turn: number) => Written>> = {
  cut: (of, turn) => ({
    ...of,
    publisher: PRINTERS[turn % PRINTERS.length]!,
    text: of.text.split(SENTENCE).slice(0, -1).join(" "),
  }),
  byline: (of, turn) => ({
    ...of,
    publisher: PRINTERS[(turn + 2) % PRINTERS.length]!,
    text: `By ${NAMES[turn % NAMES.length]}\n\n(${of.publisher}) - ${of.text}\n\n(Editing by ${NAMES[(turn + 3) % NAMES.length]})`,
  }),
  head: (of, turn) => ({
    ...of,
    publisher: PRINTERS[(turn + 4) % PRINTERS.length]!,
    title: `What we know: ${of.title.toLowerCase()}`,
    text: `${of.text.replaceAll(" said", " told reporters").replaceAll("Hundreds", "Several hundred")}\n\nSubscribe to our newsletter to get the day's news every morning.`,
  }),
};

/** Every document of the set, in the files' order. */
export function storyDocuments(folder = join(import.meta.dirname, "gold/stories")): readonly StoryDocument[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".txt"));
  const documents: StoryDocument[] = [];
  for (const file of files.sort()) {
    let [family, half, story] = ["", "dev" as StoryDocument["half"], ""];
    let first = null as Written | null;
    let last = null as Written | null;
    const add = (made: StoryDocument["made"], of: Written) => {
      const marks = [...of.text.matchAll(/\[([^\]]+)\]/g)];
      if (marks.length === 0) throw new Error(`${story}: no deed is marked in "${of.title}"`);
      const start = marks[0]!.index;
      documents.push({
        ...{ id: `${story}-${documents.filter((one) => one.story === story).length + 1}`, family, half, story, made },
        ...of,
        text: of.text.replace(/[[\]]/g, ""),
        deed: [start, start + marks[0]![1]!.length],
      });
    };
    for (const line of readFileSync(join(folder, file), "utf8").split("\n")) {
      const [mark, ...rest] = line.split(" ");
      if (mark === "===") [family, half] = [rest[0]!, rest[1] as StoryDocument["half"]];
      else if (mark === "---") [story, first, last] = [rest[0]!, null, null];
      else if (mark === "@" || mark === ">") {
        const [published, publisher, title] = rest.join(" ").split(" | ") as [string, string, string];
        last = { published, publisher, title, text: mark === ">" ? ">" : "" };
      } else if (mark === "+") {
        for (const copy of rest as Copy[]) add(copy, COPIES[copy](last!, documents.length));
      } else if (line.trim() !== "" && last) {
        const update: boolean = last.text === ">";
        const text: string = update ? [line, ...first!.text.split(SENTENCE).slice(1)].join(" ") : line;
        last = { ...last, text };
        first ??= last;
        add(update ? "update" : "written", last);
      }
    }
  }
  return documents;
}
