import type { FieldType } from "../../model/types.ts";
import { parseDate, parseDateTime } from "../../values/calendar.ts";
import type { Cell } from "../history/history.ts";

/** Whether a value is of the kind that a field takes, told apart roughly: for the notes of a report. */
export function fits(type: FieldType, value: Exclude<Cell, null>): boolean {
  switch (type.kind) {
    case "text":
    case "choice":
      return typeof value === "string";
    case "yes/no":
      return typeof value === "boolean";
    case "number":
      return typeof value === "number" && Number.isFinite(value);
    case "money":
      return typeof value === "string"
        ? /^-?\d+(\.\d+)?$/.test(value)
        : typeof value !== "boolean" && !Array.isArray(value);
    case "date":
      return typeof value === "string" && parseDate(value) !== undefined;
    case "time":
      return typeof value === "string" && parseDateTime(value) !== undefined;
    case "list":
    case "items":
      return Array.isArray(value);
  }
}
