import type { Condition, Value } from "../../model/condition.ts";
import { truthOf } from "../../model/interpreter.ts";
import type { Truth } from "../../model/truth.ts";
import { type Base, type Ground, type Judging, keyIn } from "./base.ts";
import { deriveAll, emptyDerived, orderingOfDerived } from "./derived.ts";
import type { Ordering } from "./ordering.ts";

/** The number of a truth: "and" is the least, "or" the greatest, "not" what lacks of 2. */
export function numberOf(truth: Truth): number {
  return truth === "unknown" ? 1 : truth ? 2 : 0;
}

const codesAStep = 1024;

/** With so few codes it is quicker to judge each than to put them in order. */
const fewCodes = 8;

/** The truths of a condition by the codes of its base, each judged once, or by where it stands between two judged ones. */
export function* truthsOfAtom(ground: Ground, base: Base, atom: Condition): Generator<number, Uint8Array, void> {
  const key = keyIn(ground, atom);
  const judging =
    ground.kept.judged.get(key) ?? ground.kept.judged.put(key, { truths: new Uint8Array(base.count), done: 0 });
  if (judging.done === base.count) return judging.truths;
  const judge = (condition: Condition, code: number): number => numberOf(truthOf(condition, base.scopeOf(code)));
  const side = base.count > fewCodes ? comparedIn(atom) : undefined;
  if (side === undefined) yield* judgeAll(judging, base.count, (code) => judge(atom, code));
  else if (side.kind === "field") {
    const ordering = "operator" in atom ? base.column?.ordering() : undefined;
    if (ordering === undefined) yield* judgeAll(judging, base.count, (code) => judge(atom, code));
    else judgeInOrder(judging.truths, ordering, atom, judge);
  } else {
    const derivedKey = keyIn(ground, side);
    const derived = ground.kept.derived.get(derivedKey) ?? emptyDerived(base.count);
    ground.kept.derived.put(derivedKey, derived);
    yield* deriveAll(derived, side, base.scopeOf);
    ground.kept.derived.put(derivedKey, derived);
    const { codes, sources } = derived;
    const ofValues: Judging = { truths: new Uint8Array(sources.length), done: 0 };
    const judgeValue = (condition: Condition, place: number): number =>
      judge(condition, sources[place]?.code as number);
    const ordering = "operator" in atom ? orderingOfDerived(derived) : undefined;
    if (ordering === undefined) yield* judgeAll(ofValues, sources.length, (place) => judgeValue(atom, place));
    else judgeInOrder(ofValues.truths, ordering, atom, judgeValue);
    for (let code = 0; code < base.count; code++)
      judging.truths[code] = ofValues.truths[codes[code] as number] as number;
  }
  judging.done = base.count;
  return judging.truths;
}

/** The value that a condition holds against constants alone. */
function comparedIn(atom: Condition): Value | undefined {
  switch (atom.kind) {
    case "compare":
      if (atom.right.kind === "constant") return atom.left;
      return atom.left.kind === "constant" ? atom.right : undefined;
    case "compare limits":
      return atom.left;
    case "one of":
      return atom.value;
    default:
      return undefined;
  }
}

/** Goes on from where it stopped, and together with whoever is at it, too. */
function* judgeAll(judging: Judging, count: number, judge: (code: number) => number): Generator<number, void, void> {
  while (judging.done < count) {
    const code = judging.done++;
    judging.truths[code] = judge(code);
    if (code % codesAStep === codesAStep - 1) yield code / count;
  }
}

type Comparison = Condition & { readonly kind: "compare" | "compare limits" };

/** Along a line a comparison turns where the value reaches the constant, and again where it leaves it behind. */
function judgeInOrder(
  truths: Uint8Array,
  { order, ends, unknown }: Ordering,
  atom: Condition,
  judge: (condition: Condition, code: number) => number,
): void {
  if (atom.kind !== "compare" && atom.kind !== "compare limits") throw new Error("This is a bug: no comparison");
  const [isBelow, isNotAbove] = bounds(atom);
  const settle = (codes: Uint32Array): void => {
    const [first, last] = [codes[0], codes.at(-1)];
    if (first === undefined || last === undefined) return;
    const truth = judge(atom, first);
    if (judge(atom, last) !== truth) throw new Error("This is a bug: a comparison that turns where nothing is reached");
    for (const code of codes) truths[code] = truth;
  };
  settle(unknown);
  let start = 0;
  for (const end of ends) {
    const reached = turnOf(start, end, (at) => judge(isBelow, order[at] as number) === 2);
    const left = turnOf(reached, end, (at) => judge(isNotAbove, order[at] as number) === 2);
    settle(order.subarray(start, reached));
    settle(order.subarray(reached, left));
    settle(order.subarray(left, end));
    start = end;
  }
}

/** That the value lies below the constant, and that it does not lie above. */
function bounds(atom: Comparison): readonly [Comparison, Comparison] {
  const isTurned = atom.kind === "compare" && atom.left.kind === "constant";
  return isTurned
    ? [
        { ...atom, operator: ">" },
        { ...atom, operator: ">=" },
      ]
    : [
        { ...atom, operator: "<" },
        { ...atom, operator: "<=" },
      ];
}

/** The first place that does not hold, where all before it do. */
function turnOf(from: number, to: number, holds: (at: number) => boolean): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
