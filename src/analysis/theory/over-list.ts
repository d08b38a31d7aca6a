import type { Value } from "../../model/condition.ts";
import { unitDecimals } from "../../model/domain.ts";
import type { Both } from "../encode/both.ts";
import type { ListInstance } from "../encode/instance.ts";
import type { Circuit } from "../solver/circuit.ts";
import { FALSE, type Literal, negated } from "../solver/literal.ts";
import { countable, type Measured, measure, type Place } from "./evaluate.ts";
import type { Theory } from "./theory.ts";

/** A sum or a count over the elements of a list; undefined where what is summed up is no sum of variables. */
export function overList(
  value: Value & { readonly kind: "sum" | "count" },
  currency: string | undefined,
  list: ListInstance,
  /** Of each element whether it satisfies `where`, and what stands in it. */
  elements: readonly { readonly where: Both; readonly place: Place }[],
  circuit: Circuit,
  theory: Theory,
): Measured | undefined {
  const { and, or } = circuit;
  const present = (at: number): Literal => list.elements[at]?.present ?? FALSE;
  const certain = elements.map(({ where }, at) => and([present(at), where.certain]));
  if (value.kind === "count") {
    const possible = elements.map(({ where }, at) => and([present(at), where.possible]));
    const { low, high } = theory.tallies.count(certain, possible, list.known);
    return { low, high, given: [list.known], counted: [] };
  }
  const given: Literal[] = [list.known];
  const parts: { readonly counts: Literal; readonly form: Measured["low"] }[] = [];
  for (const [at, { where, place }] of elements.entries()) {
    const own = measure(value.of, currency, place);
    if (own === undefined || own.low !== own.high) return undefined;
    const counts = certain[at] as Literal;
    const when = and([list.known, counts, ...own.given]);
    const counted = countable(own.counted).map((form) => theory.comparisons.atMostZero(form, false, when));
    given.push(or([negated(present(at)), where.certain, negated(where.possible)]));
    given.push(or([negated(counts), and([...own.given, ...counted])]));
    parts.push({ counts, form: own.low });
  }
  const decimals = unitDecimals(value.domain, currency);
  const total = theory.tallies.sum(parts, decimals, and(given));
  const each = parts.map(({ counts, form }) => {
    const limits = countable([{ form, decimals }]);
    const when = and([...given, counts]);
    return or([negated(counts), and(limits.map((limit) => theory.comparisons.atMostZero(limit, false, when)))]);
  });
  return { low: total, high: total, given: [...given, ...each], counted: [{ form: total, decimals }] };
}
