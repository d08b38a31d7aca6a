/** Where points lie on a chart: to the right and up the numbers grow. */
export interface Placing<Point> {
  readonly x: (point: Point) => number;
  readonly y: (point: Point) => number;
}

/** Whether later points lie to the right of earlier ones, or above where all are in one column. */
export function runsRight<Point>(points: readonly Point[], { x, y }: Placing<Point>): boolean {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return true;
  return x(first) === x(last) ? y(last) >= y(first) : x(last) > x(first);
}

/**
 * The point that a key leads to from another one: into the direction of the key, past those that lie where it lies already.
 * Undefined for other keys.
 */
export function pointAfter<Point>(
  key: string,
  points: readonly Point[],
  at: number,
  placing: Placing<Point>,
): number | undefined {
  const last = points.length - 1;
  const right = runsRight(points, placing);
  if (key === "Home" || key === "End") return (key === "Home") === right ? 0 : last;
  const move = moves[key];
  const here = points[at];
  if (move === undefined || here === undefined) return undefined;
  const { by, along } = move;
  const of = placing[along];
  const [first, end] = [points[0] as Point, points[last] as Point];
  const grows = of(end) === of(first) ? right : of(end) > of(first);
  const step = Math.sign(by) * (grows ? 1 : -1);
  const within = (place: number): number => Math.min(last, Math.max(0, place));
  if (Math.abs(by) > 1) return within(at + step * Math.abs(by));
  for (let next = at + step; next >= 0 && next <= last; next += step)
    if (Math.sign(of(points[next] as Point) - of(here)) === by) return next;
  return within(at + step);
}

const moves: Readonly<Record<string, { readonly by: number; readonly along: "x" | "y" }>> = {
  ArrowLeft: { by: -1, along: "x" },
  ArrowRight: { by: 1, along: "x" },
  ArrowDown: { by: -1, along: "y" },
  ArrowUp: { by: 1, along: "y" },
  PageDown: { by: -5, along: "y" },
  PageUp: { by: 5, along: "y" },
};
