import type { Draws } from "../../model/asking.ts";
import type { Policy } from "../../model/policy.ts";
import { readFieldOf } from "../../model/read.ts";
import { sampleDraw } from "../../values/md5.ts";
import { type Input, put } from "../encode/witness.ts";
import { apart } from "./apart.ts";
import { type Decider, oversightText } from "./decider.ts";
import type { DrawnRange } from "./drawn-words.ts";
import type { Change } from "./impact.ts";
import type { Transition } from "./transition.ts";

/** A version, and how it decides. */
export interface Deciding {
  readonly policy: Policy;
  readonly decide: Decider;
}

type Decided = ReturnType<Decider>;

/** Ids tried for one that is drawn as it should be. */
const MOST_TRIED = 20_000;

/** The input of a transition with an id that both versions draw so; where none is found, with the draws themselves. */
export function drawnWitness(
  versions: readonly [Deciding, Deciding],
  { witness, from, to, draws }: Transition,
  ranges: readonly DrawnRange[],
): Pick<Change, "witness" | "draws"> {
  const expected = apart(from, to).map(oversightText).join();
  const decided = (input: Input): ((drawnSo?: Draws) => boolean) => {
    const [old, current] = versions.map(({ decide }) => decide(input)) as [Decided, Decided];
    return (drawnSo) => apart(old(drawnSo), current(drawnSo)).map(oversightText).join() === expected;
  };
  const isSo = decided(witness);
  if (!isSo(draws)) throw new Error("This is a bug: the judge does not confirm a change that was found");
  if (isSo()) return { witness };
  const identified = versions.map(({ policy }) => policy).filter(({ identifiedBy }) => identifiedBy !== undefined);
  const isDrawnSo = (id: string): boolean =>
    identified.every(({ name }) =>
      ranges.every(({ kind, fromThreshold, toThreshold }) => {
        const draw = sampleDraw(name, kind, id);
        return draw >= fromThreshold && draw < toThreshold;
      }),
    );
  for (let number = 1; number <= MOST_TRIED; number++) {
    if (!isDrawnSo(String(number))) continue;
    const input = structuredClone(witness);
    for (const { fields, identifiedBy } of identified) {
      const field = fields[identifiedBy ?? -1];
      if (field === undefined || !readFieldOf(witness, field, {}).known) continue;
      put(input, field.path, field.type.kind === "number" ? number : String(number));
    }
    if (decided(input)()) return { witness: input };
  }
  return { witness, draws };
}
