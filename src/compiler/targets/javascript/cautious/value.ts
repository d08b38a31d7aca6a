import type { Constant, Domain, Value } from "../../../../model/condition.ts";
import { domainOf } from "../../../../model/domain.ts";
import type { Decimal } from "../../../../values/decimal.ts";
import { type Code, code, join, literal } from "../code.ts";
import { markOf } from "../value.ts";
import { homeOf } from "./element.ts";
import {
  blockWithin,
  type Cautious,
  constant,
  elementsOf,
  listType,
  local,
  loop,
  next,
  once,
  readingOf,
  type Scope,
} from "./scope.ts";

/** A value that may be unknown, as code: each of `tested` is undefined where it is. */
export type Figure = { readonly tested: readonly Code[] } & (
  | { readonly kind: "words"; readonly text: Code; readonly rank: Code | undefined }
  | { readonly kind: "yes/no"; readonly value: Code }
  /** A number that prints the value, days, milliseconds, a weekday. */
  | { readonly kind: "number"; readonly value: Code }
  /** Whole, between these. */
  | { readonly kind: "between"; readonly low: Code; readonly high: Code }
  /** `{ units, currency }` */
  | { readonly kind: "money"; readonly value: Code; readonly currencies: readonly string[] }
  /** An `Exact` of the runtime. */
  | { readonly kind: "exact"; readonly value: Code }
  | { readonly kind: "mark"; readonly decimal: Decimal; readonly currency: string | undefined }
);

export function emitValue(value: Value, emission: Cautious, scope: Scope): Figure {
  switch (value.kind) {
    case "constant":
      return ofConstant(value.constant);
    case "field":
      return ofReading(value, `field ${value.field}`, emission, scope.whole ?? scope, (at) =>
        readingOf(emission, at, value.field),
      );
    case "item field":
      return ofReading(value, `item ${value.binder} ${value.field}`, emission, scope, () => {
        const element = scope.elements.get(value.binder);
        if (element === undefined) throw new Error("This is a bug: an element outside of its list");
        return listType(emission, value.list).kind === "items" ? code`${element}[${literal(value.field)}]` : element;
      });
    case "arithmetic": {
      const [left, right] = [exactOf(value.left, emission, scope), exactOf(value.right, emission, scope)];
      const does = value.operator === "+" ? code`exactPlus` : code`exactMinus`;
      return exact(local(emission, scope, "value", code`${does}(${left}, ${right}, ${unitsOf(value.domain)})`));
    }
    case "scale": {
      const operand = exactOf(value.value, emission, scope);
      const point = value.by.indexOf(".");
      const written = point < 0 ? 0 : value.by.length - point - 1;
      const factor = join([literal(BigInt(value.by.replace(".", ""))), literal(written)], ", ");
      return exact(local(emission, scope, "value", code`exactTimes(${operand}, ${factor}, ${unitsOf(value.domain)})`));
    }
    case "count":
      return count(value, emission, homeOf(value, scope));
    case "sum":
      return sum(value, emission, homeOf(value, scope));
    case "days between":
      return difference(dayOf(value.left, emission, scope), dayOf(value.right, emission, scope), emission, scope);
    case "time between":
      return difference(atOf(value.left, emission, scope), atOf(value.right, emission, scope), emission, scope);
    case "weekday of":
      return computed(dayOf(value.value, emission, scope), emission, scope, (day) => code`weekdayOf(${day})`);
    case "time of": {
      const at = emission.policy.zone === undefined ? literal(undefined) : atOf(value.value, emission, scope);
      return computed(at, emission, scope, (known) => code`localTimeOfDay(offsets, ${known})`);
    }
  }
}

function ofConstant(given: Constant): Figure {
  if (given.kind === "yes/no") return { kind: "yes/no", value: literal(given.value), tested: [] };
  if (given.kind === "text") return { kind: "words", text: literal(given.value), rank: undefined, tested: [] };
  if (given.kind === "choice") {
    const rank = given.rank < 0 ? undefined : literal(given.rank);
    return { kind: "words", text: literal(given.value), rank, tested: [] };
  }
  const mark = markOf(given);
  if (mark === undefined) throw new Error(`This is a bug: no place on a line: ${given.kind}`);
  return { kind: "mark", decimal: mark.decimal, currency: mark.currency, tested: [] };
}

function ofReading(
  value: Value,
  key: string,
  emission: Cautious,
  scope: Scope,
  reading: (scope: Scope) => Code,
): Figure {
  const domain = domainOf(value, emission.policy);
  const read = (what: string, part: Code): Code =>
    once(emission, scope, `${what} of ${key}`, () => {
      const from = reading(scope);
      return code`${from}.known ? ${from}.value${part} : undefined`;
    });
  switch (domain.kind) {
    case "text":
    case "choice": {
      const text = read("value", code`.value`);
      const rank = domain.kind === "choice" ? read("rank", code`.rank`) : undefined;
      return { kind: "words", text, rank, tested: [text] };
    }
    case "yes/no": {
      const answer = read("value", code`.value`);
      return { kind: "yes/no", value: answer, tested: [answer] };
    }
    case "money": {
      const money = read("value", code``);
      return { kind: "money", value: money, currencies: domain.currencies, tested: [money] };
    }
    case "date":
      return number(read("value", code`.day`));
    case "time":
      return number(read("value", code`.at`));
    default:
      return number(read("value", code`.value`));
  }
}

