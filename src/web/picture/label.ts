import type { Point } from "./layout.ts";

/** An actor as the diagram draws it. */
export interface Dot extends Point {
  readonly id: string;
  readonly name: string;
  /** Radius in pixels. */
  readonly size: number;
}

/** Where a name stands: its middle, or an end where it stands beside the dot. */
export interface Label extends Point {
  readonly anchor: "middle" | "start" | "end";
}

const HEIGHT = 13;
const LETTER = 6.9;
const GAP = 4;
const MOST = 24;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}
const meet = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** The name as it is drawn: long ones are cut. */
export const shortName = (name: string): string => (name.length > MOST ? `${name.slice(0, MOST - 2)}…` : name);

/** Where names can stand without covering one another or another dot, the first dots first; one that finds no room has none; names are drawn to `most` letters. */
export function placeLabels(dots: readonly Dot[], width: number, most = MOST): ReadonlyMap<string, Label> {
  const taken: Box[] = [];
  const places = new Map<string, Label>();
  const circles = dots.map(({ x, y, size }) => ({ left: x - size, right: x + size, top: y - size, bottom: y + size }));
  for (const [at, { id, name, x, y, size }] of dots.entries()) {
    const long = Math.min(name.length, most) * LETTER;
    const spots: readonly Label[] = [
      { x, y: y - size - GAP, anchor: "middle" },
      { x, y: y + size + GAP + HEIGHT - 3, anchor: "middle" },
      { x: x + size + GAP, y: y + 4, anchor: "start" },
      { x: x - size - GAP, y: y + 4, anchor: "end" },
    ];
    for (const spot of spots) {
      const left = spot.anchor === "middle" ? spot.x - long / 2 : spot.anchor === "start" ? spot.x : spot.x - long;
      const box = { left, right: left + long, top: spot.y - HEIGHT + 2, bottom: spot.y + 3 };
      if (box.left < 0 || box.right > width || box.top < 0) continue;
      if (taken.some((other) => meet(box, other)) || circles.some((other, index) => index !== at && meet(box, other)))
        continue;
      taken.push(box);
      places.set(id, spot);
      break;
    }
  }
  return places;
}
