import { readFileSync } from "node:fs";

/** The full example of section 2 of docs/design.md. */
export function designExample(): string {
  const design = readFileSync("docs/design.md", "utf8");
  const block = (design.split("A full one:\n\n")[1] ?? "").split("\n### ")[0] ?? "";
  return `${block.replace(/^ {4}/gm, "").trim()}\n`;
}
