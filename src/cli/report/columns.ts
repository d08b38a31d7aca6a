import { wrapped } from "./table.ts";

/** Rows of texts in columns of these widths, each cell broken between words; a line below the first row. */
export function columns(rows: readonly (readonly string[])[], widths: readonly number[]): string {
  const line = widths.map((width) => "-".repeat(width));
  const [head, ...others] = rows;
  return [...(head === undefined ? [] : [head, line]), ...others].map((row) => rowText(row, widths)).join("");
}

function rowText(row: readonly string[], widths: readonly number[]): string {
  const cells = widths.map((width, at) =>
    wrapped(row[at] ?? "", { width, indent: 0 })
      .trimEnd()
      .split("\n"),
  );
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, at) => {
    const parts = cells.map((lines, place) => (lines[at] ?? "").padEnd(widths[place] ?? 0));
    return `${parts.join("  ").trimEnd()}\n`;
  }).join("");
}
