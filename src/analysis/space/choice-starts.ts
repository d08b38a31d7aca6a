import type { Condition, Constant, Value } from "../../model/condition.ts";
import type { Cell } from "./cell.ts";

/** Up to so many cells are judged one by one. */
const FEW = 8;

/**
 * An atom that compares with choices alone, by the ranks that the type gives them, may change at these and right after
 * them. Undefined where nothing is known of it.
 */
export function choiceStarts(cells: readonly Cell[]): (atom: Condition) => readonly number[] | undefined {
  const places = new Map(cells.map(({ raws: [choice] }, at) => [choice, at]));
  return (atom) => {
    const constants = cells.length <= FEW ? undefined : comparedWith(atom);
    const starts: number[] = [];
    for (const constant of constants ?? []) {
      const at = constant.kind === "choice" ? places.get(constant.value) : undefined;
      if (at === undefined || constant.kind !== "choice" || constant.rank !== at) return undefined;
      starts.push(at, at + 1);
    }
    return constants && starts;
  };
}

function comparedWith(atom: Condition): readonly Constant[] | undefined {
  if (atom.kind === "missing") return [];
  if (atom.kind === "one of") return isRead(atom.value) && !atom.ignoringCase ? atom.constants : undefined;
  if (atom.kind !== "compare" || atom.ignoringCase) return undefined;
  const [read, other] = isRead(atom.left) ? [atom.left, atom.right] : [atom.right, atom.left];
  return isRead(read) && other.kind === "constant" ? [other.constant] : undefined;
}

function isRead({ kind }: Value): boolean {
  return kind === "field" || kind === "item field";
}
