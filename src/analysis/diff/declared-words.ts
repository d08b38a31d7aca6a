import { plural } from "../../model/phrase.ts";
import type { Team } from "../../model/policy.ts";
import type { Field, FieldType } from "../../model/types.ts";

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** A team in a line. */
export function teamWords({ people, shifts, zone, holidays, minutes, longReviews, ...more }: Team): string {
  const percent = (share: number): string => `${Number((share * 100).toPrecision(12))}%`;
  const clock = (at: number): string =>
    `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`;
  const hours = shifts.map(
    (shift) =>
      `${plural(shift.people, "person", "people")} ${shift.weekdays.map((day) => weekdays[day - 1]).join(", ")} ${clock(shift.from)}-${clock(shift.to)}`,
  );
  return [
    ...(people === undefined ? [] : [plural(people, "person", "people")]),
    ...hours,
    ...(zone === undefined ? [] : [zone]),
    ...(holidays === undefined ? [] : [`holidays ${holidays}`]),
    ...(minutes === undefined ? [] : [`${plural(minutes, "minute")} a review`]),
    ...(longReviews === undefined
      ? []
      : [`${percent(longReviews.share)} over ${plural(longReviews.minutes, "minute")}`]),
    ...(more.away === undefined ? [] : [`away ${percent(more.away)}`]),
    ...(more.costsPerHour === undefined
      ? []
      : [`costs ${more.costsPerHour.currency} ${more.costsPerHour.amount} an hour`]),
    ...(more.finds === undefined ? [] : [`finds ${percent(more.finds)} of errors`]),
  ].join(", ");
}

/** How a field is declared, in a line. */
export function typeWords({ type, optional, absentMeans }: Pick<Field, "type" | "optional" | "absentMeans">): string {
  const standIn =
    absentMeans === undefined
      ? []
      : [`absent means ${JSON.stringify(absentMeans.value)} because "${absentMeans.because}"`];
  return [ofType(type), ...(optional ? ["optional"] : []), ...standIn].join(", ");
}

function ofType(type: FieldType): string {
  switch (type.kind) {
    case "text":
    case "yes/no":
      return type.kind;
    case "number": {
      const kind = type.decimals === undefined ? "number" : type.decimals === 0 ? "whole number" : "number";
      const decimals =
        type.decimals === undefined || type.decimals === 0 ? "" : `, ${plural(type.decimals, "decimal")}`;
      return `${kind}${decimals}${rangeWords(type)}`;
    }
    case "money": {
      const ranges = Object.entries(type.limits ?? {}).map(([currency, range]) => `, ${currency}${rangeWords(range)}`);
      const rounded = type.roundedHalfEven ? ", rounded half even" : "";
      return `money ${type.currencies.join(", ")}${rounded}${rangeWords(type)}${ranges.join("")}`;
    }
    case "choice":
      return `one of ${type.choices.join(type.ordered ? " < " : ", ")}`;
    case "date":
    case "time":
      return `${type.kind}${rangeWords(type)}`;
    case "list":
      return `list of ${ofType(type.of)}`;
    case "items":
      return `list of ${type.fields.map((field) => `${field.path.join(".")} ${typeWords(field)}`).join("; ")}`;
  }
}

function rangeWords({ least, most }: { readonly least?: unknown; readonly most?: unknown }): string {
  return `${least === undefined ? "" : `, at least ${least}`}${most === undefined ? "" : `, at most ${most}`}`;
}
