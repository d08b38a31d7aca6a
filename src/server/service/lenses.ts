import type { CodeLens } from "vscode-languageserver";
import { lensesOf } from "../../editor/index.ts";
import type { Knowledge } from "../../model/knowledge.ts";
import type { Read } from "../workspace.ts";

/** The figures above the rules of a file; plain text where the client has no command for them. */
export function codeLenses(
  { reading, ranges }: Read,
  file: string,
  knowledge: Knowledge | undefined,
  command: string | undefined,
): readonly CodeLens[] {
  if (knowledge === undefined) return [];
  return lensesOf(reading, knowledge)
    .filter(({ span }) => span.file === file)
    .map(({ span, title, rule }) => ({
      range: ranges.rangeOf({ ...span, end: span.start }),
      command: { title, command: command ?? "", ...(command !== undefined && { arguments: [rule] }) },
    }));
}
