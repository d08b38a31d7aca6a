import type { FieldType } from "../../model/types.ts";
import { cellAt } from "../history/cell-at.ts";
import type { Cell, IsRead } from "../history/history.ts";
import { decimalText, withPoint } from "./decimal-text.ts";
import { fits } from "./fits.ts";
import type { ColumnMapping, Scalar, Unit } from "./mapping.ts";
import { datePattern, instantText, isoText } from "./time-text.ts";

/** What a cell gives the policy. `unread`: the cell holds something that is no value of this type; it is passed as it is. */
export interface Converted {
  readonly value: unknown;
  readonly unread?: true;
}

/** From a cell that is not null; `currency` is the cell of the currency column, where there is one. */
export type Convert = (cell: Exclude<Cell, null>, currency: Cell) => Converted;

const always: IsRead = (path) => path.length === 0;

/**
 * How cells become values of a field; the mapping has been validated. Without a conversion in the mapping, a cell that is
 * not to be read goes to the policy as it is, so that a simulation decides as the policy does.
 */
export function converterFor(type: FieldType, mapping: ColumnMapping, isRead: IsRead = always): Convert {
  const isList = type.kind === "list" || type.kind === "items";
  const isPlain = Object.keys(mapping).every((key) => key === "column" || key === "value");
  if (isPlain && !isList && !isRead([])) return asItIs(type);
  switch (type.kind) {
    case "text":
    case "choice":
      return choiceConverter(mapping);
    case "yes/no":
      return yesNoConverter(mapping);
    case "number":
      return numberConverter(mapping);
    case "money":
      return moneyConverter(mapping);
    case "date":
    case "time":
      return timeConverter(type.kind, mapping);
    case "list":
      return listConverter(type.of, mapping, isRead);
    case "items":
      return itemsConverter(type.fields, isRead);
  }
}

/** Whole numbers beyond 2^53 keep their digits where a text can be the value. */
function asItIs(type: FieldType): Convert {
  return (cell) => {
    const value = typeof cell !== "bigint" ? cell : type.kind === "number" ? Number(cell) : String(cell);
    return fits(type, value) ? read(value) : { value, unread: true };
  };
}

function read(value: unknown): Converted {
  return { value };
}

/** Texts and big integers as JavaScript values have them: what the policy then calls a wrong type. */
function unread(cell: Cell): Converted {
  return { value: typeof cell === "bigint" ? Number(cell) : cell, unread: true };
}

function textOf(cell: Exclude<Cell, null>): unknown {
  return typeof cell === "object" ? cell : String(cell);
}

function choiceConverter({ values }: ColumnMapping): Convert {
  const renamed = new Map(Object.entries(values ?? {}));
  return (cell) => {
    const text = textOf(cell);
    return read(typeof text === "string" ? (renamed.get(text) ?? text) : text);
  };
}

const customaryYes: readonly Scalar[] = ["true", "yes"];
const customaryNo: readonly Scalar[] = ["false", "no"];

function yesNoConverter({ yes, no }: ColumnMapping): Convert {
  const isCustomary = yes === undefined && no === undefined;
  const setOf = (scalars: Scalar | readonly Scalar[]): ReadonlySet<string> =>
    new Set((Array.isArray(scalars) ? scalars : [scalars]).map(String));
  const meansYes = setOf(isCustomary ? customaryYes : (yes ?? []));
  const meansNo = setOf(isCustomary ? customaryNo : (no ?? []));
  return (cell) => {
    if (typeof cell === "boolean" && isCustomary) return read(cell);
    const text = isCustomary ? String(cell).trim().toLowerCase() : String(cell).trim();
    if (meansYes.has(text)) return read(true);
    return meansNo.has(text) ? read(false) : unread(cell);
  };
}

const places: Readonly<Record<Unit, number>> = {
  cents: -2,
  percent: -2,
  thousands: 3,
  millions: 6,
  "epoch seconds": 0,
  "epoch milliseconds": 0,
};

/** A cell as a plain decimal text in the field's unit. */
function decimalOf(cell: Exclude<Cell, null>, { unit, decimal }: ColumnMapping): string | undefined {
  if (typeof cell === "object" || typeof cell === "boolean") return undefined;
  let text = String(cell).trim();
  if (unit === "percent") text = text.replace(/ ?%$/, "");
  if (decimal !== undefined && typeof cell === "string") {
    const pointed = withPoint(text, decimal);
    if (pointed === undefined) return undefined;
    text = pointed;
  }
  return decimalText(text, unit === undefined ? 0 : places[unit]);
}

function numberConverter(mapping: ColumnMapping): Convert {
  return (cell) => {
    if (typeof cell === "number" && mapping.unit === undefined) return read(cell);
    const plain = decimalOf(cell, mapping);
    if (plain !== undefined) return read(Number(plain));
    if (typeof cell === "string" && mapping.unit === undefined && mapping.decimal !== ",") {
      const text = cell.trim();
      if (/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/.test(text)) return read(Number(text));
      if (/^[+-]?(nan|inf(inity)?)$/i.test(text)) return { value: Number.NaN, unread: true };
    }
    return unread(cell);
  };
}

