import type { Circuit } from "../solver/circuit.ts";
import { type Literal, negated } from "../solver/literal.ts";
import type { Because } from "./because.ts";
import { boundOf, type Compared, type Limit } from "./comparisons.ts";
import { type Exact, signOf } from "./exact.ts";
import type { Line } from "./lines.ts";
import { minus, order, type Point, pointOf, times } from "./simplex.ts";

/** Of values with more cells what follows is left to be found. */
const MOST_CELLS = 200;

/** How far one of two values reaches, at most or at least, and the literals that say so. */
interface Reach {
  readonly point: Point;
  readonly literals: readonly Literal[];
}

/** Tells the solver at once in which cells two values cannot lie where a limit of what they come to is kept, or is not. */
export function addLemmas(
  { solver }: Circuit,
  { terms }: Compared,
  limit: Limit,
  isCounted: boolean,
  lineOf: (variable: number) => Line | undefined,
): void {
  const [first, second, ...others] = [...terms].flatMap(([variable, factor]) => {
    const line = lineOf(variable);
    return line?.variable === variable ? [{ line, factor }] : [];
  });
  if (first === undefined || second === undefined || others.length > 0 || terms.size !== 2) return;
  if ([first, second].some(({ line }) => line.instance.cut.cells.length > MOST_CELLS)) return;
  for (const isTrue of [true, false]) {
    const { end, bound } = boundOf(limit, isTrue, isCounted);
    const side = end === "upper" ? "lower" : "upper";
    const sign = end === "upper" ? 1 : -1;
    const at = pointOf({ ...bound, because: undefined });
    const reaches = reachesOf(second.line, second.factor, side);
    for (const one of reachesOf(first.line, first.factor, side)) {
      const room = minus(at, one.point);
      const beyond = reaches.filter((other) => sign * order(other.point, room) > 0);
      const [weakest, ...more] = beyond;
      if (weakest === undefined) continue;
      const other = more.reduce((least, next) => (sign * order(next.point, least.point) < 0 ? next : least), weakest);
      const literals = [...one.literals, ...other.literals];
      if (literals.length > 0)
        solver.addClause([isTrue ? negated(limit.literal) : limit.literal, ...literals.map(negated)]);
    }
  }
}

function reachesOf(line: Line, factor: Exact, side: "lower" | "upper"): readonly Reach[] {
  const own = signOf(factor) > 0 === (side === "lower") ? "lower" : "upper";
  const found: Reach[] = [];
  const whole = own === "lower" ? line.range.least : line.range.most;
  if (whole !== undefined) found.push({ point: times({ value: whole, small: 0 }, factor), literals: [] });
  for (let place = 0; place < line.instance.cut.cells.length; place++)
    for (const { variable, end, bound } of line.boundsAt(place)) {
      if (variable !== line.variable || end !== own) continue;
      const because = bound.because as Because;
      if (because.kind === "literals") found.push({ point: times(pointOf(bound), factor), literals: because.literals });
    }
  return found;
}
