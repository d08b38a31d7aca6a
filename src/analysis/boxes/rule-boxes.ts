import type { Condition } from "../../model/condition.ts";
import type { Rule } from "../../model/policy.ts";
import { lazily } from "../space/lazily.ts";
import { type Box, commonBoxes, fewer } from "./box.ts";
import type { Dimensions, Wanted } from "./dimensions.ts";
import { commonSide, type Side } from "./side.ts";

/** More boxes than this are not made of one rule. */
const MOST_BOXES = 64;

/** Inputs on which a rule is certain, or at least possible, as boxes; undefined where they are too many. */
export interface RuleBoxes {
  readonly certain: () => readonly Box[] | undefined;
  readonly possible: () => readonly Box[] | undefined;
}

export function ruleBoxesOf(dimensions: Dimensions, { condition, exceptions }: Rule): RuleBoxes {
  const both = (own: Wanted, others: Wanted): readonly Box[] | undefined => {
    if (exceptions.length === 0) return boxesWhere(dimensions, condition, own);
    return joined([
      boxesWhere(dimensions, condition, own),
      ...exceptions.map((one) => boxesWhere(dimensions, one, others)),
    ]);
  };
  return {
    certain: lazily(() => both("true", "false")),
    possible: lazily(() => both("not false", "not true")),
  };
}

/** Inputs on which a condition has a wanted value. */
export function boxesWhere(dimensions: Dimensions, condition: Condition, wanted: Wanted): readonly Box[] | undefined {
  switch (condition.kind) {
    case "constant":
      return condition.value === (wanted === "true" || wanted === "not false") ? [dimensions.whole] : [];
    case "and":
    case "or": {
      const all = (condition.kind === "and") === (wanted === "true" || wanted === "not false");
      return all
        ? whereAll(dimensions, condition.parts, wanted)
        : together(condition.parts.map((part) => boxesWhere(dimensions, part, wanted)));
    }
    case "not":
      return boxesWhere(dimensions, condition.part, turned[wanted]);
    default: {
      const { dimension, side } = dimensions.placesOf(condition, wanted);
      return side.length === 0 ? [] : [dimensions.whole.with(dimension, side)];
    }
  }
}

const turned: Readonly<Record<Wanted, Wanted>> = {
  true: "false",
  false: "true",
  "not false": "not true",
  "not true": "not false",
};

/** Comparisons need only be looked at side by side. */
function whereAll(dimensions: Dimensions, parts: readonly Condition[], wanted: Wanted): readonly Box[] | undefined {
  const box = dimensions.whole.slice();
  const others: Condition[] = [];
  for (const part of parts) {
    if (part.kind === "and" || part.kind === "or" || part.kind === "not" || part.kind === "constant") {
      others.push(part);
      continue;
    }
    const { dimension, side } = dimensions.placesOf(part, wanted);
    const common = commonSide(box[dimension] as Side, side);
    if (common.length === 0) return [];
    box[dimension] = common;
  }
  if (others.length === 0) return [box];
  return joined([[box], ...others.map((part) => boxesWhere(dimensions, part, wanted))]);
}

/** Where all hold: the plainest first, so that little is multiplied out. */
function joined(parts: readonly (readonly Box[] | undefined)[]): readonly Box[] | undefined {
  if (parts.some((part) => part?.length === 0)) return [];
  const ordered = parts.toSorted((first, second) => (first?.length ?? 0) - (second?.length ?? 0));
  let [common] = ordered;
  for (const part of ordered.slice(1)) {
    if (common === undefined || part === undefined) return undefined;
    common = commonBoxes(common, part, MOST_BOXES);
  }
  return common;
}

function together(parts: readonly (readonly Box[] | undefined)[]): readonly Box[] | undefined {
  const boxes: Box[] = [];
  for (const part of parts) {
    if (part === undefined || boxes.length > MOST_BOXES * 8) return undefined;
    boxes.push(...part);
  }
  const few = fewer(boxes);
  return few.length > MOST_BOXES ? undefined : few;
}
