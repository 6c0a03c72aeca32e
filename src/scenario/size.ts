/** Sizes read off a picture by a stated formula: `log2(2 + n)`, n the reported events of the window that the actor brought about. */
import type { Board, PictureSize } from "./board.ts";

/** The size of one who brought about so many events. */
export const sizeOfEvents = (claims: readonly string[]): PictureSize => ({
  value: Math.round(Math.log2(2 + claims.length) * 1e6) / 1e6,
  says: `${claims.length} reported ${claims.length === 1 ? "event" : "events"} brought about`,
  claims,
});

/** A size, whence it comes, and what it rests on. */
export interface ActorSize {
  readonly actor: string;
  readonly size: number;
  readonly from: "own" | "picture" | "equal";
  readonly says: string;
  readonly claims: readonly string[];
  /** What the picture gives, whichever is used; `null` where it was not asked. */
  readonly picture: number | null;
}

/** The size of each actor of the board: the analyst's own, else the picture's, else 1. */
export const sizesOf = (board: Board): readonly ActorSize[] =>
  board.actors.map((actor): ActorSize => {
    const [own, read] = [board.sizes.get(actor), board.pictureSizes.get(actor)];
    const picture = read?.value ?? null;
    const { says, claims } = read ?? { says: "", claims: [] };
    if (own !== undefined) return { actor, size: own, from: "own", says, claims, picture };
    return { actor, size: picture ?? 1, from: read ? "picture" : "equal", says, claims, picture };
  });
