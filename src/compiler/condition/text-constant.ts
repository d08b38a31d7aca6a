import type { Constant } from "../../model/condition.ts";
import { parseDate } from "../../values/calendar.ts";
import { parseDecimal, printDecimal } from "../../values/decimal.ts";
import { minorDigitsOf } from "../../values/money.ts";
import { normalText } from "../../values/text.ts";
import type { Opposite } from "./mismatch.ts";

/** A cell of a table as a constant of the domain; undefined where it is none. */
export function constantOfText(text: string, { domain, type }: Opposite): Constant | undefined {
  switch (domain.kind) {
    case "text":
      return { kind: "text", value: normalText(text) };
    case "choice": {
      const value = normalText(text);
      const rank = type?.kind === "choice" ? type.choices.indexOf(value) : -1;
      return rank < 0 ? undefined : { kind: "choice", value, rank };
    }
    case "number": {
      const decimal = parseDecimal(text);
      return decimal && { kind: "number", value: printDecimal(decimal) };
    }
    case "money": {
      const decimal = parseDecimal(text);
      const [currency, ...others] = domain.currencies;
      if (decimal === undefined || currency === undefined || others.length > 0) return undefined;
      if (decimal.decimals > (minorDigitsOf(currency) ?? 2)) return undefined;
      return { kind: "money", currency, amount: printDecimal(decimal) };
    }
    case "date": {
      const day = parseDate(text);
      return day === undefined ? undefined : { kind: "date", day };
    }
    default:
      return undefined;
  }
}
