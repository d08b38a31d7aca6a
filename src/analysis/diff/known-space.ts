import type { Rule } from "../../model/policy.ts";
import type { Box } from "../boxes/box.ts";
import { dimensionsOf } from "../boxes/dimensions.ts";
import { ruleBoxesOf } from "../boxes/rule-boxes.ts";
import { commonSide, interval, type Side, sameSide } from "../boxes/side.ts";
import type { Extent } from "../boxes/widened.ts";
import type { Held } from "../described.ts";
import { type Input, put } from "../encode/witness.ts";
import { type Plan, planOf } from "../space/plan.ts";
import { type DrawnRates, drawnKinds, drawnRates, rangeIn } from "./draw-places.ts";
import { nestedNames } from "./joint-space.ts";
import type { Region } from "./region.ts";
import type { United } from "./united.ts";

/**
 * All inputs of two versions whose values are all known, as points: first how the id is drawn, one dimension for each kind of
 * sample, then the cell of each field. Every point is an input.
 */
export interface KnownSpace {
  readonly cuts: Plan["cuts"];
  readonly rates: DrawnRates;
  readonly extents: readonly Extent[];
  readonly whole: Box;
  /** Where a rule, by its place among those of both versions, is certain and where it is possible; undefined where these are too many boxes. */
  readonly ofRule: (place: number) => RulePlaces | undefined;
  readonly inputIn: (box: Box) => Input;
  readonly regionOf: (box: Box) => Region;
}

/** The same where it cannot be in doubt. */
export interface RulePlaces {
  readonly certain: readonly Box[];
  readonly possible: readonly Box[];
}

/** Undefined where conditions say more than in which cells fields lie. */
export function knownSpaceOf({ policy, old, new: current }: United): KnownSpace | undefined {
  const conditions = policy.rules.flatMap((rule) => [rule.condition, ...rule.exceptions]);
  const plan = planOf(policy, conditions);
  if (plan.partly.length > 0 || nestedNames(policy).length > 0) return undefined;
  const dimensions = dimensionsOf(policy, plan, conditions);
  const fields = dimensions.all.flatMap((dimension) => (dimension.kind === "field" ? [dimension] : []));
  if (fields.length < dimensions.all.length) return undefined;
  const rates = drawnRates(old.policy.identifiedBy === undefined ? [] : [old.policy, current.policy]);
  const drawn = rates.map((own): Extent => ({ size: own.length + 1, isLine: true }));
  const extents = [...drawn, ...fields.map(({ cut }) => ({ size: cut.cells.length, isLine: cut.ascending }))];
  const whole = extents.map(({ size }) => interval(0, size - 1));
  const areAllTwoValued = plan.cuts.every((cut) =>
    [...(cut?.truths.values() ?? [])].every(({ runs }) => runs.every(({ truth }) => truth !== "unknown")),
  );

  /** Without the place of what is unknown. */
  const known = (box: Box): readonly Box[] => {
    const sides = box.map((side, at) => commonSide(side, whole[drawn.length + at] as Side));
    return sides.some((side) => side.length === 0) ? [] : [[...whole.slice(0, drawn.length), ...sides]];
  };

  return {
    cuts: plan.cuts,
    rates,
    extents,
    whole,
    ofRule: (place) => {
      const boxes = ruleBoxesOf(dimensions, policy.rules[place] as Rule);
      const certain = boxes.certain()?.flatMap(known);
      const possible = areAllTwoValued ? certain : boxes.possible()?.flatMap(known);
      return certain && possible && { certain, possible };
    },
    inputIn: (box) => {
      const input = {};
      for (const [place, field] of policy.fields.entries()) {
        const at = dimensions.ofField[place] as number;
        const first = at < 0 ? 0 : ((box[drawn.length + at] as Side)[0] as number);
        put(input, field.path, plan.cuts[place] === undefined ? [] : plan.cuts[place].cells[first]?.raws[0]);
      }
      return input;
    },
    regionOf: (box) => ({
      cells: new Map(
        fields.flatMap(({ field }, at) => {
          const own = drawn.length + at;
          const side = box[own] as Side;
          return sameSide(side, whole[own] as Side) ? [] : [[field, heldIn(side)] as const];
        }),
      ),
      facts: new Map(),
      ranges: drawnKinds.flatMap((_, kind) => rangeIn(rates, kind, box[kind] as Side) ?? []),
    }),
  };
}

function heldIn(side: Side): Held {
  return Array.from({ length: side.length / 2 }, (_, run) => ({
    from: side[2 * run] as number,
    to: (side[2 * run + 1] as number) + 1,
  }));
}
