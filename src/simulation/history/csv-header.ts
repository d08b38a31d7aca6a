const delimiters = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof delimiters)[number];

export interface CsvHeader {
  readonly delimiter: Delimiter;
  readonly names: readonly string[];
}

/**
 * The first record of a CSV, with the delimiter that parts it most often, those first by which no quote stands inside a
 * name; undefined where a quote stays open.
 */
export function csvHeader(text: string): CsvHeader | undefined {
  let best: (CsvHeader & { readonly fit: number }) | undefined;
  for (const delimiter of delimiters) {
    const found = firstRecord(text, delimiter);
    if (found === undefined) continue;
    const fit = found.strayQuotes ? 0 : found.names.length;
    if (best === undefined || fit > best.fit) best = { delimiter, names: found.names, fit };
  }
  return best && { delimiter: best.delimiter, names: best.names };
}

function firstRecord(
  text: string,
  delimiter: string,
): { readonly names: readonly string[]; readonly strayQuotes: boolean } | undefined {
  let strayQuotes = false;
  const names: string[] = [];
  let name = "";
  let quoted = false;
  for (let at = 0; at <= text.length; at++) {
    const sign = text[at];
    if (quoted) {
      if (sign === undefined) return undefined;
      if (sign === '"' && text[at + 1] === '"') {
        name += '"';
        at++;
      } else if (sign === '"') quoted = false;
      else name += sign;
    } else if (sign === '"' && name === "") quoted = true;
    else if (sign === delimiter) {
      names.push(name);
      name = "";
    } else if (sign === undefined || sign === "\n" || sign === "\r") {
      names.push(name);
      return { names, strayQuotes };
    } else {
      strayQuotes ||= sign === '"';
      name += sign;
    }
  }
  return { names, strayQuotes };
}
