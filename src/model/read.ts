import { parseDate, parseDateTime } from "../values/calendar.ts";
import { compareNumberWithDecimal, decimalOf, decimalsOfNumber } from "../values/decimal.ts";
import { readMoney } from "../values/money.ts";
import { ownProperty } from "../values/own-property.ts";
import { normalText } from "../values/text.ts";
import { instantOfLocal } from "../values/zone.ts";
import type { Zone } from "./policy.ts";
import type { Cause, FieldType, ItemField } from "./types.ts";

/** The most elements of a list field, those of lists within its items included; a longer one is unknown, out of range. */
export const LONGEST_LIST = 100_000;

/** The most characters (code points) of a text; a longer one is unknown, out of range. No policy's work on it is unbounded. */
export const LONGEST_TEXT = 1_000_000;

/** What a known value is. Texts are NFC, -0 is 0. */
export type KnownValue =
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "yes/no"; readonly value: boolean }
  /** `rank` is the place in the declared choices, from 0. */
  | { readonly kind: "choice"; readonly value: string; readonly rank: number }
  /** Finite; its value is the decimal that JavaScript prints. */
  | { readonly kind: "number"; readonly value: number }
  /** Minor units: cents for USD. */
  | { readonly kind: "money"; readonly currency: string; readonly units: bigint }
  /** Days from 1970-01-01. */
  | { readonly kind: "date"; readonly day: number }
  /** Epoch milliseconds. */
  | { readonly kind: "time"; readonly at: number }
  | { readonly kind: "list"; readonly elements: readonly Reading[] }
  /** For each item the readings of its fields, in the order of the declared item fields. */
  | { readonly kind: "items"; readonly items: readonly (readonly Reading[])[] };

/** What stands in the input at a field: a value, or why there is none. */
export type Reading = { readonly known: true; readonly value: KnownValue } | Unknown;

export interface Unknown {
  readonly known: false;
  readonly cause: Cause;
}

export interface ReadingContext {
  /** The policy's zone; without one a local time is of the wrong type. */
  readonly zone?: Zone | undefined;
}

/** The value at a path of nested objects, by own properties; undefined where there is none or it cannot be read. Never throws. */
export function getOwn(container: unknown, path: readonly string[]): unknown {
  return path.reduce(ownProperty, container);
}

/** The reading of a field in an input, or of an item's field in an item: `absentMeans` stands in for absent and null. */
export function readFieldOf(container: unknown, field: ItemField, context: ReadingContext): Reading {
  return readInput(container, field, context, { left: LONGEST_LIST });
}

/** What a raw value is as a value of a type. Never throws, whatever the value. */
export function readField(type: FieldType, raw: unknown, context: ReadingContext): Reading {
  return readRaw(type, raw, context, { left: LONGEST_LIST });
}

/** How many more list elements the field being read may have. */
interface Allowance {
  left: number;
}

function readInput(container: unknown, field: ItemField, context: ReadingContext, allowance: Allowance): Reading {
  const raw = getOwn(container, field.path);
  const stands = (raw === undefined || raw === null) && field.absentMeans !== undefined ? field.absentMeans.value : raw;
  return readRaw(field.type, stands, context, allowance);
}

function readRaw(type: FieldType, raw: unknown, context: ReadingContext, allowance: Allowance): Reading {
  if (raw === undefined) return unknown("absent");
  if (raw === null) return unknown("null");
  switch (type.kind) {
    case "text":
      return readText(raw);
    case "yes/no":
      return typeof raw === "boolean" ? known({ kind: "yes/no", value: raw }) : unknown("wrong type");
    case "choice":
      return readChoice(type.choices, raw);
    case "number":
      return readNumber(type, raw);
    case "money": {
      const money = readMoney(raw, type);
      return typeof money === "string" ? unknown(money) : known({ kind: "money", ...money });
    }
    case "date":
      return readDate(type, raw);
    case "time":
      return readTime(type, raw, context.zone);
    case "list":
      return readList(
        raw,
        allowance,
        (element) => readRaw(type.of, element, context, allowance),
        (elements) => ({
          kind: "list",
          elements,
        }),
      );
    case "items": {
      const readItem = (item: unknown) => type.fields.map((field) => readInput(item, field, context, allowance));
      return readList(raw, allowance, readItem, (items) => ({ kind: "items", items }));
    }
  }
}

