import { hasErrors, type TextEdit } from "../diagnostics/diagnostic.ts";
import { print } from "../grammar/printer/print.ts";
import type { PolicyReading } from "./reading.ts";

/** The edits that lay a file out in the one style, none where it has errors of syntax: only the lines that change. */
export function formatOf(reading: PolicyReading, file: string): readonly TextEdit[] {
  const parsed = reading.parsed.get(file);
  if (parsed === undefined || hasErrors(parsed.diagnostics)) return [];
  const { text } = parsed.source;
  const formatted = print(parsed.tree, parsed.source);
  return formatted === text ? [] : [changedPart(file, text, formatted)];
}

function changedPart(file: string, before: string, after: string): TextEdit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let same = 0;
  while (
    same < most - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  )
    same++;
  return { span: { file, start, end: before.length - same }, text: after.slice(start, after.length - same) };
}
