import type { Circuit } from "../solver/circuit.ts";
import { FALSE, type Literal, negated, TRUE } from "../solver/literal.ts";
import { add, ceiling, compare, type Exact, floor, isWhole, multiply, numeratorOf, opposite, signOf } from "./exact.ts";
import { type Form, reduced } from "./form.ts";
import type { Bound, Simplex } from "./simplex.ts";

/** The least and greatest value, where there is one. */
export interface Range {
  readonly least?: Exact;
  readonly most?: Exact;
}

/** A sum of variables that is compared with constants, each by a literal: that it is at most so much. */
export interface Compared {
  /** In the simplex. */
  readonly variable: number;
  readonly terms: ReadonlyMap<number, Exact>;
  /** From low to high. */
  readonly limits: Limit[];
}

export interface Limit {
  readonly value: Exact;
  /** Whether it is below the value, not only at most it. */
  readonly strict: boolean;
  readonly literal: Literal;
  /** Where none of these is true it does not matter whether the literal is. */
  readonly when: Set<Literal>;
}

export interface Comparisons {
  /** That a form is at most zero, or below it; looked at only where `when` is true. */
  readonly atMostZero: (form: Form, strict: boolean, when: Literal) => Literal;
  readonly all: () => Iterable<Compared>;
}

export function comparisonsOver(
  circuit: Circuit,
  simplex: Simplex,
  rangeOf: (variable: number) => Range,
  whole: Set<number>,
  made: (compared: Compared, limit: Limit) => void,
): Comparisons {
  const compared = new Map<string, Compared>();

  function comparedOf(terms: ReadonlyMap<number, Exact>): Compared {
    const key = [...terms].map(([variable, factor]) => `${variable} ${numeratorOf(factor)}`).join();
    const found = compared.get(key);
    if (found !== undefined) return found;
    const [[only, factor], ...others] = [...terms] as [[number, Exact], ...(readonly [number, Exact])[]];
    const isPlain = others.length === 0 && factor === 1;
    const variable = isPlain ? only : simplex.sumOf(terms);
    if ([...terms].every(([term, times]) => whole.has(term) && isWhole(times))) whole.add(variable);
    const made = { variable, terms, limits: [] };
    compared.set(key, made);
    return made;
  }

  function atMostZero(form: Form, strict: boolean, when: Literal): Literal {
    if (form.terms.size === 0) return signOf(form.constant) < 0 || (!strict && form.constant === 0) ? TRUE : FALSE;
    const { terms, scale } = reduced(form);
    const limit = opposite(multiply(form.constant, scale));
    const own = comparedOf(terms);
    if (signOf(scale) > 0) return atMost(own, limit, strict, when);
    return negated(atMost(own, limit, !strict, when));
  }

  function atMost(own: Compared, limit: Exact, isStrict: boolean, when: Literal): Literal {
    const isCounted = whole.has(own.variable);
    const value = !isCounted ? limit : isStrict ? add(ceiling(limit), -1) : floor(limit);
    const strict = isStrict && !isCounted;
    const { least, most } = rangeOfTerms(own.terms, rangeOf);
    if (most !== undefined && (compare(most, value) < 0 || (!strict && compare(most, value) === 0))) return TRUE;
    if (least !== undefined && (compare(least, value) > 0 || (strict && compare(least, value) === 0))) return FALSE;
    const order = (one: Limit): number => compare(one.value, value) || Number(strict) - Number(one.strict);
    const at = own.limits.findIndex((one) => order(one) >= 0);
    const place = at < 0 ? own.limits.length : at;
    const after = own.limits[place];
    if (after !== undefined && order(after) === 0) {
      after.when.add(when);
      return after.literal;
    }
    const literal = circuit.solver.fresh(signOf(value) > 0);
    const before = own.limits[place - 1];
    if (before !== undefined) circuit.solver.addClause([negated(before.literal), literal]);
    if (after !== undefined) circuit.solver.addClause([negated(literal), after.literal]);
    const added = { value, strict, literal, when: new Set([when]) };
    own.limits.splice(place, 0, added);
    made(own, added);
    return literal;
  }

  return { atMostZero, all: () => compared.values() };
}

/** The bound that a limit found true or false gives. */
export function boundOf(
  { value, strict }: Limit,
  isTrue: boolean,
  isCounted: boolean,
): { readonly end: "lower" | "upper"; readonly bound: Pick<Bound, "value" | "step"> } {
  if (isTrue) return { end: "upper", bound: { value, step: strict ? -1 : 0 } };
  if (isCounted) return { end: "lower", bound: { value: add(value, 1), step: 0 } };
  return { end: "lower", bound: { value, step: strict ? 0 : 1 } };
}

export function rangeOfTerms(terms: ReadonlyMap<number, Exact>, rangeOf: (variable: number) => Range): Range {
  let least: Exact | undefined = 0;
  let most: Exact | undefined = 0;
  for (const [variable, factor] of terms) {
    const own = rangeOf(variable);
    const [low, high] = signOf(factor) > 0 ? [own.least, own.most] : [own.most, own.least];
    least = least === undefined || low === undefined ? undefined : add(least, multiply(low, factor));
    most = most === undefined || high === undefined ? undefined : add(most, multiply(high, factor));
  }
  return { ...(least === undefined ? {} : { least }), ...(most === undefined ? {} : { most }) };
}
