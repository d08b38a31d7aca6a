import type { CompareOperator } from "../../../../model/condition.ts";
import { type Decimal, numberBound } from "../../../../values/decimal.ts";
import { minorDigitsOf } from "../../../../values/money.ts";
import { compareCodes, compareRaw, flipped } from "../bound.ts";
import { type Code, code, join, literal } from "../code.ts";
import type { Cautious, Scope } from "./scope.ts";
import { type Figure, inUnits, toExact } from "./value.ts";

/** The truth of what is never unknown but through the values tested: 0 false, 1 unknown, 2 true. */
export function ifKnown(tested: readonly Code[], test: Code): Code {
  return orUnknown(tested, code`${test} ? 2 : 0`);
}

function orUnknown(tested: readonly Code[], truth: Code): Code {
  if (tested.length === 0) return code`(${truth})`;
  return code`(${anyUndefined(tested)} ? 1 : ${truth})`;
}

export function anyUndefined(tested: readonly Code[]): Code {
  return join(
    tested.map((one) => code`${one} === undefined`),
    " || ",
  );
}

export function emitComparison(
  operator: CompareOperator,
  left: Figure,
  right: Figure,
  ignoringCase: boolean,
  emission: Cautious,
  scope: Scope,
): Code {
  const tested = [...left.tested, ...right.tested];
  if (left.kind === "words" && right.kind === "words")
    return ifKnown(tested, compareWords(operator, left, right, ignoringCase));
  if (left.kind === "yes/no" && right.kind === "yes/no")
    return ifKnown(tested, compareCodes(operator, left.value, right.value));
  if (left.kind === "mark" && right.kind !== "mark")
    return emitComparison(flipped(operator), right, left, ignoringCase, emission, scope);
  if (right.kind === "mark") {
    const { decimal, currency } = right;
    if (left.kind === "number") return ifKnown(tested, compareRaw(operator, left.value, numberBound(decimal)));
    if (left.kind === "between") return orUnknown(tested, betweenAndBound(operator, left, decimal));
    if (left.kind === "money" && currency !== undefined) return moneyAndMark(operator, left, decimal, currency);
  }
  if (left.kind === "number" && right.kind === "number")
    return ifKnown(tested, compareCodes(operator, left.value, right.value));
  const [first, second] = [endsOf(left), endsOf(right)];
  if (first !== undefined && second !== undefined) return orUnknown(tested, compareEnds(operator, first, second));
  if (left.kind === "money" && right.kind === "money") return moneys(operator, left, right);
  const [one, other] = [toExact(left, emission, scope), toExact(right, emission, scope)];
  return code`exactCompare(${literal(operator)}, ${one}, ${other})`;
}

type Words = Figure & { readonly kind: "words" };
type MoneyFigure = Figure & { readonly kind: "money" };

function compareWords(operator: CompareOperator, left: Words, right: Words, ignoringCase: boolean): Code {
  if (operator !== "is" && left.rank !== undefined && right.rank !== undefined)
    return compareCodes(operator, left.rank, right.rank);
  const form = (text: Code): Code => (ignoringCase ? code`foldCase(${text})` : text);
  if (operator === "is") return code`${form(left.text)} === ${form(right.text)}`;
  return compareCodes(operator, code`compareText(${form(left.text)}, ${form(right.text)})`, literal(0));
}

interface Ends {
  readonly low: Code;
  readonly high: Code;
}

function endsOf(figure: Figure): Ends | undefined {
  if (figure.kind === "number") return { low: figure.value, high: figure.value };
  return figure.kind === "between" ? figure : undefined;
}

/** What lies between two numbers is compared certainly where both ends agree. */
function compareEnds(operator: CompareOperator, left: Ends, right: Ends): Code {
  switch (operator) {
    case "is":
      return code`${left.low} > ${right.high} || ${left.high} < ${right.low} ? 0 : ${left.low} === ${right.high} && ${left.high} === ${right.low} ? 2 : 1`;
    case "<":
    case "<=":
      return certainly(compareCodes(operator, left.high, right.low), compareCodes(operator, left.low, right.high));
    case ">":
    case ">=":
      return certainly(compareCodes(operator, left.low, right.high), compareCodes(operator, left.high, right.low));
  }
}

function certainly(always: Code, perhaps: Code): Code {
  return code`${always} ? 2 : ${perhaps} ? 1 : 0`;
}

function betweenAndBound(operator: CompareOperator, { low, high }: Ends, decimal: Decimal): Code {
  const bound = numberBound(decimal);
  switch (operator) {
    case "is":
      return code`${compareRaw(">", low, bound)} || ${compareRaw("<", high, bound)} ? 0 : ${compareRaw("is", low, bound)} && ${compareRaw("is", high, bound)} ? 2 : 1`;
    case "<":
    case "<=":
      return certainly(compareRaw(operator, high, bound), compareRaw(operator, low, bound));
    case ">":
    case ">=":
      return certainly(compareRaw(operator, low, bound), compareRaw(operator, high, bound));
  }
}

/** Where the currencies differ it is unknown. */
function moneyAndMark(operator: CompareOperator, money: MoneyFigure, decimal: Decimal, currency: string): Code {
  if (!money.currencies.includes(currency)) return literal(1);
  const test = compareWhole(operator, code`${money.value}.units`, inUnits(decimal, minorDigitsOf(currency) ?? 2));
  if (money.currencies.length === 1) return ifKnown(money.tested, test);
  return orUnknown(money.tested, code`${money.value}.currency !== ${literal(currency)} ? 1 : ${test} ? 2 : 0`);
}

function moneys(operator: CompareOperator, left: MoneyFigure, right: MoneyFigure): Code {
  const test = compareCodes(operator, code`${left.value}.units`, code`${right.value}.units`);
  const isOther = code`${left.value}.currency !== ${right.value}.currency`;
  return orUnknown([...left.tested, ...right.tested], code`${isOther} ? 1 : ${test} ? 2 : 0`);
}

/** A whole number of any size against a decimal. */
export function compareWhole(operator: CompareOperator, units: Code, decimal: Decimal): Code {
  const scale = 10n ** BigInt(decimal.decimals);
  const cut = decimal.units / scale;
  const isWhole = cut * scale === decimal.units;
  const below = literal(!isWhole && decimal.units < 0n ? cut - 1n : cut);
  switch (operator) {
    case "is":
      return isWhole ? code`${units} === ${below}` : literal(false);
    case "<":
      return isWhole ? code`${units} < ${below}` : code`${units} <= ${below}`;
    case "<=":
      return code`${units} <= ${below}`;
    case ">":
      return code`${units} > ${below}`;
    case ">=":
      return isWhole ? code`${units} >= ${below}` : code`${units} > ${below}`;
  }
}
