/** A point of the drawing, about -1 to 1 either way. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A line that pulls its ends together, or holds them apart where its sign is negative. */
export interface Pull {
  readonly from: string;
  readonly to: string;
  readonly sign: -1 | 0 | 1;
}

/** How far a push reaches. */
const CELL = 2;
const PUSH = 0.09;

/**
 * Where each actor stands: friends near, foes apart, nobody on top of another. The same input gives the same places, and
 * an actor that had a place before starts from it, so that a picture of the next day looks like the one before.
 */
export function layOut(
  ids: readonly string[],
  pulls: readonly Pull[],
  before: ReadonlyMap<string, Point> = new Map(),
): ReadonlyMap<string, Point> {
  const index = new Map(ids.map((id, at) => [id, at]));
  const count = ids.length;
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const spread = Math.sqrt(count) * 0.55;
  ids.forEach((id, at) => {
    const known = before.get(id);
    const angle = at * 2.399963;
    const radius = spread * Math.sqrt((at + 0.5) / count);
    x[at] = known?.x ?? radius * Math.cos(angle);
    y[at] = known?.y ?? radius * Math.sin(angle);
  });
  const lines = pulls.flatMap(({ from, to, sign }) => {
    const a = index.get(from);
    const b = index.get(to);
    return a === undefined || b === undefined || a === b ? [] : [{ a, b, length: sign < 0 ? 1.7 : 0.95 }];
  });
  /** Those who had a place move little; who is new finds one among them. */
  const ease = ids.map((id) => (before.has(id) ? 0.1 : 1));
  const warm = ids.some((id) => before.has(id));
  const rounds = warm ? 70 : count > 800 ? 80 : count > 200 ? 160 : 320;
  for (let round = 0; round < rounds; round += 1) {
    const heat = 0.12 * (1 - round / rounds) + 0.004;
    const dx = new Float64Array(count);
    const dy = new Float64Array(count);
    pushApart(x, y, dx, dy);
    for (const { a, b, length } of lines) {
      const gapX = x[b]! - x[a]!;
      const gapY = y[b]! - y[a]!;
      const gap = Math.hypot(gapX, gapY) || 0.01;
      const pull = ((gap - length) / gap) * 0.35;
      dx[a]! += gapX * pull;
      dy[a]! += gapY * pull;
      dx[b]! -= gapX * pull;
      dy[b]! -= gapY * pull;
    }
    for (let at = 0; at < count; at += 1) {
      const moveX = dx[at]! - x[at]! * 0.035;
      const moveY = dy[at]! - y[at]! * 0.05;
      const move = Math.hypot(moveX, moveY) || 1;
      const step = Math.min(move, heat * 2.5 * ease[at]!);
      x[at]! += (moveX / move) * step;
      y[at]! += (moveY / move) * step;
    }
  }
  return new Map(ids.map((id, at) => [id, { x: x[at]!, y: y[at]! }]));
}

/** Those nearer than a cell is wide push each other, the less the farther; a grid keeps the work in proportion to their number. */
function pushApart(x: Float64Array, y: Float64Array, dx: Float64Array, dy: Float64Array): void {
  const cells = new Map<number, number[]>();
  const columns = x.map((value) => Math.floor(value / CELL) + 5000);
  const rows = y.map((value) => Math.floor(value / CELL) + 5000);
  for (let at = 0; at < x.length; at += 1) {
    const key = columns[at]! * 10_000 + rows[at]!;
    const cell = cells.get(key);
    if (cell) cell.push(at);
    else cells.set(key, [at]);
  }
  for (let at = 0; at < x.length; at += 1) {
    for (let column = columns[at]! - 1; column <= columns[at]! + 1; column += 1)
      for (let row = rows[at]! - 1; row <= rows[at]! + 1; row += 1)
        for (const other of cells.get(column * 10_000 + row) ?? []) {
          if (other === at) continue;
          const gapX = x[at]! - x[other]! || (at - other) * 1e-3;
          const gapY = y[at]! - y[other]!;
          const square = Math.max(gapX * gapX + gapY * gapY, 0.01);
          const near = 1 - square / (CELL * CELL);
          if (near <= 0) continue;
          dx[at]! += (gapX / square) * PUSH * near;
          dy[at]! += (gapY / square) * PUSH * near;
        }
  }
}
