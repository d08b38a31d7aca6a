import type { Policy } from "../../../model/policy.ts";
import { type BoxTable, growingTable } from "../../boxes/box-table.ts";
import type { Dimensions } from "../../boxes/dimensions.ts";
import { isPlain } from "../../boxes/policy-boxes.ts";
import type { Context } from "../../context.ts";

interface Version {
  readonly rules: Policy["rules"];
  readonly dimensions: Dimensions;
  readonly table: BoxTable;
  /** By place its first row; the rows of the last end where the table does. */
  readonly rows: Int32Array;
}

const ROOM = 64;

/**
 * Where rules are certain, all boxes in a row. Undefined where a rule is no boxes, or says more than in which cells fields
 * lie. Of rules that the version before had the rows are taken where its boxes lie in the same cells.
 */
export function coveredTable(context: Pick<Context, "policy" | "memory" | "boxes" | "edit">): BoxTable | undefined {
  const { rules } = context.policy;
  const { edit } = context;
  const { dimensions, ofRule } = context.boxes();
  const left = context.memory.left<Version>("covered");
  const { value } = left;
  left.value = undefined;
  const before =
    value !== undefined && value.rules === edit?.from && value.dimensions === dimensions ? value : undefined;
  const hasFacts = dimensions.all.some(({ kind }) => kind === "fact");
  const growing = growingTable([], dimensions.all.length, (before?.table.count ?? rules.length) + ROOM);
  const rows = new Int32Array(rules.length + 1);
  let count = 0;
  for (let place = 0; place < rules.length; place++) {
    rows[place] = count;
    const old = before === undefined ? -1 : (edit?.before[place] ?? -1);
    if (before !== undefined && old >= 0) {
      for (let row = before.rows[old] as number; row < (before.rows[old + 1] as number); row++, count++)
        growing.addRow(before.table, row);
      continue;
    }
    const certain = ofRule(place).certain();
    if (certain === undefined || (hasFacts && !certain.every((box) => isPlain(dimensions, box)))) return undefined;
    for (const box of certain) growing.add(box);
    count += certain.length;
  }
  rows[rules.length] = count;
  const table = growing.table();
  left.value = { rules, dimensions, table, rows };
  return table;
}
