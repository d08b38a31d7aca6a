import type { Condition, Constant, Value } from "../../../model/condition.ts";
import { compare as compareOperands, isOneOf, operandOfConstant } from "../../../model/operators.ts";
import { decimalOf, numberBound } from "../../../values/decimal.ts";
import { minorDigitsOf } from "../../../values/money.ts";
import { foldCase } from "../../../values/text.ts";
import { compareCodes, compareUnits, flipped } from "./bound.ts";
import { type Code, code, join, literal } from "./code.ts";
import { type Block, type Emission, fresh, guard, jsonConstant, unsupported, use } from "./emission.ts";
import { currencyOf, inUnits, localOf, type Mark, type Measured, markOf, measure, sameCurrency } from "./value.ts";

type Compare = Condition & { readonly kind: "compare" };
type Operator = Compare["operator"];

/** Up to so many constants are compared one by one; more stand in a set. */
const MOST_CONSTANTS_IN_CHAIN = 8;

/** A condition over known values, as an expression that is true or false; what it has to guard first goes to the block. */
export function emitCondition(condition: Condition, emission: Emission, block: Block): Code {
  switch (condition.kind) {
    case "constant":
      return literal(condition.value);
    case "and":
    case "or": {
      const parts = condition.parts.map((part) => emitCondition(part, emission, block));
      if (parts.length === 0) return literal(condition.kind === "and");
      return parts.length === 1
        ? (parts[0] as Code)
        : code`(${join(parts, condition.kind === "and" ? " && " : " || ")})`;
    }
    case "not":
      return code`!(${emitCondition(condition.part, emission, block)})`;
    case "truth":
      return yesNoOf(condition.value, block) ?? unsupported(emission);
    case "compare":
      return emitCompare(condition, emission, block);
    case "compare limits":
      return emitLimits(condition, emission, block);
    case "one of":
      return emitOneOf(condition.value, condition.constants, condition.ignoringCase, emission, block);
    case "like": {
      const pattern = fresh(emission, "constant");
      emission.constants.push(
        code`const ${pattern} = likePattern(${literal(condition.pattern)}, ${literal(condition.ignoringCase)});`,
      );
      return ofText(condition.value, emission, block, (text) => code`fitsPattern(${text}, ${pattern})`);
    }
    case "mentions": {
      const words = fresh(emission, "constant");
      const given = jsonConstant(emission, condition.words);
      emission.constants.push(code`const ${words} = wordList(${given});`);
      return ofText(condition.value, emission, block, (text) => code`mentionsAny(${text}, ${words})`);
    }
    case "empty text":
      return ofText(condition.value, emission, block, (text) => code`${text} === ""`);
    case "includes":
    case "empty list":
    case "quantifier": {
      const answer = emission.answers.get(JSON.stringify(condition));
      return answer === undefined ? unsupported(emission) : use(block, answer);
    }
    case "missing":
      return emitMissing(condition.of, emission, block);
  }
}

/** Where all values are known nothing is missing; what may be unknown all the same is guarded. */
function emitMissing(of: (Condition & { readonly kind: "missing" })["of"], emission: Emission, block: Block): Code {
  if (of.kind === "whole list" || of.kind === "constant" || of.kind === "field" || of.kind === "item field")
    return literal(false);
  return measure(of, emission, block) === undefined ? unsupported(emission) : literal(false);
}

function emitCompare(condition: Compare, emission: Emission, block: Block): Code {
  const { operator, left, right, ignoringCase } = condition;
  if (left.kind === "constant" && right.kind === "constant") {
    const truth = compareOperands(
      operator,
      operandOfConstant(left.constant),
      operandOfConstant(right.constant),
      ignoringCase,
    );
    return truth === "unknown" ? unsupported(emission) : literal(truth);
  }
  if (left.kind === "constant")
    return againstConstant(flipped(operator), right, left.constant, ignoringCase, emission, block);
  if (right.kind === "constant") return againstConstant(operator, left, right.constant, ignoringCase, emission, block);
  const [first, second] = [yesNoOf(left, block), yesNoOf(right, block)];
  if (first !== undefined && second !== undefined) return compareCodes(operator, first, second);
  const [one, other] = [measure(left, emission, block), measure(right, emission, block)];
  if (one !== undefined && other !== undefined) return compareMeasured(operator, one, other, emission, block);
  return compareTexts(operator, left, right, ignoringCase, emission, block);
}

