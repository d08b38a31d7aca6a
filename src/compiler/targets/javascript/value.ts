import type { Constant, Value } from "../../../model/condition.ts";
import { unitDecimals } from "../../../model/domain.ts";
import { operandOfConstant } from "../../../model/operators.ts";
import { type Decimal, decimalOf, unitsOfDecimal } from "../../../values/decimal.ts";
import { minorDigitsOf } from "../../../values/money.ts";
import { type Code, code, literal, print } from "./code.ts";
import { type Block, type Currency, type Emission, guard, hoist, hoistExact, type Local, use } from "./emission.ts";

/**
 * What has a place on a line. `raw`: a number whose printed decimal is the value, of at most `decimals` decimals. `units`:
 * a whole number of units of 10^-decimals, exact.
 */
export interface Measured {
  readonly form: "raw" | "units";
  readonly code: Code;
  /** Undefined: any. */
  readonly decimals: number | undefined;
  readonly currency?: Currency;
}

/** A constant on that line. */
export interface Mark {
  readonly decimal: Decimal;
  readonly currency?: string;
}

export function markOf(constant: Constant): Mark | undefined {
  const operand = operandOfConstant(constant);
  switch (operand.kind) {
    case "amount":
      return { decimal: operand.low, ...(operand.currency === undefined ? {} : { currency: operand.currency }) };
    case "date":
      return { decimal: { units: BigInt(operand.day), decimals: 0 } };
    case "time":
      return { decimal: { units: BigInt(operand.at), decimals: 0 } };
    default:
      return undefined;
  }
}

/** The local that holds a field, or a field of the element under way. */
export function localOf(value: Value, block: Block): Local | undefined {
  if (value.kind === "field") return block.fields.get(value.field);
  return value.kind === "item field" ? block.items.get(value.list)?.get(value.field) : undefined;
}

/** A value that is no constant; undefined where it has no place on a line or no straight-line form. */
export function measure(value: Value, emission: Emission, block: Block): Measured | undefined {
  switch (value.kind) {
    case "constant":
      return undefined;
    case "field":
    case "item field":
      return measureLocal(localOf(value, block), block);
    case "arithmetic":
      return arithmetic(value, emission, block);
    case "scale":
      return scale(value, emission, block);
    case "count":
    case "sum": {
      const answer = emission.answers.get(JSON.stringify(value));
      if (answer === undefined) return undefined;
      if (value.kind === "count") return whole(use(block, answer));
      const currency = value.domain.kind === "money" ? { among: value.domain.currencies, index: undefined } : undefined;
      return {
        form: "units",
        code: use(block, answer),
        decimals: unitDecimals(value.domain, currency?.among[0]),
        ...(currency === undefined ? {} : { currency }),
      };
    }
    case "days between": {
      const [left, right] = [dayOf(value.left, emission, block), dayOf(value.right, emission, block)];
      return left && right && whole(code`(${left} - ${right})`);
    }
    case "time between": {
      const [left, right] = [atOf(value.left, block), atOf(value.right, block)];
      return left && right && whole(code`(${left} - ${right})`);
    }
    case "weekday of": {
      const day = dayOf(value.value, emission, block);
      return day && whole(hoist(emission, block, JSON.stringify(value), () => code`weekdayOf(${day})`));
    }
    case "time of": {
      const at = atOf(value.value, block);
      if (at === undefined || emission.policy.zone === undefined) return undefined;
      return whole(hoist(emission, block, JSON.stringify(value), () => code`localTimeOfDay(offsets, ${at})`));
    }
  }
}

function whole(units: Code): Measured {
  return { form: "units", code: units, decimals: 0 };
}

function measureLocal(local: Local | undefined, block: Block): Measured | undefined {
  switch (local?.kind) {
    case "number":
      return { form: "raw", code: use(block, local.value), decimals: local.decimals };
    case "money":
      return {
        form: "raw",
        code: use(block, local.value),
        decimals: digitsOf(local.currency),
        currency: local.currency,
      };
    case "date":
    case "time":
      return whole(use(block, local.value));
    default:
      return undefined;
  }
}

/** The minor digits that all the currencies have; undefined where they differ. */
export function digitsOf({ among }: Currency): number | undefined {
  const digits = new Set(among.map((currency) => minorDigitsOf(currency) ?? 2));
  return digits.size === 1 ? [...digits][0] : undefined;
}

/** In whole units of 10^-decimals, exact, or given up. Undefined where the value may have more decimals. */
export function inUnits(measured: Measured, decimals: number, emission: Emission, block: Block): Code | undefined {
  if (measured.decimals === undefined || measured.decimals > decimals) return undefined;
  let units = measured.code;
  if (measured.form === "raw" && measured.decimals > 0)
    units = code`round(${units} * ${literal(10 ** measured.decimals)})`;
  const factor = decimals - measured.decimals;
  if (factor > 22) return undefined;
  const { text, value } = keyed(units, factor);
  return hoistExact(emission, block, text, () => value);
}

