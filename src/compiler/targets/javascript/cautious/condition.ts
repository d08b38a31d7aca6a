import type { Condition, Constant } from "../../../../model/condition.ts";
import { decimalOf, numberBound } from "../../../../values/decimal.ts";
import { minorDigitsOf } from "../../../../values/money.ts";
import { foldCase } from "../../../../values/text.ts";
import { type Code, code, join, literal } from "../code.ts";
import { anyUndefined, compareWhole, emitComparison, ifKnown } from "./compare.ts";
import { homeOf } from "./element.ts";
import { type Cautious, constant, data, elementsOf, local, loop, next, type Scope } from "./scope.ts";
import { emitValue, type Figure, toExact } from "./value.ts";

/** Up to so many constants are compared one by one; more stand in a set. */
const MOST_CONSTANTS_IN_CHAIN = 8;
/** So many truths are joined by one call. */
const MOST_JOINED = 64;

/** A local that holds the truth of a condition: 0 false, 1 unknown, 2 true. */
export function emitTruth(condition: Condition, emission: Cautious, scope: Scope): Code {
  if (scope.whole !== undefined) return local(emission, scope, "truth", truthOf(condition, emission, scope));
  const place = literal(emission.traced++);
  const truth = truthOf(condition, emission, scope);
  return local(emission, scope, "truth", code`truths[${place}] = ${truth}`);
}

function truthOf(condition: Condition, emission: Cautious, scope: Scope): Code {
  switch (condition.kind) {
    case "constant":
      return literal(condition.value ? 2 : 0);
    case "and":
    case "or": {
      const parts = condition.parts.map((part) => emitTruth(part, emission, scope));
      return joined(condition.kind === "and" ? "least" : "most", parts, emission, scope);
    }
    case "not":
      return code`2 - ${emitTruth(condition.part, emission, scope)}`;
    case "truth": {
      const figure = emitValue(condition.value, emission, scope);
      if (figure.kind !== "yes/no") throw new Error(`This is a bug: no truth in ${figure.kind}`);
      return ifKnown(figure.tested, figure.value);
    }
    case "compare": {
      const left = emitValue(condition.left, emission, scope);
      const right = emitValue(condition.right, emission, scope);
      return emitComparison(condition.operator, left, right, condition.ignoringCase, emission, scope);
    }
    case "compare limits":
      return againstLimits(condition, emission, scope);
    case "one of":
      return isOneOf(
        emitValue(condition.value, emission, scope),
        condition.constants,
        condition.ignoringCase,
        emission,
        scope,
      );
    case "like": {
      const given = join([literal(condition.pattern), literal(condition.ignoringCase)], ", ");
      const pattern = constant(emission, code`likePattern(${given})`);
      return ofWords(emitValue(condition.value, emission, scope), (text) => code`fitsPattern(${text}, ${pattern})`);
    }
    case "mentions": {
      const words = constant(emission, code`wordList(${data(emission, condition.words)})`);
      return ofWords(emitValue(condition.value, emission, scope), (text) => code`mentionsAny(${text}, ${words})`);
    }
    case "empty text":
      return ofWords(emitValue(condition.value, emission, scope), (text) => code`${text} === ""`);
    case "empty list": {
      const elements = elementsOf(emission, scope, condition.list);
      return ifKnown([elements], code`${elements}.length === 0`);
    }
    case "includes":
      return overList(condition.list, -1, "any", emission, scope.whole ?? scope, (inner) => {
        const element = { kind: "item field", binder: -1, list: condition.list.field, field: -1 } as const;
        const truth = isOneOf(emitValue(element, emission, inner), condition.constants, false, emission, inner);
        return local(emission, inner, "truth", truth);
      });
    case "missing": {
      const { of } = condition;
      const tested =
        of.kind === "whole list" ? [elementsOf(emission, scope, of.list)] : emitValue(of, emission, scope).tested;
      return tested.length === 0 ? literal(0) : code`${anyUndefined(tested)} ? 2 : 0`;
    }
    case "quantifier":
      return overList(condition.list, condition.binder, condition.word, emission, homeOf(condition, scope), (inner) =>
        emitTruth(condition.where, emission, inner),
      );
  }
}

/** The least or the greatest of truths; of none what changes nothing. */
function joined(word: "least" | "most", parts: readonly Code[], emission: Cautious, scope: Scope): Code {
  if (parts.length === 0) return literal(word === "least" ? 2 : 0);
  const [first, second] = parts;
  if (parts.length === 1) return first as Code;
  if (parts.length === 2 && first && second)
    return word === "least"
      ? code`${first} < ${second} ? ${first} : ${second}`
      : code`${first} > ${second} ? ${first} : ${second}`;
  const call = (some: readonly Code[]): Code =>
    word === "least" ? code`min(${join(some, ", ")})` : code`max(${join(some, ", ")})`;
  if (parts.length <= MOST_JOINED) return call(parts);
  const groups = Array.from({ length: Math.ceil(parts.length / MOST_JOINED) }, (_, place) =>
    local(emission, scope, "truth", call(parts.slice(place * MOST_JOINED, (place + 1) * MOST_JOINED))),
  );
  return joined(word, groups, emission, scope);
}

