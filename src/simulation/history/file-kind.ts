import type { Problem } from "../problem.ts";

/** How much of the beginning of a file tells what it is, in bytes. */
export const startLength = 1 << 20;

/** What the first bytes of a file say: a Parquet file, or a text that may be packed. */
export function packingOf(file: string, raw: Uint8Array): "Parquet" | "gzip" | "none" | Problem {
  if (startsWith(raw, [0x50, 0x41, 0x52, 0x31])) return "Parquet";
  if (/\.parquet$/i.test(file))
    return {
      file,
      reason: "this is no Parquet file, although its name ends so.",
      advice: "Name it after what it is, such as .csv or .jsonl, or export it again.",
    };
  const other = otherKind(file, raw);
  if (other !== undefined) return other;
  return startsWith(raw, [0x1f, 0x8b]) ? "gzip" : "none";
}

/** Files that people open as well, and what to do with them. */
function otherKind(file: string, raw: Uint8Array): Problem | undefined {
  const isZip = startsWith(raw, [0x50, 0x4b, 0x03, 0x04]);
  const isOld = startsWith(raw, [0xd0, 0xcf, 0x11, 0xe0]);
  if (isOld || (isZip && /\.(xls[xmb]?|ods|numbers)$/i.test(file)))
    return {
      file,
      reason: "this is a spreadsheet.",
      advice: "Open it in your spreadsheet program, save it as CSV (UTF-8), and take that file.",
    };
  if (isZip) return { file, reason: "this is a zip file.", advice: "Unpack it, and take the file that it holds." };
  if (startsWith(raw, [0x25, 0x50, 0x44, 0x46]))
    return { file, reason: "this is a PDF.", advice: "Export the decisions as CSV, JSONL or Parquet instead." };
  return undefined;
}

/** What a text is by how it begins, unpacked, and then by the name of its file. */
export function textKindOf(
  file: string,
  bytes: Uint8Array,
  zipped: boolean,
): { readonly kind: "CSV"; readonly start: string } | { readonly kind: "JSONL" } | Problem {
  if (bytes.length === 0) return { file, reason: "this file is empty." };
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]))
    return { file, reason: "this is UTF-16 text.", advice: "Save the file with the encoding UTF-8." };
  if (bytes.includes(0)) return { file, reason: "this is a binary file, neither CSV nor JSONL nor Parquet." };
  const start = new TextDecoder().decode(bytes).replace(/^\uFEFF/, "");
  const name = zipped ? file.replace(/\.gz$/i, "") : file;
  const first = start.trimStart()[0];
  if (/\.(jsonl|ndjson)$/i.test(name) || first === "{") return { kind: "JSONL" };
  if (first === "[" && /\.json$/i.test(name))
    return {
      file,
      reason: "this is one JSON list.",
      advice: "Write one object a line (JSONL), without the brackets around and the commas between.",
    };
  if (first === undefined) return { file, reason: "this file holds nothing but blanks." };
  return { kind: "CSV", start };
}

export function unpackingProblem(file: string, zipped: boolean, reason: string): Problem {
  return {
    file,
    reason: zipped ? `this gzip file is broken (${reason}).` : `this file could not be read (${reason}).`,
  };
}

function startsWith(bytes: Uint8Array, signs: readonly number[]): boolean {
  return signs.every((sign, at) => bytes[at] === sign);
}
