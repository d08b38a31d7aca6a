import { type Box, boxesMeet, boxHolds, commonBoxes, fewer } from "../../../src/analysis/boxes/box.ts";
import { meetingPairs } from "../../../src/analysis/boxes/meeting-pairs.ts";
import { coverIn, uncovered } from "../../../src/analysis/boxes/uncovered.ts";
import { widened } from "../../../src/analysis/boxes/widened.ts";
import { type Property, property } from "../../support/effort.ts";
import { entropy, sourceOf } from "../../support/source.ts";
import { generateBoxes, holdsPoint, pointsOf, tableOf } from "./brute-force.ts";

function same(name: string, found: unknown, expected: unknown): void {
  const [own, other] = [JSON.stringify(found), JSON.stringify(expected)];
  if (own !== other) throw new Error(`${name}: ${own} is not ${other}`);
}

/** What is worked out of boxes is what looking at every point says. */
export const boxProperties: readonly Property[] = [
  property("the pairs that meet are those with a common point", 600, entropy(600), (numbers) => {
    const { sizes, boxes } = generateBoxes(sourceOf(numbers));
    const points = pointsOf(sizes);
    const expected = boxes.flatMap((box, at) =>
      boxes.flatMap((other, place) =>
        place > at && points.some((point) => holdsPoint(box, point) && holdsPoint(other, point))
          ? [`${at} ${place}`]
          : [],
      ),
    );
    const pairs = meetingPairs(tableOf(sizes, boxes).table);
    const found = Array.from({ length: pairs.length / 2 }, (_, at) => [pairs[2 * at], pairs[2 * at + 1]]);
    same("pairs", found.map((pair) => pair.join(" ")).sort(), expected.sort());
    for (const [at, box] of boxes.entries())
      for (const [place, other] of boxes.entries())
        if (place > at) same("meet", boxesMeet(box, other), expected.includes(`${at} ${place}`));
  }),
  property("what no box holds is found in pieces that do not meet", 600, entropy(600), (numbers) => {
    const source = sourceOf(numbers);
    const { sizes, boxes: given } = generateBoxes(source);
    const start = given[0] ?? sizes.map((size) => Int32Array.of(0, size - 1));
    const boxes = given.slice(1);
    const { table, all } = tableOf(sizes, boxes);
    const free = (point: Int32Array) => holdsPoint(start, point) && !boxes.some((box) => holdsPoint(box, point));
    const times = new Map<string, number>();
    const finished = uncovered(table, all, start, 1e6, (piece) => {
      for (const point of pointsOf(sizes))
        if (point.every((place, at) => place >= (piece[2 * at] as number) && place <= (piece[2 * at + 1] as number)))
          times.set(point.join(), (times.get(point.join()) ?? 0) + 1);
      return true;
    });
    same("finished", finished, true);
    for (const point of pointsOf(sizes)) same(`${point}`, times.get(point.join()) ?? 0, free(point) ? 1 : 0);
    same("covered", coverIn(table, all, start, 1e6) !== undefined, times.size === 0);
  }),
  property("a free point is widened to a free box that cannot be wider", 600, entropy(600), (numbers) => {
    const { sizes, boxes } = generateBoxes(sourceOf(numbers));
    const { table, all } = tableOf(sizes, boxes);
    const extents = sizes.map((size, at) => ({ size, isLine: at % 2 === 0 }));
    const points = pointsOf(sizes);
    const isFree = (point: Int32Array) => !boxes.some((box) => holdsPoint(box, point));
    for (const point of points.filter(isFree).slice(0, 5)) {
      const wide = widened(table, all, point, extents);
      same("holds the point", holdsPoint(wide, point), true);
      same("is free", points.filter((one) => holdsPoint(wide, one)).every(isFree), true);
      for (const [at, { size, isLine }] of extents.entries())
        for (let place = 0; place < size; place++) {
          const side = wide[at] as Int32Array;
          const own = pointsOf([size]).filter(([one = 0]) => holdsPoint([side], Int32Array.of(one)));
          if (own.some(([one]) => one === place)) continue;
          if (isLine && !own.some(([one = 0]) => Math.abs(one - place) === 1)) continue;
          const more: Box = wide.map((one, dimension) => (dimension === at ? Int32Array.of(place, place) : one));
          same("cannot be wider", points.filter((one) => holdsPoint(more, one)).every(isFree), false);
        }
    }
  }),
  property("fewer boxes hold the same points", 600, entropy(400), (numbers) => {
    const source = sourceOf(numbers);
    const { sizes, boxes } = generateBoxes(source);
    const points = pointsOf(sizes);
    const few = fewer(boxes);
    const half = boxes.length >> 1;
    const common = commonBoxes(boxes.slice(0, half), boxes.slice(half), 1000) ?? [];
    for (const point of points) {
      const holds = (some: readonly Box[]) => some.some((box) => holdsPoint(box, point));
      same(`${point}`, holds(few), holds(boxes));
      same(`common ${point}`, holds(common), holds(boxes.slice(0, half)) && holds(boxes.slice(half)));
    }
    for (const [at, box] of few.entries())
      same(
        "none lies in another",
        few.some((other, place) => place !== at && boxHolds(other, box)),
        false,
      );
  }),
];
