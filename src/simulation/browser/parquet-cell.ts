import { printDate } from "../../values/calendar.ts";
import type { Cell } from "../history/history.ts";
import { localTime } from "../history/local-time.ts";
import type { Leaf, ParquetType } from "./parquet-type.ts";

/** What hyparquet gives of a type, as a cell. */
export type ToCell = (raw: unknown) => Cell;

export function toCell(type: ParquetType): ToCell {
  const convert = presentToCell(type);
  return (raw) => (raw === null || raw === undefined ? null : convert(raw));
}

function presentToCell(type: ParquetType): ToCell {
  switch (type.kind) {
    case "leaf":
      return leafToCell(type.leaf);
    case "list": {
      const one = toCell(type.of);
      return (raw) => Array.from(raw as ArrayLike<unknown>, one);
    }
    case "struct": {
      const entries = type.entries.map(({ name, type: inner }) => ({ name, convert: toCell(inner) }));
      return (raw) => {
        const cell: Record<string, Cell> = Object.create(null);
        for (const { name, convert } of entries)
          cell[name] = Object.hasOwn(raw as object, name) ? convert((raw as Record<string, unknown>)[name]) : null;
        return cell;
      };
    }
    case "map": {
      const value = toCell(type.value);
      const quotes = type.key.kind === "leaf" && type.key.leaf.kind === "text";
      return (raw) =>
        `{${Object.entries(raw as object)
          .map(([key, one]) => `${quotes ? shown(key) : key}: ${shown(value(one))}`)
          .join(", ")}}`;
    }
  }
}

function leafToCell(leaf: Leaf): ToCell {
  switch (leaf.kind) {
    case "yes/no":
    case "text":
      return (raw) => raw as Cell;
    case "real":
      return Number;
    case "integer":
      return (raw) => wholeNumber(raw as number | bigint);
    case "unsigned":
      return (raw) => wholeNumber(BigInt.asUintN(leaf.bits, BigInt(raw as number | bigint)));
    case "half":
      return (raw) => halfNumber(raw as Uint8Array);
    case "decimal":
      return remembering((raw) => decimalText(integerOf(raw), leaf.scale));
    case "date":
      return remembering((raw) => printDate(Number(raw)));
    case "time": {
      const zone = leaf.zoned ? "Z" : "";
      return (raw) => localTime(microsOf(BigInt(raw as number | bigint), leaf.perSecond)) + zone;
    }
    case "time of 96 bits":
      return (raw) => localTime(microsOf(raw as bigint, 1_000_000_000));
    case "clock": {
      const zone = leaf.zoned ? "+00" : "";
      return (raw) => clockText(BigInt(raw as number | bigint), leaf.perSecond) + zone;
    }
    case "uuid":
      return (raw) => hex(raw as Uint8Array).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
    case "bytes":
      return (raw) => bytesText(raw as Uint8Array);
  }
}

/** Many rows have few different values of these. */
function remembering(convert: (raw: unknown) => string): ToCell {
  const known = new Map<unknown, string>();
  return (raw) => {
    if (typeof raw === "object") return convert(raw);
    const found = known.get(raw);
    if (found !== undefined) return found;
    const text = convert(raw);
    if (known.size >= 65_536) known.clear();
    known.set(raw, text);
    return text;
  };
}

function wholeNumber(value: number | bigint): number | bigint {
  return typeof value === "number" || BigInt.asIntN(54, value) !== value ? value : Number(value);
}

/** Of two's complement, the highest byte first. */
function integerOf(raw: unknown): bigint {
  if (!(raw instanceof Uint8Array)) return BigInt(raw as number | bigint);
  return raw.length === 0 ? 0n : BigInt.asIntN(raw.length * 8, BigInt(`0x${hex(raw)}`));
}

function decimalText(value: bigint, scale: number): string {
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  return `${value < 0n ? "-" : ""}${whole}${scale === 0 ? "" : `.${digits.slice(-scale)}`}`;
}

function microsOf(value: bigint, perSecond: number): bigint {
  if (perSecond === 1_000) return value * 1000n;
  return perSecond === 1_000_000 ? value : value / 1000n;
}

function clockText(value: bigint, perSecond: number): string {
  const unit = BigInt(perSecond);
  const seconds = Number(value / unit);
  const two = (part: number): string => String(part).padStart(2, "0");
  const fraction = String(value % unit)
    .padStart(String(perSecond).length - 1, "0")
    .replace(/0+$/, "");
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return fraction === "" ? clock : `${clock}.${fraction}`;
}

function halfNumber([low = 0, high = 0]: Uint8Array): number {
  const sign = high & 0x80 ? -1 : 1;
  const exponent = (high >> 2) & 0x1f;
  const fraction = ((high & 3) << 8) | low;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * 2 ** (exponent - 15) * (1 + fraction / 1024);
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Bytes that are no plain letters as `\xNN`. */
function bytesText(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) =>
    byte <= 0x1f || byte >= 0x7f || byte === 0x22 || byte === 0x27
      ? `\\x${byte.toString(16).toUpperCase().padStart(2, "0")}`
      : String.fromCharCode(byte),
  ).join("");
}

function shown(cell: Cell): string {
  if (cell === null) return "NULL";
  if (typeof cell === "string") return `'${cell.replaceAll("'", "''")}'`;
  if (Array.isArray(cell)) return `[${cell.map(shown).join(", ")}]`;
  if (typeof cell !== "object") return String(cell);
  return `{${Object.entries(cell)
    .map(([key, value]) => `${shown(key)}: ${shown(value)}`)
    .join(", ")}}`;
}
