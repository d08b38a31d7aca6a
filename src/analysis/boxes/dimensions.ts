import type { Condition } from "../../model/condition.ts";
import type { Policy } from "../../model/policy.ts";
import { isListable } from "../encode/encoder.ts";
import { atomKey, type Plan } from "../space/plan.ts";
import type { PlannedCut } from "../space/planned-cut.ts";
import { readBy } from "../space/subject.ts";
import type { Truths } from "../space/truths.ts";
import { interval, nowhere, type Side } from "./side.ts";

/**
 * What boxes measure inputs by. Of a field the places are its cells, and after the last of them "unknown". Of any other
 * condition (a fact) they are true, unknown, false: facts may hang together, so that not every point need be an input.
 */
export type Dimension =
  | { readonly kind: "field"; readonly field: number; readonly cut: PlannedCut; readonly size: number }
  | { readonly kind: "fact"; readonly condition: Condition; readonly size: 3 };

/** Which of its values a condition is to have. */
export type Wanted = "true" | "not false" | "false" | "not true";

export interface Dimensions {
  readonly all: readonly Dimension[];
  /** By field its dimension; of a field that has none -1. */
  readonly ofField: readonly number[];
  readonly whole: readonly Side[];
  /** For a condition that is no `and`, `or`, `not`: the places where it has a wanted value. */
  readonly placesOf: (leaf: Condition, wanted: Wanted) => { readonly dimension: number; readonly side: Side };
}

/** `conditions` are all that are ever asked about. */
export function dimensionsOf(policy: Policy, plan: Plan, conditions: readonly Condition[]): Dimensions {
  const { all, ofField } = fieldsOf(policy, plan, []);
  return dimensionsOver(plan, all, ofField, conditions, []);
}

/**
 * Of a version that asks about what the one before did, and about `added`, as far as conditions are about one field; the
 * same object where it is cut the same. Undefined where any condition is a fact.
 */
export function nextDimensions(
  policy: Policy,
  plan: Plan,
  added: readonly Condition[],
  before: Dimensions,
): Dimensions | undefined {
  const { all, ofField } = fieldsOf(policy, plan, before.all);
  if (before.all.length !== all.length || before.all.some(({ kind }) => kind === "fact")) return undefined;
  if (ofField.some((at, field) => at !== before.ofField[field])) return undefined;
  const whole = all.map((dimension, at) =>
    dimension === before.all[at] ? (before.whole[at] as Side) : wholeOf(dimension),
  );
  const next = dimensionsOver(plan, all, ofField, added, whole);
  if (next.all.length > before.all.length) return undefined;
  return next.all.every((dimension, at) => dimension === before.all[at]) ? before : next;
}

interface Fields extends Pick<Dimensions, "ofField"> {
  readonly all: Dimension[];
}

function fieldsOf(policy: Policy, plan: Plan, before: readonly Dimension[]): Fields {
  const all: Dimension[] = [];
  const ofField = policy.fields.map((_, field): number => {
    const cut = plan.cuts[field];
    if (cut === undefined || !isListable(cut)) return -1;
    const old = before[all.length];
    if (old?.kind === "field" && old.field === field && old.cut === cut) return all.push(old) - 1;
    return all.push({ kind: "field", field, cut, size: cut.cells.length + 1 }) - 1;
  });
  return { all, ofField };
}

function wholeOf({ size }: Dimension): Side {
  return interval(0, size - 1);
}

/** `known`: by dimension what is whole, as far as it is made already. */
function dimensionsOver(
  plan: Plan,
  all: Dimension[],
  ofField: readonly number[],
  conditions: readonly Condition[],
  known: readonly Side[],
): Dimensions {
  const facts = new Map<string, Leaf>();
  for (const condition of conditions)
    for (const read of readLeaves(condition)) {
      if (facts.has(read.key) || truthsIn(read) !== undefined) continue;
      facts.set(read.key, { dimension: all.push({ kind: "fact", condition: read.leaf, size: 3 }) - 1 });
    }
  function truthsIn({ key, field }: ReadLeaf): Truths | undefined {
    if (field === undefined || (ofField[field] as number) < 0) return undefined;
    return plan.cuts[field]?.truths.get(key);
  }

  return {
    all,
    ofField,
    whole: all.map((dimension, at) => known[at] ?? wholeOf(dimension)),
    placesOf: (leaf, wanted) => {
      const read = readLeaf(leaf);
      const truths = truthsIn(read);
      const found = truths === undefined ? facts.get(read.key) : { dimension: ofField[read.field as number] as number };
      if (found === undefined) throw new Error("This is a bug: a condition without a dimension");
      const { dimension } = found;
      if (truths === undefined) return { dimension, side: ofFact[wanted] };
      return { dimension, side: sideWhere(truths, (all[dimension] as Dimension).size - 1, wanted) };
    },
  };
}

interface ReadLeaf {
  readonly leaf: Condition;
  readonly key: string;
  readonly field: number | undefined;
}

const leavesOf = new WeakMap<Condition, readonly ReadLeaf[]>();

function readLeaves(condition: Condition): readonly ReadLeaf[] {
  const found = leavesOf.get(condition);
  if (found !== undefined) return found;
  const leaves = leavesIn(condition).map(readLeaf);
  leavesOf.set(condition, leaves);
  return leaves;
}

const reads = new WeakMap<Condition, ReadLeaf>();

function readLeaf(leaf: Condition): ReadLeaf {
  const found = reads.get(leaf);
  if (found !== undefined) return found;
  const read = { leaf, key: atomKey(leaf), field: onlyFieldOf(leaf) };
  reads.set(leaf, read);
  return read;
}

/** The field that it reads, where it reads nothing else. */
function onlyFieldOf(leaf: Condition): number | undefined {
  if (leaf.kind === "compare" && leaf.left.kind === "field" && leaf.right.kind === "constant") return leaf.left.field;
  const read = readBy(leaf);
  const [field, ...others] = read?.fields ?? [];
  return read !== undefined && others.length + read.items.length === 0 ? field : undefined;
}

interface Leaf {
  readonly dimension: number;
}

const ofFact: Readonly<Record<Wanted, Side>> = {
  true: interval(0, 0),
  "not false": interval(0, 1),
  false: interval(2, 2),
  "not true": interval(1, 2),
};

function sideWhere({ runs, unknown }: Truths, cells: number, wanted: Wanted): Side {
  const isHeld = isWanted[wanted];
  const ends: number[] = [];
  for (let at = 0; at <= runs.length; at++) {
    const run = runs[at];
    const from = run === undefined ? cells : run.from;
    if (!isHeld(run === undefined ? unknown : run.truth)) continue;
    const to = run === undefined ? cells : (runs[at + 1]?.from ?? cells) - 1;
    if (ends.length > 0 && ends[ends.length - 1] === from - 1) ends[ends.length - 1] = to;
    else ends.push(from, to);
  }
  if (ends.length === 2) return interval(ends[0] as number, ends[1] as number);
  return ends.length === 0 ? nowhere : Int32Array.from(ends);
}

const isWanted: Readonly<Record<Wanted, (truth: boolean | "unknown") => boolean>> = {
  true: (truth) => truth === true,
  "not false": (truth) => truth !== false,
  false: (truth) => truth === false,
  "not true": (truth) => truth !== true,
};

function leavesIn(condition: Condition): readonly Condition[] {
  switch (condition.kind) {
    case "constant":
      return [];
    case "and":
    case "or":
      return condition.parts.flatMap(leavesIn);
    case "not":
      return leavesIn(condition.part);
    default:
      return [condition];
  }
}