function keyed(units: Code, factor: number): { readonly text: string; readonly value: Code } {
  const value = factor === 0 ? units : code`${units} * ${literal(10 ** factor)}`;
  return { text: `units ${print(value)}`, value };
}

/** Both values have one currency: known beforehand, or made sure of by a guard. False where they never have. */
export function sameCurrency(left: Currency | undefined, right: Currency | undefined, block: Block): boolean {
  if (left === undefined || right === undefined) return true;
  const common = left.among.filter((currency) => right.among.includes(currency));
  if (common.length === 0) return false;
  if (left.index === undefined && right.index === undefined) return left.among[0] === right.among[0];
  if (left.index !== undefined && right.index !== undefined) {
    if (left.among.join() !== right.among.join()) return false;
    guard(block, code`${use(block, left.index)} === ${use(block, right.index)}`);
    return true;
  }
  const [fixed, index, among] =
    left.index === undefined
      ? [left.among[0], right.index as Code, right.among]
      : [right.among[0], left.index, left.among];
  guard(block, code`${use(block, index)} === ${literal(among.indexOf(fixed as string))}`);
  return true;
}

export function currencyOf({ currency }: Mark): Currency | undefined {
  return currency === undefined ? undefined : { among: [currency], index: undefined };
}

function arithmetic(
  value: Value & { readonly kind: "arithmetic" },
  emission: Emission,
  block: Block,
): Measured | undefined {
  const left = operandOf(value.left, emission, block);
  const right = operandOf(value.right, emission, block);
  if (left === undefined || right === undefined) return undefined;
  if (!sameCurrency(left.currency, right.currency, block)) return undefined;
  const currency = left.currency ?? right.currency;
  const digits = currency === undefined ? 0 : digitsOf(currency);
  if (digits === undefined) return undefined;
  const decimals = unitDecimals(value.domain, currency?.among[0]);
  const first = left.units(decimals);
  const second = right.units(decimals);
  if (first === undefined || second === undefined) return undefined;
  const result = hoistExact(emission, block, JSON.stringify(value), () =>
    value.operator === "+" ? code`${first} + ${second}` : code`${first} - ${second}`,
  );
  return { form: "units", code: result, decimals, ...(currency === undefined ? {} : { currency }) };
}

/** An operand of arithmetic, its currency, and its units of so many decimals. */
interface ArithmeticOperand {
  readonly currency: Currency | undefined;
  readonly units: (decimals: number) => Code | undefined;
}

function operandOf(value: Value, emission: Emission, block: Block): ArithmeticOperand | undefined {
  if (value.kind === "constant") {
    const mark = markOf(value.constant);
    return mark && { currency: currencyOf(mark), units: (decimals) => exactConstant(mark.decimal, decimals) };
  }
  const measured = measure(value, emission, block);
  return measured && { currency: measured.currency, units: (decimals) => inUnits(measured, decimals, emission, block) };
}

function exactConstant(decimal: Decimal, decimals: number): Code | undefined {
  const units = Number(unitsOfDecimal(decimal, decimals) ?? Number.NaN);
  return Math.abs(units) < 2 ** 53 ? literal(units) : undefined;
}

function scale(value: Value & { readonly kind: "scale" }, emission: Emission, block: Block): Measured | undefined {
  const operand = operandOf(value.value, emission, block);
  const point = value.by.indexOf(".");
  const written = point < 0 ? 0 : value.by.length - point - 1;
  const factor = exactConstant(decimalOf(value.by), written);
  if (operand === undefined || factor === undefined) return undefined;
  const { currency } = operand;
  if (currency !== undefined && digitsOf(currency) === undefined) return undefined;
  const decimals = unitDecimals(value.domain, currency?.among[0]);
  const units = operand.units(decimals - written);
  if (units === undefined) return undefined;
  const result = hoistExact(emission, block, JSON.stringify(value), () => code`${units} * ${factor}`);
  return { form: "units", code: result, decimals, ...(currency === undefined ? {} : { currency }) };
}

function dayOf(value: Value, emission: Emission, block: Block): Code | undefined {
  if (value.kind === "constant" && value.constant.kind === "date") return literal(value.constant.day);
  const local = localOf(value, block);
  if (local?.kind === "date") return use(block, local.value);
  const at = atOf(value, block);
  if (at === undefined || emission.policy.zone === undefined) return undefined;
  return hoist(emission, block, `day ${JSON.stringify(value)}`, () => code`localDay(offsets, ${at})`);
}

function atOf(value: Value, block: Block): Code | undefined {
  if (value.kind === "constant" && value.constant.kind === "time") return literal(value.constant.at);
  const local = localOf(value, block);
  return local?.kind === "time" ? use(block, local.value) : undefined;
}
