import type { FieldType } from "../../../model/types.ts";
import type { ValueKind } from "../../names/value-kind.ts";
import type { State } from "../state.ts";

const ordering = [">", ">=", "<", "<=", "over", "under", "at least", "at most", "is from"];
const equal = ["is", "is not", "is one of", "is not one of", "is in", "is not in"];
const presence = ["is missing", "is present"];

/** How a value can be compared, the commonest way first. */
export function comparisonsOf({ left, value, bare }: State): readonly string[] {
  const kind = left ?? value;
  if (!bare) return [];
  if (kind === undefined)
    return [...ordering, ...equal, "is empty", "is not empty", ...presence, "like", "mentions", "includes"];
  return kind.kind === "typed" ? ofType(kind.type) : ofComputed(kind);
}

function ofComputed({ kind }: Exclude<ValueKind, { kind: "typed" }>): readonly string[] {
  if (kind === "weekday") return ["is", "is not", "is one of", "is not one of", "is from"];
  return kind === "time of day"
    ? [...ordering, "is"]
    : ["<", "<=", ">", ">=", "under", "over", "at least", "at most", "is", "is from"];
}

function ofType(type: FieldType): readonly string[] {
  switch (type.kind) {
    case "text":
      return [
        "is",
        "is not",
        "is one of",
        "is not one of",
        "mentions",
        "like",
        "is in",
        "is not in",
        "is empty",
        "is not empty",
        ...presence,
      ];
    case "yes/no":
      return ["is", "is not", ...presence];
    case "choice":
      return type.ordered
        ? [
            ...equal.slice(0, 4),
            ">=",
            "<=",
            ">",
            "<",
            "at least",
            "at most",
            "over",
            "under",
            "is from",
            "is in",
            "is not in",
            ...presence,
          ]
        : [...equal, ...presence];
    case "number":
    case "money":
    case "date":
    case "time":
      return [...ordering, ...equal, ...presence];
    case "list":
      return ["includes", "is empty", "is not empty", ...presence];
    case "items":
      return ["is empty", "is not empty", ...presence];
  }
}

/** Does this way of comparing fit the value on the left? */
export function isCondition(phrase: string): (state: State) => boolean {
  return (state) => comparisonsOf(state).includes(phrase);
}