function yesNoOf(value: Value, block: Block): Code | undefined {
  if (value.kind === "constant" && value.constant.kind === "yes/no") return literal(value.constant.value);
  const local = localOf(value, block);
  return local?.kind === "yes/no" ? use(block, local.value) : undefined;
}

function againstConstant(
  operator: Operator,
  value: Value,
  constant: Constant,
  ignoringCase: boolean,
  emission: Emission,
  block: Block,
): Code {
  const mark = markOf(constant);
  if (mark !== undefined) {
    const measured = measure(value, emission, block);
    if (measured === undefined) return unsupported(emission);
    return sameCurrency(measured.currency, currencyOf(mark), block)
      ? compareWithMark(operator, measured, mark)
      : unsupported(emission);
  }
  if (constant.kind === "yes/no") {
    const local = yesNoOf(value, block);
    if (local === undefined) return unsupported(emission);
    return operator === "is" && constant.value ? local : compareCodes(operator, local, literal(constant.value));
  }
  const local = localOf(value, block);
  if (local?.kind === "choice") {
    const ranks = local.choices.flatMap((choice, rank) =>
      compareOperands(operator, { kind: "choice", value: choice, rank }, operandOfConstant(constant), ignoringCase) ===
      true
        ? [rank]
        : [],
    );
    return isAmong(use(block, local.rank), ranks, local.choices.length);
  }
  if (local?.kind !== "text" || (constant.kind !== "text" && constant.kind !== "choice")) return unsupported(emission);
  const text = use(block, local.value);
  const formed = ignoringCase ? code`foldCase(${text})` : text;
  const against = literal(ignoringCase ? foldCase(constant.value) : constant.value);
  if (operator === "is") return code`${formed} === ${against}`;
  return compareCodes(operator, code`compareText(${formed}, ${against})`, literal(0));
}

/** The ranks, as one or two comparisons where they stand in a row. */
function isAmong(rank: Code, ranks: readonly number[], size: number): Code {
  const [first] = ranks;
  const last = ranks.at(-1);
  if (first === undefined || last === undefined) return literal(false);
  if (first === last) return code`${rank} === ${literal(first)}`;
  if (last - first + 1 !== ranks.length)
    return code`(${join(
      ranks.map((one) => code`${rank} === ${literal(one)}`),
      " || ",
    )})`;
  const tests = [
    ...(first > 0 ? [code`${rank} >= ${literal(first)}`] : []),
    ...(last < size - 1 ? [code`${rank} <= ${literal(last)}`] : []),
  ];
  return tests.length === 0 ? literal(true) : code`(${join(tests, " && ")})`;
}

function compareWithMark(operator: Operator, { form, code: value, decimals }: Measured, { decimal }: Mark): Code {
  return compareUnits(operator, value, form === "raw" ? 0 : (decimals ?? 0), decimal);
}

function compareMeasured(operator: Operator, one: Measured, other: Measured, emission: Emission, block: Block): Code {
  if (!sameCurrency(one.currency, other.currency, block)) return unsupported(emission);
  if (one.form === other.form && (one.form === "raw" || one.decimals === other.decimals))
    return compareCodes(operator, one.code, other.code);
  if (one.decimals !== undefined && other.decimals !== undefined) {
    const decimals = Math.max(one.decimals, other.decimals);
    const [first, second] = [inUnits(one, decimals, emission, block), inUnits(other, decimals, emission, block)];
    return first && second ? compareCodes(operator, first, second) : unsupported(emission);
  }
  if (one.form === "units" && one.decimals !== undefined)
    return compareMeasured(flipped(operator), other, one, emission, block);
  if (other.decimals === undefined) return unsupported(emission);
  return compareCodes(operator, code`order(${one.code}, ${other.code}, ${literal(other.decimals)})`, literal(0));
}

function compareTexts(
  operator: Operator,
  left: Value,
  right: Value,
  ignoringCase: boolean,
  emission: Emission,
  block: Block,
): Code {
  const [first, second] = [localOf(left, block), localOf(right, block)];
  if (first === undefined || second === undefined) return unsupported(emission);
  if (first.kind === "choice" && second.kind === "choice" && operator !== "is")
    return compareCodes(operator, use(block, first.rank), use(block, second.rank));
  const isText = (local: typeof first): boolean => local.kind === "text" || local.kind === "choice";
  if (!isText(first) || !isText(second)) return unsupported(emission);
  const [one, other] = [use(block, first.value), use(block, second.value)];
  const form = (text: Code): Code => (ignoringCase ? code`foldCase(${text})` : text);
  if (operator === "is") return code`${form(one)} === ${form(other)}`;
  return compareCodes(operator, code`compareText(${form(one)}, ${form(other)})`, literal(0));
}

