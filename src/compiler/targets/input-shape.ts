import type { FieldType, ItemField } from "../../model/types.ts";
import { printDateTime } from "../../values/calendar.ts";
import { rangeIn } from "../../values/money.ts";

/** The nested objects that dotted fields make: a field ends here, or others go on below, by key. */
export interface Shape {
  readonly field?: ItemField;
  readonly below: ReadonlyMap<string, Shape>;
}

export function shapeOf(fields: readonly ItemField[]): Shape {
  const here = fields.find(({ path }) => path.length === 0);
  const groups = Map.groupBy(
    fields.filter(({ path }) => path.length > 0),
    ({ path }) => path[0] as string,
  );
  const below = new Map(
    [...groups].map(([key, group]) => [key, shapeOf(group.map((field) => ({ ...field, path: field.path.slice(1) })))]),
  );
  return here === undefined ? { below } : { field: here, below };
}

/** True where an input without it, or with null, leaves a field unknown that is not optional. */
export function isRequired({ field, below }: Shape): boolean {
  return (field !== undefined && !mayBeAbsent(field)) || [...below.values()].some(isRequired);
}

export function mayBeAbsent({ optional, absentMeans }: ItemField): boolean {
  return optional || absentMeans !== undefined;
}

/** What a field holds and how it is written, for people, in one line. `zone` is the name of the policy's. */
export function describeField(field: ItemField, zone: string | undefined): string {
  return [describeType(field.type, zone), ...describeAbsence(field)].map((sentence) => `${sentence}.`).join(" ");
}

function describeAbsence({ optional, absentMeans }: ItemField): readonly string[] {
  if (absentMeans === undefined) return optional ? ["Optional"] : [];
  return [`Absent means ${JSON.stringify(absentMeans.value)}, because ${JSON.stringify(absentMeans.because)}`];
}

function describeType(type: FieldType, zone: string | undefined): string {
  switch (type.kind) {
    case "text":
      return "Text";
    case "yes/no":
      return "Yes (true) or no (false)";
    case "number":
      return `${numberWords(type.decimals)}${rangeWords(type.least, type.most)}`;
    case "money":
      return `Money in ${type.currencies.join(", ")}${moneyRange(type)}: ${moneyWords(type.currencies)}; ${
        type.roundedHalfEven ? "rounded half to even to the smallest unit" : "no part of the smallest unit"
      }`;
    case "choice":
      return `One of ${type.choices.join(type.ordered ? " < " : ", ")}`;
    case "date":
      return `A date, such as 2026-03-02${rangeWords(type.least, type.most)}`;
    case "time":
      return `A time by ISO 8601, such as 2026-03-02T10:00:00Z, ${
        zone === undefined ? "always with its offset" : `local in ${zone} where it has no offset`
      }${rangeWords(isoOf(type.least), isoOf(type.most))}`;
    case "list":
      return `A list. Each element: ${describeType(type.of, zone)}`;
    case "items":
      return "A list of items";
  }
}

function numberWords(decimals: number | undefined): string {
  if (decimals === undefined) return "A number";
  return decimals === 0
    ? "A whole number"
    : `A number of at most ${decimals} ${decimals === 1 ? "decimal" : "decimals"}`;
}

/** Of several currencies each has its own end: ", at least 0 EUR / 0 GBP". */
function moneyRange({ currencies, least, most, limits }: FieldType & { readonly kind: "money" }): string {
  if (limits === undefined) return rangeWords(least, most);
  const ends = (end: "least" | "most"): string | undefined => {
    const each = currencies.flatMap((currency) => {
      const bound = rangeIn({ limits }, currency)[end];
      return bound === undefined ? [] : [`${bound} ${currency}`];
    });
    return each.length === 0 ? undefined : each.join(" / ");
  };
  return rangeWords(ends("least"), ends("most"));
}

function moneyWords(currencies: readonly string[]): string {
  const object = `{"amount": 12.5, "currency": "${currencies[0]}"}`;
  return currencies.length === 1 ? `a number, a decimal text, or ${object}` : object;
}

function rangeWords(least: string | undefined, most: string | undefined): string {
  if (least !== undefined && most !== undefined) return `, from ${least} to ${most}`;
  if (least !== undefined) return `, at least ${least}`;
  return most === undefined ? "" : `, at most ${most}`;
}

function isoOf(at: number | undefined): string | undefined {
  return at === undefined ? undefined : printDateTime(at);
}
