import { type Box, boxesMeet } from "./box.ts";
import type { Dimensions } from "./dimensions.ts";
import type { RuleBoxes } from "./rule-boxes.ts";
import { type Side, sidesMeet } from "./side.ts";

/**
 * By rule the other rules, ascending, that are possible where it is certain, and perhaps some more; undefined where that
 * cannot be said. No other rule has a say there.
 */
export type NearRules = (place: number) => readonly number[] | undefined;

export function nearRulesOf(
  { all, whole }: Dimensions,
  count: number,
  ofRule: (place: number) => RuleBoxes,
): NearRules {
  const owners: number[] = [];
  const reached: Box[] = [];
  const everywhere: number[] = [];
  const isFact = all.map(({ kind }) => kind === "fact");
  const hasFacts = isFact.includes(true);
  const withAnyFact = (box: Box): Box =>
    hasFacts ? box.map((side, at) => (isFact[at] ? (whole[at] as Side) : side)) : box;
  for (let place = 0; place < count; place++) {
    const possible = ofRule(place).possible();
    if (possible === undefined) everywhere.push(place);
    for (const box of possible ?? []) {
      reached.push(withAnyFact(box));
      owners.push(place);
    }
  }
  const lines = all.map(({ kind, size }, at) => endsIn(reached, at, kind === "field" ? size - 1 : size));
  const candidates = new Int32Array(owners.length);

  /** What is left of all boxes is looked at dimension by dimension, where the box is narrow first. */
  const meeting = (box: Box): readonly number[] => {
    const narrow = [...box.keys()]
      .filter((at) => box[at] !== whole[at])
      .sort((one, other) => share(one) - share(other));
    let count = owners.length;
    for (let one = 0; one < count; one++) candidates[one] = one;
    for (const at of narrow) {
      if (mayBeUnknown(at)) continue;
      const side = box[at] as Side;
      const [from, to] = [side[0] as number, side[side.length - 1] as number];
      const { low, high } = lines[at] as Ends;
      let kept = 0;
      for (let one = 0; one < count; one++) {
        const candidate = candidates[one] as number;
        if ((low[candidate] as number) <= to && (high[candidate] as number) >= from) candidates[kept++] = candidate;
      }
      count = kept;
    }
    const holed = narrow.filter((at) => mayBeUnknown(at) || (box[at] as Side).length > 2 || lines[at]?.hasHoles);
    const found: number[] = [];
    for (let one = 0; one < count; one++) {
      const other = reached[candidates[one] as number] as Box;
      if (holed.every((at) => sidesMeet(other[at] as Side, box[at] as Side))) found.push(candidates[one] as number);
    }
    return found;

    function mayBeUnknown(at: number): boolean {
      return all[at]?.kind === "field" && box[at]?.at(-1) === (all[at]?.size ?? 0) - 1;
    }

    function share(at: number): number {
      const side = box[at] as Side;
      return ((side[side.length - 1] as number) - (side[0] as number) + 1) / (all[at]?.size ?? 1);
    }
  };

  return (place) => {
    const certain = ofRule(place).certain()?.map(withAnyFact);
    if (certain === undefined) return undefined;
    const near = new Set(everywhere);
    for (const box of certain) for (const one of meeting(box)) near.add(owners[one] as number);
    near.delete(place);
    return [...near].sort((one, other) => one - other);
  };
}

/** The same of one rule. */
export function rulesNear(
  { all, whole }: Dimensions,
  count: number,
  ofRule: (place: number) => RuleBoxes,
  place: number,
): readonly number[] | undefined {
  const hasFacts = all.some(({ kind }) => kind === "fact");
  const certain = ofRule(place).certain();
  if (certain === undefined) return undefined;
  const own = hasFacts
    ? certain.map((box) => box.map((side, at) => (all[at]?.kind === "fact" ? (whole[at] as Side) : side)))
    : certain;
  const near: number[] = [];
  for (let other = 0; other < count; other++) {
    if (other === place) continue;
    const possible = ofRule(other).possible();
    if (possible === undefined || possible.some((box) => own.some((one) => boxesMeet(one, box)))) near.push(other);
  }
  return near;
}

/** Of known values. */
interface Ends {
  readonly low: Int32Array;
  readonly high: Int32Array;
  readonly hasHoles: boolean;
}

/** `unknown` is the first place that is none of a known value. */
function endsIn(boxes: readonly Box[], at: number, unknown: number): Ends {
  const low = new Int32Array(boxes.length);
  const high = new Int32Array(boxes.length);
  let hasHoles = false;
  for (const [one, box] of boxes.entries()) {
    const side = box[at] as Side;
    let end = side.length - 1;
    if ((side[end - 1] as number) >= unknown) end -= 2;
    low[one] = end < 0 ? unknown : (side[0] as number);
    high[one] = end < 0 ? -1 : Math.min(side[end] as number, unknown - 1);
    hasHoles ||= end > 1;
  }
  return { low, high, hasHoles };
}
