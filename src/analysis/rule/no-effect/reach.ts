import type { Box } from "../../boxes/box.ts";
import { isPlain, type PolicyBoxes } from "../../boxes/policy-boxes.ts";
import { type Side, sidesMeet } from "../../boxes/side.ts";
import { lazily } from "../../space/lazily.ts";
import { type BoxLines, linesOf } from "./lines.ts";

/** By dimension a place; where that is a fact, any. */
export type Point = Int32Array;

/** The boxes where rules are possible, one after the other, and which of them hold a point or meet a box; facts aside. */
export interface Reach {
  readonly boxes: readonly Box[];
  /** By box the place of its rule. */
  readonly owners: Int32Array;
  /** Whether there is a rule of which boxes do not say where it is possible. */
  readonly isPartial: boolean;
  /** Whether nothing but cells of fields is said of a box. */
  readonly isPlain: (box: number) => boolean;
  /** Undefined where they are more than `most`. */
  readonly holding: (point: Point, most: number) => readonly number[] | undefined;
  /** Those of some rules; undefined where they are more than `most`. */
  readonly meeting: (box: Box, has: (place: number) => boolean, most: number) => readonly number[] | undefined;
}

/** So often all boxes are looked at one by one before they are put in order. */
const FEW = 24;

export function reachOf(count: number, { dimensions, ofRule }: Pick<PolicyBoxes, "dimensions" | "ofRule">): Reach {
  const { all, whole } = dimensions;
  const boxes: Box[] = [];
  const places: number[] = [];
  let isPartial = false;
  for (let place = 0; place < count; place++) {
    const possible = ofRule(place).possible();
    isPartial ||= possible === undefined;
    for (const box of possible ?? []) {
      boxes.push(box);
      places.push(place);
    }
  }
  const owners = Int32Array.from(places);
  const fields = [...all.keys()].filter((at) => all[at]?.kind === "field");
  const lines = lazily(() => linesOf(dimensions, boxes));
  let asked = 0;

  const every = Int32Array.from(boxes.keys());
  const kept = (
    near: (lines: BoxLines) => Int32Array,
    most: number,
    isKept: (box: number) => boolean,
  ): readonly number[] | undefined => {
    const found: number[] = [];
    asked++;
    for (const box of asked > FEW ? near(lines()) : every) {
      if (!isKept(box)) continue;
      if (found.length === most) return undefined;
      found.push(box);
    }
    return found;
  };

  return {
    boxes,
    owners,
    isPartial,
    isPlain: (box) => isPlain(dimensions, boxes[box] as Box),
    holding: (point, most) =>
      kept(
        (own) => own.near(fields, (at) => [point[at] as number, point[at] as number]),
        most,
        (box) => holdsPoint(boxes[box] as Box, fields, point),
      ),
    meeting: (box, has, most) => {
      const narrow = fields.filter((at) => box[at] !== whole[at]);
      const ends = (at: number): readonly [number, number] => {
        const side = box[at] as Side;
        return [side[0] as number, side[side.length - 1] as number];
      };
      return kept(
        (own) => own.near(narrow, ends),
        most,
        (other) => has(owners[other] as number) && meetsIn(boxes[other] as Box, box, narrow),
      );
    },
  };
}

function holdsPoint(box: Box, fields: readonly number[], point: Point): boolean {
  for (const at of fields) {
    const side = box[at] as Side;
    const place = point[at] as number;
    let run = 0;
    while (run < side.length && (side[run + 1] as number) < place) run += 2;
    if (run >= side.length || (side[run] as number) > place) return false;
  }
  return true;
}

function meetsIn(one: Box, other: Box, dimensions: readonly number[]): boolean {
  for (const at of dimensions) if (!sidesMeet(one[at] as Side, other[at] as Side)) return false;
  return true;
}
