import type { FieldType } from "../../model/types.ts";
import type { Cell, IsRead } from "../history/history.ts";
import { converterFor } from "./convert.ts";
import { dateForms } from "./date-form.ts";
import { withPoint } from "./decimal-text.ts";
import { fits } from "./fits.ts";
import type { ColumnMapping } from "./mapping.ts";
import { plainName } from "./similar.ts";
import { yesNoSigns } from "./yes-no-signs.ts";

/** How a column is read as a field of a type, the share of its first cells that can be, and what is to be said of it. */
export interface Adapted {
  readonly mapping: string | ColumnMapping;
  readonly fits: number;
  readonly note?: string;
}

/** The mapping that lets most cells be read. */
export function adapted(
  type: FieldType,
  { name: column, isRead }: { readonly name: string; readonly isRead?: IsRead },
  cells: readonly Cell[],
): Adapted {
  const plain = { mapping: column, fits: share(type, {}, cells, isRead) };
  const as = (how: ColumnMapping, note: string): Adapted => ({
    mapping: { column, ...how },
    fits: share(type, how, cells, isRead),
    note,
  });
  const better = (candidates: readonly Adapted[]): Adapted =>
    candidates.reduce<Adapted>((best, one) => (one.fits > best.fits ? one : best), plain);
  switch (type.kind) {
    case "yes/no": {
      if (plain.fits === 1) return plain;
      const signs = yesNoSigns(cells.map(String));
      return signs === undefined ? plain : better([as(signs, `${oneOf(signs.yes)} is yes, ${oneOf(signs.no)} is no`)]);
    }
    case "choice":
      return adaptedChoice(type, column, cells, isRead);
    case "number":
    case "money":
      return adaptedNumber(type, cells, plain, as);
    case "date":
    case "time": {
      if (plain.fits === 1) return plain;
      const forms = dateForms(cells.filter((cell) => typeof cell === "string").map((cell) => cell.trim()));
      const [first, second] = forms.map((format) => as({ format }, `written ${format}`));
      if (first !== undefined && second !== undefined && first.fits === second.fits && first.fits > 0)
        return /\//.test(String(forms[0]))
          ? { ...first, note: `${first.note}: or is the month first?` }
          : better([first]);
      return better([
        ...(first === undefined ? [] : [first]),
        ...(second === undefined ? [] : [second]),
        ...epochs(cells, as),
      ]);
    }
    case "text":
      return plain.fits < 1 && cells.some((cell) => typeof cell === "number")
        ? { mapping: { column, values: {} }, fits: 1, note: "numbers taken as texts" }
        : plain;
    default:
      return plain;
  }
}

function oneOf(signs: string | readonly string[]): string {
  return typeof signs === "string" ? signs : signs.join(" or ");
}

function adaptedNumber(
  type: Extract<FieldType, { readonly kind: "number" | "money" }>,
  cells: readonly Cell[],
  plain: Adapted,
  as: (how: ColumnMapping, note: string) => Adapted,
): Adapted {
  const decimal = plain.fits === 1 ? undefined : decimalSign(cells);
  const how: ColumnMapping = decimal === undefined ? {} : { decimal };
  const note = decimal === "," ? "decimals after a comma" : "numbers written as texts";
  if (type.kind === "number" && type.least === "0" && type.most === "1") {
    const convert = converterFor({ kind: "number" }, { ...how, unit: "percent" });
    const shares = cells.flatMap((cell) => (cell === null ? [] : [convert(cell, null).value]));
    const isShare = (value: unknown): boolean => typeof value === "number" && value >= 0 && value <= 1;
    const isMore = (value: unknown): boolean => typeof value === "number" && value > 0.01;
    const isSigned = cells.length > 0 && cells.every((cell) => typeof cell === "string" && cell.trim().endsWith("%"));
    if (shares.length > 0 && shares.every(isShare) && (isSigned || shares.some(isMore)))
      return as({ ...how, unit: "percent" }, decimal === "," ? `percent, ${note}` : "percent");
  }
  if (decimal === undefined) return plain;
  const given = as(how, note);
  return given.fits > plain.fits ? given : plain;
}

