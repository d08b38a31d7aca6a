import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One golden case of a text file under test/cases: a title, the sentences it shows, and its sections in order. */
export interface Case {
  readonly file: string;
  readonly title: string;
  readonly quotes: readonly string[];
  readonly sections: readonly Section[];
}

export interface Section {
  /** `policy`, `file NAME`, `diagnostics`, `mended`, `decide`, `format`, `declare`, `explain INPUT`, `findings [CODE…]`, `sheet`. */
  readonly name: string;
  readonly text: string;
}

export function caseFiles(folder = "test/cases"): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".txt"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

export function readCases(file: string): readonly Case[] {
  return readFileSync(file, "utf8")
    .split(/^={4,}\n/m)
    .map((part) => parseCase(file, part));
}

/** The text of a case as it stands in the file, the inverse of reading. */
export function printCase({ title, quotes, sections }: Case): string {
  const head = [`# ${title}`, ...quotes.map((quote) => `> ${quote}`)];
  const body = sections.flatMap(({ name, text }) => [`--- ${name}`, ...(text === "" ? [] : [text.replace(/\n$/, "")])]);
  return `${[...head, ...body].join("\n")}\n`;
}

function parseCase(file: string, part: string): Case {
  const lines = part.replace(/\n$/, "").split("\n");
  const title = lines.shift() ?? "";
  if (!title.startsWith("# "))
    throw new Error(`${file}: a case begins with "# title", not with ${JSON.stringify(title)}`);
  const quotes: string[] = [];
  while (lines[0]?.startsWith("> ")) quotes.push((lines.shift() as string).slice(2));
  const sections: { name: string; lines: string[] }[] = [];
  for (const line of lines) {
    if (line.startsWith("--- ")) sections.push({ name: line.slice(4), lines: [] });
    else if (sections.length > 0) sections.at(-1)?.lines.push(line);
    else throw new Error(`${file}: "${title}" has text before its first section`);
  }
  return {
    file,
    title: title.slice(2),
    quotes,
    sections: sections.map(({ name, lines: text }) => ({ name, text: text.map((line) => `${line}\n`).join("") })),
  };
}
