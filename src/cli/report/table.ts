/** 24,000 */
export function count(number: number): string {
  return Math.round(number).toLocaleString("en-US");
}

/** `171.2` a day, `0.4`, `3,040`. */
export function perDay(number: number): string {
  return number >= 1000 ? count(number) : number.toFixed(1);
}

/** 34.0%; a share that is not quite none or all does not read as such. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return "–";
  const share = (100 * part) / whole;
  if (part > 0 && share < 0.05) return "<0.1%";
  if (part < whole && share > 99.95) return ">99.9%";
  return `${share.toFixed(1)}%`;
}

/** A bar of eighths of a block; something that is not nothing shows. */
export function bar(part: number, whole: number, width: number): string {
  const eighths = whole === 0 || part === 0 ? 0 : Math.max(1, Math.round((part / whole) * width * 8));
  return "█".repeat(Math.floor(eighths / 8)) + ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8];
}

/** `1 review`, `2,000 reviews` */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${count(number)} ${number === 1 ? one : many}`;
}

/**
 * Rows as aligned lines within `width` columns: the first column to the left, the others to the right as numbers are, unless
 * all are texts. Nothing is cut: a first cell too long for its column has a line of its own, the last of texts is broken
 * between words.
 */
export function table(
  rows: readonly (readonly string[])[],
  { width = 80, indent = 2, texts = false }: { width?: number; indent?: number; texts?: boolean } = {},
): string {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, at) => Math.max(...rows.map((row) => (row[at] ?? "").length)));
  const lead = " ".repeat(indent);
  if (texts) return rows.map((row) => textLines(row, widths, { width, lead })).join("");
  const others = widths.slice(1).reduce((sum, own) => sum + own + 2, 0);
  const first = Math.min(widths[0] ?? 0, Math.max(8, width - indent - others));
  return rows
    .map(([name = "", ...cells]) => {
      const isLong = name.length > first;
      const numbers = cells.map((cell, at) => cell.padStart(widths[at + 1] ?? 0));
      const line = `${lead}${[(isLong ? "" : name).padEnd(first), ...numbers].join("  ")}`.trimEnd();
      return `${isLong ? `${lead}${name}\n` : ""}${line}\n`;
    })
    .join("");
}

const narrowest = 24;

function textLines(
  row: readonly string[],
  widths: readonly number[],
  { width, lead }: { readonly width: number; readonly lead: string },
): string {
  const last = row.length === widths.length ? (row.at(-1) ?? "") : "";
  const before = row.slice(0, widths.length - 1).map((cell, at) => cell.padEnd(widths[at] ?? 0));
  const start = `${lead}${before.join("  ")}  `;
  if (start.length + last.length <= width) return `${(start + last).trimEnd()}\n`;
  const isBelow = width - start.length < narrowest;
  const lines = wrapped(last, { width, indent: isBelow ? lead.length + 4 : start.length });
  return isBelow ? `${start.trimEnd()}\n${lines}` : start + lines.trimStart();
}

/** Words as lines of at most `width` columns. */
export function wrapped(text: string, { width = 80, indent = 2 }: { width?: number; indent?: number } = {}): string {
  const lead = " ".repeat(indent);
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && lead.length + line.length + 1 + word.length > width) {
      lines.push(lead + line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  if (line !== "") lines.push(lead + line);
  return lines.map((one) => `${one}\n`).join("");
}
