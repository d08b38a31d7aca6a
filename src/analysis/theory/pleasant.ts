import { DAY } from "../../values/calendar.ts";
import type { Instance } from "../encode/instance.ts";
import { always } from "./because.ts";
import { add, denominatorOf, type Exact, exactOf, floor, multiply, numeratorOf } from "./exact.ts";
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
  const chosen: Chosen[] = [];
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
    chosen.push({ line, value: found });
    raws.set(line.instance, line.rawOf(found));
  }
  return { raws, inexact };
}

function isIn(line: Line, place: number): boolean {
  const raw = line.instance.cut.cells[place]?.raws[0];
  return raw !== undefined && line.valueOf(raw) !== undefined;
}

function* candidates(line: Line, place: number, model: Exact, chosen: readonly Chosen[]): Generator<Exact> {
  const [usual, ...others] = (line.instance.cut.cells[place]?.raws ?? []).flatMap((raw) => line.valueOf(raw) ?? []);
  if (usual !== undefined) yield usual;
  yield* chosen.flatMap((other) => besides(line, other));
  yield* others;
  for (const step of [100n, 1n]) yield* nearOf(model, step * denominatorOf(line.unit));
  yield model;
  yield* around(model);
}

interface Chosen {
  readonly line: Line;
  readonly value: Exact;
}

const STEPS_BESIDE = [0, 1, -1, 30, -30, 31, -31, 100, -100, 365, -365];

/** A few units, days or hours away from what was chosen for another value of the same kind; of an instant its day, and of a day its noon. */
function besides(line: Line, { line: other, value }: Chosen): readonly Exact[] {
  const step = line.kind === "time" ? HOUR : denominatorOf(line.unit);
  const at = line.kind === other.kind ? value : converted(line.kind, other.kind, value);
  return at === undefined ? [] : STEPS_BESIDE.map((steps) => add(at, exactOf(BigInt(steps) * BigInt(step))));
}

const HOUR = 3_600_000;

function converted(to: Line["kind"], from: Line["kind"], value: Exact): Exact | undefined {
  if (to === "date" && from === "time") return floor(multiply(value, exactOf(1n, BigInt(DAY))));
  if (to === "time" && from === "date") return add(multiply(value, DAY), 12 * HOUR);
  return undefined;
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
