import { type Checked, check } from "../compiler/check.ts";
import type { RequiredEnsures, RequiredFile } from "../compiler/required/required.ts";
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
  /** Where a comparison or a step of an escalation of the model was written. */
  readonly written: Checked["written"];
  readonly required: readonly RequiredEnsures[];
  /** Of all files that the diagnostics may point into. */
  readonly texts: Texts;
}

export interface PolicyOptions {
  /** The policy may name files outside its folder. */
  readonly allowOutside?: boolean;
}

/** `demanded`: the files whose ensures it has to keep. */
export function checkFile(
  given: string,
  options: PolicyOptions,
  demanded: readonly RequiredFile[] = [],
): CheckedFile | Unreadable {
  const file = given.replaceAll("\\", "/");
  const found = readText(file);
  if ("unreadable" in found) return found;
  const texts = new Map([[file, found.text], ...demanded.map(({ source }) => [source.file, source.text] as const)]);
  const host = nodeHost(file, options.allowOutside ?? false);
  const { policy, trees, diagnostics, written, required } = check(
    { file, text: found.text },
    {
      ...host,
      readFile: (path) => {
        const read = host.readFile(path);
        if ("text" in read) texts.set(path, read.text);
        return read;
      },
    },
    demanded,
  );
  return {
    file,
    text: found.text,
    ...(policy === undefined ? {} : { policy }),
    trees,
    diagnostics,
    written,
    required,
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
