import type { Circuit } from "../solver/circuit.ts";
import { FALSE, type Literal, negated, TRUE } from "../solver/literal.ts";
import type { Solver } from "../solver/solver.ts";
import type { Plan, PlannedCut } from "../space/plan.ts";
import type { PlaceRun } from "../space/truths.ts";

/** A value of an input to be found: whether it is known, and then in which cell it lies. */
export interface Instance {
  readonly cut: PlannedCut;
  readonly known: Literal;
  /** Whether it lies in the cell of this place or a later one. */
  readonly from: (place: number) => Literal;
  /** Whether it lies in a cell of one of these runs; ascending, and apart from each other. */
  readonly within: (places: readonly PlaceRun[]) => Literal;
}

export function instanceOf(circuit: Circuit, cut: PlannedCut): Instance {
  const count = cut.cells.length;
  const known = count === 0 ? FALSE : circuit.solver.fresh(true);
  const begins: readonly Literal[] = Array.from({ length: count + 1 }, (_, place) =>
    place === 0 ? TRUE : place === count ? FALSE : circuit.solver.fresh(false),
  );
  for (let place = 1; place + 1 < count; place++)
    circuit.solver.addClause([negated(begins[place + 1] as Literal), begins[place] as Literal]);
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

/** A list to be found: whether it is known, and its elements, the present ones first. */
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
  for (const [place, { present }] of elements.entries()) {
    const before = elements[place - 1];
    if (before !== undefined) circuit.solver.addClause([negated(present), before.present]);
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
  return {
    values: plan.cuts.map((cut, place) => {
      if (other !== undefined && place !== other.apart) return other.input.values[place];
      return cut && instanceOf(circuit, cut);
    }),
    lists: new Map(
      [...plan.lists.keys()].map((place) => {
        const shared = place === other?.apart ? undefined : other?.input.lists.get(place);
        return [place, shared ?? listInstanceOf(circuit, plan, place, times)];
      }),
    ),
  };
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
