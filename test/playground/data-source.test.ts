import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { libraryPlugin } from "../../playground/library/plugin.ts";
import { paragraphsOf } from "../../playground/state/paragraphs.ts";
import { libraryOf } from "../../src/cli/playground/library.ts";

const told = ["credit", "incidents", "inspections"].map((name) => `${name}/DATA-LICENSE.md`);

test("what comes with sample decisions is listed with the text about their licence", () => {
  const { policies } = libraryOf("policies", { writable: true });
  expect(policies.flatMap(({ license }) => license ?? [])).toEqual(told);
});

test("a static host has these texts, too", () => {
  const emitted = new Map<string, unknown>();
  const { generateBundle } = libraryPlugin("policies");
  const emitFile = ({ fileName, source }: { fileName: string; source: unknown }): void => {
    emitted.set(fileName, source);
  };
  (generateBundle as unknown as (this: { emitFile: typeof emitFile }) => void).call({ emitFile });
  for (const path of told) expect(emitted.get(`library/${path}`)).toEqual(readFileSync(`policies/${path}`));
});

test("a text is shown as its paragraphs, what is quoted as such", () => {
  const text =
    "# Head\n\nOne `a.csv`\nline of **bold** and *slanted* words.\n\n> Quoted\n>\n> again\r\n\r\nThe end: 2 * 3 * 4.\n";
  expect(paragraphsOf(text)).toEqual([
    { text: "One `a.csv` line of bold and slanted words.", isQuoted: false },
    { text: "Quoted", isQuoted: true },
    { text: "again", isQuoted: true },
    { text: "The end: 2 * 3 * 4.", isQuoted: false },
  ]);
});
