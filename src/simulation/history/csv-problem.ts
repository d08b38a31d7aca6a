import type { Problem } from "../problem.ts";

/** What can be wrong with a record of a CSV. */
export type CsvFault =
  | { readonly kind: "ragged"; readonly found: number; readonly expected: number }
  | { readonly kind: "open quote" | "not UTF-8" | "too long" | "line ends" };

/** A fault in words; `line` where it is known. */
export function csvProblem(file: string, line: number | undefined, fault: CsvFault): Problem {
  const place = line === undefined ? { file } : { file, line };
  switch (fault.kind) {
    case "ragged":
      return {
        ...place,
        reason: `this row has ${cells(fault.found)}, the header ${cells(fault.expected)}.`,
        advice: "Every row needs a cell for each column; a text that holds the separator stands in quotation marks.",
      };
    case "open quote":
      return {
        ...place,
        reason: "a quotation mark is never closed.",
        advice: 'Inside a quoted text write it twice: "".',
      };
    case "not UTF-8":
      return { ...place, reason: "this is not UTF-8 text.", advice: "Save the file with the encoding UTF-8." };
    case "too long":
      return { ...place, reason: "this line is longer than 16 MB." };
    case "line ends":
      return {
        ...place,
        reason: "its lines do not all end alike: some with a line feed, some with a carriage return.",
        advice: "Save the file with one kind of line end.",
      };
  }
}

/** What is wrong with the names of a header, if anything. */
export function headerProblem(file: string, names: readonly string[] | undefined): Problem | undefined {
  if (names === undefined) return { file, line: 1, reason: "a quotation mark in the header is never closed." };
  const seen = new Set<string>();
  for (const name of names) {
    if (name !== "" && seen.has(name))
      return {
        file,
        line: 1,
        reason: `the header names two columns "${name}".`,
        advice: "Rename or drop one of them.",
      };
    seen.add(name);
  }
  return undefined;
}

function cells(count: number): string {
  return count === 1 ? "1 cell" : `${count} cells`;
}
