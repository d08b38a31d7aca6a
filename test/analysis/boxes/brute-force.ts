import type { Box } from "../../../src/analysis/boxes/box.ts";
import { boxTable } from "../../../src/analysis/boxes/box-table.ts";
import type { Side } from "../../../src/analysis/boxes/side.ts";
import type { Source } from "../../support/source.ts";

export function generateBoxes(source: Source): { readonly sizes: readonly number[]; readonly boxes: readonly Box[] } {
  const sizes = Array.from({ length: 1 + source.below(4) }, () => 1 + source.below(6));
  const boxes = Array.from({ length: source.below(source.chance(20) ? 60 : 12) }, () =>
    sizes.map((size): Side => {
      if (source.chance(30)) return Int32Array.of(0, size - 1);
      if (source.chance(60)) {
        const from = source.below(size);
        return Int32Array.of(from, from + source.below(size - from));
      }
      const places = Array.from({ length: size }, (_, at) => at).filter(() => source.chance(50));
      return sideOf(places.length === 0 ? [source.below(size)] : places);
    }),
  );
  return { sizes, boxes };
}

export function sideOf(places: readonly number[]): Side {
  const runs: number[] = [];
  for (const place of places) {
    if (runs.length > 0 && runs.at(-1) === place - 1) runs[runs.length - 1] = place;
    else runs.push(place, place);
  }
  return Int32Array.from(runs);
}

export function pointsOf(sizes: readonly number[]): readonly Int32Array[] {
  return sizes
    .reduce<readonly (readonly number[])[]>(
      (points, size) => points.flatMap((point) => Array.from({ length: size }, (_, at) => [...point, at])),
      [[]],
    )
    .map((point) => Int32Array.from(point));
}

export function holdsPoint(box: Box, point: Int32Array): boolean {
  return box.every((side, at) => holdsPlace(side, point[at] as number));
}

export function tableOf(sizes: readonly number[], boxes: readonly Box[]) {
  return { table: boxTable(boxes, sizes.length), all: Int32Array.from(boxes.keys()) };
}

export function holdsPlace(side: Side, place: number): boolean {
  for (let at = 0; at < side.length; at += 2)
    if ((side[at] as number) <= place) {
      if (place <= (side[at + 1] as number)) return true;
    } else return false;
  return false;
}