function number(value: Code): Figure {
  return { kind: "number", value, tested: [value] };
}

function exact(value: Code): Figure {
  return { kind: "exact", value, tested: [value] };
}

/** As an `Exact`, or undefined. */
export function toExact(figure: Figure, emission: Cautious, scope: Scope): Code {
  switch (figure.kind) {
    case "exact":
      return figure.value;
    case "number":
      return local(emission, scope, "value", code`exactNumber(${figure.value})`);
    case "between":
      return local(emission, scope, "value", code`exactCount(${figure.low}, ${figure.high})`);
    case "money":
      return local(emission, scope, "value", code`exactMoney(${figure.value})`);
    case "mark": {
      const { units, decimals } = figure.decimal;
      const parts = join([literal(units), literal(decimals), literal(figure.currency)], ", ");
      return constant(emission, code`exactConstant(${parts})`);
    }
    default:
      throw new Error(`This is a bug: no amount: ${figure.kind}`);
  }
}

function exactOf(value: Value, emission: Cautious, scope: Scope): Code {
  return toExact(emitValue(value, emission, scope), emission, scope);
}

/** The decimals of a unit, and whether those of the currency are to be added. */
function unitsOf(domain: Domain): Code {
  const decimals = domain.kind === "money" ? domain.extra : domain.kind === "number" ? (domain.decimals ?? 0) : 0;
  return join([literal(decimals), literal(domain.kind === "money")], ", ");
}

function count(value: Value & { readonly kind: "count" }, emission: Cautious, scope: Scope): Figure {
  const [low, high] = [next(emission, "value"), next(emission, "value")];
  const elements = elementsOf(emission, scope, value.list);
  scope.statements.push(code`let ${low} = ${elements} === undefined ? undefined : 0;
let ${high} = ${low};`);
  loop(emission, scope, value.list, value.binder, (inner) => {
    const where = emission.truth(value.where, emission, inner);
    inner.statements.push(code`if (${where} !== 0) ${high}++;
if (${where} === 2) ${low}++;`);
  });
  return { kind: "between", low, high, tested: [low] };
}

/** Only elements that certainly count are valued; where one may count, the sum is unknown. */
function sum(value: Value & { readonly kind: "sum" }, emission: Cautious, scope: Scope): Figure {
  const [counted, isKnown] = [next(emission, "value"), next(emission, "value")];
  const elements = elementsOf(emission, scope, value.list);
  scope.statements.push(code`const ${counted} = [];
let ${isKnown} = ${elements} !== undefined;`);
  loop(emission, scope, value.list, value.binder, (inner) => {
    const where = emission.truth(value.where, emission, inner);
    const block = blockWithin(inner);
    const amount = exactOf(value.of, emission, block);
    inner.statements.push(
      code`if (${where} === 1) ${isKnown} = false;
if (${where} === 2) {`,
      ...block.statements,
      code`if (${amount} === undefined) ${isKnown} = false;
else ${counted}.push(${amount});
}`,
    );
  });
  const { domain } = value;
  const only = domain.kind === "money" && domain.currencies.length === 1 ? domain.currencies[0] : undefined;
  const total = code`exactSum(${counted}, ${unitsOf(domain)}, ${literal(only)})`;
  return exact(local(emission, scope, "value", code`${isKnown} ? ${total} : undefined`));
}

function difference(left: Code, right: Code, emission: Cautious, scope: Scope): Figure {
  return number(
    local(
      emission,
      scope,
      "value",
      code`${left} === undefined || ${right} === undefined ? undefined : ${left} - ${right}`,
    ),
  );
}

function computed(from: Code, emission: Cautious, scope: Scope, compute: (known: Code) => Code): Figure {
  return number(local(emission, scope, "value", code`${from} === undefined ? undefined : ${compute(from)}`));
}

/** The calendar day, of a time in the zone of the policy; unknown without one. */
function dayOf(value: Value, emission: Cautious, scope: Scope): Code {
  const at = atOf(value, emission, scope);
  if (domainOf(value, emission.policy).kind === "date") return at;
  if (emission.policy.zone === undefined) return literal(undefined);
  return local(emission, scope, "value", code`${at} === undefined ? undefined : localDay(offsets, ${at})`);
}

/** The number of a date or a time. */
function atOf(value: Value, emission: Cautious, scope: Scope): Code {
  if (value.kind === "constant" && value.constant.kind === "date") return literal(value.constant.day);
  if (value.kind === "constant" && value.constant.kind === "time") return literal(value.constant.at);
  const figure = emitValue(value, emission, scope);
  if (figure.kind !== "number") throw new Error(`This is a bug: no time: ${figure.kind}`);
  return figure.value;
}

/** The decimal as it stands where units have so many decimals. */
export function inUnits({ units, decimals }: Decimal, digits: number): Decimal {
  const shifted = decimals - digits;
  return shifted >= 0 ? { units, decimals: shifted } : { units: units * 10n ** BigInt(-shifted), decimals: 0 };
}
