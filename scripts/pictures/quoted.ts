const number = /\d[\d,]*(?:\.\d+)?%?/g;

/** The numbers of a text, as they are written: `1,322`, `54.5`, `30%`. */
export function numbersIn(text: string): readonly string[] {
  return (text.match(number) ?? []).map((each) => each.replace(/,$/, ""));
}

/** The prose of each section of a page by its heading: blocks, pictures, code and the targets of links left out. */
export function sectionsOf(markdown: string): ReadonlyMap<string, string> {
  const prose = markdown
    .replaceAll(/^```[\s\S]*?^```$/gm, "")
    .replaceAll(/!\[[^\]]*\]\([^)]*\)/g, "")
    .replaceAll(/\]\([^)]*\)/g, "]")
    .replaceAll(/`[^`]*`/g, "");
  const parts = prose.split(/^## (.*)$/m);
  return new Map(
    parts.flatMap((part, at): readonly (readonly [string, string])[] =>
      at % 2 === 1 ? [[part.trim(), parts[at + 1] ?? ""]] : [],
    ),
  );
}

/** Pictures that a page names, by their files. */
export function picturesIn(markdown: string): readonly string[] {
  return [...markdown.matchAll(/!\[[^\]]*\]\((?:docs\/)?pictures\/([^)]+)\)/g)].map(([, name]) => name ?? "");
}
