import { readFileSync } from "node:fs";

/** What the page of a code says: the whole as Markdown, and in short. */
export interface HelpPage {
  readonly markdown: string;
  readonly summary: string;
  readonly why: string;
}

/** The page of a code in docs/diagnostics, which the package brings along; undefined where there is none. */
export function helpPage(code: string): HelpPage | undefined {
  if (!/^[a-z]+\/[a-z-]+$/.test(code)) return undefined;
  try {
    const markdown = readFileSync(new URL(`../../../docs/diagnostics/${code}.md`, import.meta.url), "utf8");
    const summary = /^# .*\n+(\S.*)$/m.exec(markdown)?.[1] ?? code;
    const why = /^## Why\n+([\s\S]*)$/m.exec(markdown)?.[1] ?? "";
    return { markdown: markdown.trim(), summary: plain(summary), why: plain(why) };
  } catch {
    return undefined;
  }
}

/** Without the signs of Markdown that the pages use. */
function plain(markdown: string): string {
  return markdown.replaceAll("`", "").replace(/\s+/g, " ").trim();
}
