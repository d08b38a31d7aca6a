import type { FieldType } from "../../src/model/types.ts";
import type { ColumnMapping, Scalar } from "../../src/simulation/mapping/mapping.ts";
import type { Given } from "./mapping-form.ts";

/** One way in which cells are written, by an example. */
export interface Reading {
  readonly words: string;
  readonly how: Pick<ColumnMapping, "decimal" | "unit" | "format">;
}

const numbers: readonly Reading[] = [
  { words: "1234.5", how: {} },
  { words: "1,234.50", how: { decimal: "." } },
  { words: "1.234,50", how: { decimal: "," } },
];

const shares: readonly Reading[] = [
  { words: "85.5 for 0.855 (percent)", how: { unit: "percent" } },
  { words: "85,5 for 0.855 (percent)", how: { unit: "percent", decimal: "," } },
];

const dates: readonly (readonly [words: string, format: string])[] = [
  ["21.11.2026", "D.M.YYYY"],
  ["21/11/2026", "D/M/YYYY"],
  ["11/21/2026", "M/D/YYYY"],
];

const counts: readonly Reading[] = [
  { words: "seconds since 1970", how: { unit: "epoch seconds" } },
  { words: "milliseconds since 1970", how: { unit: "epoch milliseconds" } },
];

/** The ways to choose from, the one without a conversion first; none where there is nothing to choose. */
export function readingsOf(kind: FieldType["kind"]): readonly Reading[] {
  switch (kind) {
    case "number":
      return [...numbers, ...shares];
    case "money":
      return numbers;
    case "date":
      return [{ words: "2026-11-21", how: {} }, ...dates.map(([words, format]) => ({ words, how: { format } }))];
    case "time": {
      const clocks = dates.flatMap(([words, format]) => [
        { words: `${words} 9:05`, how: { format: `${format} H:mm` } },
        { words: `${words} 9:05:30`, how: { format: `${format} H:mm:ss` } },
      ]);
      return [{ words: "2026-11-21 09:05", how: {} }, ...clocks, ...counts];
    }
    default:
      return [];
  }
}

/** Which of them is in force; undefined where a mapping says something else. */
export function readingOf(readings: readonly Reading[], given: Given): Reading | undefined {
  const { decimal, unit, format } = typeof given === "string" ? {} : given;
  return readings.find(({ how }) => how.decimal === decimal && how.unit === unit && how.format === format);
}

export function withReading(given: Given, { how }: Reading): Given {
  const { decimal: _, unit: __, format: ___, ...rest } = whole(given);
  return plainest({ ...rest, ...how });
}

/** What stands for yes and for no, as a reader writes it: divided by commas. */
export function signsOf(given: Given): { readonly yes: string; readonly no: string } {
  const { yes, no } = whole(given);
  return { yes: written(yes), no: written(no) };
}

/** Without any signs those are taken that are usual. */
export function withSigns(given: Given, signs: { readonly yes: string; readonly no: string }): Given {
  const { yes: _, no: __, ...rest } = whole(given);
  const [yes, no] = [listed(signs.yes), listed(signs.no)];
  return plainest({ ...rest, ...(yes === undefined ? {} : { yes }), ...(no === undefined ? {} : { no }) });
}

function whole(given: Given): ColumnMapping {
  return typeof given === "string" ? { column: given } : given;
}

function plainest(mapping: ColumnMapping): Given {
  return Object.keys(mapping).length === 1 && mapping.column !== undefined ? mapping.column : mapping;
}

function written(signs: Scalar | readonly Scalar[] | undefined): string {
  if (signs === undefined) return "";
  return typeof signs === "object" ? signs.join(", ") : String(signs);
}

function listed(text: string): string | readonly string[] | undefined {
  const signs = text
    .split(",")
    .map((sign) => sign.trim())
    .filter((sign) => sign !== "");
  return signs.length > 1 ? signs : signs[0];
}
