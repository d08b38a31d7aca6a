import fc from "fast-check";
import { zoneTable } from "../../src/compiler/zone-table.ts";
import type { Policy } from "../../src/model/policy.ts";
import { type Reading, readFieldOf } from "../../src/model/read.ts";
import type { Field, FieldType, ItemField } from "../../src/model/types.ts";
import { compareDecimals, decimalOf } from "../../src/values/decimal.ts";

/** A policy that only declares fields. */
export function policyOf(fields: readonly Field[], more: Partial<Policy> = {}): Policy {
  return {
    name: "Generated",
    protective: false,
    fields,
    declared: true,
    teams: [],
    rules: [],
    ensures: [],
    examples: [],
    typicals: [],
    digest: "",
    marks: [],
    staffingDigest: "",
    ...more,
  };
}

export function fieldOf(name: string, type: FieldType, more: Partial<Field> = {}): Field {
  return { name, path: name.split("."), type, optional: false, read: true, ...more };
}

/** Is a declared field of the input unknown, absent and null aside where the field may be absent. */
export function holdsUnknown(policy: Policy, input: unknown): boolean {
  return policy.fields.some((field) => isUnknown(field, readFieldOf(input, field, { zone: policy.zone })));
}

function isUnknown(field: ItemField, reading: Reading): boolean {
  if (!reading.known) return !(field.optional && (reading.cause === "absent" || reading.cause === "null"));
  const { value } = reading;
  if (value.kind === "list") return value.elements.some((element) => !element.known || isUnknown(field, element));
  if (value.kind !== "items" || field.type.kind !== "items") return false;
  const { fields } = field.type;
  return value.items.some((item) => item.some((each, at) => isUnknown(fields[at] as ItemField, each)));
}

const bounds = fc.constantFrom(
  "-1",
  "0",
  "0.1",
  "0.3",
  "1",
  "1.5",
  "100",
  "9007199254740993",
  "0.30000000000000000001",
);
const ranges = fc.record({ least: bounds, most: bounds }, { requiredKeys: [] }).map((range) => {
  const { least, most } = range;
  const turned = least !== undefined && most !== undefined && compareDecimals(decimalOf(least), decimalOf(most)) > 0;
  return turned ? { least: most, most: least } : range;
});
const dates = fc.constantFrom("2023-01-01", "2024-02-29", "2026-12-31");
const moments = fc.constantFrom("2026-03-08T02:30:00Z", "2026-03-08T07:30:00Z", "2026-11-01T05:30:00Z").map(Date.parse);

const plainTypes: fc.Arbitrary<FieldType> = fc.oneof(
  fc.constantFrom<FieldType>({ kind: "text" }, { kind: "yes/no" }),
  fc.tuple(ranges, ranges, fc.boolean()).map(
    ([EUR, JPY, roundedHalfEven]): FieldType => ({
      kind: "money",
      currencies: ["USD", "EUR", "JPY"],
      roundedHalfEven,
      limits: { EUR, JPY },
    }),
  ),
  fc
    .tuple(ranges, fc.constantFrom(undefined, 0, 1, 2, 3))
    .map(
      ([range, decimals]): FieldType => ({ kind: "number", ...range, ...(decimals === undefined ? {} : { decimals }) }),
    ),
  fc
    .tuple(ranges, fc.boolean(), fc.constantFrom(["USD"], ["JPY"], ["KWD"], ["USD", "EUR", "JPY"]))
    .map(
      ([range, roundedHalfEven, currencies]): FieldType => ({ kind: "money", currencies, roundedHalfEven, ...range }),
    ),
  fc
    .tuple(fc.constantFrom(["a", "b"], ["a", "é", "K"], ["constructor", "x;"], ["1", ""]), fc.boolean())
    .map(([choices, ordered]): FieldType => ({ kind: "choice", choices, ordered })),
  fc
    .record({ least: dates, most: dates }, { requiredKeys: [] })
    .map((range): FieldType => ({ kind: "date", ...range })),
  fc
    .record({ least: moments, most: moments }, { requiredKeys: [] })
    .map((range): FieldType => ({ kind: "time", ...range })),
);

