import type { CompareOperator, Condition, Value } from "../../model/condition.ts";
import { domainOf } from "../../model/domain.ts";
import { decimalOf } from "../../values/decimal.ts";
import { minorDigitsOf } from "../../values/money.ts";
import type { Both } from "../encode/both.ts";
import type { Circuit } from "../solver/circuit.ts";
import { type Literal, negated } from "../solver/literal.ts";
import type { Comparisons } from "./comparisons.ts";
import { countable, exactly, isMeasure, type Measured, measure, type Place } from "./evaluate.ts";
import { constantForm, type Form, subtractForms } from "./form.ts";
import { exactOfDecimal } from "./lines.ts";

/** Conditions that compare sums of variables, as literals; undefined for any other condition. */
export function linearly(
  condition: Condition,
  place: Place,
  circuit: Circuit,
  comparisons: Comparisons,
): Both | undefined {
  switch (condition.kind) {
    case "compare": {
      if (!isMeasure(domainOf(condition.left, place.policy))) return undefined;
      const cases = currenciesOf([condition.left, condition.right], place).map((currency) =>
        caseOf(
          condition.operator,
          measure(condition.left, currency, place),
          measure(condition.right, currency, place),
          circuit,
          comparisons,
        ),
      );
      return joined(cases, circuit);
    }
    case "one of": {
      const { value } = condition;
      if (!isMeasure(domainOf(value, place.policy))) return undefined;
      const each = condition.constants.map((constant) =>
        linearly(
          { kind: "compare", operator: "is", left: value, right: { kind: "constant", constant }, ignoringCase: false },
          place,
          circuit,
          comparisons,
        ),
      );
      if (!each.every((one) => one !== undefined)) return undefined;
      return {
        certain: circuit.or(each.map(({ certain }) => certain)),
        possible: circuit.or(each.map(({ possible }) => possible)),
      };
    }
    case "compare limits": {
      const cases = Object.entries(condition.limits).map(([currency, units]) => {
        const limit = decimalOf(units);
        const main = { units: limit.units, decimals: limit.decimals + (minorDigitsOf(currency) ?? 2) };
        const right = exactly(constantForm(exactOfDecimal(main)), []);
        return caseOf(condition.operator, measure(condition.left, currency, place), right, circuit, comparisons);
      });
      return joined(cases, circuit);
    }
    case "missing": {
      const { of } = condition;
      if (of.kind === "whole list" || !isMeasure(domainOf(of, place.policy))) return undefined;
      const measured = currenciesOf([of], place).map((currency) => measure(of, currency, place));
      if (!measured.every((one) => one !== undefined)) return undefined;
      const there = circuit.or(measured.map((one) => definedOf(one, circuit, comparisons).defined));
      return { certain: negated(there), possible: negated(there) };
    }
    default:
      return undefined;
  }
}

/** One currency, or where there is no money none. */
interface Case {
  readonly defined: Literal;
  readonly both: Both;
}

/** Unknown in no currency; where it stands in several (nothing, in any), as all of them say. */
function joined(cases: readonly (Case | undefined)[], { and, or }: Circuit): Both | undefined {
  if (!cases.every((one) => one !== undefined)) return undefined;
  const isDefined = or(cases.map(({ defined }) => defined));
  return {
    certain: and([isDefined, ...cases.map(({ defined, both }) => or([negated(defined), both.certain]))]),
    possible: or([negated(isDefined), ...cases.map(({ defined, both }) => and([defined, both.possible]))]),
  };
}

function currenciesOf(values: readonly Value[], { policy }: Place): readonly (string | undefined)[] {
  const found = new Set<string>();
  for (const value of values) {
    const domain = domainOf(value, policy);
    if (domain.kind === "money") for (const currency of domain.currencies) found.add(currency);
  }
  return found.size === 0 ? [undefined] : [...found];
}

function caseOf(
  operator: CompareOperator,
  left: Measured | undefined,
  right: Measured | undefined,
  circuit: Circuit,
  comparisons: Comparisons,
): Case | undefined {
  if (left === undefined || right === undefined) return undefined;
  const both = {
    given: [...left.given, ...right.given],
    counted: [...left.counted, ...right.counted],
  };
  const [lowest, highest] = [subtractForms(left.low, right.high), subtractForms(left.high, right.low)];
  const { defined, given } = definedOf(both, circuit, comparisons);
  const atMost = (form: Form, strict: boolean): Literal => comparisons.atMostZero(form, strict, given);
  const { and } = circuit;
  const ends = (): Both => {
    switch (operator) {
      case "<":
        return { certain: atMost(highest, true), possible: atMost(lowest, true) };
      case "<=":
        return { certain: atMost(highest, false), possible: atMost(lowest, false) };
      case ">":
        return { certain: negated(atMost(lowest, false)), possible: negated(atMost(highest, false)) };
      case ">=":
        return { certain: negated(atMost(lowest, true)), possible: negated(atMost(highest, true)) };
      case "is":
        return {
          certain: and([atMost(highest, false), negated(atMost(lowest, true))]),
          possible: and([atMost(lowest, false), negated(atMost(highest, true))]),
        };
    }
  };
  return { defined, both: ends() };
}

function definedOf(
  { given, counted }: Pick<Measured, "given" | "counted">,
  { and }: Circuit,
  comparisons: Comparisons,
): { readonly defined: Literal; readonly given: Literal } {
  const all = and(given);
  const forms = countable(counted);
  return { given: all, defined: and([all, ...forms.map((form) => comparisons.atMostZero(form, false, all))]) };
}
