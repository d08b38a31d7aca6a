/** Variables by how active they were in conflicts, the most active first; a heap. */
export interface VariableOrder {
  /** A variable that may be decided, numbered above all before it. */
  readonly add: (variable: number) => void;
  /** Back in, after it was taken out; nothing where it is in, or was never added. */
  readonly insert: (variable: number) => void;
  /** The most active variable in the heap, taken out; -1 where it is empty. */
  readonly take: () => number;
  readonly bump: (variable: number) => void;
  readonly decay: () => void;
}

const HIGHEST = 1e100;
const NEVER = -2;
const OUT = -1;

export function variableOrder(): VariableOrder {
  let heap = new Int32Array(64);
  let places = new Int32Array(64).fill(NEVER);
  let activities = new Float64Array(64);
  let size = 0;
  let increment = 1;

  function up(from: number): void {
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

  function down(): void {
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

  function insert(variable: number): void {
    if (places[variable] !== OUT) return;
    heap[size] = variable;
    places[variable] = size;
    size++;
    up(size - 1);
  }

  function grow(variable: number): void {
    if (variable < heap.length) return;
    const length = 2 * Math.max(variable, heap.length);
    const before = places.length;
    heap = grown(heap, new Int32Array(length));
    places = grown(places, new Int32Array(length)).fill(NEVER, before);
    activities = grown(activities, new Float64Array(length));
  }

  return {
    add: (variable) => {
      grow(variable);
      places[variable] = OUT;
      insert(variable);
    },
    insert,
    take: () => {
      if (size === 0) return -1;
      const first = heap[0] as number;
      places[first] = OUT;
      size--;
      if (size > 0) {
        heap[0] = heap[size] as number;
        down();
      }
      return first;
    },
    bump: (variable) => {
      const place = places[variable];
      if (place === undefined || place === NEVER) return;
      const activity = (activities[variable] as number) + increment;
      activities[variable] = activity;
      if (activity > HIGHEST) {
        for (let at = 0; at < activities.length; at++) activities[at] = (activities[at] as number) / HIGHEST;
        increment /= HIGHEST;
      }
      if (place >= 0) up(place);
    },
    decay: () => {
      increment /= 0.95;
    },
  };
}

/** `larger` with what `array` holds at its beginning. */
export function grown<Numbers extends Int32Array | Float64Array | Int8Array | Uint8Array>(
  array: Numbers,
  larger: Numbers,
): Numbers {
  larger.set(array as Int32Array);
  return larger;
}
