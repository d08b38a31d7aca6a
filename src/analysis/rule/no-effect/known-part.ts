import type { Box } from "../../boxes/box.ts";
import type { Dimensions } from "../../boxes/dimensions.ts";
import { commonSide, interval, type Side } from "../../boxes/side.ts";

/** The box with every value known that can be. */
export function knownPart(dimensions: Dimensions, box: Box): Box {
  return box.map((side, at) => {
    const known = knownSide(dimensions, side, at);
    return known.length === 0 ? side : known;
  });
}

/** What of the box has all values known; undefined where none has. */
export function onlyKnown(dimensions: Dimensions, box: Box): Box | undefined {
  const known = box.map((side, at) => knownSide(dimensions, side, at));
  return known.every((side) => side.length > 0) ? known : undefined;
}

function knownSide({ all }: Dimensions, side: Side, at: number): Side {
  const { kind, size } = all[at] as (typeof all)[number];
  return kind === "fact" ? side : commonSide(side, interval(0, size - 2));
}
