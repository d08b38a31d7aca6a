import { judgeOf } from "../../../model/interpreter.ts";
import type { Policy, Rule } from "../../../model/policy.ts";
import { type Box, boxesMeet, boxHolds, commonBox } from "../../boxes/box.ts";
import type { Dimensions } from "../../boxes/dimensions.ts";
import { type Side, sidesMeet } from "../../boxes/side.ts";
import type { Context } from "../../context.ts";
import type { Input } from "../../encode/witness.ts";
import type { Regions } from "../../region.ts";

/** What is known of the gaps from the version before. */
export interface KeptRegions {
  /** That are gaps still, as wide as can be. */
  readonly regions: readonly Box[];
  /** Wherever else there may be gaps. */
  readonly open: readonly Box[];
  /** Worked out anew where the region was not described before, or with other words of `with`. */
  readonly described: (region: Box, given: string, work: () => Regions) => Regions;
  /** An input that no rule covers; of a region that had one before the same. */
  readonly witness: (first: Box, work: () => Input) => Input;
  readonly keep: (regions: readonly Box[], all: boolean) => void;
}

interface Version {
  readonly rules: Policy["rules"];
  readonly regions: readonly Box[];
  readonly described: WeakMap<Box, Described>;
  readonly witness: { readonly region: Box; readonly input: Input } | undefined;
}

interface Described {
  readonly given: string;
  readonly regions: Regions;
}

/** A region stays where no new box meets it, and none that is no more kept it from being wider. */
export function keptRegions(context: Pick<Context, "policy" | "memory" | "boxes" | "edit">, domain: Box): KeptRegions {
  const { dimensions, kept, ofRule } = context.boxes();
  const left = context.memory.left<Version>("gaps");
  const before = left.value !== undefined && left.value.rules === context.edit?.from ? left.value : undefined;
  left.value = undefined;
  const told = new WeakMap<Box, Described>();
  const described: KeptRegions["described"] = (region, given, work) => {
    const known = told.get(region);
    if (known?.given === given) return known.regions;
    const regions = work();
    told.set(region, { given, regions });
    return regions;
  };
  const keep = (regions: readonly Box[], all: boolean): void => {
    if (all) left.value = { rules: context.policy.rules, regions, described: told, witness: undefined };
  };
  let shown: Version["witness"];
  const witness: KeptRegions["witness"] = (first, work) => {
    const { policy } = context;
    const known = shown?.region === first ? shown.input : undefined;
    const input = known ?? work();
    const others =
      known && context.edit ? context.edit.added.map((place) => policy.rules[place] as Rule) : policy.rules;
    if (judgeOf({ ...policy, rules: others })(input).standings.includes("certain"))
      throw new Error("This is a bug: the judge does not confirm an input that was found");
    if (left.value !== undefined) left.value = { ...left.value, witness: { region: first, input } };
    return input;
  };
  if (before === undefined || kept === undefined) return { regions: [], open: [domain], described, witness, keep };
  const added = kept.added.flatMap((place) => ofRule(place).certain() ?? []);
  const removed = kept.removed.flatMap((box) => {
    const known = added.some((other) => boxHolds(other, box)) ? undefined : commonBox(box, domain);
    return known === undefined ? [] : [known];
  });
  const regions: Box[] = [];
  const open = [...removed];
  for (const region of before.regions) {
    const now = kept.moved.exactly(region);
    if (now === undefined) open.push(kept.moved.around(region));
    else if (added.some((box) => boxesMeet(box, now)) || removed.some((box) => isBeside(dimensions, box, now)))
      open.push(now);
    else {
      regions.push(now);
      if (region === before.witness?.region) shown = { region: now, input: before.witness.input };
      const own = before.described.get(region);
      if (own !== undefined) told.set(now, own);
    }
  }
  return { regions, open, described, witness, keep };
}

/** Whether, but for one dimension in which they lie next to each other, they meet: one may keep the other from being wider. */
function isBeside({ all }: Dimensions, first: Box, second: Box): boolean {
  let apart = 0;
  for (let at = 0; at < first.length; at++) {
    const [side, other] = [first[at] as Side, second[at] as Side];
    if (sidesMeet(side, other)) continue;
    if (++apart > 1) return false;
    const dimension = all[at];
    const isLine = dimension?.kind === "field" && dimension.cut.ascending;
    if (isLine && !sidesMeet(widerByOne(side), other)) return false;
  }
  return true;
}

function widerByOne(side: Side): Side {
  return side.map((end, at) => (at % 2 === 0 ? end - 1 : end + 1));
}
