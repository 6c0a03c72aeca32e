/** Steps of a scenario: each a new board, or a fault that says what there is to change. */
import { fault } from "../ground/fault.ts";
import { TIE_TYPES, type TieType } from "../ground/tie-type.ts";
import { type Board, isPair } from "./board.ts";
import type { StandField } from "./issue.ts";

interface Bounded {
  readonly value: number;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

/** What is assumed to change; one key each. */
export type Step =
  | { readonly end: { readonly a: string; readonly b: string; readonly type?: TieType | undefined } }
  | {
      readonly add: {
        readonly a: string;
        readonly b: string;
        readonly type?: TieType | undefined;
        readonly sign?: 1 | -1 | undefined;
      };
    }
  | { readonly strength: { readonly a: string; readonly b: string } & Bounded }
  | { readonly size: { readonly actor: string; readonly value: number } }
  | { readonly position: { readonly actor: string } & Bounded }
  | { readonly salience: { readonly actor: string } & Bounded }
  | { readonly capability: { readonly actor: string } & Bounded }
  | {
      readonly influence: {
        readonly cause: string;
        readonly effect: string;
        readonly sign?: 1 | -1 | undefined;
        readonly certainty?: "stated" | "hedged" | "denied" | undefined;
        readonly end?: boolean | undefined;
      };
    };

type Kind = Step extends infer One ? (One extends unknown ? keyof One : never) : never;
type Given<Of extends Kind> = Extract<Step, Readonly<Record<Of, unknown>>>[Of];

function known(board: Board, actor: string): void {
  if (!board.actors.includes(actor))
    throw fault(
      "scenario/unknown-actor",
      `a step names ${actor}, who is not taken; choose from: ${board.actors.join(", ")}`,
    );
}

const stand = (field: StandField) => (board: Board, step: { readonly actor: string } & Bounded) => {
  if (!board.positions.some((one) => one.actor === step.actor)) {
    const choices = board.positions.map((one) => one.actor).join(", ") || "nobody: give positions";
    throw fault(
      "scenario/no-position",
      `a step changes the ${field} of ${step.actor}, who has none; choose from: ${choices}`,
    );
  }
  const positions = board.positions.map((one) => {
    if (one.actor !== step.actor) return one;
    const { [field]: _, ...others } = one.intervals ?? {};
    const given = step.low !== undefined || step.high !== undefined;
    const interval = given ? { [field]: [step.low ?? step.value, step.high ?? step.value] as const } : {};
    return { ...one, [field]: step.value, intervals: { ...others, ...interval } };
  });
  return { ...board, positions };
};

const apply: { readonly [Of in Kind]: (board: Board, step: Given<Of>) => Board } = {
  end: (board, { a, b, type }) => {
    const ends = (tie: Board["ties"][number]): boolean =>
      isPair(tie, a, b) && (type === undefined || tie.type === type);
    const isMember = (type ?? "member") === "member" && (board.memberships.get(a) ?? []).includes(b);
    if (!board.ties.some(ends) && !isMember) {
      const choices = board.ties.filter((tie) => [tie.a, tie.b].includes(a) || [tie.a, tie.b].includes(b));
      const shown = choices.slice(0, 10).map((tie) => `${tie.a} ${tie.type ?? tie.sign} ${tie.b}`);
      throw fault(
        "scenario/no-tie",
        `a step ends ${type ? `the tie ${type}` : "the ties"} of ${a} and ${b}, and there is none; choose from: ${shown.join("; ") || "none of either"}`,
      );
    }
    const memberships = new Map(board.memberships);
    if (isMember)
      memberships.set(
        a,
        memberships.get(a)!.filter((body) => body !== b),
      );
    return { ...board, memberships, ties: board.ties.filter((tie) => !ends(tie)) };
  },
  add: (board, { a, b, type, sign }) => {
    const fixed = type === undefined ? null : TIE_TYPES[type].sign;
    const way = fixed ?? sign;
    if (way === undefined)
      throw fault(
        "scenario/sign",
        `a step adds a tie of ${a} and ${b} without a sign; give a type or a sign of 1 or -1`,
      );
    if (![a, b].some((actor) => board.actors.includes(actor))) known(board, a);
    const tie = {
      a,
      b,
      type: type ?? null,
      sign: way,
      status: "holds",
      reports: 0,
      claimed: false,
      claims: [],
    } as const;
    return { ...board, ties: [...board.ties, tie] };
  },
  strength: (board, { a, b, value, low, high }) => {
    known(board, a);
    known(board, b);
    return { ...board, own: [...board.own.filter((one) => !isPair(one, a, b)), { a, b, value, low, high }] };
  },
  size: (board, { actor, value }) => {
    known(board, actor);
    return { ...board, sizes: new Map(board.sizes).set(actor, value) };
  },
  position: stand("position"),
  salience: stand("salience"),
  capability: stand("capability"),
  influence: (board, { cause, effect, sign, certainty, end }) => {
    const like = (arrow: Board["arrows"][number]): boolean =>
      [arrow.cause, arrow.causeWords].includes(cause) && [arrow.effect, arrow.effectWords].includes(effect);
    const rest = board.arrows.filter((arrow) => !like(arrow));
    const before = board.arrows.find(like);
    if (end && !before)
      throw fault("scenario/no-influence", `a step ends the influence of "${cause}" on "${effect}", and there is none`);
    if (end) return { ...board, arrows: rest };
    const node = (words: string): string =>
      board.arrows.find((arrow) => arrow.causeWords === words)?.cause ??
      board.arrows.find((arrow) => arrow.effectWords === words)?.effect ??
      words;
    const arrow = {
      id: before?.id ?? `step: ${cause} -> ${effect}`,
      cause: before?.cause ?? node(cause),
      effect: before?.effect ?? node(effect),
      causeWords: before?.causeWords ?? cause,
      effectWords: before?.effectWords ?? effect,
      sign: sign ?? before?.sign ?? 1,
      certainty: certainty ?? before?.certainty ?? "stated",
    } as const;
    return { ...board, arrows: [...rest, arrow] };
  },
};

/** The board after the steps, in their order. */
export const afterSteps = (board: Board, steps: readonly Step[]): Board =>
  steps.reduce((at, step) => {
    const [kind, given] = Object.entries(step)[0] as [Kind, never];
    return apply[kind](at, given);
  }, board);
