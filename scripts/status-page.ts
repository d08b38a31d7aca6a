import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { caseFiles, readCases } from "../test/support/cases.ts";
import { designSentences, plain, type Sentence } from "./sentences.ts";

interface Quote {
  readonly quote: string;
  readonly from: string;
}

/** Where a sentence is quoted: `> …` at the head of golden cases, `// > …` above vitest tests. */
export function allQuotes(): readonly Quote[] {
  const golden = caseFiles().flatMap((file) =>
    readCases(file).flatMap(({ title, quotes }) =>
      quotes.map((quote) => ({ quote: plain(quote), from: `${title} (${file})` })),
    ),
  );
  const tests = readdirSync("test", { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".test.ts"))
    .flatMap((entry) => {
      const file = join(entry.parentPath, entry.name);
      const lines = readFileSync(file, "utf8").split("\n");
      return lines.flatMap((line, at) => {
        const quote = /^\s*\/\/ > (.*)$/.exec(line)?.[1];
        if (quote === undefined) return [];
        const title = lines
          .slice(at)
          .map((each) => /\b(?:test|it|describe)\(\s*["'`](.*?)["'`],/.exec(each)?.[1])
          .find((each) => each !== undefined);
        return [{ quote: plain(quote), from: `${title ?? "a test"} (${file})` }];
      });
    });
  return [...golden, ...tests];
}

/** Sentences that no case can show yet: they state no rule of the language, or belong to the checker. */
const elsewhere: readonly { readonly begins: string; readonly why: string }[] = [
  { begins: "A prototype of this grammar parsed", why: "advice to the builders" },
  { begins: "More on it in research/style.md", why: "advice to the builders" },
];

function whyElsewhere({ heading, text }: Sentence): string | undefined {
  if (heading === "What the checker proves") return "comes with the static checks";
  return elsewhere.find(({ begins }) => text.startsWith(begins))?.why;
}

/** Quotes that stand nowhere in the design: a case must quote exactly. */
export function strayQuotes(design: string): readonly Quote[] {
  const whole = plain(design.replace(/^- /gm, ""));
  return allQuotes().filter(({ quote }) => !whole.includes(quote.replace(/[.;]$/, "")));
}

export interface StatusPage {
  readonly text: string;
  readonly shown: number;
  /** Sentences that state a rule and have no case. */
  readonly open: readonly string[];
}

export function statusPage(design: string): StatusPage {
  const quotes = allQuotes();
  const lines: string[] = [];
  const open: string[] = [];
  let heading = "";
  let shown = 0;
  for (const sentence of designSentences(design)) {
    if (sentence.heading !== heading) {
      heading = sentence.heading;
      lines.push("", `## ${heading}`, "");
    }
    const cases = quotes.filter(({ quote }) => shows(quote, sentence.text));
    const why = whyElsewhere(sentence);
    if (cases.length > 0) shown++;
    else if (why === undefined) open.push(sentence.text);
    const mark = cases.length > 0 ? "" : why === undefined ? "**open** " : `**not here** (${why}) `;
    lines.push(`- ${mark}${sentence.text}`);
    for (const from of new Set(cases.map((each) => each.from))) lines.push(`  - ${from}`);
  }
  const head = [
    "# What is shown of the design",
    "",
    "Made by `npm run status` from the golden cases and tests, each of which quotes the sentence of docs/design.md that it shows.",
    `${shown} sentences are shown, ${open.length} are open.`,
  ];
  return { text: `${[...head, ...lines].join("\n")}\n`, shown, open };
}

function shows(quote: string, sentence: string): boolean {
  return quote.length >= 8 && (sentence.includes(quote.replace(/[.;]$/, "")) || quote.includes(sentence));
}
