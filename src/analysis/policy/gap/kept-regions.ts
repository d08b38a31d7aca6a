import { judgeOf } from "../../../model/interpreter.ts";
import type { Policy, Rule } from "../../../model/policy.ts";
import { type Box, boxesMeet, boxHolds, commonBox } from "../../boxes/box.ts";
import { type BoxTable, growingTable } from "../../boxes/box-table.ts";
import type { Dimensions } from "../../boxes/dimensions.ts";
import type { FreeRegions, KnownRegions } from "../../boxes/free-regions.ts";
import { interval, type Side, sidesMeet } from "../../boxes/side.ts";
import type { Context } from "../../context.ts";
import type { Input } from "../../encode/witness.ts";
import type { Regions } from "../../region.ts";

/** What is known of the gaps from the version before. */
export interface KeptRegions {
  /** That are gaps still, as wide as can be. */
  readonly regions: KnownRegions;
  /** Wherever else there may be gaps. */
  readonly open: readonly Box[];
  /** Worked out anew where the region was not described before, or with other words of `with`. */
  readonly described: (region: Box, given: string, work: () => Regions) => Regions;
  /** An input that no rule covers; of a region that had one before the same. */
  readonly witness: (first: Box, work: () => Input) => Input;
  readonly keep: (found: FreeRegions) => void;
}

interface Version {
  readonly rules: Policy["rules"];
  readonly regions: readonly Box[];
  readonly table: BoxTable;
  readonly described: WeakMap<Box, Described>;
  readonly witness: { readonly region: Box; readonly input: Input } | undefined;
}

interface Described {
  readonly given: string;
  readonly regions: Regions;
}

/**
 * A region stays where no new box meets it, and it cannot be wider where a box is no more. `covered`: the boxes of all
 * rules.
 */
export function keptRegions(
  context: Pick<Context, "policy" | "memory" | "boxes" | "edit">,
  domain: Box,
  covered: BoxTable,
): KeptRegions {
  const { dimensions, kept: known, ofRule } = context.boxes();
  const left = context.memory.left<Version>("gaps");
  const before = left.value !== undefined && left.value.rules === context.edit?.from ? left.value : undefined;
  left.value = undefined;
  const told = new WeakMap<Box, Described>();
  const described: KeptRegions["described"] = (region, given, work) => {
    const own = told.get(region);
    if (own?.given === given) return own.regions;
    const regions = work();
    told.set(region, { given, regions });
    return regions;
  };
  const keep = ({ regions, table, all }: FreeRegions): void => {
    if (all) left.value = { rules: context.policy.rules, regions, table, described: told, witness: undefined };
  };
  let shown: Version["witness"];
  const witness: KeptRegions["witness"] = (first, work) => {
    const { policy } = context;
    const seen = shown?.region === first ? shown.input : undefined;
    const input = seen ?? work();
    const others = seen && context.edit ? context.edit.added.map((place) => policy.rules[place] as Rule) : policy.rules;
    if (judgeOf({ ...policy, rules: others })(input).standings.includes("certain"))
      throw new Error("This is a bug: the judge does not confirm an input that was found");
    if (left.value !== undefined) left.value = { ...left.value, witness: { region: first, input } };
    return input;
  };
  const table = growingTable([], domain.length, (before?.regions.length ?? 0) + ROOM);
  const regions: Box[] = [];
  const kept = { regions: { boxes: regions, table }, described, witness, keep };
  if (before === undefined || known === undefined) return { ...kept, open: [domain] };
  const added = known.added.flatMap((place) => ofRule(place).certain() ?? []);
  const removed = known.removed.flatMap((box) => {
    const inside = added.some((other) => boxHolds(other, box)) ? undefined : commonBox(box, domain);
    return inside === undefined ? [] : [inside];
  });
  const open = [...removed];
  for (const [row, region] of before.regions.entries()) {
    const now = known.moved.exactly(region);
    const isSame = now === region;
    if (now === undefined) open.push(known.moved.around(region));
    else if (
      added.some((box) => (!isSame || partings(before.table, row, box, 1) === 0) && boxesMeet(box, now)) ||
      removed.some(
        (box) => (!isSame || partings(before.table, row, box, 2) < 2) && mayWiden(dimensions, covered, now, box),
      )
    )
      open.push(now);
    else {
      regions.push(now);
      if (isSame) table.addRow(before.table, row);
      else table.add(now);
      if (region === before.witness?.region) shown = { region: now, input: before.witness.input };
      const own = before.described.get(region);
      if (own !== undefined) told.set(now, own);
    }
  }
  return { ...kept, open };
}

const ROOM = 64;

/** The number of dimensions, no more than `most`, in which the first and last places keep the box of a row apart from another. */
function partings({ dimensions, low, high }: BoxTable, row: number, box: Box, most: number): number {
  let apart = 0;
  for (let at = 0; at < dimensions && apart < most; at++) {
    const [side, base] = [box[at] as Side, row * dimensions + at];
    if ((low[base] as number) > (side[side.length - 1] as number) || (high[base] as number) < (side[0] as number))
      apart++;
  }
  return apart;
}

/** Whether a region may be wider where a box is no more that kept it from that, or meets it. */
function mayWiden({ all }: Dimensions, covered: BoxTable, region: Box, removed: Box): boolean {
  let apart = -1;
  for (let at = 0; at < region.length; at++) {
    if (sidesMeet(region[at] as Side, removed[at] as Side)) continue;
    if (apart >= 0) return false;
    apart = at;
  }
  if (apart < 0) return true;
  const dimension = all[apart];
  const isLine = dimension?.kind === "field" && dimension.cut.ascending;
  const [side, other] = [region[apart] as Side, removed[apart] as Side];
  const [first, last] = [side[0] as number, side[side.length - 1] as number];
  for (let run = 0; run < other.length; run += 2)
    for (let place = other[run] as number; place <= (other[run + 1] as number); place++)
      if ((!isLine || place === first - 1 || place === last + 1) && isFree(covered, region, apart, place)) return true;
  return false;
}

/** Whether no box meets the region were it, in one dimension, at this place alone. */
function isFree(covered: BoxTable, region: Box, at: number, place: number): boolean {
  const moved = region.with(at, interval(place, place));
  for (let row = 0; row < covered.count; row++) if (rowMeets(covered, row, moved)) return false;
  return true;
}

function rowMeets({ dimensions, low, high, isHoled, holed }: BoxTable, row: number, box: Box): boolean {
  for (let at = 0; at < dimensions; at++) {
    const [side, own] = [box[at] as Side, row * dimensions + at];
    const [from, to] = [low[own] as number, high[own] as number];
    if (from > (side[side.length - 1] as number) || to < (side[0] as number)) return false;
    if (isHoled[own] === 1 || side.length > 2) if (!sidesMeet(holed.get(own) ?? interval(from, to), side)) return false;
  }
  return true;
}
