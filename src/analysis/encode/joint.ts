import type { Condition } from "../../model/condition.ts";
import { truthOf } from "../../model/interpreter.ts";
import type { Policy } from "../../model/policy.ts";
import type { Reading } from "../../model/read.ts";
import type { Truth } from "../../model/truth.ts";
import type { Circuit } from "../solver/circuit.ts";
import { FALSE, type Literal, negated } from "../solver/literal.ts";
import type { Cell } from "../space/cell.ts";
import type { Read } from "../space/subject.ts";
import type { Both } from "./both.ts";
import type { Instance } from "./instance.ts";

const MOST_COMBINATIONS = 1000;

/** A condition over several values that have few values each: looked at for every combination. Undefined for others. */
export function jointly(
  circuit: Circuit,
  policy: Policy,
  condition: Condition,
  read: Read,
  instances: readonly Instance[],
): Both | undefined {
  const size = instances.reduce((product, { cut }) => product * (cut.cells.length + 1), 1);
  if (size > MOST_COMBINATIONS || instances.some(({ cut }) => !cut.cells.every(isPoint))) return undefined;
  const fields = [...read.fields];
  const truthAt = (readings: readonly Reading[]): Truth => {
    const elements = new Map<number, Reading[]>();
    for (const [at, { binder, field }] of read.items.entries()) {
      const element = elements.get(binder) ?? [];
      element[Math.max(field, 0)] = readings[fields.length + at] as Reading;
      elements.set(binder, element);
    }
    return truthOf(condition, {
      readingOf: (field) => readings[fields.indexOf(field)] as Reading,
      elements,
      zone: policy.zone,
    });
  };
  const certain: Literal[] = [];
  const possible: Literal[] = [];
  const visit = (at: number, chosen: readonly Literal[], readings: readonly Reading[]): void => {
    const instance = instances[at];
    if (instance === undefined) {
      const truth = truthAt(readings);
      if (truth === false) return;
      const here = circuit.and(chosen);
      possible.push(here);
      certain.push(truth === true ? here : FALSE);
      return;
    }
    visit(at + 1, [...chosen, negated(instance.known)], [...readings, { known: false, cause: "absent" }]);
    for (const [place, cell] of instance.cut.cells.entries())
      visit(
        at + 1,
        [...chosen, instance.known, instance.within([{ from: place, to: place + 1 }])],
        [...readings, cell.reading],
      );
  };
  visit(0, [], []);
  return { certain: circuit.or(certain), possible: circuit.or(possible) };
}

/** A cell of one value. */
function isPoint({ reading: { value }, raws, other }: Cell): boolean {
  if (value.kind === "text") return raws.length === 1 && other === undefined;
  return value.kind === "choice" || value.kind === "yes/no";
}
