import { type CodeAction, CodeActionKind, type Diagnostic as Shown } from "vscode-languageserver";
import { fixesAt } from "../../editor/index.ts";
import { shown } from "../diagnostics.ts";
import type { Told } from "../told.ts";
import type { Read } from "../workspace.ts";
import { type EditForm, workspaceEdit } from "./edits.ts";

const longestTitle = 200;

/** The mends of all that is told between two offsets, as quick fixes. `canEdit`: the client can change that file. */
export function quickFixes(
  read: Read,
  file: string,
  range: { readonly start: number; readonly end: number },
  findings: readonly Told[],
  form: EditForm & { readonly canEdit: (file: string) => boolean },
  pageOf: (code: string) => string | undefined,
): readonly CodeAction[] {
  const known = new Map<object, Shown>();
  const fixes = fixesAt(read.reading, file, range.start, range.end, findings);
  const titles = Map.groupBy(fixes, ({ mend }) => titleOf(mend.title));
  return fixes.flatMap(({ diagnostic, mend, preferred }) => {
    if (!mend.edits.every(({ span }) => form.canEdit(span.file))) return [];
    const own = known.get(diagnostic) ?? shown(diagnostic, read.ranges, pageOf(diagnostic.code));
    known.set(diagnostic, own);
    const title = titleOf(mend.title);
    const mendsText = preferred && !("rules" in diagnostic);
    return [
      {
        title: (titles.get(title)?.length ?? 0) > 1 ? `${title} (${diagnostic.code})` : title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [own],
        ...(mendsText && { isPreferred: true }),
        edit: workspaceEdit(read, mend.edits, form),
      },
    ];
  });
}

/** Menus show one line. */
function titleOf(title: string): string {
  const line = title.replace(/\s+/g, " ").trim();
  return line.length > longestTitle ? `${line.slice(0, longestTitle - 1)}…` : line;
}
