import type { CompareOperator, Condition, Constant, Value } from "../../model/condition.ts";
import type { Rule } from "../../model/policy.ts";
import type { FieldType } from "../../model/types.ts";

/**
 * By field, where a value must lie, if all are known, for a condition to be true: no smaller than it is, ends included. A
 * field that it does not name may lie anywhere.
 */
export type Extent = ReadonlyMap<number, Side>;

type Side = Stretch | { readonly among: ReadonlySet<string> };

/** Ends that are left out are `over` the low and `under` the high one. */
interface Stretch {
  readonly low: number;
  readonly high: number;
  readonly over: boolean;
  readonly under: boolean;
}

type Fields = readonly { readonly type: FieldType }[];

export function extentOf(condition: Condition, fields: Fields): Extent {
  const found = new Map<number, Side>();
  eachSide(condition, fields, (place, side) => {
    const own = found.get(place);
    found.set(place, own === undefined ? side : commonSide(own, side));
    return true;
  });
  return found;
}

/** For a condition the extents, by place, with an input whose values are all known and for which it may be true. */
export function meetingExtents(
  fields: Fields,
  extents: readonly Extent[],
): (condition: Condition) => readonly number[] {
  const all = [...extents.keys()];
  const byField = fields.map((_, place) => extents.map((extent) => extent.get(place)));
  return (condition) => {
    let met: readonly number[] = all;
    eachSide(condition, fields, (place, side) => {
      const others = byField[place] ?? [];
      let apart = 0;
      for (const at of met) if (!mayMeet(side, others[at])) apart++;
      if (apart > 0) met = met.filter((at) => mayMeet(side, others[at]));
      return met.length > 0;
    });
    return met;
  };
}

function mayMeet(side: Side, other: Side | undefined): boolean {
  return other === undefined || sidesMeet(side, other);
}

/** Whether a comparison is true of all inputs in the extent. */
export function isTrueIn(comparison: Condition, fields: Fields, extent: Extent): boolean {
  if (comparison.kind !== "compare" && comparison.kind !== "one of") return false;
  let isTrue = false;
  eachSide(comparison, fields, (place, side) => {
    const own = extent.get(place);
    isTrue = own !== undefined && liesDeepIn(own, side);
    return true;
  });
  return isTrue;
}

/** So that rounding changes nothing. */
function liesDeepIn(inner: Side, outer: Side): boolean {
  if ("among" in inner || "among" in outer)
    return "among" in inner && "among" in outer && [...inner.among].every((text) => outer.among.has(text));
  const isAbove = outer.low === Number.NEGATIVE_INFINITY || outer.low < inner.low;
  return isAbove && (outer.high === Number.POSITIVE_INFINITY || outer.high > inner.high);
}

/** Visits what comparisons that must all be true say of one field, until it is enough. */
function eachSide(condition: Condition, fields: Fields, visit: (place: number, side: Side) => boolean): boolean {
  if (condition.kind === "and") {
    for (const part of condition.parts) if (!eachSide(part, fields, visit)) return false;
    return true;
  }
  if (condition.kind === "compare") {
    const same = textSide(condition);
    if (same !== undefined) return visit(...same);
    return (
      visitComparison(condition.left, condition.operator, condition.right, fields, visit) &&
      visitComparison(condition.right, turned[condition.operator], condition.left, fields, visit)
    );
  }
  if (condition.kind !== "one of" || condition.ignoringCase) return true;
  const { value, constants } = condition;
  if (value.kind !== "field" || !isPlain(fields[value.field])) return true;
  const texts = constants.map(textOf);
  return !texts.every((text) => text !== undefined) || visit(value.field, { among: new Set(texts) });
}

/** Of a field that is one text. */
function textSide({ operator, left, right, ignoringCase }: Comparison): readonly [number, Side] | undefined {
  if (operator !== "is" || ignoringCase || left.kind !== "field" || right.kind !== "constant") return undefined;
  const text = textOf(right.constant);
  return text === undefined ? undefined : [left.field, { among: new Set([text]) }];
}

type Comparison = Condition & { readonly kind: "compare" };

function visitComparison(
  value: Value,
  operator: CompareOperator,
  other: Value,
  fields: Fields,
  visit: (place: number, side: Side) => boolean,
): boolean {
  if (value.kind !== "field" || other.kind !== "constant" || !isPlain(fields[value.field])) return true;
  const place = placeOf(other.constant);
  if (place === undefined) return true;
  const isAbove = operator === ">" || operator === ">=";
  const isBelow = operator === "<" || operator === "<=";
  return visit(value.field, {
    low: isBelow ? Number.NEGATIVE_INFINITY : place.at,
    high: isAbove ? Number.POSITIVE_INFINITY : place.at,
    over: operator === ">" && place.isExact,
    under: operator === "<" && place.isExact,
  });
}

