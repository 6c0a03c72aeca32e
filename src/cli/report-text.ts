/** A report as a person reads it in a terminal, narrow ones too. */
import type { Report } from "../desk/listed.ts";
import { type Terminal, tame, wrap } from "./terminal.ts";

type Event = Report["events"][number];
type Statement = Report["statements"][number];
type Explained = Report & {
  readonly explanations?: readonly {
    readonly rule: string;
    readonly fired: boolean;
    readonly reason: string;
    readonly start: number;
    readonly end: number;
  }[];
};

const INDENT = "    ";
const STANCE = { "-1": "against", "0": "on", "1": "for" } as const;

/** The report in lines: who did what to whom, who said what, who stands with whom, what drives what, each with its words and rule. */
export function reportText(report: Explained, terminal: Terminal): string {
  const { paint, width } = terminal;
  const { document } = report;
  const names = new Map(report.entities.map((entity) => [entity.id, entity]));
  const name = (id: string | null | undefined) => (id ? (names.get(id)?.name ?? id) : "");
  const coded = (id: string) => {
    const entity = names.get(id);
    const code = [entity?.actor, entity?.sector].filter(Boolean).join(" ");
    return `${tame(name(id))}${code ? paint.dim(` (${code})`) : ""}`;
  };
  const quote = (start: number, end: number) => paint.dim(wrap(`“${document.text.slice(start, end)}”`, width, INDENT));
  /** The speaker's name, else the words that stand for it. */
  const voice = ({ speaker }: Statement) =>
    speaker ? name(speaker.entity) || document.text.slice(speaker.start, speaker.end).replace(/\s+/g, " ") : "";
  const speaker = (id: string | null) => {
    const statement = id ? report.statements.find((one) => one.id === id) : undefined;
    return statement ? `said by ${voice(statement) || "someone unnamed"}` : "";
  };
  const foot = (...parts: readonly string[]) => paint.dim(wrap(parts.filter(Boolean).join(" · "), width, INDENT));
  const rule = (claim: { readonly rule: string; readonly score: number }) => `${claim.rule} ${claim.score.toFixed(2)}`;

  const head = [
    paint.bold(
      wrap(document.title ?? (document.text.trim().split(/\s+/).slice(0, 12).join(" ") || "(no text)"), width),
    ),
    paint.dim([document.publisher, document.published ?? "no day of publication"].filter(Boolean).join(" · ")),
    paint.dim(document.id),
  ];

  const events = report.events.map((event) => [
    `${paint.cyan("●")} ${what(event, paint)}${when(event.date)}`,
    INDENT + sides(event, coded),
    quote(...event.evidence),
    foot(event.place ? `in ${name(event.place)}` : "", harm(event), speaker(event.statement), rule(event)),
  ]);

  const statements = report.statements.map((statement) => [
    `${paint.green("●")} ${paint.bold(tame(voice(statement)) || "(unnamed)")} ${statement.form}${about(statement, name)}${when(statement.date)}`,
    ...statement.content.map(([start, end]) => quote(start, end)),
    foot(statement.outer ? speaker(statement.outer) : "", rule(statement)),
  ]);

  const ties = report.ties.map((tie) => [
    `${paint.yellow("●")} ${coded(tie.from)} ${paint.bold(tie.type)} ${coded(tie.to)}${tie.over ? ` over ${coded(tie.over)}` : ""}`,
    INDENT +
      [tie.status, tie.sign === 1 ? "+" : tie.sign === -1 ? "−" : "", span(tie.valid)].filter(Boolean).join(" · "),
    quote(...tie.evidence),
    foot(speaker(tie.statement), rule(tie)),
  ]);

  const influences = report.influences.map((influence) => [
    `${paint.blue("●")} ${wrap(document.text.slice(influence.cause.start, influence.cause.end), width - 2)}`,
    `${INDENT}${paint.bold(influence.sign === 1 ? "raises" : "lowers")}${influence.certainty === "stated" ? "" : ` (${influence.certainty})`}`,
    wrap(document.text.slice(influence.effect.start, influence.effect.end), width, INDENT),
    foot(speaker(influence.statement), rule(influence)),
  ]);

  const section = (title: string, claims: readonly (readonly string[])[]) =>
    claims.length === 0
      ? []
      : [
          "",
          paint.bold(`${title} (${claims.length})`),
          ...claims.map((lines) => lines.filter((line) => line.trim() !== "").join("\n")),
        ];

  const actors = report.entities.filter((entity) => entity.actor !== null || entity.mentions.length > 1);
  const cast =
    actors.length === 0
      ? []
      : [
          "",
          paint.bold(`Actors (${actors.length})`),
          wrap(
            actors
              .map(
                (entity) =>
                  `${entity.name}${entity.actor || entity.sector ? ` (${[entity.actor, entity.sector].filter(Boolean).join(" ")})` : ""}`,
              )
              .join("; "),
            width,
            "  ",
          ),
        ];
  const warnings = report.warnings.map((warning) =>
    paint.yellow(wrap(`! ${warning.message} (${warning.rule})`, width)),
  );
  const nothing = [events, statements, ties, influences].every((list) => list.length === 0) ? ["", "No claims."] : [];

  return `${[
    ...head,
    ...cast,
    ...section("Events", events),
    ...section("Statements", statements),
    ...section("Ties", ties),
    ...section("What drives what", influences),
    ...nothing,
    ...(warnings.length > 0 ? ["", ...warnings] : []),
    ...(report.explanations ? explained(report, terminal) : []),
  ].join("\n")}\n`;
}

