import type { Condition } from "../../../model/condition.ts";
import type { Box } from "../../boxes/box.ts";
import { inputIn } from "../../boxes/box-input.ts";
import { describeBoxes } from "../../boxes/describe-boxes.ts";
import { freeRegions } from "../../boxes/free-regions.ts";
import { interval, type Side } from "../../boxes/side.ts";
import type { Context } from "../../context.ts";
import type { Input } from "../../encode/witness.ts";
import type { Regions } from "../../region.ts";
import { atomsIn } from "../../space/subject.ts";
import { allKnown } from "./all-known.ts";
import { coveredTable } from "./covered-table.ts";
import { keptRegions } from "./kept-regions.ts";

export interface Gaps extends Regions {
  /** An input that no rule covers; undefined where there is none. */
  readonly witness: Input | undefined;
}

const MOST_REGIONS = 1000;
/** Parts of the domain that are looked at, where it has no more dimensions; of more dimensions each takes longer. */
const BUDGET = 200_000;
const FEW_DIMENSIONS = 20;

/** The gaps of a policy all of whose rules are boxes; undefined where they are not, or it would take too long. */
export function boxGaps(context: Context): Gaps | undefined {
  const { policy } = context;
  const boxes = context.boxes();
  const { dimensions, plan } = boxes;
  const table = coveredTable(context);
  if (table === undefined || plan.partly.length > 0) return undefined;
  const extents = dimensions.all.map((dimension) => ({
    size: dimension.size - 1,
    isLine: dimension.kind === "field" && dimension.cut.ascending,
  }));
  const noGap: Gaps = { boxes: [], words: [], all: true, witness: undefined };
  if (plan.cuts.some((cut) => cut?.cells.length === 0)) return noGap;
  const domain = extents.map(({ size }) => interval(0, size - 1));
  const budget = Math.ceil(BUDGET * Math.min(1, FEW_DIMENSIONS / extents.length));
  const kept = keptRegions(context, domain, table);
  const found = freeRegions(
    table,
    Int32Array.from({ length: table.count }, (_, at) => at),
    kept.open,
    extents,
    MOST_REGIONS,
    budget,
    kept.regions,
  );
  kept.keep(found);
  const { regions, all } = found;
  const [first] = regions;
  if (first === undefined) return all ? noGap : undefined;
  const witness = kept.witness(first, () => inputIn(policy, boxes, first));
  const tested = presenceTested(context);
  const said = (region: Box): Box =>
    region.map((side, at): Side => {
      const isAll = side.length === 2 && side[0] === 0 && side[1] === (extents[at]?.size ?? 0) - 1;
      return isAll && !tested.has(at) ? (dimensions.whole[at] as Side) : side;
    });
  const given = JSON.stringify([...tested]);
  const described = regions.map((region) =>
    kept.described(region, given, () => allKnown(policy, describeBoxes(policy, boxes, [said(region)], MOST_REGIONS))),
  );
  const words = described.flatMap((one) => one.words);
  return {
    boxes: described.flatMap((one) => one.boxes).slice(0, MOST_REGIONS),
    words: words.slice(0, MOST_REGIONS),
    all: all && described.every((one) => one.all) && words.length <= MOST_REGIONS,
    witness,
  };
}

/** Dimensions of fields about which some rule asks whether they are there: a gap says that they are. */
function presenceTested({ policy, boxes }: Context): ReadonlySet<number> {
  const { ofField } = boxes().dimensions;
  const tested = new Set<number>();
  for (const { condition, exceptions } of policy.rules) {
    for (const field of testedIn(condition)) tested.add(ofField[field] ?? -1);
    for (const exception of exceptions) for (const field of testedIn(exception)) tested.add(ofField[field] ?? -1);
  }
  return tested;
}

const testedBefore = new WeakMap<Condition, readonly number[]>();

/** Fields about which it is asked whether they are there. */
function testedIn(condition: Condition): readonly number[] {
  const known = testedBefore.get(condition);
  if (known !== undefined) return known;
  const fields = atomsIn(condition).flatMap((atom) =>
    atom.kind === "missing" && atom.of.kind === "field" ? [atom.of.field] : [],
  );
  testedBefore.set(condition, fields.length === 0 ? none : fields);
  return fields;
}

const none: readonly number[] = [];
