import type { ColumnMapping, Scalar, Unit } from "../../src/simulation/mapping/mapping.ts";

const unitWords: Readonly<Record<Unit, string>> = {
  cents: "in cents: 100 is 1",
  thousands: "in thousands: 1 is 1,000",
  millions: "in millions: 1 is 1,000,000",
  percent: "in percent: 85 is 0.85",
  "epoch seconds": "in seconds since 1970",
  "epoch milliseconds": "in milliseconds since 1970",
};

const mostTold = 4;

/** How the cells of a column become values, in a sentence's words; "" where they are taken as they are. */
export function conversionWords(given: string | ColumnMapping | undefined): string {
  if (given === undefined || typeof given === "string") return "";
  const { value, yes, no, values, unit, currency, decimal, zone, format, separator } = given;
  const meanings = Object.entries(values ?? {}).map(([from, to]) => `${from} is ${to}`);
  return [
    ...(value === undefined ? [] : [`always ${value}`]),
    ...(yes === undefined ? [] : [`${oneOf(yes)} is yes`]),
    ...(no === undefined ? [] : [`${oneOf(no)} is no`]),
    ...meanings.slice(0, mostTold),
    ...(meanings.length > mostTold ? [`and ${meanings.length - mostTold} more`] : []),
    ...(values !== undefined && meanings.length === 0 ? ["taken as texts"] : []),
    ...(unit === undefined ? [] : [unitWords[unit]]),
    ...(currency === undefined
      ? []
      : [typeof currency === "string" ? `in ${currency}` : `the currency is in ${currency.column}`]),
    ...(decimal === undefined ? [] : [decimal === "," ? "decimals after a comma" : "decimals after a point"]),
    ...(zone === undefined ? [] : [`times of ${zone}`]),
    ...(format === undefined ? [] : [`written ${format}`]),
    ...(separator === undefined ? [] : [`several values, divided by "${separator}"`]),
  ].join(", ");
}

function oneOf(signs: Scalar | readonly Scalar[]): string {
  return typeof signs === "object" ? signs.join(" or ") : String(signs);
}

/** Why a column is proposed, without what is said of its reading beside it. */
export function withoutWords(why: string, words: string): string {
  return why
    .split("; ")
    .filter((part) => part !== words)
    .join("; ");
}
