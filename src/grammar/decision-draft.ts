import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Source } from "../diagnostics/source.ts";
import { report } from "./collector.ts";
import type { FieldLine } from "./parser/fields.ts";
import type { FieldDeclaration } from "./tree.ts";

/** A decision block while its lines are read: the list whose items the lines describe, and how far they are indented. */
export interface DecisionDraft {
  readonly fields: FieldDeclaration[];
  items:
    | { readonly list: FieldDeclaration; readonly fields: FieldDeclaration[]; indent: number | undefined }
    | undefined;
}

type Items = NonNullable<DecisionDraft["items"]>;

/** Puts a field where its indentation says: into the decision, or under the list above it. */
export function addField(
  source: Source,
  { start, list, ...line }: FieldLine,
  draft: DecisionDraft,
  add: (diagnostic: Diagnostic) => void,
): void {
  const field: FieldDeclaration = { kind: "field", ...line };
  const indent = indentOf(source.text, start);
  const { items } = draft;
  if (items !== undefined && list) {
    if (items.indent === indent && indent > indentOf(source.text, items.list.span.start))
      add(report("syntax/list-in-list", { ...field.span, end: field.path.span.end }, {}));
    closeItems(draft);
  }
  if (field.type.kind === "item list") draft.items = { list: field, fields: [], indent: undefined };
  else if (draft.items === undefined) draft.fields.push(field);
  else addItemField(source.text, draft.items, field, indent, add);
}

function addItemField(
  text: string,
  items: Items,
  field: FieldDeclaration,
  indent: number,
  add: (diagnostic: Diagnostic) => void,
): void {
  items.indent ??= indent;
  if (items.indent !== indent) {
    const { span } = field;
    const lineStart = span.start - indent;
    const line = text.slice(span.start, span.end);
    const listStart = items.list.span.start;
    const listIndent = indentOf(text, listStart);
    const first = items.fields[0];
    const blanks = text.slice((first?.span.start ?? span.start) - items.indent, first?.span.start ?? span.start);
    const before = text.slice(listStart - listIndent, listStart);
    const through = span.end + (/^[^\S\r\n]*(?:\r\n|\r|\n)?/.exec(text.slice(span.end))?.[0].length ?? 0);
    const mends = [
      {
        title: "Indent it like the other items of the list",
        edits: [{ span: { ...span, start: lineStart, end: span.start }, text: blanks }],
      },
      {
        title: "Move it above the list",
        edits: [
          { span: { ...span, start: listStart - listIndent, end: listStart - listIndent }, text: `${before}${line}\n` },
          { span: { ...span, start: lineStart, end: through }, text: "" },
        ],
      },
    ];
    const name = field.path.parts.map((part) => part.text).join(".");
    const list = items.list.path.parts.map((part) => part.text).join(".");
    add(report("syntax/item-indent", field.path.span, { name, list }, { mends }));
  }
  items.fields.push(field);
}

/** Puts the items read so far under their list. */
export function closeItems(draft: DecisionDraft): void {
  if (draft.items === undefined) return;
  const { list, fields } = draft.items;
  const last = fields.at(-1);
  const end = last?.span.end ?? list.span.end;
  const span = { ...list.span, end };
  draft.fields.push({ ...list, type: { kind: "item list", fields, span: { ...list.type.span, end } }, span });
  draft.items = undefined;
}

function indentOf(text: string, start: number): number {
  let at = start;
  while (at > 0 && text.charCodeAt(at - 1) !== 10 && text.charCodeAt(at - 1) !== 13) at--;
  return start - at;
}
