/** Where a word hangs in truth, and what it is where the model mistook that too. */
export interface Change {
  readonly head: number;
  readonly label: string;
  readonly upos?: "VERB";
}

export type Changes = Map<number, Change>;
