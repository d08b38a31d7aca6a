import { bare } from "../../compiler/condition/constant.ts";
import { typeText } from "../../compiler/inferred-block.ts";
import type { FieldType } from "../../model/types.ts";
import type { Item } from "./offered-fields.ts";
import type { State } from "./state.ts";
import { withoutTabStops, withTabStops } from "./tab-stops.ts";

/** The choices of the value on the left. */
export function choicesOf({ left }: State): readonly Item[] {
  const type = left?.kind === "typed" ? plain(left.type) : undefined;
  if (type?.kind !== "choice") return [];
  return type.choices.map((choice) => ({
    kind: "choice",
    label: bare(choice),
    detail: "choice",
    documentation: "",
    rank: 0,
  }));
}

function plain(type: FieldType): FieldType {
  return type.kind === "list" ? type.of : type;
}

/** What can be written out where a value stands: the forms of the type on the left, with tab stops. */
export function literalsFor({ left }: State): readonly Item[] {
  if (left === undefined) return [];
  if (left.kind === "typed") return ofType(plain(left.type));
  switch (left.kind) {
    case "days":
      return [form("‹30› days", "calendar days"), form("‹2› weeks", "seven days each")];
    case "length of time":
      return [form("‹4› hours", "length of time"), form("‹2› days", "24 hours each")];
    case "time of day":
      return [form("‹09:00›", "time of day")];
    case "weekday":
      return [];
  }
}

function ofType(type: FieldType): readonly Item[] {
  switch (type.kind) {
    case "money": {
      const amounts = type.currencies.map((currency) => `${signs.get(currency) ?? `${currency} `}‹10,000›`);
      return [form(amounts.join(" / "), typeText(type))];
    }
    case "number": {
      const isShare = type.most === "1" && type.decimals !== 0;
      return isShare ? [form("‹80›%", "a share")] : [form(`‹${type.least ?? "10"}›`, typeText(type))];
    }
    case "text":
      return [form('"‹text›"', "text")];
    case "date":
      return [form("‹2026-01-31›", "date")];
    case "time":
      return [form("‹2026-01-31T10:00›", "time")];
    default:
      return [];
  }
}

const signs: ReadonlyMap<string, string> = new Map([
  ["USD", "$"],
  ["EUR", "€"],
  ["GBP", "£"],
  ["JPY", "¥"],
]);

/** `text` with its places to be filled in. */
export function form(text: string, detail: string): Item {
  const label = withoutTabStops(text);
  return { kind: "value", label, insert: withTabStops(text), snippet: true, detail, documentation: "", rank: 0 };
}
