import process from "node:process";

/** How wide lines may be, whether colours are wanted, and how to write out. */
export interface Terminal {
  readonly isTerminal: boolean;
  readonly width: number;
  readonly paint: Paint;
  /** Writes to stdout, and waits where the reader is slow. */
  print(text: string | Uint8Array): Promise<void>;
  /** Says a line on stderr. */
  say(line: string): void;
}

/** Words in a colour; the words alone where none are wanted. */
export type Paint = Readonly<Record<keyof typeof CODES, (text: string) => string>>;

const CODES = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  cyan: [36, 39],
} as const;

const NARROWEST = 40;
const WIDEST = 160;

export function openTerminal(): Terminal {
  const isTerminal = process.stdout.isTTY === true;
  const { NO_COLOR, FORCE_COLOR, COLUMNS, TERM } = process.env;
  const coloured = !NO_COLOR && TERM !== "dumb" && (isTerminal || Boolean(FORCE_COLOR));
  const columns = process.stdout.columns ?? Number(COLUMNS ?? 0);
  // Who stops reading has had enough.
  process.stdout.on("error", (cause: NodeJS.ErrnoException) => {
    if (cause.code === "EPIPE") process.exit(0);
    throw cause;
  });
  return {
    isTerminal,
    width: Math.min(Math.max(columns || 100, NARROWEST), WIDEST),
    paint: Object.fromEntries(
      Object.entries(CODES).map(([name, [on, off]]) => [
        name,
        (text: string) => (coloured && text !== "" ? `\u001b[${on}m${text}\u001b[${off}m` : text),
      ]),
    ) as Paint,
    print: (text) =>
      new Promise((done) => {
        if (process.stdout.write(text, () => done())) return;
      }),
    say: (line) => {
      process.stderr.write(`${line}\n`);
    },
  };
}

/** What a terminal must not be told by a text: controls become visible marks. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is the control characters that are looked for
export const tame = (text: string): string => text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "\u00b7");

/** The text in lines of at most so many columns, each after the first indented. */
export function wrap(text: string, width: number, indent = ""): string {
  const lines: string[] = [];
  let line = "";
  for (const word of tame(text)
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((one) => pieces(one, width - indent.length))) {
    if (line !== "" && line.length + 1 + word.length > width - indent.length) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.map((one) => indent + one).join("\n");
}

/** A word that no line can hold is cut. */
const pieces = (word: string, room: number): readonly string[] =>
  word.length <= room ? [word] : (word.match(new RegExp(`.{1,${Math.max(room, 1)}}`, "gsu")) ?? []);
