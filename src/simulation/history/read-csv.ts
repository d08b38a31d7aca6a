import type { Problem } from "../problem.ts";
import { csvHeader } from "./csv-header.ts";
import { csvProblem, headerProblem } from "./csv-problem.ts";
import { chunksOf, countOf, openDuckDB, sqlPath, sqlText } from "./duckdb.ts";
import type { History } from "./history.ts";

/**
 * Opens a CSV with a header line; `start` is how its text begins. Every cell is read as text: what it means is the
 * business of the field it goes to. An empty cell is absent, `""` is an empty text. All of it is read once beforehand, every
 * column of it, so that a broken row is found before anything is made of the rows before it.
 */
export async function openCsv(file: string, start: string, zipped: boolean): Promise<History | Problem> {
  const header = csvHeader(start);
  const wrong = headerProblem(file, header?.names);
  if (header === undefined || wrong !== undefined) return wrong as Problem;
  const { connection, close } = await openDuckDB();
  const options = [
    "auto_detect = false",
    "header = true",
    `delim = ${sqlText(header.delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    "nullstr = ''",
    "allow_quoted_nulls = false",
    "strict_mode = true",
    "max_line_size = 16777216",
    ...(zipped ? ["compression = 'gzip'"] : []),
    `columns = {${header.names.map((_, index) => `c${index}: 'VARCHAR'`).join(", ")}}`,
  ];
  const source = `read_csv(${sqlPath(file)}, ${options.join(", ")})`;
  const indices = new Map<string, number>();
  header.names.forEach((name, index) => {
    if (!indices.has(name)) indices.set(name, index);
  });
  const all = header.names.map((_, index) => `count(c${index})`).join(", ");
  let rows = 0;
  try {
    rows = await countOf(connection, `SELECT count(*), ${all} FROM ${source}`);
  } catch (error) {
    close();
    return problemOf(file, error instanceof Error ? error.message : String(error));
  }
  return {
    file,
    format: "CSV",
    complete: true,
    rows,
    columns: [...indices.keys()].map((name) => ({ name, holds: "text", isRead: (path) => path.length === 0 })),
    read: (asked) => {
      const used = [...new Set(asked.flatMap((name) => indices.get(name) ?? []))];
      const selections = asked.map((name) => {
        const index = indices.get(name);
        return index === undefined ? undefined : { index: used.indexOf(index), path: [] };
      });
      const list = used.length === 0 ? "c0" : used.map((index) => `c${index}`).join(", ");
      const explain = (message: string): Problem => problemOf(file, message);
      return chunksOf(connection, `SELECT ${list} FROM ${source}`, selections, rows, explain);
    },
    close,
  };
}

function problemOf(file: string, message: string): Problem {
  const at = /CSV Error on Line: (\d+)/.exec(message)?.[1];
  const line = at === undefined ? undefined : Number(at);
  const counts = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(message);
  if (counts !== null)
    return csvProblem(file, line, { kind: "ragged", found: Number(counts[2]), expected: Number(counts[1]) });
  if (message.includes("unterminated quote")) return csvProblem(file, line, { kind: "open quote" });
  if (message.includes("Invalid unicode")) return csvProblem(file, line, { kind: "not UTF-8" });
  if (message.includes("Maximum line size")) return csvProblem(file, line, { kind: "too long" });
  // What it says of lines that end in different ways.
  if (message.includes("reached an invalid state")) return csvProblem(file, line, { kind: "line ends" });
  const place = line === undefined ? { file } : { file, line };
  const first = message.split("\n").find((text) => text !== "" && !text.includes("CSV Error on Line")) ?? "";
  return { ...place, reason: `this could not be read as CSV (${first.replace(/^Original Line:.*/, "a broken row")}).` };
}
