import type { Span } from "../../ground/span.ts";

/** An attribution before its speaker is known as an entity: the words of the tree that make it. */
export interface Attribution {
  /** Token indexes of the cue, ascending; empty where a quotation goes on without one. */
  readonly cue: readonly number[];
  /** Token indexes of the words that name the source; empty where the text names none. */
  readonly source: readonly number[];
  /** Index of the token that heads the source, -1 of none. */
  readonly sourceHead: number;
  /** Token indexes of the content, ascending; pieces are its runs. */
  readonly content: readonly number[];
  /** The codebook name of the way it was found. */
  readonly rule: string;
  /** 0 to 1. */
  readonly score: number;
}

/** Kinds of mention that can speak; a place as its government. */
export const SPEAKS = /^(?:person|people|organization|place)$/;

/** A content's pieces as spans of the text. */
export type Pieces = readonly Span[];
