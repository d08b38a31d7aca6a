import type { Zone } from "../../model/policy.ts";
import { type KnownValue, type Reading, readFieldOf } from "../../model/read.ts";
import type { Cause, ItemField } from "../../model/types.ts";
import { put } from "../mapping/convert.ts";
import { type Ordering, orderingOf } from "./ordering.ts";

/** The readings of many values of one field, packed. */
export interface Readings {
  readonly readingOf: (code: number) => Reading;
  readonly isUnknown: (code: number) => boolean;
  /** Undefined where the values stand on no line, or not exactly. */
  readonly line: ValueLine | undefined;
  /** Of what stands on lines. */
  readonly ordering: () => Ordering | undefined;
  readonly bytes: number;
}

/** By code a number that stands for the value, with a currency where it is money: greater for greater values, equal for equal ones. */
export interface ValueLine {
  readonly keys: Float64Array;
  /** The place in `currencies`. */
  readonly groups?: Uint16Array;
  readonly currencies?: readonly string[];
}

export interface ReadingsBuilder {
  readonly add: (code: number, value: unknown) => void;
  readonly finish: () => Readings;
}

const causes: readonly Cause[] = [
  "absent",
  "null",
  "not a number",
  "infinite",
  "wrong type",
  "wrong currency",
  "out of range",
  "not a choice",
  "not whole cents",
];
const knownCause = 255;

export function readingsBuilder(field: ItemField, zone: Zone | undefined, count: number): ReadingsBuilder {
  const unknown = new Uint8Array(count).fill(causes.indexOf("absent"));
  const packed = packingFor(field, count);
  return {
    add: (code, value) => {
      const container: Record<string, unknown> = Object.create(null);
      if (value !== undefined) put(container, field.path, value);
      const reading = readFieldOf(container, field, { zone });
      unknown[code] = reading.known ? knownCause : causes.indexOf(reading.cause);
      if (reading.known) packed.put(code, reading.value);
    },
    finish: () => {
      const isUnknown = (code: number): boolean => unknown[code] !== knownCause;
      const line = packed.line();
      let ordering: Ordering | undefined;
      return {
        isUnknown,
        line,
        readingOf: (code) =>
          isUnknown(code)
            ? { known: false, cause: causes[unknown[code] as number] as Cause }
            : { known: true, value: packed.valueOf(code) },
        ordering: () => {
          ordering ??= line && orderingOf({ ...line, count, isUnknown });
          return ordering;
        },
        bytes: count + packed.bytes(),
      };
    },
  };
}

/** The values of one kind; a value that was not put is not asked for. */
interface Packing {
  readonly put: (code: number, value: KnownValue) => void;
  readonly valueOf: (code: number) => KnownValue;
  readonly line: () => ValueLine | undefined;
  readonly bytes: () => number;
}

function packingFor({ type }: ItemField, count: number): Packing {
  switch (type.kind) {
    case "number":
      return numberPacking(count, (value) => ({ kind: "number", value }));
    case "date":
      return numberPacking(count, (day) => ({ kind: "date", day }));
    case "time":
      return numberPacking(count, (at) => ({ kind: "time", at }));
    case "money":
      return moneyPacking(count, type.currencies);
    case "text":
      return textPacking(count);
    case "yes/no":
    case "choice":
    case "list":
    case "items":
      return plainPacking(count);
  }
}

/** Keys take eight bytes, and an ordering four more. */
const bytesOnLine = 12;

function numberPacking(count: number, known: (key: number) => KnownValue): Packing {
  const keys = new Float64Array(count);
  return {
    put: (code, value) => {
      keys[code] = numberIn(value);
    },
    valueOf: (code) => known(keys[code] as number),
    line: () => ({ keys }),
    bytes: () => bytesOnLine * count,
  };
}

function numberIn(value: KnownValue): number {
  if (value.kind === "number") return value.value;
  if (value.kind === "date") return value.day;
  if (value.kind === "time") return value.at;
  throw new Error(`This is a bug: ${value.kind} where a number stands`);
}

/** Units that a number does not hold exactly stand apart; then there is no line. */
function moneyPacking(count: number, currencies: readonly string[]): Packing {
  const keys = new Float64Array(count);
  const groups = new Uint16Array(count);
  const apart = new Map<number, KnownValue>();
  return {
    put: (code, value) => {
      if (value.kind !== "money") throw new Error(`This is a bug: ${value.kind} where money stands`);
      const group = currencies.indexOf(value.currency);
      const units = Number(value.units);
      if (group < 0 || !Number.isSafeInteger(units)) apart.set(code, value);
      keys[code] = units;
      groups[code] = Math.max(group, 0);
    },
    valueOf: (code) =>
      apart.get(code) ?? {
        kind: "money",
        currency: currencies[groups[code] as number] as string,
        units: BigInt(keys[code] as number),
      },
    line: () => (apart.size > 0 ? undefined : { keys, groups, currencies }),
    bytes: () => (bytesOnLine + 2) * count + 200 * apart.size,
  };
}

function textPacking(count: number): Packing {
  const texts = new Array<string>(count);
  return {
    put: (code, value) => {
      if (value.kind !== "text") throw new Error(`This is a bug: ${value.kind} where text stands`);
      texts[code] = value.value;
    },
    valueOf: (code) => ({ kind: "text", value: texts[code] as string }),
    line: () => undefined,
    bytes: () => 40 * count,
  };
}

function plainPacking(count: number): Packing {
  const values = new Array<KnownValue>(count);
  let bytes = 8 * count;
  return {
    put: (code, value) => {
      values[code] = value;
      bytes += bytesOf(value);
    },
    valueOf: (code) => values[code] as KnownValue,
    line: () => undefined,
    bytes: () => bytes,
  };
}

function bytesOf(value: KnownValue): number {
  if (value.kind === "list") return 100 + 150 * value.elements.length;
  return value.kind === "items" ? 100 + value.items.reduce((sum, item) => sum + 150 * item.length, 0) : 100;
}
