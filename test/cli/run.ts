import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runProgram } from "../../src/cli/program.ts";
import { memoryTerminal } from "../support/memory-terminal.ts";

/** What a command printed, and how it ended. */
export interface Run {
  readonly exit: number;
  readonly out: string;
  readonly complaints: string;
}

export async function run(args: readonly string[], input: readonly (string | Uint8Array)[] = []): Promise<Run> {
  const terminal = memoryTerminal(input);
  const exit = await runProgram(args, terminal);
  return { exit, out: terminal.out(), complaints: terminal.complaints() };
}

/** A folder with these files; `at` gives their paths. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): {
  readonly path: string;
  readonly at: (name: string) => string;
} {
  const path = mkdtempSync(join(tmpdir(), "signoff-"));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(path, name), content);
  return { path, at: (name) => join(path, name) };
}