const absentMeans = { value: undefined, because: "most carry none" };

function itemFields(types: fc.Arbitrary<FieldType>): fc.Arbitrary<FieldType> {
  const field = fc.record({
    path: fc.constantFrom(["sku"], ["price"], ["of", "net"], ["of", "tax"], ["constructor"], ["__proto__"]),
    type: types,
    absence: fc.constantFrom("required", "required", "optional"),
  });
  return fc
    .uniqueArray(field, { minLength: 1, maxLength: 4, selector: ({ path }) => path.join(".") })
    .map((fields) => ({
      kind: "items",
      fields: fields.map(({ path, type, absence }) => ({ path, type, optional: absence === "optional" })),
    }));
}

const types: fc.Arbitrary<FieldType> = fc.oneof(
  { weight: 6, arbitrary: plainTypes },
  { weight: 1, arbitrary: plainTypes.map((of): FieldType => ({ kind: "list", of })) },
  { weight: 1, arbitrary: itemFields(plainTypes) },
  { weight: 1, arbitrary: itemFields(plainTypes.map((of): FieldType => ({ kind: "list", of }))) },
);

const names = [
  ["a"],
  ["b", "c"],
  ["b", "d", "e"],
  ["é"],
  ["a/b~c"],
  ["two words"],
  ["constructor"],
  ["__proto__"],
  ["toString", "length"],
  ["__proto__", "x"],
  ["length"],
];

/** Texts with every kind of edge; each type's own are among them. */
const edges: readonly unknown[] = [
  ...[
    null,
    true,
    false,
    0,
    -0,
    1,
    -1,
    0.1,
    0.3,
    0.1 + 0.2,
    1.005,
    4.35,
    1.5,
    100,
    100.00000000000001,
    1e21,
    -1e21,
    1e-7,
  ],
  ...[5e-324, Number.MAX_VALUE, 2 ** 53, 2 ** 53 + 2, 0.29999999999999993, 1_772_445_600_000],
  ...["", "a", "b", "K", "K", "x;", "x\u037e", "é", "e\u0301", "constructor", "1", "0.5", "yes", "true"],
  ...[
    "-0.00",
    "0.290",
    "1.50",
    "1.505",
    "+1",
    "1e3",
    " 1",
    "1\n",
    "9007199254740993",
    "9".repeat(400),
    "9".repeat(401),
  ],
  ...[`0.${"0".repeat(398)}`, "9".repeat(100_000), "0.30000000000000000001"],
  ...["2023-02-29", "2024-02-29", "2023-01-01", "2022-12-31", "2026-12-31\n", "2026-12-32", "0000-01-01", "9999-12-31"],
  ...[
    "2026-03-08T02:30",
    "2026-03-08T02:30Z",
    "2026-03-08T02:29:59.999Z",
    "2026-03-08T03:30-04:00",
    "2026-11-01T01:30",
  ],
  ...[
    "2026-11-01T24:00",
    "2026-11-01T24:01",
    "2016-12-31T23:59:60Z",
    "2026-03-08 02:30Z",
    "2026-03-08T02:30:00.1234567891Z",
  ],
  ...[
    [],
    {},
    [null],
    [[]],
    { amount: 1, currency: "USD" },
    { amount: "1.005", currency: "USD" },
    { amount: 1, currency: "usd" },
  ],
  ...[
    { amount: 1.5, currency: "JPY" },
    { amount: 5, currency: "JPY" },
    { amount: null, currency: "USD" },
    { currency: "USD" },
  ],
  ...[
    { amount: "0.30", currency: "EUR", note: "x" },
    { amount: [1], currency: "USD" },
    { amount: 1, currency: ["USD"] },
  ],
];

