/** Variables by how active they were in conflicts, the most active first. */
export interface ActivityHeap {
  readonly add: (variable: number) => void;
  readonly insert: (variable: number) => void;
  /** The most active variable in the heap, taken out; undefined where it is empty. */
  readonly take: () => number | undefined;
  readonly bump: (variable: number) => void;
  readonly decay: () => void;
}

const HIGHEST = 1e100;

export function activityHeap(): ActivityHeap {
  const heap: number[] = [];
  const places: number[] = [];
  const activities: number[] = [];
  let increment = 1;

  const activityOf = (variable: number): number => activities[variable] as number;

  function put(place: number, variable: number): void {
    heap[place] = variable;
    places[variable] = place;
  }

  function up(from: number): void {
    const variable = heap[from] as number;
    let place = from;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const other = heap[above] as number;
      if (activityOf(other) >= activityOf(variable)) break;
      put(place, other);
      place = above;
    }
    put(place, variable);
  }

  function down(from: number): void {
    const variable = heap[from] as number;
    let place = from;
    for (;;) {
      let below = 2 * place + 1;
      if (below >= heap.length) break;
      if (below + 1 < heap.length && activityOf(heap[below + 1] as number) > activityOf(heap[below] as number)) below++;
      const other = heap[below] as number;
      if (activityOf(other) <= activityOf(variable)) break;
      put(place, other);
      place = below;
    }
    put(place, variable);
  }

  function insert(variable: number): void {
    if ((places[variable] as number) >= 0) return;
    heap.push(variable);
    places[variable] = heap.length - 1;
    up(heap.length - 1);
  }

  return {
    add: (variable) => {
      activities[variable] = 0;
      places[variable] = -1;
      insert(variable);
    },
    insert,
    take: () => {
      const [first] = heap;
      if (first === undefined) return undefined;
      const last = heap.pop() as number;
      places[first] = -1;
      if (heap.length > 0) {
        put(0, last);
        down(0);
      }
      return first;
    },
    bump: (variable) => {
      activities[variable] = activityOf(variable) + increment;
      if (activityOf(variable) > HIGHEST) {
        for (let at = 0; at < activities.length; at++) activities[at] = activityOf(at) / HIGHEST;
        increment /= HIGHEST;
      }
      const place = places[variable] as number;
      if (place >= 0) up(place);
    },
    decay: () => {
      increment /= 0.95;
    },
  };
}
