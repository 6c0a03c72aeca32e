/** A question asked of a mention, or of a mention and what it may take up, with the number of its answers: 0 to size - 1. */
export type Field = readonly [name: string, size: number];

/** Asked of a mention alone. */
export const OWN: readonly Field[] = [
  ["form", 3],
  ["pronoun", 10],
  ["possessive", 3],
  ["determiner", 7],
  ["part", 5],
  ["type", 9],
  ["sure", 2],
  ["number", 3],
  ["gender", 4],
  ["kind", 10],
  ["modifiers", 4],
  ["complemented", 3],
  ["topic", 2],
  ["quotation", 3],
  ["label", 12],
  ["known", 4],
  ["words", 4],
  ["light", 4],
  ["early", 4],
  ["opens", 2],
  ["modelled", 8],
  ["same noun before", 4],
  ["same words before", 3],
  ["rule", 4],
  ["choices", 5],
  ["capital", 2],
];

/** Asked of a mention and of the group, in its latest mention, that it may belong to. */
export const PAIR: readonly Field[] = [
  ["forms", 9],
  ["sentences", 9],
  ["mentions", 8],
  ["paragraphs", 5],
  ["other part", 5],
  ["parallel", 2],
  ["other determiner", 7],
  ["types", 81],
  ["number", 4],
  ["gender", 4],
  ["size", 6],
  ["named", 3],
  ["noun", 4],
  ["string", 3],
  ["modifiers", 5],
  ["name", 6],
  ["kind", 4],
  ["clause", 3],
  ["quotation", 5],
  ["speaker", 4],
  ["pronouns", 20],
  ["rule", 2],
  ["rank", 6],
  ["label", 12],
  ["topic", 2],
  ["owner", 5],
  ["pronoun gap", 5],
  ["first", 2],
  ["adjective", 3],
  ["name gap", 6],
  ["members", 2],
  ["subject rank", 4],
  ["same person", 4],
];

/** Where each field's answers begin in one row of all fields, and their number together. */
export function layoutOf(fields: readonly Field[]): { readonly offsets: readonly number[]; readonly size: number } {
  const offsets: number[] = [];
  let size = 0;
  for (const [, count] of fields) {
    offsets.push(size);
    size += count;
  }
  return { offsets, size };
}
