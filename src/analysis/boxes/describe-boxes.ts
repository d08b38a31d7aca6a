import type { Condition } from "../../model/condition.ts";
import type { Policy } from "../../model/policy.ts";
import type { Truth } from "../../model/truth.ts";
import { type Box as DescribedBox, described, type Held } from "../described.ts";
import type { Regions } from "../region.ts";
import type { PlaceRun } from "../space/truths.ts";
import type { Box } from "./box.ts";
import type { Dimension } from "./dimensions.ts";
import type { PolicyBoxes } from "./policy-boxes.ts";
import type { Side } from "./side.ts";

/** What can be said of a dimension at once: cells of a field, or that it is unknown, or the truth of a fact. */
type Part =
  | { readonly field: number; readonly held: Held }
  | { readonly condition: Condition; readonly truth: Truth }
  | undefined;

/**
 * Boxes in the words of the policy, no more than `most`. A set of places that cannot be said at once (two stretches of a
 * line, a value or none) gives several.
 */
export function describeBoxes(
  policy: Policy,
  { plan, dimensions }: Pick<PolicyBoxes, "plan" | "dimensions">,
  boxes: readonly Box[],
  most: number,
): Regions {
  const found: { readonly box: DescribedBox; readonly words: string }[] = [];
  let all = true;
  for (const box of boxes) {
    let tuples: readonly (readonly Part[])[] = [[]];
    for (const [at, side] of box.entries()) {
      if (side === dimensions.whole[at]) continue;
      const parts = partsOf(dimensions.all[at] as Dimension, side);
      tuples = tuples.flatMap((tuple) => parts.map((part) => (part === undefined ? tuple : [...tuple, part])));
      if (tuples.length > most) {
        all = false;
        tuples = tuples.slice(0, most);
      }
    }
    for (const tuple of tuples) {
      const cells = new Map<number, Held>();
      const facts: (readonly [Condition, Truth])[] = [];
      for (const part of tuple) {
        if (part === undefined) continue;
        if ("field" in part) cells.set(part.field, part.held);
        else facts.push([part.condition, part.truth]);
      }
      found.push(described(policy, plan.cuts, cells, facts));
    }
    if (found.length >= most) {
      all &&= found.length === most && box === boxes.at(-1);
      break;
    }
  }
  const shown = found.slice(0, most);
  return { boxes: shown.map(({ box }) => box), words: shown.map(({ words }) => words || "any"), all };
}

const truths: readonly Truth[] = [true, "unknown", false];

function partsOf(dimension: Dimension, side: Side): readonly Part[] {
  if (side.length === 2 && side[0] === 0 && side[1] === dimension.size - 1) return [undefined];
  if (dimension.kind === "fact")
    return truths.flatMap((truth, place) =>
      side.some((_, at) => at % 2 === 0 && (side[at] as number) <= place && (side[at + 1] as number) >= place)
        ? [{ condition: dimension.condition, truth }]
        : [],
    );
  const { field, cut } = dimension;
  const cells = cut.cells.length;
  const runs: PlaceRun[] = [];
  const parts: Part[] = [];
  for (let at = 0; at < side.length; at += 2) {
    const [from, to] = [side[at] as number, Math.min((side[at + 1] as number) + 1, cells)];
    if (from < to) runs.push({ from, to });
    if ((side[at + 1] as number) >= cells) parts.push({ field, held: "unknown" });
  }
  const isLine = [cut.cells[0], cut.cells.at(-1)].some((end) => end?.from !== undefined || end?.to !== undefined);
  if (isLine) return [...runs.map((run) => ({ field, held: [run] })), ...parts];
  return runs.length === 0 ? parts : [{ field, held: runs }, ...parts];
}
