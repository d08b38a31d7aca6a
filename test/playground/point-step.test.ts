import { expect, test } from "vitest";
import { pointAfter, runsRight } from "../../playground/chart/point-step.ts";

const placing = { x: ([x]: readonly [number, number]) => x, y: ([, y]: readonly [number, number]) => y };
/** Of a threshold with `>=`: the greater it is, the fewer reviews. */
const falling = [
  [50, 9],
  [40, 8],
  [40, 8],
  [20, 5],
  [10, 5],
] as const;
const rising = falling.toReversed();

test.each([
  ["ArrowRight", 3, 2],
  ["ArrowLeft", 3, 4],
  ["ArrowUp", 4, 2],
  ["ArrowDown", 0, 1],
  ["ArrowRight", 0, 0],
  ["ArrowLeft", 4, 4],
  ["Home", 2, 4],
  ["End", 2, 0],
  ["PageUp", 4, 0],
  ["PageDown", 0, 4],
])("%s from point %i leads to %i where greater values lie to the left", (key, at, to) => {
  expect(pointAfter(key, falling, at, placing)).toBe(to);
  expect(pointAfter(key, rising, 4 - at, placing)).toBe(4 - to);
});

test("points that lie alike are passed, and what lies beyond them only by its value is reached", () => {
  expect(pointAfter("ArrowLeft", falling, 1, placing)).toBe(3);
  expect(pointAfter("ArrowDown", falling, 3, placing)).toBe(4);
  expect(pointAfter("Enter", falling, 3, placing)).toBeUndefined();
});

test("which way the points run is told by their ends", () => {
  expect([runsRight(falling, placing), runsRight(rising, placing), runsRight([], placing)]).toEqual([
    false,
    true,
    true,
  ]);
});
