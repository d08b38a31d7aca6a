import { cpuUsage, threadCpuUsage } from "node:process";

/** CPU time of this thread in microseconds. The call before makes it exact: alone it lags by up to a tick of 4 ms. */
export function threadTime(): number {
  cpuUsage();
  const { user, system } = threadCpuUsage();
  return user + system;
}

export interface Contestant {
  readonly name: string;
  readonly decide: (input: unknown) => unknown;
}

export interface Measured {
  readonly name: string;
  /** Median over the rounds. */
  readonly nanoseconds: number;
}

const INPUTS = 2048;
const ROUNDS = 15;
const SLICE = 30_000;
const WARM_UP = 300_000;

/**
 * All contestants in one process, in slices that take turns in a new random order each round, over inputs that are new each
 * round. Each has a loop of its own, so that none is measured with what another taught the engine.
 */
export function race(contestants: readonly Contestant[], makeInput: () => unknown): readonly Measured[] {
  const racing = contestants.map(({ name, decide }) => ({ name, decide, loop: loopFor(name), times: [] as number[] }));
  let inputs = many(makeInput);
  for (const { decide, loop } of racing) {
    const start = threadTime();
    while (threadTime() - start < WARM_UP) loop(decide, inputs, 20);
  }
  for (let round = 0; round < ROUNDS; round++) {
    inputs = many(makeInput);
    for (const one of shuffled(racing)) {
      one.loop(one.decide, inputs, 1);
      let turns = 0;
      const start = threadTime();
      let spent = 0;
      while (spent < SLICE) {
        one.loop(one.decide, inputs, 20);
        turns += 20;
        spent = threadTime() - start;
      }
      one.times.push((spent * 1000) / (turns * INPUTS));
    }
  }
  return racing.map(({ name, times }) => ({ name, nanoseconds: median(times) }));
}

export function median(numbers: readonly number[]): number {
  return [...numbers].sort((first, second) => first - second)[Math.floor(numbers.length / 2)] as number;
}

type Loop = (decide: (input: unknown) => unknown, inputs: readonly unknown[], turns: number) => number;

/** The comment makes the text of each loop another one: equal texts share what the engine learns. */
function loopFor(name: string): Loop {
  return new Function(
    "decide",
    "inputs",
    "turns",
    `// ${name.replace(/[^a-z0-9 -]/gi, "")}
let sum = 0;
for (let turn = 0; turn < turns; turn++)
  for (let at = 0; at < ${INPUTS}; at++) sum += decide(inputs[at]).propensity;
return sum;`,
  ) as Loop;
}

function many(makeInput: () => unknown): readonly unknown[] {
  return Array.from({ length: INPUTS }, () => JSON.parse(JSON.stringify(makeInput())) as unknown);
}

function shuffled<T>(list: readonly T[]): readonly T[] {
  return list
    .map((one) => ({ one, key: Math.random() }))
    .sort((first, second) => first.key - second.key)
    .map(({ one }) => one);
}
