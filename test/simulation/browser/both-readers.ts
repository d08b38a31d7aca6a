import { readFileSync, writeFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { expect } from "vitest";
import { openBlob } from "../../../src/simulation/browser/open-blob.ts";
import type { Cell, History } from "../../../src/simulation/history/history.ts";
import { isProblem, openHistory, type Problem } from "../../../src/simulation/index.ts";

/** All that a reader says of a file; a problem takes the place of rows, as nothing is made of the rows before it. */
export interface Reading {
  readonly format?: string;
  readonly complete?: boolean;
  readonly columns?: readonly { readonly name: string; readonly holds: string; readonly isRead: readonly boolean[] }[];
  /** Cells by column. */
  readonly cells?: Readonly<Record<string, readonly Cell[]>>;
  readonly problem?: Problem;
}

/** A file as the reader of Node and that of a browser read it. */
export async function readBoth(file: string, asked?: readonly string[]): Promise<readonly [Reading, Reading]> {
  return [await readingOf(await openHistory(file), asked), await readInBrowser(file, asked)];
}

export async function readInBrowser(file: string, asked?: readonly string[]): Promise<Reading> {
  return readingOf(await openBlob(file, new Blob([readFileSync(file)])), asked);
}

async function readingOf(history: History | Problem, asked?: readonly string[]): Promise<Reading> {
  if (isProblem(history)) return { problem: history };
  const names = asked ?? [...history.columns.map(({ name }) => name), "no such column"];
  const cells = names.map((): Cell[] => []);
  try {
    for await (const chunk of history.read(names)) {
      if (isProblem(chunk)) return { problem: chunk };
      chunk.values.forEach((values, at) => {
        if (values.length !== chunk.rows) throw new Error("a chunk has columns of different lengths");
        for (const cell of values) cells[at]?.push(cell);
      });
    }
  } finally {
    history.close();
  }
  return {
    format: history.format,
    complete: history.complete,
    columns: history.columns.map(({ name, holds, isRead }) => ({
      name,
      holds,
      isRead: [[], ["price"], ["since"], ["deep", "x"]].map(isRead),
    })),
    cells: Object.fromEntries(names.map((name, at) => [name, cells[at] ?? []])),
  };
}

export function write(file: string, content: string | Uint8Array): string {
  writeFileSync(file, content);
  return file;
}

/** Long readings are compared quickly, and shown where they differ. */
export function expectSame([disk, browser]: readonly [Reading, Reading], shown = ""): void {
  if (!isDeepStrictEqual(browser, disk)) expect(browser, shown).toEqual(disk);
}
