import type { Condition } from "../../model/condition.ts";
import { holds } from "../../model/operators.ts";
import { numberOf } from "./atoms.ts";
import type { FieldColumn, Ground } from "./base.ts";
import type { ValueLine } from "./readings.ts";

/**
 * The truth by row where two fields are compared whose values stand on a line: pairs of values are often as many as rows,
 * too many to judge each. Undefined for all other conditions.
 */
export function comparedRows(ground: Ground, condition: Condition): Uint8Array | undefined {
  if (condition.kind !== "compare" || condition.left.kind !== "field" || condition.right.kind !== "field")
    return undefined;
  const [left, right] = [ground.columnOf(condition.left.field), ground.columnOf(condition.right.field)];
  if (left.line === undefined || right.line === undefined) return undefined;
  const rows = new Uint8Array(ground.rows);
  const [lefts, rights] = [groupsOf(left, left.line, right.line), groupsOf(right, right.line, right.line)];
  const truthAt = (order: number): number => numberOf(holds(condition.operator, order));
  const [ifLess, ifSame, ifGreater] = [truthAt(-1), truthAt(0), truthAt(1)];
  for (let row = 0; row < rows.length; row++) {
    const [first, second] = [left.codes[row] as number, right.codes[row] as number];
    const group = lefts[first] as number;
    if (group < 0 || group !== rights[second]) rows[row] = unknown;
    else {
      const order = (left.line.keys[first] as number) - (right.line.keys[second] as number);
      rows[row] = order < 0 ? ifLess : order > 0 ? ifGreater : ifSame;
    }
  }
  return rows;
}

const unknown = numberOf("unknown");

/** By code the place of the currency in the other line, 0 without currencies; less where it is not there, or nothing known. */
function groupsOf(column: FieldColumn, line: ValueLine, other: ValueLine): Int32Array {
  const groups = new Int32Array(column.count);
  const places = line.currencies?.map((currency) => other.currencies?.indexOf(currency) ?? -1);
  for (let code = 0; code < column.count; code++)
    groups[code] = column.isUnknown(code) ? -1 : places === undefined ? 0 : (places[line.groups?.[code] ?? 0] ?? -1);
  return groups;
}