/** The sign before the decimals, by what most texts are with the one and with the other. */
function decimalSign(cells: readonly Cell[]): "," | "." | undefined {
  const texts = cells.filter((cell) => typeof cell === "string").map((cell) => cell.trim().replace(/ ?%$/, ""));
  const count = (sign: "," | "."): number => texts.filter((text) => withPoint(text, sign) !== undefined).length;
  const [commas, points] = [count(","), count(".")];
  if (commas === 0 && points === 0) return undefined;
  return commas > points ? "," : ".";
}

/** Counted from 1970, of a time that a computer may have noted: 2001 to 2286. */
function epochs(cells: readonly Cell[], as: (how: ColumnMapping, note: string) => Adapted): readonly Adapted[] {
  const counts = cells.map((cell) => (typeof cell === "object" ? Number.NaN : Number(cell)));
  const within = (least: number): boolean =>
    counts.length > 0 && counts.every((count) => count >= least && count < 10 * least);
  return [
    ...(within(1e9) ? [as({ unit: "epoch seconds" }, "seconds since 1970")] : []),
    ...(within(1e12) ? [as({ unit: "epoch milliseconds" }, "milliseconds since 1970")] : []),
  ];
}

function adaptedChoice(
  type: Extract<FieldType, { readonly kind: "choice" }>,
  column: string,
  cells: readonly Cell[],
  isRead: IsRead | undefined,
): Adapted {
  const texts = [...new Set(cells.map(String))];
  const meant = texts.map((text) => [text, choiceMeant(type.choices, text)] as const);
  const values = Object.fromEntries(
    meant.flatMap(([text, choice]) => (choice && choice !== text ? [[text, choice]] : [])),
  );
  const left = meant.flatMap(([text, choice]) => (choice === undefined ? [text] : []));
  const spelt = Object.keys(values).length > 0;
  const notes = [...(spelt ? ["choices spelt otherwise"] : []), ...(left.length > 0 ? [toTranslate(left)] : [])];
  return {
    mapping: spelt ? { column, values } : column,
    fits: share(type, spelt ? { values } : {}, cells, isRead),
    ...(notes.length > 0 ? { note: notes.join("; ") } : {}),
  };
}

/** The choice that a text spells otherwise, or the only one that it holds as words: `1 - Critical` is critical. */
function choiceMeant(choices: readonly string[], text: string): string | undefined {
  const words = (whole: string) =>
    ` ${
      whole
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu)
        ?.join(" ") ?? ""
    } `;
  const same = choices.find((one) => one === text) ?? choices.find((one) => plainName(one) === plainName(text));
  const held = choices.filter((one) => words(one).trim() !== "" && words(text).includes(words(one)));
  return same ?? (held.length === 1 ? held[0] : undefined);
}

const mostTold = 6;

function toTranslate(texts: readonly string[]): string {
  const told = texts.slice(0, mostTold).map((text) => `"${text.slice(0, 40)}"`);
  return `say in "values" what ${told.join(", ")}${texts.length > mostTold ? ` and ${texts.length - mostTold} more` : ""} ${texts.length === 1 ? "means" : "mean"}`;
}

/** Of cells that are not null; a half where there are none. */
function share(type: FieldType, mapping: ColumnMapping, cells: readonly Cell[], isRead?: IsRead): number {
  if (cells.length === 0) return 0.5;
  const convert = converterFor(type, mapping, isRead);
  const fit = cells.filter((cell) => {
    if (cell === null) return false;
    const { value, unread } = convert(cell, null);
    if (unread) return false;
    if (type.kind === "date" || type.kind === "time") return typeof value === "string" && fits(type, value);
    return type.kind !== "choice" || (typeof value === "string" && type.choices.includes(value));
  });
  return fit.length / cells.length;
}
