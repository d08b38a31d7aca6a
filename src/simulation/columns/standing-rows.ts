import type { Condition } from "../../model/condition.ts";
import type { Rule } from "../../model/policy.ts";
import type { Codes } from "../table/table.ts";
import { truthsOfAtom } from "./atoms.ts";
import { type Base, baseOf, type Ground } from "./base.ts";
import { comparedRows } from "./compared-rows.ts";

/** How a rule stands towards every row: 0 no, 1 possible, 2 certain. */
export function* standingRows(ground: Ground, rule: Rule): Generator<number, Uint8Array, void> {
  const truths = yield* truthsOf(ground, standingOf(rule));
  if (truths.kind === "rows") return truths.rows;
  const rows = new Uint8Array(ground.rows);
  if (truths.base.count === 1) rows.fill(truths.truths[0] as number);
  else gather(rows, truths.base.codes, truths.truths);
  return rows;
}

/** A rule is certain where this is true, possible where it is unknown. */
export function standingOf({ condition, exceptions }: Rule): Condition {
  if (exceptions.length === 0) return condition;
  return { kind: "and", parts: [condition, { kind: "not", part: { kind: "or", parts: exceptions } }] };
}

/** Truths by the codes of what they depend on, or by row where that is more than one thing. Rows are the receiver's own. */
type Truths =
  | { readonly kind: "codes"; readonly base: Base; readonly truths: Uint8Array }
  | { readonly kind: "rows"; readonly rows: Uint8Array };

function* truthsOf(ground: Ground, condition: Condition): Generator<number, Truths, void> {
  switch (condition.kind) {
    case "and":
    case "or": {
      const parts: Truths[] = [];
      for (const part of condition.parts) parts.push(yield* truthsOf(ground, part));
      return joined(ground, condition.kind, parts);
    }
    case "not": {
      const part = yield* truthsOf(ground, condition.part);
      if (part.kind === "rows") return { kind: "rows", rows: turnOver(part.rows) };
      return { ...part, truths: turnOver(part.truths.slice()) };
    }
    default: {
      const rows = comparedRows(ground, condition);
      if (rows !== undefined) return { kind: "rows", rows };
      const base = baseOf(ground, condition);
      return { kind: "codes", base, truths: yield* truthsOfAtom(ground, base, condition) };
    }
  }
}

type Join = (condition: "and" | "or") => (first: number, second: number) => number;
const joinOf: Join = (kind) => (kind === "and" ? Math.min : Math.max);

function joined(ground: Ground, kind: "and" | "or", parts: readonly Truths[]): Truths {
  const neutral = kind === "and" ? 2 : 0;
  const byBase = new Map<string, Truths & { readonly kind: "codes" }>();
  const all: Uint8Array[] = [];
  let fixed = neutral;
  for (const part of parts) {
    if (part.kind === "rows") all.push(part.rows);
    else if (part.base.count === 1) fixed = joinOf(kind)(fixed, part.truths[0] as number);
    else {
      const before = byBase.get(part.base.key);
      const truths = before === undefined ? part.truths : before.truths.slice();
      if (before !== undefined) fold(kind, truths, part.truths);
      byBase.set(part.base.key, { ...part, truths });
    }
  }
  const coded = [...byBase.values()];
  const [only] = coded;
  if (fixed === 2 - neutral || (only === undefined && all.length === 0))
    return { kind: "codes", base: constantBase(ground), truths: Uint8Array.of(fixed) };
  if (only !== undefined && coded.length === 1 && all.length === 0) {
    if (fixed === neutral) return only;
    return { ...only, truths: only.truths.map((truth) => joinOf(kind)(truth, fixed)) };
  }
  const rows = all.shift() ?? new Uint8Array(ground.rows).fill(neutral);
  for (const other of all) fold(kind, rows, other);
  for (const { base, truths } of coded) foldCodes(kind, rows, base.codes, truths);
  if (fixed !== neutral)
    for (let row = 0; row < rows.length; row++) rows[row] = joinOf(kind)(rows[row] as number, fixed);
  return { kind: "rows", rows };
}

function constantBase(ground: Ground): Base {
  return baseOf(ground, { kind: "constant", value: true });
}

function turnOver(truths: Uint8Array): Uint8Array {
  for (let at = 0; at < truths.length; at++) truths[at] = 2 - (truths[at] as number);
  return truths;
}

function fold(kind: "and" | "or", into: Uint8Array, other: Uint8Array): void {
  if (kind === "and")
    for (let at = 0; at < into.length; at++) into[at] = Math.min(into[at] as number, other[at] as number);
  else for (let at = 0; at < into.length; at++) into[at] = Math.max(into[at] as number, other[at] as number);
}

function foldCodes(kind: "and" | "or", into: Uint8Array, codes: Codes, truths: Uint8Array): void {
  if (kind === "and")
    for (let row = 0; row < into.length; row++)
      into[row] = Math.min(into[row] as number, truths[codes[row] as number] as number);
  else
    for (let row = 0; row < into.length; row++)
      into[row] = Math.max(into[row] as number, truths[codes[row] as number] as number);
}

function gather(into: Uint8Array, codes: Codes, truths: Uint8Array): void {
  for (let row = 0; row < into.length; row++) into[row] = truths[codes[row] as number] as number;
}
