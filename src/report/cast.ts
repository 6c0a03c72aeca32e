import type { Entity, Mention } from "./claims.ts";

/** A mention with the words of the tree that it rests on. */
export interface CastMention extends Mention {
  /** Index of the token that heads it. */
  readonly head: number;
  /** Token indexes of the mention, half-open. */
  readonly first: number;
  readonly last: number;
  /** Id of its entity. */
  readonly entity: string;
  /** The sieve that joined it to an earlier mention; absent where none did. */
  readonly by?: string;
}

/** Who and what the report speaks of. */
export interface Cast {
  readonly entities: readonly Entity[];
  /** In text order. */
  readonly mentions: readonly CastMention[];
  /** The mention that this token heads, or `null`. */
  headed(token: number): CastMention | null;
  /** The smallest mention that covers this token, or `null`. */
  covering(token: number): CastMention | null;
  entity(id: string): Entity | null;
}
