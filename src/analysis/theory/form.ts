import {
  add,
  denominatorOf,
  divide,
  type Exact,
  exactOf,
  greatestCommonDivisor,
  multiply,
  numeratorOf,
  opposite,
  signOf,
} from "./exact.ts";

/** A sum of variables, each times its factor (none is zero), and a constant. */
export interface Form {
  readonly terms: ReadonlyMap<number, Exact>;
  readonly constant: Exact;
}

export function constantForm(constant: Exact): Form {
  return { terms: new Map(), constant };
}

export function variableForm(variable: number, factor: Exact = 1): Form {
  return { terms: new Map([[variable, factor]]), constant: 0 };
}

export function addForms(first: Form, second: Form): Form {
  const terms = new Map(first.terms);
  for (const [variable, factor] of second.terms) {
    const sum = add(terms.get(variable) ?? 0, factor);
    if (sum === 0) terms.delete(variable);
    else terms.set(variable, sum);
  }
  return { terms, constant: add(first.constant, second.constant) };
}

export function scaleForm({ terms, constant }: Form, by: Exact): Form {
  if (by === 0) return constantForm(0);
  return {
    terms: new Map([...terms].map(([variable, factor]) => [variable, multiply(factor, by)])),
    constant: multiply(constant, by),
  };
}

export function subtractForms(first: Form, second: Form): Form {
  return addForms(first, scaleForm(second, -1));
}

/**
 * The terms with whole factors that have no divisor in common, the first of them above zero, so that forms that differ by a
 * constant or a factor alone have the same; `scale` is what they were multiplied by. There is at least one term.
 */
export function reduced({ terms }: Form): { readonly terms: ReadonlyMap<number, Exact>; readonly scale: Exact } {
  const sorted = [...terms].sort(([first], [second]) => first - second);
  let under = 1n;
  for (const [, factor] of sorted) {
    const own = denominatorOf(factor);
    under = (under * own) / greatestCommonDivisor(under, own);
  }
  let common = 0n;
  for (const [, factor] of sorted) {
    const whole = numeratorOf(multiply(factor, exactOf(under)));
    common = common === 0n ? whole : greatestCommonDivisor(common, whole);
  }
  const positive = divide(exactOf(under), exactOf(common < 0n ? -common : common));
  const [, first] = sorted[0] as [number, Exact];
  const scale = signOf(first) < 0 ? opposite(positive) : positive;
  return { terms: new Map(sorted.map(([variable, factor]) => [variable, multiply(factor, scale)])), scale };
}
