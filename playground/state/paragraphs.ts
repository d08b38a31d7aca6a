export interface Paragraph {
  readonly text: string;
  readonly isQuoted: boolean;
}

/** The paragraphs of a plain Markdown text, without headings; of its markup only backticks stay. */
export function paragraphsOf(markdown: string): readonly Paragraph[] {
  return markdown
    .split(/\r?\n(?:>?[ \t]*\r?\n)+/)
    .map((block) => block.trim())
    .filter((block) => block !== "" && !block.startsWith("#"))
    .map((block) => ({
      isQuoted: block.startsWith(">"),
      text: block
        .split(/\r?\n/)
        .map((line) => line.replace(/^>\s?/, "").trim())
        .join(" ")
        .replace(/\*\*([^*]+)\*\*/g, "$1")
        .replace(/(^|[\s(])\*([^*\s][^*]*)\*/g, "$1$2"),
    }));
}