function ofText(value: Value, emission: Emission, block: Block, test: (text: Code) => Code): Code {
  if (value.kind === "constant")
    return value.constant.kind === "text" || value.constant.kind === "choice"
      ? test(literal(value.constant.value))
      : unsupported(emission);
  const local = localOf(value, block);
  return local?.kind === "text" || local?.kind === "choice" ? test(use(block, local.value)) : unsupported(emission);
}

export function emitOneOf(
  value: Value,
  constants: readonly Constant[],
  ignoringCase: boolean,
  emission: Emission,
  block: Block,
): Code {
  if (value.kind === "constant") {
    const truth = isOneOf(operandOfConstant(value.constant), constants, ignoringCase);
    return truth === "unknown" ? unsupported(emission) : literal(truth);
  }
  const local = localOf(value, block);
  if (local?.kind === "choice") {
    const ranks = local.choices.flatMap((choice, rank) =>
      isOneOf({ kind: "choice", value: choice, rank }, constants, ignoringCase) === true ? [rank] : [],
    );
    return isAmong(use(block, local.rank), ranks, local.choices.length);
  }
  if (constants.length <= MOST_CONSTANTS_IN_CHAIN) {
    const parts = constants.map((constant) => againstConstant("is", value, constant, ignoringCase, emission, block));
    return parts.length === 0 ? literal(false) : code`(${join(parts, " || ")})`;
  }
  if (local?.kind === "text") {
    const texts = constants.flatMap((constant) =>
      constant.kind === "text" || constant.kind === "choice" ? [constant.value] : [],
    );
    const set = setOf(emission, ignoringCase ? texts.map(foldCase) : texts);
    const text = use(block, local.value);
    return code`${set}.has(${ignoringCase ? code`foldCase(${text})` : text})`;
  }
  const measured = measure(value, emission, block);
  if (measured === undefined) return unsupported(emission);
  const numbers = constants.map((constant) => exactNumber(constant, measured, block));
  if (numbers.includes(undefined)) return unsupported(emission);
  const exact = numbers.filter((number) => typeof number === "number");
  return code`${setOf(emission, exact)}.has(${measured.code})`;
}

function setOf(emission: Emission, members: readonly (string | number)[]): Code {
  const set = fresh(emission, "constant");
  const given = jsonConstant(emission, members);
  emission.constants.push(code`const ${set} = new Set(${given});`);
  return set;
}

/** The number that alone equals the constant, "none" where no number does, undefined where it is not one of this kind. */
function exactNumber(constant: Constant, measured: Measured, block: Block): number | "none" | undefined {
  const mark = markOf(constant);
  if (mark === undefined || !sameCurrency(measured.currency, currencyOf(mark), block)) return undefined;
  const { units, decimals } = mark.decimal;
  const shifted = decimals - (measured.form === "raw" ? 0 : (measured.decimals ?? 0));
  const text = shifted >= 0 ? { units, decimals: shifted } : { units: units * 10n ** BigInt(-shifted), decimals: 0 };
  const { nearest, tie } = numberBound(text);
  return tie === 0 && Number.isFinite(nearest) ? nearest : "none";
}

/** Each currency against its own limit; one without a limit is given up. */
function emitLimits(
  condition: Condition & { readonly kind: "compare limits" },
  emission: Emission,
  block: Block,
): Code {
  const measured = measure(condition.left, emission, block);
  const currency = measured?.currency;
  if (measured === undefined || currency === undefined) return unsupported(emission);
  const against = (name: string): Code | undefined => {
    if (!Object.hasOwn(condition.limits, name)) return undefined;
    const { units, decimals } = decimalOf(condition.limits[name] as string);
    return compareWithMark(condition.operator, measured, {
      decimal: { units, decimals: decimals + (minorDigitsOf(name) ?? 2) },
    });
  };
  if (currency.index === undefined) return against(currency.among[0] as string) ?? unsupported(emission);
  const index = use(block, currency.index);
  let chain = literal(false);
  for (const [place, one] of currency.among.entries()) {
    const test = against(one);
    if (test === undefined) guard(block, code`${index} !== ${literal(place)}`);
    else chain = code`(${index} === ${literal(place)} ? ${test} : ${chain})`;
  }
  return chain;
}
