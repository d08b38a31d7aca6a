import type { Policy } from "../../model/policy.ts";
import { type Input, put, unknownRaw } from "../encode/witness.ts";
import type { Literal } from "../solver/literal.ts";
import { negated } from "../solver/literal.ts";
import type { PlaceRun } from "../space/truths.ts";
import type { Space, View } from "../space.ts";
import type { Box } from "./box.ts";
import type { PolicyBoxes } from "./policy-boxes.ts";
import type { Side } from "./side.ts";

/** An input in a box about whose facts nothing is said: known values where there are any, lists without elements. */
export function inputIn(policy: Policy, { plan, dimensions }: PolicyBoxes, box: Box): Input {
  const input = {};
  for (const [place, field] of policy.fields.entries()) {
    const at = dimensions.ofField[place] ?? -1;
    const cut = plan.cuts[place];
    const first = at < 0 ? 0 : ((box[at] as Side)[0] as number);
    put(input, field.path, cut === undefined ? [] : (cut.cells[first]?.raws[0] ?? unknownRaw(field)));
  }
  return input;
}

/** That an input lies in the box. */
export function literalOfBox({ circuit }: Space, view: View, { dimensions }: PolicyBoxes, box: Box): Literal {
  const { and, or } = circuit;
  const literals = dimensions.all.flatMap((dimension, at): readonly Literal[] => {
    const side = box[at] as Side;
    if (side === dimensions.whole[at]) return [];
    if (dimension.kind === "field") {
      const instance = view.input.values[dimension.field];
      if (instance === undefined) throw new Error("This is a bug: a field that the input lacks");
      const cells = dimension.size - 1;
      const runs: PlaceRun[] = [];
      let unknown = false;
      for (let run = 0; run < side.length; run += 2) {
        const to = Math.min((side[run + 1] as number) + 1, cells);
        if ((side[run] as number) < to) runs.push({ from: side[run] as number, to });
        unknown ||= (side[run + 1] as number) >= cells;
      }
      const known = and([instance.known, instance.within(runs)]);
      return [unknown ? or([negated(instance.known), known]) : known];
    }
    const { certain, possible } = view.both(dimension.condition);
    const places = [certain, and([possible, negated(certain)]), negated(possible)];
    const held: Literal[] = [];
    for (let run = 0; run < side.length; run += 2)
      for (let place = side[run] as number; place <= (side[run + 1] as number); place++)
        held.push(places[place] as Literal);
    return [or(held)];
  });
  return and(literals);
}
