const dayOrMonthFirst = /^(\d{1,2})([./-])(\d{1,2})\2\d{4}/;
const yearFirst = /^\d{4}([./])\d{1,2}\1\d{1,2}/;
const clock = /^([ T,]+)\d{1,2}:\d{2}(:\d{2})?$/;

/** The forms in which a date, or a time, of a column may be written: patterns of a mapping, the likelier first. */
export function dateForms(texts: readonly string[]): readonly string[] {
  for (const text of texts) {
    const found = dayOrMonthFirst.exec(text) ?? yearFirst.exec(text);
    const tail = found === null ? undefined : clockOf(text.slice(found[0].length));
    if (found === null || tail === undefined) continue;
    const sign = found[2] ?? found[1] ?? "";
    if (found[2] === undefined) return [`YYYY${sign}M${sign}D${tail}`];
    return [`D${sign}M${sign}YYYY${tail}`, `M${sign}D${sign}YYYY${tail}`];
  }
  return [];
}

function clockOf(tail: string): string | undefined {
  if (tail === "") return "";
  const found = clock.exec(tail);
  return found === null ? undefined : `${found[1]}H:mm${found[2] === undefined ? "" : ":ss"}`;
}