/** Moneys of several currencies do not lie on one line. */
function isPlain(field: Fields[number] | undefined): boolean {
  return field?.type.kind !== "money" || field.type.currencies.length === 1;
}

/**
 * Where two rules that ask the same can stand differently, if all values are known: narrower than where they hold, if but one
 * comparison of a field with a constant is another. Undefined where more differs.
 */
export function extentApart(first: Rule, second: Rule, fields: Fields): Extent | undefined {
  const rest = ({ lets, asks, inDoubt, exceptions }: Rule): string => JSON.stringify([lets, asks, inDoubt, exceptions]);
  if (rest(first) !== rest(second)) return undefined;
  const [own, others] = [partsOf(first.condition), partsOf(second.condition)];
  const common = [...own.keys()].filter((text) => others.has(text));
  const lone = [own, others].map((parts) =>
    [...parts].flatMap(([text, part]) => (common.includes(text) ? [] : [part])),
  );
  const [one, other] = lone.map((parts) => (parts.length === 1 ? thresholdOf(parts[0]) : undefined));
  if (one === undefined || other === undefined || one.field !== other.field || one.isAbove !== other.isAbove)
    return undefined;
  if (!isPlain(fields[one.field])) return undefined;
  const shared = [...own].flatMap(([text, part]) => (common.includes(text) ? [part] : []));
  const [low, high] = [Math.min(one.at, other.at), Math.max(one.at, other.at)];
  const extent = new Map(extentOf({ kind: "and", parts: shared }, fields));
  const side = { low, high, over: false, under: false };
  const known = extent.get(one.field);
  return extent.set(one.field, known === undefined ? side : commonSide(known, side));
}

function partsOf(condition: Condition): ReadonlyMap<string, Condition> {
  const parts = condition.kind === "and" ? condition.parts : [condition];
  return new Map(parts.map((part) => [JSON.stringify(part), part]));
}

function thresholdOf(
  part: Condition | undefined,
): { readonly field: number; readonly isAbove: boolean; readonly at: number } | undefined {
  if (part?.kind !== "compare" || part.operator === "is") return undefined;
  if (part.left.kind !== "field" || part.right.kind !== "constant") return undefined;
  const place = placeOf(part.right.constant);
  return place && { field: part.left.field, isAbove: part.operator === ">" || part.operator === ">=", at: place.at };
}

/** False only where no input whose values are all known lies in both. */
export function extentsMeet(first: Extent, second: Extent): boolean {
  for (const [place, side] of first) {
    const other = second.get(place);
    if (other !== undefined && !sidesMeet(side, other)) return false;
  }
  return true;
}

function sidesMeet(first: Side, second: Side): boolean {
  if ("among" in first) return !("among" in second) || haveCommon(first.among, second.among);
  return "among" in second || (begins(first, second) && begins(second, first));
}

function haveCommon(first: ReadonlySet<string>, second: ReadonlySet<string>): boolean {
  for (const text of first) if (second.has(text)) return true;
  return false;
}

/** Whether the first begins before the second is over. */
function begins(first: Stretch, second: Stretch): boolean {
  return first.low < second.high || (first.low === second.high && !first.over && !second.under);
}

function commonSide(first: Side, second: Side): Side {
  if ("among" in first || "among" in second) return "among" in first ? first : second;
  const [low, high] = [Math.max(first.low, second.low), Math.min(first.high, second.high)];
  return {
    low,
    high,
    over: (first.low === low && first.over) || (second.low === low && second.over),
    under: (first.high === high && first.under) || (second.high === high && second.under),
  };
}

const turned = { is: "is", "<": ">", "<=": ">=", ">": "<", ">=": "<=" } as const;

/** Rounding moves no number past another, and `isExact` ones not onto each other. */
function placeOf(constant: Constant): { readonly at: number; readonly isExact: boolean } | undefined {
  const ofDecimal = (text: string) => ({ at: Number(text), isExact: text.length <= 15 });
  switch (constant.kind) {
    case "number":
      return ofDecimal(constant.value);
    case "money":
      return ofDecimal(constant.amount);
    case "date":
      return { at: constant.day, isExact: true };
    case "time":
      return { at: constant.at, isExact: true };
    case "choice":
      return { at: constant.rank, isExact: true };
    default:
      return undefined;
  }
}

function textOf(constant: Constant): string | undefined {
  return constant.kind === "text" || constant.kind === "choice" ? constant.value : undefined;
}
