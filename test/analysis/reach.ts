import { type Box, boxesMeet } from "../../src/analysis/boxes/box.ts";
import { reachOf } from "../../src/analysis/rule/no-effect/reach.ts";
import { type Property, property } from "../support/effort.ts";
import { entropy, type Source, sourceOf } from "../support/source.ts";
import { holdsPoint, sideOf } from "./boxes/brute-force.ts";

/** Which boxes hold a point or meet a box is what looking at each says, whether or not they were put in order. */
export const reachIsFound: Property = property("boxes near a point or a box", 200, entropy(4000), (numbers) => {
  const source = sourceOf(numbers);
  const sizes = Array.from({ length: 1 + source.below(3) }, () => 2 + source.below(source.chance(50) ? 6 : 300));
  const boxes = Array.from({ length: source.below(80) }, () => generateBox(source, sizes));
  const reach = reachOf(boxes.length, policyBoxes(sizes, boxes));
  for (let turn = 0; turn < 40; turn++) {
    const point = Int32Array.from(sizes, (size) => (source.chance(20) ? size - 1 : source.below(size)));
    const box = generateBox(source, sizes);
    const odd = (place: number): boolean => place % 2 === 1;
    const holding = [...boxes.keys()].filter((at) => holdsPoint(boxes[at] as Box, point));
    const meeting = [...boxes.keys()].filter((at) => odd(at) && boxesMeet(boxes[at] as Box, box));
    same(reach.holding(point, 100), holding);
    same(reach.meeting(box, odd, 100), meeting);
    same(reach.meeting(box, odd, 3), meeting.length > 3 ? undefined : meeting);
  }
});

function same(found: unknown, expected: unknown): void {
  const [own, other] = [JSON.stringify(found), JSON.stringify(expected)];
  if (own !== other) throw new Error(`${own} is not ${other}`);
}

function generateBox(source: Source, sizes: readonly number[]): Box {
  return sizes.map((size) => {
    if (source.chance(20)) return Int32Array.of(0, size - 1);
    if (source.chance(20)) return Int32Array.of(size - 1, size - 1);
    const from = source.below(size);
    const to = from + source.below(Math.min(size - from, 40));
    const more = [source.below(size), size - 1].filter(() => source.chance(50));
    const places = [...Array.from({ length: to - from + 1 }, (_, at) => from + at), ...more];
    return sideOf([...new Set(places)].sort((one, other) => one - other));
  });
}

function policyBoxes(sizes: readonly number[], boxes: readonly Box[]): Parameters<typeof reachOf>[1] {
  const cut = { cells: [], ascending: true, truths: new Map() };
  return {
    dimensions: {
      all: sizes.map((size, field) => ({ kind: "field", field, cut, size })),
      ofField: sizes.map((_, field) => field),
      whole: sizes.map((size) => Int32Array.of(0, size - 1)),
      placesOf: () => ({ dimension: 0, side: Int32Array.of() }),
    },
    ofRule: (place) => ({ certain: () => [], possible: () => [boxes[place] as Box] }),
  };
}
