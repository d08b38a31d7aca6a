import { LONGEST_TEXT } from "../../../model/read.ts";
import type { FieldType } from "../../../model/types.ts";
import { parseDate } from "../../../values/calendar.ts";
import { decimalOf, numberBound } from "../../../values/decimal.ts";
import { minorDigitsOf } from "../../../values/money.ts";
import { compareRaw } from "./bound.ts";
import { type Code, code, join, literal } from "./code.ts";
import { type Block, type Emission, fresh, guard, jsonConstant, type Local, unsupported } from "./emission.ts";

/** Up to so many choices are told apart by a chain of comparisons. */
const MOST_CHOICES_IN_CHAIN = 8;

/** Within so many units a number and its decimal are one to one. */
const SAFE_UNITS = 1e15;

/**
 * Tests a raw value for being a known value of its type, and gives the locals that hold it; anything else is given up.
 * Undefined for lists, which are read by loops.
 *
 * @param compared false where the value only has to be known
 */
export function readValue(
  emission: Emission,
  block: Block,
  raw: Code,
  type: FieldType,
  compared: boolean,
): Local | undefined {
  switch (type.kind) {
    case "text": {
      guard(block, code`typeof ${raw} === "string" && ${raw}.length <= ${literal(LONGEST_TEXT)}`);
      if (!compared) return { kind: "text", value: raw };
      return { kind: "text", value: declare(emission, block, code`normal(${raw})`) };
    }
    case "yes/no":
      guard(block, code`typeof ${raw} === "boolean"`);
      return { kind: "yes/no", value: raw };
    case "choice": {
      const rank = declare(emission, block, rankOf(emission, raw, type.choices));
      guard(block, code`${rank} >= 0`);
      return { kind: "choice", value: raw, rank, choices: type.choices };
    }
    case "number":
      guard(block, isNumberOf(emission, raw, type));
      return { kind: "number", value: raw, decimals: type.decimals };
    case "money":
      return readMoney(emission, block, raw, type);
    case "date": {
      const day = declare(emission, block, code`day(${raw})`);
      guard(block, inRange(day, boundOfDate(type.least), boundOfDate(type.most)));
      return { kind: "date", value: day };
    }
    case "time": {
      const at = declare(emission, block, code`instant(${raw}, offsets)`);
      guard(block, inRange(at, type.least, type.most));
      return { kind: "time", value: at };
    }
    case "list":
    case "items":
      return undefined;
  }
}

function declare(emission: Emission, block: Block, value: Code): Code {
  const local = fresh(emission, "value");
  block.statements.push(code`const ${local} = ${value};`);
  return local;
}

function rankOf(emission: Emission, raw: Code, choices: readonly string[]): Code {
  if (choices.length > MOST_CHOICES_IN_CHAIN) {
    const ranks = jsonConstant(emission, choices.map((choice, rank) => [choice, rank]).reverse());
    const table = fresh(emission, "constant");
    emission.constants.push(code`const ${table} = new Map(${ranks});`);
    return code`${table}.get(${raw}) ?? -1`;
  }
  return choices.reduceRight<Code>(
    (otherwise, choice, rank) => code`${raw} === ${literal(choice)} ? ${literal(rank)} : ${otherwise}`,
    literal(-1),
  );
}

function isNumberOf(emission: Emission, raw: Code, type: FieldType & { readonly kind: "number" }): Code {
  const { decimals } = type;
  const furthest = decimals ? SAFE_UNITS / 10 ** decimals : Number.MAX_VALUE;
  const tests = [code`typeof ${raw} === "number"`, ...bounds(raw, type, furthest)];
  if (decimals === 0) tests.push(code`floor(${raw}) === ${raw}`);
  else if (decimals !== undefined && decimals <= 15) {
    const scale = literal(10 ** decimals);
    tests.push(hasWholeUnits(raw, scale));
  } else if (decimals !== undefined) unsupported(emission);
  return join(tests, " && ");
}

/** Adding and taking away rounds numbers below 2^51 to the nearest whole one, in half the time of `round`. */
const ROUNDING = literal(1.5 * 2 ** 52);

function hasWholeUnits(raw: Code, scale: Code): Code {
  return code`(${raw} * ${scale} + ${ROUNDING} - ${ROUNDING}) / ${scale} === ${raw}`;
}

/** The tests for a declared range, exact, and for a size below `furthest` where the range does not say it. */
function bounds(
  raw: Code,
  { least, most }: { readonly least?: string; readonly most?: string },
  furthest: number,
): readonly Code[] {
  const tests: Code[] = [];
  if (least !== undefined) tests.push(compareRaw(">=", raw, numberBound(decimalOf(least))));
  if (most !== undefined) tests.push(compareRaw("<=", raw, numberBound(decimalOf(most))));
  if (least !== undefined && most !== undefined && Number(least) > -furthest && Number(most) < furthest) return tests;
  tests.push(furthest === Number.MAX_VALUE ? code`isFinite(${raw})` : code`abs(${raw}) < ${literal(furthest)}`);
  return tests;
}

function readMoney(emission: Emission, block: Block, raw: Code, type: FieldType & { readonly kind: "money" }): Local {
  const { currencies, roundedHalfEven, least, most, limits } = type;
  const form = jsonConstant(emission, { currencies, roundedHalfEven, least, most, limits });
  const value = fresh(emission, "value");
  const other = fresh(emission, "money");
  const [only, ...others] = currencies;
  if (only !== undefined && others.length === 0) {
    const scale = 10 ** (minorDigitsOf(only) ?? 2);
    const tests = join(
      [
        code`typeof ${raw} === "number"`,
        ...bounds(raw, type, SAFE_UNITS / scale),
        scale === 1 ? code`floor(${raw}) === ${raw}` : hasWholeUnits(raw, literal(scale)),
      ],
      " && ",
    );
    block.statements.push(code`let ${value} = ${raw};
if (!(${tests})) {
const ${other} = money(${raw}, ${form});
if (${other} === undefined) ${block.bail}
${value} = ${other}.amount;
}`);
    return { kind: "money", value, currency: { among: currencies, index: undefined } };
  }
  const index = fresh(emission, "currency");
  block.statements.push(code`const ${other} = money(${raw}, ${form});
if (${other} === undefined) ${block.bail}
const ${value} = ${other}.amount;
const ${index} = ${other}.currency;`);
  return { kind: "money", value, currency: { among: currencies, index } };
}

function boundOfDate(date: string | undefined): number | undefined {
  return date === undefined ? undefined : parseDate(date);
}

function inRange(local: Code, least: number | undefined, most: number | undefined): Code {
  const tests = [
    ...(least === undefined ? [] : [code`${local} >= ${literal(least)}`]),
    ...(most === undefined ? [] : [code`${local} <= ${literal(most)}`]),
  ];
  return tests.length === 0 ? code`${local} === ${local}` : join(tests, " && ");
}