function overList(
  list: { readonly field: number },
  binder: number,
  word: "any" | "every" | "no",
  emission: Cautious,
  scope: Scope,
  where: (inner: Scope) => Code,
): Code {
  const truth = next(emission, "truth");
  const elements = elementsOf(emission, scope, list);
  const ofNone = literal(word === "any" ? 0 : 2);
  scope.statements.push(code`let ${truth} = ${elements} === undefined ? 1 : ${ofNone};`);
  loop(emission, scope, list, binder, (inner) => {
    const one = where(inner);
    inner.statements.push(
      word === "any"
        ? code`if (${one} > ${truth}) ${truth} = ${one};`
        : word === "every"
          ? code`if (${one} < ${truth}) ${truth} = ${one};`
          : code`if (2 - ${one} < ${truth}) ${truth} = 2 - ${one};`,
    );
  });
  return truth;
}

function ofWords(figure: Figure, test: (text: Code) => Code): Code {
  if (figure.kind !== "words") throw new Error(`This is a bug: no text: ${figure.kind}`);
  return ifKnown(figure.tested, test(figure.text));
}

function isOneOf(
  figure: Figure,
  constants: readonly Constant[],
  ignoringCase: boolean,
  emission: Cautious,
  scope: Scope,
): Code {
  if (constants.length === 0) return literal(0);
  const many =
    constants.length > MOST_CONSTANTS_IN_CHAIN ? inSet(figure, constants, ignoringCase, emission) : undefined;
  if (many !== undefined) return many;
  const truths = constants.map((one) => {
    const against = emitValue({ kind: "constant", constant: one }, emission, scope);
    return local(emission, scope, "truth", emitComparison("is", figure, against, ignoringCase, emission, scope));
  });
  return joined("most", truths, emission, scope);
}

/** Many constants of one kind in a set; undefined where their values cannot stand in one. */
function inSet(
  figure: Figure,
  constants: readonly Constant[],
  ignoringCase: boolean,
  emission: Cautious,
): Code | undefined {
  if (figure.kind === "words") {
    const texts = constants.flatMap((one) => (one.kind === "text" || one.kind === "choice" ? [one.value] : []));
    const set = constant(emission, code`new Set(${data(emission, ignoringCase ? texts.map(foldCase) : texts)})`);
    return ofWords(figure, (text) => code`${set}.has(${ignoringCase ? code`foldCase(${text})` : text})`);
  }
  if (figure.kind !== "number") return undefined;
  const numbers = constants.flatMap((one) => {
    const against = emitValue({ kind: "constant", constant: one }, emission, noScope);
    if (against.kind !== "mark") return [];
    const { nearest, tie } = numberBound(against.decimal);
    return tie === 0 && Number.isFinite(nearest) ? [nearest] : [];
  });
  const set = constant(emission, code`new Set(${data(emission, numbers)})`);
  return ifKnown(figure.tested, code`${set}.has(${figure.value})`);
}

/** Constants say nothing here. */
const noScope: Scope = { statements: [], known: new Map(), whole: undefined, elements: new Map() };

/** Each currency against its own limit; one without a limit is unknown. */
function againstLimits(
  { operator, left, limits }: Condition & { readonly kind: "compare limits" },
  emission: Cautious,
  scope: Scope,
): Code {
  const figure = emitValue(left, emission, scope);
  if (figure.kind !== "money") {
    const table = Object.entries(limits).map(([currency, text]) => {
      const { units, decimals } = decimalOf(text);
      return [currency, String(units), decimals + (minorDigitsOf(currency) ?? 2)];
    });
    const given = constant(emission, code`limitTable(${data(emission, table)})`);
    return code`exactLimits(${literal(operator)}, ${toExact(figure, emission, scope)}, ${given})`;
  }
  const chain = figure.currencies.reduce<Code>((otherwise, currency) => {
    if (!Object.hasOwn(limits, currency)) return otherwise;
    const limit = decimalOf(limits[currency] as string);
    const test = compareWhole(operator, code`${figure.value}.units`, limit);
    return code`${figure.value}.currency === ${literal(currency)} ? ${test} ? 2 : 0 : ${otherwise}`;
  }, literal(1));
  return code`(${anyUndefined(figure.tested)} ? 1 : ${chain})`;
}
