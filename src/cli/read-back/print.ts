import { wrapped } from "../report/table.ts";
import type { Section } from "./policy.ts";

/** Sections as text of 80 columns. */
export function sectionsAsText(sections: readonly Section[]): string {
  return sections.map((section, at) => sectionText(section, at === 0 ? "=" : "-")).join("\n");
}

function sectionText({ title, paragraphs, rows, parts }: Section, line: string): string {
  return [
    `${title}\n${line.repeat(Math.min(80, [...title].length))}\n`,
    ...paragraphs.map((text) => wrapped(text, { indent: 0 })),
    ...(rows ?? []).map(([name, meaning]) => wrapped(`${name}: ${meaning}`, { indent: 2 })),
    ...(parts ?? []).map(
      (part) => `\n  ${part.title}\n${part.paragraphs.map((text) => wrapped(text, { indent: 4 })).join("")}`,
    ),
  ].join("");
}

const style = `:root{color-scheme:light dark}body{font:11pt/1.45 Georgia,serif;max-width:44em;margin:2em auto;padding:0 1em;color:CanvasText;background:Canvas}
h1{font-size:1.6em;margin-bottom:.2em}h2{font-size:1.2em;margin-top:1.6em;border-bottom:1px solid GrayText}
h3{font-size:1em;margin:1.1em 0 .2em}p{margin:.25em 0}table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.2em .8em .2em 0;overflow-wrap:anywhere}th{font-weight:600;width:30%}
section section{margin-left:1em;break-inside:avoid}@media print{:root{color-scheme:light}body{margin:0;max-width:none}}`;

/** Sections as one page without scripts, fit for printing; every text escaped. */
export function sectionsAsHtml(sections: readonly Section[]): string {
  const [first] = sections;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(first?.title ?? "")}</title>
<style>
${style}
</style>
</head>
<body>
${sections.map((section, at) => sectionHtml(section, at === 0 ? 1 : 2)).join("\n")}
</body>
</html>
`;
}

function sectionHtml({ title, paragraphs, rows, parts }: Section, level: number): string {
  const table = (rows ?? []).map(
    ([name, meaning]) => `<tr><th scope="row">${escaped(name)}</th><td>${escaped(meaning)}</td></tr>`,
  );
  return [
    "<section>",
    `<h${level}>${escaped(title)}</h${level}>`,
    ...paragraphs.map((text) => `<p>${escaped(text)}</p>`),
    ...(table.length === 0 ? [] : ["<table>", ...table, "</table>"]),
    ...(parts ?? []).map((part) => sectionHtml(part, level + 1)),
    "</section>",
  ].join("\n");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
