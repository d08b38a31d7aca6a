import type { Constant, Domain, Value } from "../../model/condition.ts";
import { unitDecimals } from "../../model/domain.ts";
import type { Policy } from "../../model/policy.ts";
import { decimalOf } from "../../values/decimal.ts";
import type { Instance } from "../encode/instance.ts";
import { FALSE, type Literal } from "../solver/literal.ts";
import { typeOf } from "../space/value-type.ts";
import { type Exact, exactOf, opposite, signOf } from "./exact.ts";
import { addForms, constantForm, type Form, scaleForm, subtractForms, variableForm } from "./form.ts";
import { exactOfDecimal, isLineType, type Line, type LineType } from "./lines.ts";

/** A value as a sum of variables, in main units; a count with doubtful elements lies between. */
export interface Measured {
  readonly low: Form;
  readonly high: Form;
  /** Where all are true it is a value of the currency asked for, as long as it can be counted. */
  readonly given: readonly Literal[];
  /** Forms that arithmetic must be able to count, in units of so many decimals. */
  readonly counted: readonly Counted[];
}

export interface Counted {
  readonly form: Form;
  readonly decimals: number;
}

/** Where values stand in the input. */
export interface Place {
  readonly policy: Policy;
  readonly instanceAt: (value: Value & { readonly kind: "field" | "item field" }) => Instance | undefined;
  readonly lineOf: (instance: Instance, type: LineType, currency: string | undefined) => Line;
  /** A sum or a count over a list, if it can be said. */
  readonly overList: (
    value: Value & { readonly kind: "sum" | "count" },
    currency: string | undefined,
  ) => Measured | undefined;
}

/** Undefined for what is no sum of variables. `currency` is that of all its moneys. */
export function measure(value: Value, currency: string | undefined, place: Place): Measured | undefined {
  const inner = (one: Value): Measured | undefined => measure(one, currency, place);
  switch (value.kind) {
    case "constant":
      return ofConstant(value.constant, currency);
    case "field":
    case "item field": {
      const line = lineAt(value, currency, place);
      return line && exactly(variableForm(line.variable, line.unit), [line.instance.known, line.inCurrency]);
    }
    case "arithmetic": {
      const [left, right] = [inner(value.left), inner(value.right)];
      if (left === undefined || right === undefined) return undefined;
      const low = value.operator === "+" ? addForms(left.low, right.low) : subtractForms(left.low, right.high);
      const high = value.operator === "+" ? addForms(left.high, right.high) : subtractForms(left.high, right.low);
      const decimals = unitDecimals(value.domain, currency);
      return {
        low,
        high,
        given: [...left.given, ...right.given],
        counted: [
          ...left.counted,
          ...right.counted,
          ...[left.low, left.high, right.low, right.high, low, high].map((form) => ({ form, decimals })),
        ],
      };
    }
    case "scale": {
      const own = inner(value.value);
      if (own === undefined) return undefined;
      const by = exactOfDecimal(decimalOf(value.by));
      const [first, second] = [scaleForm(own.low, by), scaleForm(own.high, by)];
      const decimals = unitDecimals(value.domain, currency);
      const point = value.by.indexOf(".");
      const written = point < 0 ? 0 : value.by.length - point - 1;
      return {
        low: signOf(by) < 0 ? second : first,
        high: signOf(by) < 0 ? first : second,
        given: own.given,
        counted: [
          ...own.counted,
          ...[own.low, own.high].map((form) => ({ form, decimals: decimals - written })),
          { form: constantForm(by), decimals: written },
          ...[first, second].map((form) => ({ form, decimals })),
        ],
      };
    }
    case "days between": {
      const [left, right] = [dayOf(value.left, place), dayOf(value.right, place)];
      return left && right && difference(left, right);
    }
    case "time between": {
      const [left, right] = [inner(value.left), inner(value.right)];
      return left && right && difference(left, right);
    }
    case "weekday of":
    case "time of": {
      if (value.value.kind !== "field" && value.value.kind !== "item field") return undefined;
      const line = lineAt(value.value, undefined, place);
      const calendar = line?.calendar();
      const variable = value.kind === "weekday of" ? calendar?.weekday() : calendar?.timeOfDay;
      return line === undefined || variable === undefined
        ? undefined
        : exactly(variableForm(variable), [line.instance.known]);
    }
    case "count":
    case "sum":
      return place.overList(value, currency);
  }
}

function difference(left: Measured, right: Measured): Measured {
  return {
    low: subtractForms(left.low, right.high),
    high: subtractForms(left.high, right.low),
    given: [...left.given, ...right.given],
    counted: [...left.counted, ...right.counted],
  };
}

export function exactly(form: Form, given: readonly Literal[]): Measured {
  return { low: form, high: form, given, counted: [] };
}

/** Days from 1970-01-01 of a date or time. */
function dayOf(value: Value, place: Place): Measured | undefined {
  if (value.kind === "constant") {
    if (value.constant.kind === "date") return ofConstant(value.constant, undefined);
    return undefined;
  }
  if (value.kind !== "field" && value.kind !== "item field") return undefined;
  const line = lineAt(value, undefined, place);
  const calendar = line?.calendar();
  return line && calendar && exactly(variableForm(calendar.day), [line.instance.known]);
}

function lineAt(
  value: Value & { readonly kind: "field" | "item field" },
  currency: string | undefined,
  place: Place,
): Line | undefined {
  const type = typeOf(value, place.policy);
  const instance = place.instanceAt(value);
  if (type === undefined || instance === undefined || !isLineType(type)) return undefined;
  return place.lineOf(instance, type, type.kind === "money" ? currency : undefined);
}

function ofConstant(constant: Constant, currency: string | undefined): Measured | undefined {
  const at = (value: Exact, given: readonly Literal[] = []): Measured => exactly(constantForm(value), given);
  switch (constant.kind) {
    case "number":
      return at(exactOfDecimal(decimalOf(constant.value)));
    case "money":
      return at(exactOfDecimal(decimalOf(constant.amount)), constant.currency === currency ? [] : [FALSE]);
    case "date":
      return at(constant.day);
    case "time":
    case "time of day":
      return at(constant.at);
    case "days":
      return at(constant.days);
    case "milliseconds":
      return at(constant.amount);
    case "weekday":
      return at(constant.weekday);
    default:
      return undefined;
  }
}

/** The forms that must be at most zero for arithmetic to count them: no more than 2^53 units either way. */
export function countable(counted: readonly Counted[]): readonly Form[] {
  return counted.flatMap(({ form, decimals }) => {
    const most =
      decimals < 0 ? exactOf(2n ** 53n * 10n ** BigInt(-decimals)) : exactOf(2n ** 53n, 10n ** BigInt(decimals));
    return [addForms(form, constantForm(opposite(most))), addForms(scaleForm(form, -1), constantForm(opposite(most)))];
  });
}

export function isMeasure({ kind }: Domain): boolean {
  return kind !== "text" && kind !== "choice" && kind !== "yes/no";
}
