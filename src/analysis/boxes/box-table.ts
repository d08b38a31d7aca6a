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
  return growingTable(boxes, dimensions, boxes.length).table();
}

export interface GrowingTable {
  readonly table: () => BoxTable;
  readonly add: (box: Box) => void;
  /** A box of another table of the same dimensions. */
  readonly addRow: (of: BoxTable, row: number) => void;
}

/** `room`: for so many boxes in all at first. */
export function growingTable(boxes: readonly Box[], dimensions: number, room: number): GrowingTable {
  let low = new Int32Array(room * dimensions);
  let high = new Int32Array(room * dimensions);
  let isHoled = new Uint8Array(room * dimensions);
  const holed = new Map<number, Side>();
  let count = 0;
  const makeRoom = (): void => {
    if ((count + 1) * dimensions > low.length) {
      const more = 2 * (count + 1) * dimensions;
      const [from, to, holes] = [low, high, isHoled];
      [low, high, isHoled] = [new Int32Array(more), new Int32Array(more), new Uint8Array(more)];
      low.set(from);
      high.set(to);
      isHoled.set(holes);
    }
  };
  const add = (box: Box): void => {
    makeRoom();
    const base = count * dimensions;
    for (let at = 0; at < dimensions; at++) {
      const side = box[at] as Side;
      low[base + at] = side[0] as number;
      high[base + at] = side[side.length - 1] as number;
      if (side.length === 2) continue;
      holed.set(base + at, side);
      isHoled[base + at] = 1;
    }
    count++;
  };
  const addRow = (of: BoxTable, row: number): void => {
    makeRoom();
    const [base, from] = [count * dimensions, row * dimensions];
    for (let at = 0; at < dimensions; at++) {
      low[base + at] = of.low[from + at] as number;
      high[base + at] = of.high[from + at] as number;
      if (of.isHoled[from + at] === 0) continue;
      holed.set(base + at, of.holed.get(from + at) as Side);
      isHoled[base + at] = 1;
    }
    count++;
  };
  for (const box of boxes) add(box);
  return { add, addRow, table: () => ({ dimensions, count, low, high, holed, isHoled }) };
}
