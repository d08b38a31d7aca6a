import { grown } from "./grown.ts";

/** Variables by how active they were in conflicts, the most active first: a heap. */
export interface VariableOrder {
  heap: Int32Array;
  size: number;
  /** By variable its place in the heap, or `OUT`, or `NEVER` where it is not to be decided. */
  places: Int32Array;
  activities: Float64Array;
  increment: number;
}

const HIGHEST = 1e100;
const NEVER = -2;
const OUT = -1;

export function variableOrder(): VariableOrder {
  return {
    heap: new Int32Array(64),
    size: 0,
    places: new Int32Array(64).fill(NEVER),
    activities: new Float64Array(64),
    increment: 1,
  };
}

/** A variable that may be decided. */
export function addToOrder(order: VariableOrder, variable: number): void {
  const before = order.places.length;
  if (variable >= before) {
    const length = 2 * variable;
    order.heap = grown(order.heap, new Int32Array(length));
    order.places = grown(order.places, new Int32Array(length)).fill(NEVER, before);
    order.activities = grown(order.activities, new Float64Array(length));
  }
  order.places[variable] = OUT;
  insert(order, variable);
}

/** Back in, after it was taken out; nothing where it is in, or was never added. */
export function insert(order: VariableOrder, variable: number): void {
  if (order.places[variable] !== OUT) return;
  const place = order.size++;
  order.heap[place] = variable;
  order.places[variable] = place;
  up(order, place);
}

/** The most active variable in the heap, taken out; -1 where it is empty. */
export function take(order: VariableOrder): number {
  if (order.size === 0) return -1;
  const { heap, places } = order;
  const first = heap[0] as number;
  places[first] = OUT;
  const last = --order.size;
  if (last > 0) {
    heap[0] = heap[last] as number;
    down(order);
  }
  return first;
}

export function bump(order: VariableOrder, variable: number): void {
  const place = order.places[variable];
  if (place === undefined || place === NEVER) return;
  const activity = (order.activities[variable] as number) + order.increment;
  order.activities[variable] = activity;
  if (activity > HIGHEST) {
    order.activities = order.activities.map((each) => each / HIGHEST);
    order.increment /= HIGHEST;
  }
  if (place >= 0) up(order, place);
}

export function decay(order: VariableOrder): void {
  order.increment /= 0.95;
}

function up({ heap, places, activities }: VariableOrder, from: number): void {
  const variable = heap[from] as number;
  const activity = activities[variable] as number;
  let place = from;
  while (place > 0) {
    const above = (place - 1) >> 1;
    const other = heap[above] as number;
    if ((activities[other] as number) >= activity) break;
    heap[place] = other;
    places[other] = place;
    place = above;
  }
  heap[place] = variable;
  places[variable] = place;
}

function down({ heap, places, activities, size }: VariableOrder): void {
  const variable = heap[0] as number;
  const activity = activities[variable] as number;
  let place = 0;
  for (;;) {
    let below = 2 * place + 1;
    if (below >= size) break;
    const next = below + 1;
    if (next < size && (activities[heap[next] as number] as number) > (activities[heap[below] as number] as number))
      below = next;
    const other = heap[below] as number;
    if ((activities[other] as number) <= activity) break;
    heap[place] = other;
    places[other] = place;
    place = below;
  }
  heap[place] = variable;
  places[variable] = place;
}
