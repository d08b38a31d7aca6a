import type { Policy } from "../../src/model/policy.ts";
import type { Field, FieldType, ItemField } from "../../src/model/types.ts";
import { field } from "./build-model.ts";
import { plainRaw } from "./generate-values.ts";
import type { Source } from "./source.ts";

export interface FieldOptions {
  readonly absentMeans: boolean;
}

const scalarTypes: readonly FieldType[] = [
  { kind: "number" },
  { kind: "money", currencies: ["USD"], roundedHalfEven: false, least: "0" },
  { kind: "text" },
  { kind: "yes/no" },
  { kind: "choice", choices: ["basic", "plus", "business"], ordered: false },
  { kind: "choice", choices: ["low", "medium", "high"], ordered: true },
  { kind: "number", least: "0", most: "1" },
  { kind: "number", decimals: 0 },
  { kind: "number", decimals: 0, least: "1", most: "9007199254740993" },
  { kind: "number", decimals: 2, least: "-5" },
  { kind: "money", currencies: ["USD"], roundedHalfEven: true },
  { kind: "money", currencies: ["JPY"], roundedHalfEven: false },
  { kind: "money", currencies: ["EUR", "JPY", "KWD"], roundedHalfEven: false, most: "1000000" },
  { kind: "money", currencies: ["EUR", "JPY", "KWD"], roundedHalfEven: true },
  {
    kind: "money",
    currencies: ["EUR", "JPY", "KWD"],
    roundedHalfEven: false,
    limits: { EUR: { least: "0" }, JPY: { least: "-5", most: "1000" }, KWD: { most: "2.5" } },
  },
  { kind: "date" },
  { kind: "date", least: "2026-01-01", most: "2026-12-31" },
  { kind: "time" },
  { kind: "time", least: Date.UTC(2026, 0, 1), most: Date.UTC(2026, 11, 31) },
];

const listTypes: readonly FieldType[] = [
  { kind: "list", of: { kind: "text" } },
  { kind: "list", of: { kind: "choice", choices: ["pricing", "legal", "press"], ordered: false } },
  { kind: "list", of: { kind: "number", decimals: 0 } },
];

const names: readonly string[] = [
  "refund",
  "note",
  "customer.tier",
  "requested_by",
  "customer.since",
  "__proto__x",
  "score",
];

/** An id first, then the person who asked, then any, lists last. */
export function generateFields(source: Source, options: FieldOptions): readonly Field[] {
  const id: FieldType = source.chance(30) ? { kind: "number", decimals: 0 } : { kind: "text" };
  const scalars = names
    .slice(0, 1 + source.below(names.length))
    .map((name) => declare(source, options, name, scalar(source)));
  const lists = ["topics", "order.items"]
    .filter(() => source.chance(50))
    .map((name) =>
      declare(source, options, name, name === "topics" ? source.pick(listTypes) : itemList(source, options)),
    );
  return [field("id", id), field("approver", { kind: "text" }), ...scalars, ...lists];
}

function itemList(source: Source, options: FieldOptions): FieldType {
  const fields = ["price", "sku", "detail.kind"].slice(0, 1 + source.below(3));
  const items = fields.map((name) => declare(source, options, name, scalar(source)));
  const tags = source.chance(10) ? [declare(source, options, "tags", source.pick(listTypes))] : [];
  return { kind: "items", fields: [...items, ...tags] };
}

function declare(source: Source, options: FieldOptions, name: string, type: FieldType): Field {
  const absentMeans =
    options.absentMeans && source.chance(25)
      ? { absentMeans: { value: plainRaw(source, type), because: "most have none" } }
      : {};
  return field(name, type, { optional: source.chance(25), ...absentMeans });
}

function scalar(source: Source): FieldType {
  return source.pick(scalarTypes);
}

export interface ListPlace {
  readonly place: number;
  /** Undefined for a plain list. */
  readonly items: readonly ItemField[] | undefined;
}

/** The list fields of a policy, with what their elements hold. */
export function listsOf(policy: Pick<Policy, "fields">): readonly ListPlace[] {
  return policy.fields.flatMap(({ type }, place): readonly ListPlace[] => {
    if (type.kind === "items") return [{ place, items: type.fields }];
    return type.kind === "list" ? [{ place, items: undefined }] : [];
  });
}
