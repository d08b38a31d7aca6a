import { readField } from "../../src/model/read.ts";
import type { FieldType } from "../../src/model/types.ts";
import { printDate, printDateTime } from "../../src/values/calendar.ts";
import { addDecimals, decimalOf, printDecimal } from "../../src/values/decimal.ts";
import { minorDigitsOf } from "../../src/values/money.ts";
import { newYork } from "./build-model.ts";
import type { Source } from "./source.ts";

/** Edge values near which inputs are made: the literals of a policy, and edges of any policy. Exact decimals, dates, times. */
export interface Edges {
  readonly numbers: readonly string[];
  readonly texts: readonly string[];
  /** Days from 1970-01-01. */
  readonly days: readonly number[];
  /** Epoch milliseconds. */
  readonly times: readonly number[];
}

export const firstDay = Date.UTC(2026, 1, 27) / 86_400_000;

/** Used where nothing is known of the policy. The days lie around the change to summer time in New York. */
export const customaryEdges: Edges = {
  numbers: [
    "0",
    "1",
    "100",
    "0.5",
    "2.01",
    "-3",
    "9007199254740992",
    "-9007199254740993",
    "90071992547409.93",
    "1e21",
    "0.1",
  ].map((text) => (text === "1e21" ? "1000000000000000000000" : text)),
  texts: [
    "",
    "a",
    "lawyer",
    "I will SUE you",
    "Straße",
    "STRASSE",
    "é",
    "e\u0301",
    "😀",
    "ab*?",
    "a b",
    "İ",
    "ſ",
    "\ud800",
  ],
  days: [firstDay, firstDay + 1, firstDay + 9, firstDay + 10, firstDay + 30, 0],
  times: [
    Date.UTC(2026, 2, 8, 7),
    Date.UTC(2026, 2, 8, 6, 59, 59, 999),
    Date.UTC(2026, 2, 8, 5),
    Date.UTC(2026, 2, 8, 3, 59),
    Date.UTC(2026, 1, 27, 22),
    Date.UTC(2026, 10, 1, 5, 30),
    0,
  ],
};

/** A valid raw value of a type that needs no luck. */
export function plainRaw(source: Source, type: FieldType): unknown {
  switch (type.kind) {
    case "text":
      return source.pick(["a", "", "lawyer"]);
    case "yes/no":
      return source.chance(50);
    case "choice":
      return source.pick(type.choices);
    case "number":
      return source.pick([1, 1, ...(type.least === undefined ? [0] : [Number(type.least)])]);
    case "money":
      return type.currencies.length === 1
        ? source.pick([1, "0", 2])
        : { amount: source.pick([1, "0"]), currency: source.pick(type.currencies) };
    case "date":
      return printDate(source.pick(customaryEdges.days.slice(0, 5)));
    case "time":
      return printDateTime(source.pick(customaryEdges.times.slice(0, 5)));
    case "list":
      return Array.from({ length: source.below(3) }, () => plainRaw(source, type.of));
    case "items":
      return Array.from({ length: source.below(3) }, () =>
        nest(type.fields.map((field) => [field.path, plainRaw(source, field.type)])),
      );
  }
}

/** A valid raw value of a type, near the edges. */
export function validRaw(source: Source, type: FieldType, edges: Edges): unknown {
  if (type.kind === "list") return Array.from({ length: listLength(source) }, () => validRaw(source, type.of, edges));
  if (type.kind === "items")
    return Array.from({ length: listLength(source) }, () =>
      nest(type.fields.map((field) => [field.path, validRaw(source, field.type, edges)])),
    );
  for (let attempt = 0; attempt < 4; attempt++) {
    const raw = nearRaw(source, type, edges);
    if (readField(type, raw, { zone: newYork }).known) return raw;
  }
  return plainRaw(source, type);
}

/** Any raw value for a field: mostly valid or just beside it, else of any kind. */
export function anyRaw(source: Source, type: FieldType, edges: Edges): unknown {
  if (!source.chance(45)) return validRaw(source, type, edges);
  switch (source.below(4)) {
    case 0:
      return undefined;
    case 1:
      return null;
    case 2:
      if (type.kind === "list") return Array.from({ length: listLength(source) }, () => anyRaw(source, type.of, edges));
      if (type.kind === "items")
        return Array.from({ length: listLength(source) }, () =>
          source.chance(15)
            ? source.pick<unknown>([null, 5, undefined, [], "item"])
            : nest(type.fields.map((field) => [field.path, anyRaw(source, field.type, edges)])),
        );
      return nearRaw(source, type, edges);
    default:
      return source.pick(oddities);
  }
}

const oddities: readonly unknown[] = [
  Number.NaN,
  Infinity,
  -Infinity,
  -0,
  2 ** 53,
  2 ** 53 + 2,
  -(2 ** 53),
  5e-324,
  1.7976931348623157e308,
  "",
  "0.5",
  "1e3",
  "yes",
  1,
  0,
  true,
  [],
  {},
  [null],
  { amount: 1 },
  { amount: "1.005", currency: "USD" },
  { amount: 1, currency: "usd" },
  { amount: Number.NaN, currency: "EUR" },
  0.005,
  1.5,
  10n,
  Symbol.iterator,
  () => 1,
  new Date(0),
  "2026-02-30",
  "2026-03-08",
  "2026-03-08T02:30",
  "2026-11-01T01:30",
  1_772_953_200_000,
];

function listLength(source: Source): number {
  return source.chance(3) ? 40 : source.below(4);
}

/** A value at or one step beside an edge; not always valid. */
function nearRaw(source: Source, type: FieldType, edges: Edges): unknown {
  switch (type.kind) {
    case "text":
      return source.pick(edges.texts);
    case "number": {
      const least = type.least === undefined ? [] : [type.least];
      const most = type.most === undefined ? [] : [type.most];
      return Number(
        beside(source, source.pick([...edges.numbers, ...least, ...most]), type.decimals ?? source.pick([0, 2, 16])),
      );
    }
    case "money": {
      const currency = source.pick(type.currencies);
      const decimal = beside(source, source.pick(edges.numbers), minorDigitsOf(currency) ?? 2);
      const amount = source.chance(40) ? decimal : Number(decimal);
      return type.currencies.length > 1 || source.chance(20) ? { amount, currency } : amount;
    }
    case "date":
      return printDate(source.pick(edges.days) + source.below(3) - 1);
    case "time": {
      const instant = source.pick(edges.times) + source.pick([0, 0, 1, -1, 1000, 60_000, 86_400_000]);
      if (source.chance(30)) return printDateTime(instant, "");
      return source.chance(20) ? printDateTime(instant + 5_400_000, "+01:30") : printDateTime(instant);
    }
    default:
      return plainRaw(source, type);
  }
}

/** The decimal, or one step of 10^-decimals above or below it. */
function beside(source: Source, decimal: string, decimals: number): string {
  const step = BigInt(source.pick([0, 0, 1, -1]));
  return printDecimal(addDecimals(decimalOf(decimal), { units: step, decimals }));
}

/** Nested plain objects from values by path; a value that is undefined is left out. */
export function nest(entries: readonly (readonly [readonly string[], unknown])[]): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const [path, value] of entries) {
    if (value === undefined) continue;
    let place = root;
    for (const part of path.slice(0, -1)) {
      const inner = Object.hasOwn(place, part) ? (place[part] as Record<string, unknown>) : {};
      place[part] = inner;
      place = inner;
    }
    place[path.at(-1) as string] = value;
  }
  return root;
}
