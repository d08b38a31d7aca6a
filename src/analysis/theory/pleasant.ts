import type { Instance } from "../encode/instance.ts";
import { always } from "./because.ts";
import { denominatorOf, type Exact, exactOf, numeratorOf } from "./exact.ts";
import { exactOfNumber, type Line } from "./lines.ts";
import { type Beside, search } from "./search.ts";
import type { Simplex } from "./simplex.ts";

export interface Given {
  readonly simplex: Simplex;
  readonly beside: Beside;
  readonly about: readonly Line[];
  /** In which cell each lies. */
  readonly places: ReadonlyMap<Line, number>;
}

/** Steps for each value that is tried. */
const STEPS = 60;

/**
 * Values for what the simplex has found to be possible, one after another the first that is pleasant to read and leaves values
 * for the others. `inexact` where one has none that an input can hold.
 */
export function pleasant({ simplex, beside, about, places }: Given): {
  readonly raws: ReadonlyMap<Instance, unknown>;
  readonly inexact: boolean;
} {
  const raws = new Map<Instance, unknown>();
  let model = about.map(({ variable }) => simplex.valueOf(variable).value);
  const chosen: Exact[] = [];
  let inexact = false;
  for (const [at, line] of about.entries()) {
    const place = places.get(line) as number;
    if (!isIn(line, place)) continue;
    const found = [...candidates(line, place, model[at] as Exact, chosen)].find((value) => {
      if (line.rawOf(value) === undefined) return false;
      const mark = simplex.mark();
      const isPossible =
        (["lower", "upper"] as const).every(
          (end) => simplex.bind(line.variable, end, { value, step: 0, because: always }) === undefined,
        ) && search(simplex, beside, { left: STEPS }).kind === "found";
      if (!isPossible) simplex.back(mark);
      return isPossible;
    });
    if (found === undefined) {
      inexact = true;
      continue;
    }
    model = about.map(({ variable }) => simplex.valueOf(variable).value);
    chosen.push(found);
    raws.set(line.instance, line.rawOf(found));
  }
  return { raws, inexact };
}

function isIn(line: Line, place: number): boolean {
  const raw = line.instance.cut.cells[place]?.raws[0];
  return raw !== undefined && line.valueOf(raw) !== undefined;
}

function* candidates(line: Line, place: number, model: Exact, chosen: readonly Exact[]): Generator<Exact> {
  for (const raw of line.instance.cut.cells[place]?.raws ?? []) {
    const value = line.valueOf(raw);
    if (value !== undefined) yield value;
  }
  for (const step of [100n, 1n]) yield* nearOf(model, step * denominatorOf(line.unit));
  yield* chosen;
  yield model;
  yield* around(model);
}

/** Multiples of a step on either side. */
function nearOf(value: Exact, step: bigint): readonly Exact[] {
  const below = (numeratorOf(value) / denominatorOf(value) / step) * step;
  return [exactOf(below), exactOf(below + step), exactOf(below - step)];
}

/** Numbers of few decimals near a value, the nearest last, so that there is room for others. */
function around(value: Exact): readonly Exact[] {
  const number = typeof value === "number" ? value : Number(value.numerator) / Number(value.denominator);
  if (!Number.isFinite(number)) return [];
  const steps = [1, 0.5, 0.1, 0.01, 1e-3, 1e-6, 1e-9, 1e-12].flatMap((step) => [number + step, number - step]);
  const rounded = [0, 1, 2, 3, 6, 9, 12, 15].map((digits) => Number(number.toFixed(digits)));
  const relative = [2 ** -20, 2 ** -40, 2 ** -50, 2 ** -52].flatMap((part) => [
    number * (1 + part),
    number * (1 - part),
  ]);
  return [...rounded, ...steps, ...relative, number].filter(Number.isFinite).map(exactOfNumber);
}
