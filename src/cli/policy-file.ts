import { check } from "../compiler/check.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { renderDiagnostics, type Texts } from "../diagnostics/render.ts";
import type { PolicyTree } from "../grammar/tree.ts";
import type { Policy } from "../model/policy.ts";
import { nodeHost } from "./host.ts";
import { readText, type Unreadable } from "./read-file.ts";
import type { Terminal } from "./terminal.ts";

/** A policy file, checked. `policy` is there where it has no errors. */
export interface CheckedFile {
  readonly file: string;
  readonly text: string;
  readonly policy?: Policy;
  /** The main file first. */
  readonly trees: readonly PolicyTree[];
  readonly diagnostics: readonly Diagnostic[];
  /** Of all files that the diagnostics may point into. */
  readonly texts: Texts;
}

export interface PolicyOptions {
  /** The policy may name files outside its folder. */
  readonly allowOutside?: boolean;
}

export function checkFile(given: string, options: PolicyOptions): CheckedFile | Unreadable {
  const file = given.replaceAll("\\", "/");
  const found = readText(file);
  if ("unreadable" in found) return found;
  const texts = new Map([[file, found.text]]);
  const host = nodeHost(file, options.allowOutside ?? false);
  const { policy, trees, diagnostics } = check(
    { file, text: found.text },
    {
      ...host,
      readFile: (path) => {
        const read = host.readFile(path);
        if ("text" in read) texts.set(path, read.text);
        return read;
      },
    },
  );
  return {
    file,
    text: found.text,
    ...(policy === undefined ? {} : { policy }),
    trees,
    diagnostics,
    texts: (name) => texts.get(name),
  };
}

/** The policy of a file, or the exit code after its mistakes were printed. */
export function policyOf(file: string, options: PolicyOptions, terminal: Terminal): Policy | 1 | 2 {
  const checked = checkFile(file, options);
  if ("unreadable" in checked) {
    terminal.complain(`${checked.unreadable}\n`);
    return 2;
  }
  if (checked.policy !== undefined) return checked.policy;
  const errors = checked.diagnostics.filter(({ severity }) => severity === "error");
  terminal.complain(renderDiagnostics(errors, checked.texts, terminal.colours.error, terminal.columns.error));
  return 1;
}