/** Mostly values of the type, among them edges that are none. */
function valuesOf(type: FieldType): fc.Arbitrary<unknown> {
  const wild = { weight: 1, arbitrary: fc.oneof(fc.constantFrom(...edges), fc.jsonValue({ maxDepth: 2 })) };
  const tame = (arbitrary: fc.Arbitrary<unknown>) => fc.oneof({ weight: 9, arbitrary }, wild);
  switch (type.kind) {
    case "text":
      return tame(fc.string({ unit: "binary", maxLength: 5 }));
    case "yes/no":
      return tame(fc.boolean());
    case "number":
      return tame(fc.oneof(fc.constantFrom(0, 1, 0.1, 0.3, 0.2, 1.5, 100), fc.integer({ min: -2, max: 101 })));
    case "money": {
      const amount = fc.constantFrom(1, 0, "1.0", 0.5, "0.30", 1.5, 100, "0.1");
      return tame(fc.oneof(amount, fc.record({ amount, currency: fc.constantFrom(...type.currencies) })));
    }
    case "choice":
      return tame(fc.constantFrom(...type.choices));
    case "date":
      return tame(fc.constantFrom("2024-02-29", "2023-06-01", "2025-01-01"));
    case "time":
      return tame(
        fc.constantFrom("2026-03-08T02:30", "2026-03-08T02:30Z", "2026-11-01T01:30", "2026-06-01T00:00+02:00"),
      );
    case "list":
      return tame(fc.array(valuesOf(type.of), { maxLength: 3 }));
    case "items":
      return tame(
        fc.array(
          fc.oneof(
            { weight: 9, arbitrary: objectsOf(type.fields) },
            { weight: 1, arbitrary: fc.constantFrom(null, 1, [], {}) },
          ),
          { maxLength: 3 },
        ),
      );
  }
}

/** Objects with the fields in their places, some left out, some null. */
export function objectsOf(fields: readonly ItemField[]): fc.Arbitrary<unknown> {
  const one = (field: ItemField) =>
    fc.oneof(
      { weight: 12, arbitrary: valuesOf(field.type).map((value) => ({ value })) },
      { weight: field.optional ? 6 : 1, arbitrary: fc.constantFrom({ value: null }, undefined) },
    );
  return fc.tuple(...fields.map(one)).map((given) => {
    const input = {};
    fields.forEach((field, at) => {
      const value = given[at];
      if (value !== undefined) putAt(input, field.path, value.value);
    });
    return input;
  });
}

function putAt(container: object, path: readonly string[], value: unknown): void {
  const [key, ...rest] = path as [string, ...string[]];
  const below = Object.getOwnPropertyDescriptor(container, key)?.value;
  const put = rest.length === 0 ? value : typeof below === "object" && below !== null ? below : {};
  if (rest.length > 0) putAt(put as object, rest, value);
  Object.defineProperty(container, key, { value: put, enumerable: true, configurable: true, writable: true });
}

const fields: fc.Arbitrary<readonly Field[]> = fc
  .uniqueArray(
    fc.record({
      path: fc.constantFrom(...names),
      type: types,
      absence: fc.constantFrom("required", "required", "optional", "absent means"),
    }),
    { maxLength: 5, selector: ({ path }) => path.join(".") },
  )
  .map((declared) =>
    declared.map(({ path, type, absence }) => ({
      name: path.join("."),
      path,
      type,
      read: true,
      optional: absence === "optional",
      ...(absence === "absent means" && type.kind === "text" ? { absentMeans: { ...absentMeans, value: "" } } : {}),
    })),
  );

const zone = zoneTable("America/New_York");

export const policies: fc.Arbitrary<Policy> = fc
  .tuple(fields, fc.boolean())
  .map(([declared, zoned]) => policyOf(declared, zoned && zone ? { zone } : {}));

/** JSON inputs of a policy: what JSON text gives, -0 and long numbers included. */
export function inputsOf(policy: Policy): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 19, arbitrary: objectsOf(policy.fields) },
    { weight: 1, arbitrary: fc.oneof(fc.constantFrom(...edges), fc.jsonValue()) },
  );
}
