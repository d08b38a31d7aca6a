import { interpret } from "../../model/interpreter.ts";
import type { Policy } from "../../model/policy.ts";
import { readFieldOf } from "../../model/read.ts";
import { sampleDraw } from "../../values/md5.ts";
import { type Input, put } from "../encode/witness.ts";
import type { DrawnRange } from "./drawn-words.ts";
import type { Change } from "./impact.ts";
import { oversightText, type Transition } from "./transitions.ts";

/** Ids tried for one that is drawn as it should be. */
const MOST_TRIED = 20_000;

/** The input of a transition with an id that both versions draw so; where none is found, with the draws themselves. */
export function drawnWitness(
  old: Policy,
  current: Policy,
  { witness, from, to, draws }: Transition,
  ranges: readonly DrawnRange[],
): Pick<Change, "witness" | "draws"> {
  const isSo = (input: Input): boolean =>
    oversightText(interpret(old, input)) === oversightText(from) &&
    oversightText(interpret(current, input)) === oversightText(to);
  if (isSo(witness)) return { witness };
  const versions = [old, current].filter(({ identifiedBy }) => identifiedBy !== undefined);
  const isDrawnSo = (id: string): boolean =>
    versions.every(({ name }) =>
      ranges.every(({ kind, fromThreshold, toThreshold }) => {
        const draw = sampleDraw(name, kind, id);
        return draw >= fromThreshold && draw < toThreshold;
      }),
    );
  for (let number = 1; number <= MOST_TRIED; number++) {
    if (!isDrawnSo(String(number))) continue;
    const input = structuredClone(witness);
    for (const { fields, identifiedBy } of versions) {
      const field = fields[identifiedBy ?? -1];
      if (field === undefined || !readFieldOf(witness, field, {}).known) continue;
      put(input, field.path, field.type.kind === "number" ? number : String(number));
    }
    if (isSo(input)) return { witness: input };
  }
  return { witness, draws };
}
