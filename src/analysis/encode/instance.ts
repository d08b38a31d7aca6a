import type { Circuit } from "../solver/circuit.ts";
import { FALSE, type Literal, negated, TRUE } from "../solver/literal.ts";
import type { Solver } from "../solver/solver.ts";
import type { Plan } from "../space/plan.ts";
import type { PlannedCut } from "../space/planned-cut.ts";
import type { PlaceRun } from "../space/truths.ts";

/** A value of an input to be found: whether it is known, and then in which cell it lies. */
export interface Instance {
  readonly cut: PlannedCut;
  readonly known: Literal;
  /** Whether it lies in the cell of this place or a later one. */
  readonly from: (place: number) => Literal;
  /** Whether it lies in a cell of one of these runs; ascending, and apart from each other. */
  readonly within: (places: readonly PlaceRun[]) => Literal;
  /** Of a field that reads a value which others read, too: the value as it stands in the input. */
  readonly shared?: SharedInstance;
}

export interface SharedInstance extends Instance {
  readonly absentAt: number | undefined;
}

export function instanceOf(circuit: Circuit, cut: PlannedCut): Instance {
  const count = cut.cells.length;
  const known = count === 0 ? FALSE : circuit.solver.fresh(true);
  const begins: readonly Literal[] = count === 0 ? [TRUE] : [TRUE, ...circuit.solver.chain(count - 1), FALSE];
  const from = (place: number): Literal => begins[Math.min(place, count)] as Literal;
  return {
    cut,
    known,
    from,
    within: (places) => circuit.or(places.map((run) => circuit.and([from(run.from), negated(from(run.to))]))),
  };
}

/** The cell that the solver found it in. */
export function cellIn({ cut, from }: Instance, solver: Solver): number {
  let [low, high] = [-1, cut.cells.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (solver.isTrue(from(middle))) low = middle;
    else high = middle;
  }
  return low;
}

/** Up to so many cells elements are ordered by them. */
const MOST_ORDERED = 200;

/**
 * A list to be found: whether it is known, and its elements, the present ones first, of these the greatest first: no condition
 * looks at their order.
 */
export interface ListInstance {
  readonly known: Literal;
  readonly elements: readonly ElementInstance[];
}

export interface ElementInstance {
  readonly present: Literal;
  /** By item field; of a plain list one. */
  readonly items: readonly Instance[];
}

export function listInstanceOf(circuit: Circuit, plan: Plan, list: number, times: number): ListInstance {
  const planned = plan.lists.get(list);
  if (planned === undefined) throw new Error("This is a bug: a list that was not planned");
  const elements = Array.from({ length: planned.length * times }, () => ({
    present: circuit.solver.fresh(false),
    items: planned.items.map((cut) => instanceOf(circuit, cut)),
  }));
  for (const [place, { present, items }] of elements.entries()) {
    const before = elements[place - 1];
    if (before === undefined) continue;
    circuit.solver.addClause([negated(present), before.present]);
    const [own, others] = [items[0], before.items[0]];
    if (own === undefined || others === undefined) continue;
    for (let cell = 1; cell < Math.min(own.cut.cells.length, MOST_ORDERED); cell++)
      circuit.solver.addClause([negated(present), negated(own.from(cell)), others.from(cell)]);
  }
  return { known: circuit.solver.fresh(true), elements };
}

/** An input to be found. */
export interface InputInstance {
  readonly values: readonly (Instance | undefined)[];
  readonly lists: ReadonlyMap<number, ListInstance>;
}

/** Shares all values with `other` but that of the field `apart`. */
export function inputInstanceOf(
  circuit: Circuit,
  plan: Plan,
  other?: { readonly input: InputInstance; readonly apart: number },
): InputInstance {
  const times = other === undefined ? 1 : 2;
  const readers = readersOf(circuit, plan);
  return {
    values: plan.cuts.map((cut, place) => {
      if (other !== undefined && place !== other.apart) return other.input.values[place];
      return readers.get(place) ?? (cut && instanceOf(circuit, cut));
    }),
    lists: new Map(
      [...plan.lists.keys()].map((place) => {
        const shared = place === other?.apart ? undefined : other?.input.lists.get(place);
        return [place, shared ?? listInstanceOf(circuit, plan, place, times)];
      }),
    ),
  };
}

function readersOf(circuit: Circuit, { shared = [] }: Plan): ReadonlyMap<number, Instance> {
  const found = new Map<number, Instance>();
  for (const { cut, absentAt, readers } of shared) {
    const value: SharedInstance = { ...instanceOf(circuit, cut), absentAt };
    for (const { field, cut: own, readable } of readers)
      found.set(field, {
        cut: own,
        known: circuit.and([value.known, value.within(readable)]),
        from: value.from,
        within: value.within,
        shared: value,
      });
  }
  return found;
}

/** Whether every value of the input is known, those in lists included. */
export function allKnown(circuit: Circuit, { values, lists }: InputInstance): Literal {
  return circuit.and([
    ...values.flatMap((value) => value?.known ?? []),
    ...[...lists.values()].flatMap(({ known, elements }) => [
      known,
      ...elements.map(({ present, items }) =>
        circuit.or([negated(present), circuit.and(items.map((item) => item.known))]),
      ),
    ]),
  ]);
}
