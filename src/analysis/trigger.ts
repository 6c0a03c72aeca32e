import type { BranchLabels } from "./labels.ts";

/** What a claim of a group may have beside its words: the output that gives the classes of its triggers, and its roles. */
export const GROUPS = {
  event: { traits: { status: "eventStatus", mode: "eventMode" }, roles: ["source", "target"] },
  tie: { traits: { status: "tieStatus", sign: "tieSign" }, roles: ["from", "to", "over"] },
  link: { traits: { certainty: "linkCertainty" }, roles: ["cause", "effect"] },
} as const satisfies Record<string, { traits: Readonly<Record<string, string>>; roles: readonly string[] }>;

export type Group = keyof typeof GROUPS;

/** What the model says of a word that may name an event, a tie or what joins a cause to its effect. */
export interface TriggerOdds {
  readonly token: number;
  /** Probability of each label of the group, in its order; the first is "none". */
  readonly labels: Float32Array;
  /** For each trait the probabilities of its classes. */
  readonly traits: Readonly<Record<string, Float32Array>>;
  /** Token index that the numbers of `roles` begin at. */
  readonly first: number;
  /** For each role, how likely each word of the sentence heads who plays it (or is part of it, for causes and effects), 0 to 1. */
  readonly roles: Readonly<Record<string, Float32Array>>;
}

/** The odds of each group, by token; words that are hardly a trigger have none. */
export type Triggers = Readonly<Record<Group, ReadonlyMap<number, TriggerOdds>>>;

/** From this probability on a word is worth asking what it would be the trigger of. */
const LEAST = 0.03;
const WIDTH = 64;
const SCALE = 8;

/** Logits and vectors of the words of a window, as the encoder gives them for a group. */
export interface TriggerEvidence {
  readonly count: number;
  /** Output by name, each from the window's first word on. */
  readonly outputs: (name: string) => Float32Array;
  /** Whether a word begins a sentence. */
  readonly starts: (index: number) => boolean;
  readonly labels: BranchLabels;
}

/** The odds of the words of a window, whose first word is token `offset`. */
export function readTriggers(group: Group, evidence: TriggerEvidence, offset: number): readonly TriggerOdds[] {
  const { count, outputs, starts, labels } = evidence;
  const logits = outputs(group);
  const classes = labels.classes[group]!.length;
  const found: TriggerOdds[] = [];
  for (let index = 0; index < count; index++) {
    const odds = softmax(logits, index * classes, classes);
    if (1 - odds[0]! < LEAST) continue;
    let first = index;
    while (first > 0 && !starts(first)) first--;
    let last = index + 1;
    while (last < count && !starts(last)) last++;
    const traits: Record<string, Float32Array> = {};
    for (const [trait, output] of Object.entries(GROUPS[group].traits)) {
      const size = labels.classes[output]!.length;
      traits[trait] = softmax(outputs(output), index * size, size);
    }
    const roles: Record<string, Float32Array> = {};
    const names = GROUPS[group].roles;
    const vectors = outputs(`${group}Roles`);
    for (const [role, name] of names.entries()) {
      const row = new Float32Array(last - first);
      const ask = (index * 2 * names.length + role) * WIDTH;
      for (let word = first; word < last; word++) {
        const answer = ((word * 2 + 1) * names.length + role) * WIDTH;
        let sum = 0;
        for (let k = 0; k < WIDTH; k++) sum += vectors[ask + k]! * vectors[answer + k]!;
        row[word - first] = 1 / (1 + Math.exp(-(sum / SCALE + labels.bias[group]![role]!)));
      }
      roles[name] = row;
    }
    found.push({ token: index + offset, labels: odds, traits, first: first + offset, roles });
  }
  return found;
}

function softmax(logits: Float32Array, at: number, count: number): Float32Array {
  const found = new Float32Array(count);
  let top = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < count; k++) top = Math.max(top, logits[at + k]!);
  let sum = 0;
  for (let k = 0; k < count; k++) sum += found[k] = Math.exp(logits[at + k]! - top);
  for (let k = 0; k < count; k++) found[k]! /= sum;
  return found;
}
