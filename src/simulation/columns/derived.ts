import type { Value } from "../../model/condition.ts";
import { evaluate, type Scope } from "../../model/interpreter.ts";
import type { Operand } from "../../model/operators.ts";
import type { Decimal } from "../../values/decimal.ts";
import { type Ordering, orderingOf } from "./ordering.ts";

/** A value worked out of fields, by code of its base; grows until `done` reaches the end of the base. */
export interface Derived {
  /** By code of the base: the place in `sources`. */
  readonly codes: Uint32Array;
  /** Of each different value: a code of the base that gives it, and the value. */
  readonly sources: { readonly code: number; readonly value: Operand }[];
  readonly places: Map<string, number>;
  done: number;
  ordering?: { readonly found: Ordering | undefined };
}

const codesAStep = 1024;

export function emptyDerived(count: number): Derived {
  return { codes: new Uint32Array(count), sources: [], places: new Map(), done: 0 };
}

/** Goes on from where it stopped, and together with whoever is at it, too. */
export function* deriveAll(
  derived: Derived,
  value: Value,
  scopeOf: (code: number) => Scope,
): Generator<number, void, void> {
  const { codes, sources, places } = derived;
  const count = codes.length;
  while (derived.done < count) {
    const code = derived.done++;
    const operand = evaluate(value, scopeOf(code));
    const content = contentOf(operand);
    let place = places.get(content);
    if (place === undefined) {
      place = sources.push({ code, value: operand }) - 1;
      places.set(content, place);
    }
    codes[code] = place;
    if (code % codesAStep === codesAStep - 1) yield code / count;
  }
  places.clear();
}

function contentOf(operand: Operand): string {
  if (operand === "unknown") return "";
  switch (operand.kind) {
    case "text":
    case "choice":
      return `${operand.rank} ${operand.value}`;
    case "yes/no":
      return String(operand.value);
    case "date":
      return String(operand.day);
    case "time":
      return String(operand.at);
    case "amount": {
      const { low, high, currency } = operand;
      return `${low.units}e-${low.decimals} ${high.units}e-${high.decimals} ${currency ?? "?"}`;
    }
  }
}

/** Undefined where some value is no certain amount, or not held by a number exactly. */
export function orderingOfDerived(derived: Derived): Ordering | undefined {
  derived.ordering ??= { found: lineUp(derived) };
  return derived.ordering.found;
}

function lineUp({ sources }: Derived): Ordering | undefined {
  const values = sources.map(({ value }) => value);
  let decimals = 0;
  for (const value of values) {
    if (value === "unknown") continue;
    if (value.kind !== "amount" || !isSame(value.low, value.high)) return undefined;
    decimals = Math.max(decimals, value.low.decimals);
  }
  if (decimals > 20) return undefined;
  const keys = new Float64Array(values.length);
  const groups = new Uint16Array(values.length);
  const currencies = new Map<string | undefined, number>();
  for (const [code, value] of values.entries()) {
    if (value === "unknown" || value.kind !== "amount") continue;
    const key = Number(value.low.units * 10n ** BigInt(decimals - value.low.decimals));
    if (!Number.isSafeInteger(key)) return undefined;
    keys[code] = key;
    const group = currencies.get(value.currency) ?? currencies.size;
    currencies.set(value.currency, group);
    groups[code] = group;
  }
  return orderingOf({ count: values.length, keys, groups, isUnknown: (code) => values[code] === "unknown" });
}

function isSame(first: Decimal, second: Decimal): boolean {
  return first.units === second.units && first.decimals === second.decimals;
}
