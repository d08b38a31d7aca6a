import type { Circuit } from "../solver/circuit.ts";
import { type Literal, negated } from "../solver/literal.ts";
import { always } from "./because.ts";
import { type Comparisons, type Range, rangeOfTerms } from "./comparisons.ts";
import { add, ceiling, compare, type Exact, exactOf, floor, signOf } from "./exact.ts";
import { addForms, constantForm, type Form, scaleForm, subtractForms, variableForm } from "./form.ts";
import type { Simplex } from "./simplex.ts";

/** Sums and counts over the elements of a list, and over those that a longer list would have. */
export interface Tallies {
  /** The sum over the parts that count, each first; further elements add anything that has the sign of the parts. */
  readonly sum: (parts: readonly Counting[], decimals: number, given: Literal) => Form;
  /** How many certainly and possibly count. */
  readonly count: (
    certain: readonly Literal[],
    possible: readonly Literal[],
    given: Literal,
  ) => { readonly low: Form; readonly high: Form };
  /** That lists are no longer than the elements that were looked at, as far as sums and counts go. */
  readonly bounded: () => readonly Literal[];
}

export interface Counting {
  readonly counts: Literal;
  readonly form: Form;
}

export interface TallyContext {
  readonly circuit: Circuit;
  readonly simplex: Simplex;
  readonly whole: Set<number>;
  readonly comparisons: Comparisons;
  readonly rangeOf: (variable: number) => Range;
}

/** Of each sum and count, of so many elements a list has room for. */
const LOOKED_AT = 2;

export function talliesOver({ circuit, simplex, whole, comparisons, rangeOf }: TallyContext): Tallies {
  const sums = new Map<string, Form>();
  const counts = new Map<string, { readonly low: Form; readonly high: Form }>();
  const bounded: Literal[] = [];
  const { solver } = circuit;

  function fresh({ least, most }: Range): Form {
    const variable = simplex.variable();
    whole.add(variable);
    if (least !== undefined) simplex.bind(variable, "lower", { value: least, step: 0, because: always });
    if (most !== undefined) simplex.bind(variable, "upper", { value: most, step: 0, because: always });
    return variableForm(variable);
  }

  /**
   * What elements that were not looked at add; nothing where lists are bounded. Those that were looked at are chosen so that
   * two of them add something, if more do.
   */
  function rest(range: Range, counting: readonly Literal[], given: Literal): Form {
    const form = fresh(range);
    const nothing = isZero(form, given);
    solver.addClause([nothing, circuit.atLeast(counting, LOOKED_AT)]);
    bounded.push(nothing);
    return form;
  }

  function isZero(form: Form, when: Literal): Literal {
    return circuit.and([
      comparisons.atMostZero(form, false, when),
      comparisons.atMostZero(scaleForm(form, -1), false, when),
    ]);
  }

  function sum(parts: readonly Counting[], decimals: number, given: Literal): Form {
    const key = `${given} ${decimals} ${parts.map(({ counts: literal, form }) => `${literal}:${keyOf(form)}`).join()}`;
    const known = sums.get(key);
    if (known !== undefined) return known;
    const units = exactOf(10n ** BigInt(decimals));
    const unit = exactOf(1n, 10n ** BigInt(decimals));
    let total: Form = constantForm(0);
    const adding: Literal[] = [];
    const whole_ = parts.map(({ form }) => rangeOfForm(scaleForm(form, units), rangeOf));
    for (const [at, { counts: literal, form }] of parts.entries()) {
      const own = fresh(withZero(whole_[at] as Range));
      const when = circuit.and([given, literal]);
      const otherwise = circuit.and([given, negated(literal)]);
      const counted = isZero(subtractForms(own, scaleForm(form, units)), when);
      solver.addClause([negated(literal), counted]);
      solver.addClause([literal, isZero(own, otherwise)]);
      total = addForms(total, scaleForm(own, unit));
      adding.push(circuit.and([literal, negated(isZero(own, when))]));
    }
    const isNever = (test: (range: Range) => boolean): boolean => whole_.every(test);
    const sign: Range = {
      ...(isNever(({ least }) => least !== undefined && signOf(least) >= 0) ? { least: 0 } : {}),
      ...(isNever(({ most }) => most !== undefined && signOf(most) <= 0) ? { most: 0 } : {}),
    };
    const form = addForms(total, scaleForm(rest(sign, adding, given), unit));
    sums.set(key, form);
    return form;
  }

  function count(certain: readonly Literal[], possible: readonly Literal[], given: Literal) {
    const key = `${given} ${certain.join()} ${possible.join()}`;
    const known = counts.get(key);
    if (known !== undefined) return known;
    const indicator = (literal: Literal): Form => {
      const form = fresh({ least: 0, most: 1 });
      const none = comparisons.atMostZero(form, false, given);
      solver.addClause([literal, none]);
      solver.addClause([negated(literal), negated(none)]);
      return form;
    };
    const total = (literals: readonly Literal[]): Form => literals.map(indicator).reduce(addForms, constantForm(0));
    const more = rest({ least: 0 }, certain, given);
    const low = addForms(total(certain), more);
    const high = addForms(addForms(total(possible), more), rest({ least: 0 }, possible, given));
    counts.set(key, { low, high });
    return { low, high };
  }

  return { sum, count, bounded: () => bounded };
}

function keyOf({ terms, constant }: Form): string {
  const size = (exact: Exact): string =>
    typeof exact === "number" ? String(exact) : `${exact.numerator}/${exact.denominator}`;
  return `${[...terms].map(([variable, factor]) => `${variable}*${size(factor)}`).join("+")}+${size(constant)}`;
}

function rangeOfForm({ terms, constant }: Form, rangeOf: (variable: number) => Range): Range {
  const { least, most } = rangeOfTerms(terms, rangeOf);
  return {
    ...(least === undefined ? {} : { least: add(least, constant) }),
    ...(most === undefined ? {} : { most: add(most, constant) }),
  };
}

function withZero({ least, most }: Range): Range {
  return {
    ...(least === undefined ? {} : { least: compare(least, 0) > 0 ? 0 : floor(least) }),
    ...(most === undefined ? {} : { most: compare(most, 0) < 0 ? 0 : ceiling(most) }),
  };
}
