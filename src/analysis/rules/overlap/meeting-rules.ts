import type { OutcomeName, Policy } from "../../../model/policy.ts";
import { type Box, boxesMeet } from "../../boxes/box.ts";
import { boxTable } from "../../boxes/box-table.ts";
import { meetingPairs } from "../../boxes/meeting-pairs.ts";
import type { Context } from "../../context.ts";

/** Places of two rules, the earlier first. */
export type Pair = readonly [number, number];

interface Version {
  readonly rules: Policy["rules"];
  readonly pairs: readonly Pair[];
}

/**
 * Pairs among `places` (all rules of one outcome) whose boxes meet, and all pairs of those of which no boxes could be made:
 * each once, in their order. Of rules that the version before had they are the same.
 */
export function meetingRules(context: Context, outcome: OutcomeName, places: readonly number[]): readonly Pair[] {
  const { kept } = context.boxes();
  const { rules } = context.policy;
  const left = context.memory.left<Version>(`meeting ${outcome}`);
  const before = left.value !== undefined && left.value.rules === context.edit?.from ? left.value : undefined;
  const count = rules.length;
  const keys = new Set<number>();
  const add = (one: number, other: number): void => {
    if (one !== other) keys.add(Math.min(one, other) * count + Math.max(one, other));
  };
  if (before === undefined || kept === undefined) eachPair(context, places, add);
  else {
    for (const [one, other] of before.pairs) {
      const first = kept.after[one] as number;
      const second = kept.after[other] as number;
      if (first >= 0 && second >= 0) add(first, second);
    }
    const own = new Set(places);
    for (const place of kept.added)
      if (own.has(place)) for (const other of places) if (meet(context, place, other)) add(place, other);
  }
  const pairs = [...Float64Array.from(keys).sort()].map((key): Pair => [Math.floor(key / count), key % count]);
  left.value = { rules, pairs };
  return pairs;
}

function meet(context: Context, one: number, other: number): boolean {
  const { ofRule } = context.boxes();
  const [first, second] = [ofRule(one).certain(), ofRule(other).certain()];
  return first === undefined || second === undefined || first.some((box) => second.some((own) => boxesMeet(box, own)));
}

function eachPair(context: Context, places: readonly number[], add: (one: number, other: number) => void): void {
  const boxes = context.boxes();
  const owners: number[] = [];
  const all: Box[] = [];
  const others: number[] = [];
  for (const place of places) {
    const certain = boxes.ofRule(place).certain();
    if (certain === undefined) others.push(place);
    for (const box of certain ?? []) {
      all.push(box);
      owners.push(place);
    }
  }
  const pairs = meetingPairs(boxTable(all, boxes.dimensions.all.length));
  for (let at = 0; at < pairs.length; at += 2)
    add(owners[pairs[at] as number] as number, owners[pairs[at + 1] as number] as number);
  for (const place of others) for (const other of places) add(place, other);
}
