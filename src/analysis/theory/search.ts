import { type Because, type Clash, clashOf } from "./because.ts";
import {
  add,
  denominatorOf,
  type Exact,
  exactOf,
  floor,
  greatestCommonDivisor,
  isWhole,
  multiply,
  numeratorOf,
} from "./exact.ts";
import type { Bound, Contradiction, End, Simplex } from "./simplex.ts";

/** Values for all variables, bounds that cannot hold together, or neither within the steps allowed. */
export type Outcome = { readonly kind: "found" } | Clash | { readonly kind: "open" };

/** What variables are held to beside their bounds. */
export interface Beside {
  readonly isWhole: (variable: number) => boolean;
  /** Where values that bounds allow are not right: bounds of which the right ones keep all of one group. */
  readonly wrong: () => readonly (readonly Narrowing[])[] | undefined;
}

export interface Narrowing {
  readonly variable: number;
  readonly end: End;
  readonly value: Exact;
}

const DEEPEST = 200;

/** Branches until whole variables are whole and nothing is wrong. What is found stands in the simplex, bounds of branches included. */
export function search(simplex: Simplex, beside: Beside, steps: { left: number }, depth = 0): Outcome {
  if (steps.left-- <= 0 || depth > DEEPEST) return { kind: "open" };
  const contradiction = simplex.check();
  if (contradiction !== undefined) return clashOf(contradiction);
  const indivisible = firstIndivisible(simplex, beside);
  if (indivisible !== undefined) return clashOf(indivisible);
  const groups = branchesOf(simplex, beside) ?? beside.wrong();
  if (groups === undefined) return { kind: "found" };
  const literals = new Set<number>();
  const branches = new Set<number>();
  let isOpen = false;
  for (const group of groups) {
    const mark = simplex.mark();
    const outcome = taken(simplex, group, depth) ?? search(simplex, beside, steps, depth + 1);
    if (outcome.kind === "found") return outcome;
    simplex.back(mark);
    if (outcome.kind === "open") {
      isOpen = true;
      continue;
    }
    if (!outcome.branches.has(depth)) return outcome;
    for (const literal of outcome.literals) literals.add(literal);
    for (const branch of outcome.branches) if (branch !== depth) branches.add(branch);
  }
  return isOpen ? { kind: "open" } : { kind: "clash", literals, branches };
}

function taken(simplex: Simplex, group: readonly Narrowing[], depth: number): Clash | undefined {
  for (const { variable, end, value } of group) {
    const because: Because = { kind: "branch", branch: depth };
    const contradiction = simplex.bind(variable, end, { value, step: 0, because });
    if (contradiction !== undefined) return clashOf(contradiction);
  }
  return undefined;
}

/** Below and above the value of the first whole variable that is not whole. */
function branchesOf(simplex: Simplex, beside: Beside): readonly (readonly Narrowing[])[] | undefined {
  let found: number | undefined;
  for (const variable of simplex.rows().keys())
    if (
      beside.isWhole(variable) &&
      !isWhole(simplex.valueOf(variable).value) &&
      (found === undefined || variable < found)
    )
      found = variable;
  if (found === undefined) return undefined;
  const below = floor(simplex.valueOf(found).value);
  return [[{ variable: found, end: "upper", value: below }], [{ variable: found, end: "lower", value: add(below, 1) }]];
}

/** A sum of whole variables that comes out right for no whole values of those that are free: 2a + 4b = 3. */
function firstIndivisible(simplex: Simplex, { isWhole: isWholeVariable }: Beside): Contradiction | undefined {
  for (const [sum, row] of simplex.rows()) {
    if (!isWholeVariable(sum) || isWhole(simplex.valueOf(sum).value)) continue;
    const factors: readonly (readonly [number, Exact])[] = [...row, [sum, -1]];
    if (!factors.every(([variable]) => isWholeVariable(variable))) continue;
    const scale = factors.reduce((least, [, factor]) => {
      const under = denominatorOf(factor);
      return (least * under) / greatestCommonDivisor(least, under);
    }, 1n);
    let common = 0n;
    let fixed: Exact = 0;
    const bounds: { readonly variable: number; readonly bound: Bound; readonly end: End }[] = [];
    for (const [variable, factor] of factors) {
      const [lower, upper] = [simplex.boundOf(variable, "lower"), simplex.boundOf(variable, "upper")];
      const whole = multiply(factor, exactOf(scale));
      if (lower === undefined || upper === undefined || !isSame(lower, upper)) {
        const size = numeratorOf(whole);
        common = common === 0n ? size : greatestCommonDivisor(common, size);
        continue;
      }
      fixed = add(fixed, multiply(whole, lower.value));
      bounds.push({ variable, bound: lower, end: "lower" }, { variable, bound: upper, end: "upper" });
    }
    const remainder = common === 0n ? numeratorOf(fixed) : numeratorOf(fixed) % common;
    if (remainder === 0n) continue;
    const parts = bounds.map(({ variable, bound, end }) => ({
      variable,
      end,
      bound: { ...bound, because: exactly(bound.because as Because) },
      times: 1 as Exact,
    }));
    return { parts, gap: { value: 0, small: 0 } };
  }
  return undefined;
}

/** As it is: a weaker bound would not fix the variable. */
function exactly(because: Because): Because {
  return because.kind === "literals" ? { kind: "literals", literals: because.literals } : because;
}

function isSame(lower: Bound, upper: Bound): boolean {
  return lower.step === 0 && upper.step === 0 && numeratorOf(add(lower.value, multiply(upper.value, -1))) === 0n;
}
