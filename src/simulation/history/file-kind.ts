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
  return startsWith(raw, [0x1f, 0x8b]) ? "gzip" : "none";
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