const what = (event: Event, paint: Terminal["paint"]) =>
  `${paint.bold(event.type)}${event.mode ? ` ${event.mode}` : ""} · ${event.status === "happened" ? event.status : paint.yellow(event.status)}`;

function sides(event: Event, coded: (id: string) => string): string {
  const source = event.source.map(coded).join(", ");
  const target = event.target.map(coded).join(", ");
  if (target === "") return source || "(nobody named)";
  return `${source || "(somebody)"} → ${target}`;
}

const span = (days: { readonly from: string | null; readonly to: string | null }) =>
  days.from === null && days.to === null
    ? ""
    : days.from === days.to
      ? (days.from ?? "")
      : `${days.from ?? "…"} – ${days.to ?? "…"}`;

const when = (date: { readonly from: string | null; readonly to: string | null } | null) =>
  date && span(date) !== "" ? ` · ${span(date)}` : "";

function harm(event: Event): string {
  const count = (kind: "killed" | "injured" | "detained" | "displaced") => {
    const found = event[kind];
    if (!found) return [];
    return [
      `${found.from === found.to ? found.from : `${found.from} to ${found.to}`} ${found.who ?? ""} ${kind}`.replace(
        / +/g,
        " ",
      ),
    ];
  };
  return [...count("killed"), ...count("injured"), ...count("detained"), ...count("displaced")].join(", ");
}

const about = (statement: Statement, name: (id: string) => string) =>
  statement.about.length === 0
    ? ""
    : ` · ${statement.about.map((one) => `${STANCE[one.stance]} ${tame(name(one.entity))}`).join(", ")}`;

/** Sentence by sentence, which rules fired and why others stayed silent. */
function explained(report: Explained, { paint, width }: Terminal): readonly string[] {
  const { text } = report.document;
  const lines = ["", paint.bold("Why")];
  for (const sentence of report.sentences) {
    const here = report.explanations?.filter((one) => one.start >= sentence.start && one.start < sentence.end) ?? [];
    lines.push(wrap(text.slice(sentence.start, sentence.end), width));
    if (here.length === 0) lines.push(paint.dim(`${INDENT}no rule looks at any of its words`));
    for (const one of here) {
      const mark = one.fired ? paint.green("fired") : paint.dim("silent");
      lines.push(
        `${INDENT}${mark} ${one.rule} at “${tame(text.slice(one.start, one.end))}”`,
        wrap(one.reason, width, INDENT + INDENT),
      );
    }
  }
  return lines;
}
