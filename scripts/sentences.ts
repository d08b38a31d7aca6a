/** One sentence of the design that states something, with the heading it stands under. */
export interface Sentence {
  readonly heading: string;
  readonly text: string;
}

/** The sentences of section 2 of docs/design.md, in order: prose and bullets, without the code block and the tables. */
export function designSentences(design: string): readonly Sentence[] {
  const section = design.slice(design.indexOf("## 2. The language"), design.indexOf("## 3. The whole"));
  const withoutCode = section.replace(/^ {4}.*\n/gm, "");
  let heading = "The language";
  const sentences: Sentence[] = [];
  let paragraph: string[] = [];
  const flush = () => {
    for (const text of split(paragraph.join(" "))) sentences.push({ heading, text });
    paragraph = [];
  };
  for (const line of withoutCode.split("\n")) {
    if (line.startsWith("#")) {
      flush();
      heading = line.replace(/^#+\s*/, "");
    } else if (line.trim() === "") flush();
    else if (line.startsWith("|")) {
      flush();
      const cells = line.split("|").map((cell) => cell.trim());
      if (cells.length > 3 && !/^-+$/.test(cells[1] ?? "") && cells[1] !== "finding")
        paragraph.push(`${cells[1]}: ${cells[2]}`);
      flush();
    } else {
      if (line.startsWith("- ")) flush();
      paragraph.push(line.replace(/^- /, "").trim());
    }
  }
  flush();
  return sentences.filter(({ text }) => text.length > 12);
}

/** Blanks and emphasis do not count when a quote is looked up. */
export function plain(text: string): string {
  return text
    .replace(/\*\*|(?<!\w)\*(?=\w)|(?<=\w)\*(?!\w)/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** A sentence ends at a full stop, a semicolon or a middle dot that blanks and a new start follow, never within backticks or brackets. */
function split(paragraph: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  let quoted = false;
  let depth = 0;
  for (let at = 0; at < paragraph.length; at++) {
    const character = paragraph[at];
    if (character === "`") quoted = !quoted;
    if (quoted) continue;
    if (character === "(") depth++;
    if (character === ")") depth = Math.max(0, depth - 1);
    const ends =
      (character === "." || character === "·") && depth === 0 && /^\s+[^a-z]|^\s*$|^\*\*/.test(paragraph.slice(at + 1));
    const middle = character === "·" && depth === 0;
    if (ends || middle) {
      parts.push(paragraph.slice(start, at + (middle ? 0 : 1)));
      start = at + 1;
    }
  }
  parts.push(paragraph.slice(start));
  return parts.map((part) => plain(part)).filter((part) => part !== "");
}
