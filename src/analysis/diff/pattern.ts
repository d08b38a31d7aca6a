import type { Circuit } from "../solver/circuit.ts";
import { FALSE, type Literal, negated } from "../solver/literal.ts";
import { signGroup } from "./apart.ts";
import type { JointSpace } from "./joint-space.ts";

/** The ways in which two oversights can be apart. */
export interface Patterns {
  /** Inputs with the outcomes of what the solver found, on which the same is apart in the same way. */
  readonly found: () => Literal;
}

interface Sign {
  readonly group: string;
  readonly old: Literal;
  readonly new: Literal;
  readonly isSame: Literal;
}

export function patternsOf(circuit: Circuit, { old, new: current }: Pick<JointSpace, "old" | "new">): Patterns {
  const { solver, and, or } = circuit;
  const signs = [...new Set([...old.keys(), ...current.keys()])].map((name): Sign => {
    const [first, second] = [old.get(name) ?? FALSE, current.get(name) ?? FALSE];
    const isSame = or([and([first, second]), and([negated(first), negated(second)])]);
    return { group: signGroup(name), old: first, new: second, isSame };
  });
  const asFound = (literal: Literal): Literal => (solver.isTrue(literal) ? literal : negated(literal));
  return {
    found: () => {
      const changed = new Set(["outcome"]);
      for (const sign of signs) if (solver.isTrue(sign.old) !== solver.isTrue(sign.new)) changed.add(sign.group);
      return and(
        signs.flatMap((sign) => (changed.has(sign.group) ? [asFound(sign.old), asFound(sign.new)] : [sign.isSame])),
      );
    },
  };
}
