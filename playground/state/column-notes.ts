import { nearbyColumns, nearestName } from "../../src/simulation/mapping/similar.ts";
import type { Simulation } from "../../src/simulation/simulation.ts";

/** What a history does not give the policy, in sentences; in backticks what stands in the policy or in the file. */
export interface ColumnNote {
  readonly field: string;
  readonly text: string;
}

const whole = new Intl.NumberFormat("en");
const labels: Readonly<Record<string, string>> = {
  time: "the time of the decision",
  error: "whether the decision was wrong",
  "label known": "whether that is known",
  propensity: "the chance that a person saw it",
};

/** `columns`: the names of all columns that are held; `isCut`: there are more. */
export function columnNotes(
  { mapped, missing }: Pick<Simulation, "mapped" | "missing">,
  columns: readonly string[],
  isCut = false,
): readonly ColumnNote[] {
  const used = new Set(mapped.map(({ column }) => column));
  const free = nearbyColumns(
    columns.filter((column) => !used.has(column)).map((name) => ({ name })),
    missing,
  ).map(({ name }) => name);
  const without = missing.map((field) => {
    const near = nearestName(field, free);
    const meant = near === undefined ? "" : ` Is \`${near}\` meant?`;
    return { field, text: `No column gives \`${field}\`: it is unknown in every decision.${meant}` };
  });
  const unread = mapped.flatMap(({ field, column, unread: cells }) => {
    if (cells === undefined) return [];
    const { count, example, row } = cells;
    const what = Object.hasOwn(labels, field) ? (labels[field] ?? field) : `\`${field}\``;
    const from = column === undefined || column === field ? "" : ` of the column \`${column}\``;
    const they = count === 1 ? "is" : "are";
    const such = count === 1 ? "it holds" : "such as";
    return {
      field,
      text: `${count === 1 ? "One cell" : `${whole.format(count)} cells`}${from} could not be read as ${what} and ${they} unknown: ${such} \`${example}\` in row ${whole.format(row)}.`,
    };
  });
  const left = mapped.flatMap(({ field, column }) => {
    if (!isCut || column === undefined || columns.includes(column)) return [];
    const whose = Object.hasOwn(labels, field) ? (labels[field] ?? field) : `\`${field}\``;
    return {
      field,
      text: `This file has more columns than this page holds, and \`${column}\` is not among those it does: if the file has it, ${whose} is missing here. \`signoff simulate\` reads them all.`,
    };
  });
  return [...left, ...without, ...unread];
}
