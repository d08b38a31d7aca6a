/** What was there, what is there, what was undone: of any plain value, with a name for each step. */
export interface Timeline<State> {
  readonly past: readonly Step<State>[];
  readonly present: State;
  readonly future: readonly Step<State>[];
}

export interface Step<State> {
  /** What is there before the step where it is past, and after it where it is to come. */
  readonly state: State;
  /** `typing`, `mend: Write amount` */
  readonly name: string;
  /** Milliseconds. */
  readonly at: number;
}

const mostSteps = 500;
/** Steps of the same name within this time of each other are one. */
const oneStep = 1000;

export function startTimeline<State>(present: State): Timeline<State> {
  return { past: [], present, future: [] };
}

/** With `joins`, a step goes on with the one before it where that has its name and is not long past. */
export function step<State>(
  timeline: Timeline<State>,
  present: State,
  { name, at, joins = false }: { readonly name: string; readonly at: number; readonly joins?: boolean },
): Timeline<State> {
  if (present === timeline.present) return timeline;
  const last = timeline.past.at(-1);
  const goesOn =
    joins && timeline.future.length === 0 && last !== undefined && last.name === name && at - last.at <= oneStep;
  const past = goesOn
    ? [...timeline.past.slice(0, -1), { ...last, at }]
    : [...timeline.past.slice(1 - mostSteps), { state: timeline.present, name, at }];
  return { past, present, future: [] };
}

/** Changes what is there in every step: what no undo takes back. */
export function everywhere<State>(
  { past, present, future }: Timeline<State>,
  change: (state: State) => State,
): Timeline<State> {
  const changed = (each: Step<State>): Step<State> => ({ ...each, state: change(each.state) });
  return { past: past.map(changed), present: change(present), future: future.map(changed) };
}

export function undo<State>(timeline: Timeline<State>): Timeline<State> {
  const last = timeline.past.at(-1);
  if (last === undefined) return timeline;
  return {
    past: timeline.past.slice(0, -1),
    present: last.state,
    future: [{ ...last, state: timeline.present }, ...timeline.future],
  };
}

export function redo<State>(timeline: Timeline<State>): Timeline<State> {
  const [next, ...future] = timeline.future;
  if (next === undefined) return timeline;
  // What goes on after it is a step of its own.
  return { past: [...timeline.past, { ...next, state: timeline.present, at: 0 }], present: next.state, future };
}