function readText(raw: unknown): Reading {
  if (typeof raw !== "string") return unknown("wrong type");
  return isTooLong(raw) ? unknown("out of range") : known({ kind: "text", value: normalText(raw) });
}

function isTooLong(text: string): boolean {
  if (text.length <= LONGEST_TEXT) return false;
  return text.length > 2 * LONGEST_TEXT || [...text].length > LONGEST_TEXT;
}

function readChoice(choices: readonly string[], raw: unknown): Reading {
  if (typeof raw !== "string") return unknown("wrong type");
  if (isTooLong(raw)) return unknown("not a choice");
  const value = normalText(raw);
  const rank = choices.indexOf(value);
  return rank < 0 ? unknown("not a choice") : known({ kind: "choice", value, rank });
}

function readNumber(type: FieldType & { readonly kind: "number" }, raw: unknown): Reading {
  if (typeof raw !== "number") return unknown("wrong type");
  if (!Number.isFinite(raw)) return unknown(Number.isNaN(raw) ? "not a number" : "infinite");
  const beyond =
    (type.decimals !== undefined && decimalsOfNumber(raw) > type.decimals) ||
    (type.least !== undefined && compareNumberWithDecimal(raw, decimalOf(type.least)) < 0) ||
    (type.most !== undefined && compareNumberWithDecimal(raw, decimalOf(type.most)) > 0);
  return beyond ? unknown("out of range") : known({ kind: "number", value: raw === 0 ? 0 : raw });
}

function readDate(type: FieldType & { readonly kind: "date" }, raw: unknown): Reading {
  const day = typeof raw === "string" ? parseDate(raw) : undefined;
  if (day === undefined) return unknown("wrong type");
  const beyond =
    (type.least !== undefined && day < (parseDate(type.least) as number)) ||
    (type.most !== undefined && day > (parseDate(type.most) as number));
  return beyond ? unknown("out of range") : known({ kind: "date", day });
}

function readTime(type: FieldType & { readonly kind: "time" }, raw: unknown, zone: Zone | undefined): Reading {
  const read = typeof raw === "string" ? parseDateTime(raw) : undefined;
  if (read === undefined || (read.kind === "local" && zone === undefined)) return unknown("wrong type");
  const at = read.kind === "instant" ? read.at : instantOfLocal((zone as Zone).offsets, read.at);
  const beyond = (type.least !== undefined && at < type.least) || (type.most !== undefined && at > type.most);
  return beyond ? unknown("out of range") : known({ kind: "time", at });
}

/** Each element once, in order; a hole, or an element whose getter throws, is absent. A list within that is too long makes this one so. */
function readList<Element>(
  raw: unknown,
  allowance: Allowance,
  readElement: (element: unknown) => Element,
  listOf: (elements: readonly Element[]) => KnownValue,
): Reading {
  const length = lengthOf(raw);
  if (typeof length === "string") return unknown(length);
  allowance.left -= length;
  const elements: Element[] = [];
  for (let at = 0; at < length && allowance.left >= 0; at++) elements.push(readElement(elementOf(raw, at)));
  return allowance.left < 0 ? unknown("out of range") : known(listOf(elements));
}

function lengthOf(raw: unknown): number | Cause {
  try {
    if (!Array.isArray(raw)) return "wrong type";
    const length: unknown = raw.length;
    return typeof length === "number" && Number.isSafeInteger(length) && length >= 0 ? length : "wrong type";
  } catch {
    return "absent";
  }
}

function elementOf(list: unknown, at: number): unknown {
  try {
    return Object.hasOwn(list as object, at) ? (list as readonly unknown[])[at] : undefined;
  } catch {
    return undefined;
  }
}

function known(value: KnownValue): Reading {
  return { known: true, value };
}

function unknown(cause: Cause): Unknown {
  return { known: false, cause };
}
