import type { SchemaElement, SchemaTree } from "hyparquet";
import type { IsRead } from "../history/history.ts";

/** What the values of a Parquet column are; `leaf` values come out of the file as raw numbers, big integers, bytes or texts. */
export type ParquetType =
  | { readonly kind: "leaf"; readonly leaf: Leaf }
  | { readonly kind: "list"; readonly of: ParquetType }
  | { readonly kind: "struct"; readonly entries: readonly { readonly name: string; readonly type: ParquetType }[] }
  | { readonly kind: "map"; readonly key: ParquetType; readonly value: ParquetType };

export type Leaf =
  | { readonly kind: "yes/no" | "integer" | "real" | "half" | "text" | "bytes" | "uuid" | "date" | "time of 96 bits" }
  | { readonly kind: "unsigned"; readonly bits: number }
  | { readonly kind: "decimal"; readonly scale: number }
  | { readonly kind: "clock"; readonly perSecond: PerSecond; readonly zoned: boolean }
  | { readonly kind: "time"; readonly perSecond: PerSecond; readonly zoned: boolean };

/** Of a unit of time: how many of it a second has. */
type PerSecond = 1_000 | 1_000_000 | 1_000_000_000;

const perSecondOf = { MILLIS: 1_000, MICROS: 1_000_000, NANOS: 1_000_000_000 } as const;

/** The type of a column, or of a part of one, in the shapes that hyparquet assembles. */
export function typeOf(tree: SchemaTree, isElement = false): ParquetType {
  const { element, children } = tree;
  const [first] = children;
  const isRepeated = element.repetition_type === "REPEATED" && !isElement;
  const inner = (): ParquetType => {
    if (first === undefined) return { kind: "leaf", leaf: leafOf(element) };
    if (element.converted_type === "LIST" && children.length === 1 && first.element.repetition_type === "REPEATED") {
      const [only, ...others] = first.children;
      if (others.length === 0) return { kind: "list", of: typeOf(only ?? first, only === undefined) };
    }
    const [key, value] = first.children;
    if (element.converted_type === "MAP" && key !== undefined && value !== undefined)
      return { kind: "map", key: typeOf(key), value: typeOf(value) };
    return { kind: "struct", entries: children.map((child) => ({ name: child.element.name, type: typeOf(child) })) };
  };
  return isRepeated ? { kind: "list", of: inner() } : inner();
}

function leafOf({ type, converted_type: converted, logical_type: logical, scale = 0 }: SchemaElement): Leaf {
  if (logical?.type === "DECIMAL" || converted === "DECIMAL")
    return { kind: "decimal", scale: logical?.type === "DECIMAL" ? logical.scale : scale };
  if (logical?.type === "DATE" || converted === "DATE") return { kind: "date" };
  if (logical?.type === "TIMESTAMP")
    return { kind: "time", perSecond: perSecondOf[logical.unit], zoned: logical.isAdjustedToUTC };
  if (logical?.type === "TIME")
    return { kind: "clock", perSecond: perSecondOf[logical.unit], zoned: logical.isAdjustedToUTC };
  if (converted === "TIMESTAMP_MILLIS") return { kind: "time", perSecond: 1_000, zoned: false };
  if (converted === "TIMESTAMP_MICROS") return { kind: "time", perSecond: 1_000_000, zoned: false };
  if (converted === "TIME_MILLIS") return { kind: "clock", perSecond: 1_000, zoned: false };
  if (converted === "TIME_MICROS") return { kind: "clock", perSecond: 1_000_000, zoned: false };
  if (logical?.type === "UUID") return { kind: "uuid" };
  if (logical?.type === "FLOAT16") return { kind: "half" };
  switch (type) {
    case "BOOLEAN":
      return { kind: "yes/no" };
    case "INT32":
    case "INT64": {
      const isUnsigned = (logical?.type === "INTEGER" && !logical.isSigned) || converted?.startsWith("UINT_") === true;
      return isUnsigned ? { kind: "unsigned", bits: type === "INT32" ? 32 : 64 } : { kind: "integer" };
    }
    case "INT96":
      return { kind: "time of 96 bits" };
    case "FLOAT":
    case "DOUBLE":
      return { kind: "real" };
    default: {
      const isText =
        converted === "UTF8" ||
        converted === "ENUM" ||
        converted === "JSON" ||
        (logical !== undefined && ["STRING", "ENUM", "JSON"].includes(logical.type));
      return { kind: isText ? "text" : "bytes" };
    }
  }
}

/**
 * The schema with what leaves mean taken away, except texts: so that hyparquet gives raw values, and no decimal becomes a
 * rounded number. A date or time of it would be one of JavaScript's, without the parts of a thousandth of a second.
 */
export function rawSchema(schema: readonly SchemaElement[]): SchemaElement[] {
  return schema.map((element) => {
    if (element.type === undefined) return element;
    const { converted_type: _, logical_type: __, ...raw } = element;
    return leafOf(element).kind === "text" ? { ...raw, converted_type: "UTF8" } : raw;
  });
}

/** In people's words, as for a history on a disk. */
export function holdsOf(type: ParquetType): string {
  if (type.kind === "list") return "lists";
  if (type.kind === "struct") return "groups of values";
  if (type.kind === "map") return "text";
  switch (type.leaf.kind) {
    case "yes/no":
      return "yes/no";
    case "integer":
    case "unsigned":
      return "whole numbers";
    case "real":
    case "half":
    case "decimal":
      return "numbers";
    case "date":
      return "dates";
    case "time":
    case "time of 96 bits":
      return "times";
    case "text":
    case "bytes":
    case "uuid":
    case "clock":
      return "text";
  }
}

/** Decimals, dates and times stand as texts in the cells and are to be read. */
export function isReadOf(type: ParquetType): IsRead {
  return (path) => {
    const inner = withoutLists(type);
    const [key, ...rest] = path;
    if (key === undefined)
      return inner.kind === "leaf" && ["decimal", "date", "time", "time of 96 bits"].includes(inner.leaf.kind);
    const entry = inner.kind === "struct" ? inner.entries.find(({ name }) => name === key) : undefined;
    return entry !== undefined && isReadOf(entry.type)(rest);
  };
}

function withoutLists(type: ParquetType): ParquetType {
  return type.kind === "list" ? withoutLists(type.of) : type;
}
