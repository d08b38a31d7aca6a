const delimiters = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof delimiters)[number];

export interface CsvHeader {
  readonly delimiter: Delimiter;
  readonly names: readonly string[];
}

/** The first record of a CSV, with the delimiter that parts it most often; undefined where a quote stays open. */
export function csvHeader(text: string): CsvHeader | undefined {
  let best: CsvHeader | undefined;
  for (const delimiter of delimiters) {
    const names = firstRecord(text, delimiter);
    if (names !== undefined && (best === undefined || names.length > best.names.length)) best = { delimiter, names };
  }
  return best;
}

function firstRecord(text: string, delimiter: string): readonly string[] | undefined {
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
      return names;
    } else name += sign;
  }
  return names;
}
