import type { CompareOperator, Condition, Value } from "../../src/model/condition.ts";
import { unitDecimals } from "../../src/model/domain.ts";
import type { Policy } from "../../src/model/policy.ts";
import type { FieldType } from "../../src/model/types.ts";
import { decimalOf } from "../../src/values/decimal.ts";

/** A condition as two formulas of SMT-LIB: that it is certainly true, and that it is true or unknown. */
export interface Formulas {
  readonly certain: string;
  readonly possible: string;
}

/** Written from section 2 of the design, not from the engine: values in main units as rational sums of whole variables. */
export function declarationsOf({ fields }: Policy): string {
  return fields
    .map(({ type }, place) => {
      const [least, most] = unitsOf(type);
      const bounds = [
        ...(least === undefined ? [] : [`(assert (>= v${place} ${whole(least)}))`]),
        ...(most === undefined ? [] : [`(assert (<= v${place} ${whole(most)}))`]),
      ];
      return [`(declare-const v${place} Int)`, `(declare-const k${place} Bool)`, ...bounds].join("\n");
    })
    .join("\n");
}

/** The least and greatest units; texts are numbered, the first as constants. */
function unitsOf(type: FieldType): readonly [bigint | undefined, bigint | undefined] {
  switch (type.kind) {
    case "money":
    case "number": {
      const decimals = type.kind === "money" ? 2 : (type.decimals ?? 0);
      const units = (bound: string | undefined): bigint | undefined => {
        if (bound === undefined) return undefined;
        const decimal = decimalOf(bound);
        return decimal.units * 10n ** BigInt(decimals - decimal.decimals);
      };
      return [units(type.least), units(type.most)];
    }
    case "date":
      return [-719_528n, 2_932_896n];
    case "text":
      return [0n, undefined];
    default:
      throw new Error(`No formula for ${type.kind}`);
  }
}

export function formulasOf(policy: Policy, condition: Condition): Formulas {
  const inner = (part: Condition): Formulas => formulasOf(policy, part);
  switch (condition.kind) {
    case "and":
    case "or": {
      const parts = condition.parts.map(inner);
      const joined = (end: keyof Formulas): string => `(${condition.kind} ${parts.map((part) => part[end]).join(" ")})`;
      return { certain: joined("certain"), possible: joined("possible") };
    }
    case "not": {
      const { certain, possible } = inner(condition.part);
      return { certain: `(not ${possible})`, possible: `(not ${certain})` };
    }
    case "compare": {
      const [left, right] = [measured(policy, condition.left), measured(policy, condition.right)];
      const defined = `(and true ${[...left.defined, ...right.defined].join(" ")})`;
      const truth = compared(condition.operator, left.value, right.value);
      return { certain: `(and ${defined} ${truth})`, possible: `(or (not ${defined}) ${truth})` };
    }
    default:
      throw new Error(`No formula for ${condition.kind}`);
  }
}

function compared(operator: CompareOperator, left: string, right: string): string {
  return `(${operator === "is" ? "=" : operator} ${left} ${right})`;
}

interface Term {
  readonly value: string;
  readonly defined: readonly string[];
}

function measured(policy: Policy, value: Value): Term {
  const inner = (one: Value): Term => measured(policy, one);
  switch (value.kind) {
    case "field": {
      const type = policy.fields[value.field]?.type;
      const decimals = type?.kind === "money" ? 2 : type?.kind === "number" ? (type.decimals ?? 0) : 0;
      return { value: `(/ (to_real v${value.field}) ${10 ** decimals}.0)`, defined: [`k${value.field}`] };
    }
    case "constant": {
      const { constant } = value;
      switch (constant.kind) {
        case "number":
          return { value: real(constant.value), defined: [] };
        case "money":
          return { value: real(constant.amount), defined: [] };
        case "date":
          return { value: real(String(constant.day)), defined: [] };
        case "days":
          return { value: real(String(constant.days)), defined: [] };
        case "text":
          return { value: real(String(["a", "b"].indexOf(constant.value))), defined: [] };
        default:
          throw new Error(`No term for ${constant.kind}`);
      }
    }
    case "arithmetic": {
      const [left, right] = [inner(value.left), inner(value.right)];
      const result = `(${value.operator} ${left.value} ${right.value})`;
      const decimals = unitDecimals(value.domain, "USD");
      const counted = [left.value, right.value, result].map((one) => within(one, decimals));
      return { value: result, defined: [...left.defined, ...right.defined, ...counted] };
    }
    case "scale": {
      const own = inner(value.value);
      const result = `(* ${own.value} ${real(value.by)})`;
      const decimals = unitDecimals(value.domain, "USD");
      const written = value.by.includes(".") ? value.by.length - value.by.indexOf(".") - 1 : 0;
      return {
        value: result,
        defined: [...own.defined, within(own.value, decimals - written), within(result, decimals)],
      };
    }
    case "days between": {
      const [left, right] = [inner(value.left), inner(value.right)];
      return { value: `(- ${left.value} ${right.value})`, defined: [...left.defined, ...right.defined] };
    }
    default:
      throw new Error(`No term for ${value.kind}`);
  }
}

function within(value: string, decimals: number): string {
  const most = `(/ 9007199254740992.0 ${10 ** decimals}.0)`;
  return `(<= (- ${most}) ${value} ${most})`;
}

function whole(units: bigint): string {
  return units < 0n ? `(- ${-units})` : String(units);
}

function real(decimal: string): string {
  const size = decimal.replace("-", "");
  const written = size.includes(".") ? size : `${size}.0`;
  return decimal.startsWith("-") ? `(- ${written})` : written;
}
