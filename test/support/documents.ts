import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A fenced block of a document: its language, the words after it, its text, and where the text stands. */
export interface Block {
  readonly file: string;
  readonly line: number;
  readonly language: string;
  readonly words: readonly string[];
  readonly text: string;
}

/** README.md and the pages under docs that people read: not the design (its own law) and not the generated status. */
export function documents(): readonly string[] {
  const pages = readdirSync("docs", { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".md"))
    .map((entry) => join("docs", entry.name))
    .filter((file) => !["docs/design.md", "docs/status.md"].includes(file));
  return ["README.md", ...pages];
}

export function blocks(file: string): readonly Block[] {
  const lines = readFileSync(file, "utf8").split("\n");
  const found: Block[] = [];
  for (let at = 0; at < lines.length; at++) {
    const fence = /^```(\w*) ?(.*)$/.exec(lines[at] as string);
    if (fence === null) continue;
    const start = at + 1;
    let end = start;
    while (end < lines.length && lines[end] !== "```") end++;
    const text = lines
      .slice(start, end)
      .map((line) => `${line}\n`)
      .join("");
    found.push({
      file,
      line: start + 1,
      language: fence[1] ?? "",
      words: (fence[2] ?? "").split(" ").filter(Boolean),
      text,
    });
    at = end;
  }
  return found;
}