function moneyConverter(mapping: ColumnMapping): Convert {
  const fixed = typeof mapping.currency === "string" ? mapping.currency : undefined;
  return (cell, currency) => {
    if (typeof cell === "object") return read(cell);
    const amount = decimalOf(cell, mapping) ?? (typeof cell === "number" ? cell : undefined);
    if (amount === undefined) return unread(cell);
    if (mapping.currency === undefined) return read(amount);
    const code = fixed ?? (typeof currency === "string" ? currency.trim() : currency);
    return code === null ? { value: { amount } } : read({ amount, currency: code });
  };
}

function timeConverter(kind: "date" | "time", { format, zone, unit }: ColumnMapping): Convert {
  const pattern = format === undefined ? undefined : datePattern(format);
  return (cell) => {
    if (unit === "epoch seconds" || unit === "epoch milliseconds") return epoch(kind, cell, unit);
    if (typeof cell !== "string") return unread(cell);
    let text: string | undefined = cell.trim();
    if (pattern !== undefined) text = isoText(text, pattern);
    if (text === undefined) return unread(cell);
    const parts = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}(?::?\d{2})?)?)?$/.exec(
      text,
    );
    if (parts === null) return unread(cell);
    const [, date, clock, offset] = parts;
    if (kind === "date") return clock === undefined || /^00:00(:00(\.0+)?)?$/.test(clock) ? read(date) : unread(cell);
    if (clock === undefined) return unread(cell);
    const local = `${date}T${clock}`;
    if (offset !== undefined)
      return read(local + offset.replace(/^([+-]\d{2}):?(\d{2})?$/, (_, h, m) => `${h}:${m ?? "00"}`));
    const instant = zone === undefined ? local : instantText(local, zone);
    return instant === undefined ? unread(cell) : read(instant);
  };
}

function epoch(kind: "date" | "time", cell: Exclude<Cell, null>, unit: Unit): Converted {
  const count = Number(cell) * (unit === "epoch seconds" ? 1000 : 1);
  if (typeof cell === "boolean" || !(Math.abs(count) <= 8.64e15)) return unread(cell);
  const text = new Date(count).toISOString();
  return read(kind === "date" ? text.slice(0, 10) : text);
}

function listConverter(of: FieldType, mapping: ColumnMapping, isRead: IsRead): Convert {
  const { separator, ...forElements } = mapping;
  const ofParted = converterFor(of, forElements);
  const ofJson = converterFor(of, forElements, never);
  const ofList = converterFor(of, forElements, isRead);
  return (cell) => {
    const elements = elementsOf(cell, separator, isRead);
    if (elements === undefined) return unread(cell);
    const convert = typeof cell !== "string" ? ofList : separator === undefined ? ofJson : ofParted;
    return read(elements.map((one) => (one === null ? null : convert(one, null).value)));
  };
}

function itemsConverter(fields: Extract<FieldType, { kind: "items" }>["fields"], isRead: IsRead): Convert {
  const parts = fields.map(({ path, type }) => ({
    path,
    ofJson: converterFor(type, {}, never),
    ofList: converterFor(type, {}, (inner) => isRead([...path, ...inner])),
  }));
  return (cell) => {
    const elements = elementsOf(cell, undefined, isRead);
    if (elements === undefined) return unread(cell);
    return read(
      elements.map((one) => {
        if (typeof one !== "object" || one === null || Array.isArray(one)) return one;
        const item: Record<string, unknown> = Object.create(null);
        for (const { path, ofJson, ofList } of parts) {
          const inner = cellAt(one, path);
          const convert = typeof cell === "string" ? ofJson : ofList;
          if (inner !== null) put(item, path, convert(inner, null).value);
        }
        return item;
      }),
    );
  };
}

const never: IsRead = () => false;

/** The elements of a list, of a list written in one cell with a separator, or as JSON in a cell that is to be read. */
function elementsOf(cell: Cell, separator: string | undefined, isRead: IsRead): readonly Cell[] | undefined {
  if (Array.isArray(cell)) return cell;
  if (typeof cell !== "string") return undefined;
  if (separator !== undefined) return cell === "" ? [] : cell.split(separator).map((part) => part.trim());
  if (!isRead([])) return undefined;
  try {
    const value: unknown = JSON.parse(cell);
    return Array.isArray(value) ? (value as readonly Cell[]) : undefined;
  } catch {
    return undefined;
  }
}

/** Puts a value where a path leads, into nested objects without prototype. */
export function put(into: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let at = into;
  for (const [index, key] of path.entries()) {
    if (index === path.length - 1) at[key] = value;
    else {
      const inner = at[key];
      const next =
        typeof inner === "object" && inner !== null ? (inner as Record<string, unknown>) : Object.create(null);
      at[key] = next;
      at = next;
    }
  }
}
