import type { Box } from "./box.ts";
import type { Side } from "./side.ts";

/** Many boxes in a row, for algorithms that look at all of them. */
export interface BoxTable {
  readonly dimensions: number;
  readonly count: number;
  /** The first and the last place of box b in dimension d, at b · dimensions + d. */
  readonly low: Int32Array;
  readonly high: Int32Array;
  /** Where there are holes between the first and the last place, at the same index. */
  readonly holed: ReadonlyMap<number, Side>;
  /** 1 where there are. */
  readonly isHoled: Uint8Array;
}

/** The boxes hold at least one point each. */
export function boxTable(boxes: readonly Box[], dimensions: number): BoxTable {
  const low = new Int32Array(boxes.length * dimensions);
  const high = new Int32Array(boxes.length * dimensions);
  const isHoled = new Uint8Array(boxes.length * dimensions);
  const holed = new Map<number, Side>();
  let at = 0;
  for (const box of boxes)
    for (const side of box) {
      low[at] = side[0] as number;
      high[at] = side[side.length - 1] as number;
      if (side.length > 2) {
        holed.set(at, side);
        isHoled[at] = 1;
      }
      at++;
    }
  return { dimensions, count: boxes.length, low, high, holed, isHoled };
}
