import { type CsvHeader, csvHeader } from "../history/csv-header.ts";
import { csvProblem, headerProblem } from "../history/csv-problem.ts";
import type { Chunk, History } from "../history/history.ts";
import type { Problem } from "../problem.ts";
import { csvRecords } from "./csv-records.ts";
import { piecesOf, piecesProblem } from "./pieces.ts";
import { textPiecesOf } from "./text-pieces.ts";

const rowsAChunk = 4096;
const longestRecord = 1 << 24;

/**
 * Opens a CSV with a header line; `start` is how its text begins. Cells are read as in Node: each is a text, an empty one
 * absent, `""` an empty text. papaparse cannot tell the last two apart and repairs what is broken, so this is read by
 * `csvRecords`. A broken row is the last thing that `read` gives.
 */
export function openCsvBlob(name: string, blob: Blob, start: string, zipped: boolean): History | Problem {
  const header = csvHeader(start);
  const wrong = headerProblem(name, header?.names);
  if (header === undefined || wrong !== undefined) return wrong as Problem;
  return {
    file: name,
    format: "CSV",
    complete: true,
    columns: [...new Set(header.names)].map((column) => ({
      name: column,
      holds: "text",
      isRead: (path) => path.length === 0,
    })),
    read: (asked) => chunks(name, blob, header, zipped, asked),
    close: () => undefined,
  };
}

async function* chunks(
  name: string,
  blob: Blob,
  header: CsvHeader,
  zipped: boolean,
  asked: readonly string[],
): AsyncGenerator<Chunk | Problem> {
  const places = asked.map((column) => header.names.indexOf(column));
  const wanted = [...new Set(places.filter((place) => place >= 0))];
  const selected = places.map((place) => wanted.indexOf(place));
  const records = csvRecords(header, wanted);
  const chunk = (): Chunk => {
    const { rows, values } = records.give();
    return { rows, values: selected.map((at) => values[at] ?? new Array<null>(rows).fill(null)) };
  };
  let text = "";
  let worthTrying = 0;
  try {
    for await (const piece of textPiecesOf(piecesOf(blob, zipped))) {
      text += piece.text;
      // A record that goes on and on is looked at anew only when twice as much of it is there.
      if (text.length >= worthTrying || piece.isEnd || !piece.valid) {
        let from = 0;
        for (;;) {
          from = records.take(text, from, rowsAChunk, piece.isEnd && piece.valid);
          if (records.waiting() < rowsAChunk) break;
          yield chunk();
        }
        text = text.slice(from);
        worthTrying = text.length * 2;
      }
      const long = text.length > longestRecord ? ({ kind: "too long" } as const) : undefined;
      const fault = records.fault() ?? (piece.valid ? long : { kind: "not UTF-8" as const });
      if (records.waiting() > 0 && (piece.isEnd || fault !== undefined)) yield chunk();
      if (fault !== undefined) {
        const line = fault.kind === "line ends" ? undefined : records.line();
        yield csvProblem(name, line, fault);
        return;
      }
    }
  } catch (error) {
    yield piecesProblem(name, zipped, error);
  }
}
