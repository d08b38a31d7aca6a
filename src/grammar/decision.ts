import { report } from "./collector.ts";
import { parseValue } from "./operand.ts";
import {
  atSymbol,
  atWord,
  atWords,
  expectWords,
  lose,
  parsePath,
  parseText,
  peek,
  type Reader,
  spanSince,
  takeSymbol,
  takeWords,
} from "./reader.ts";
import type { FieldDeclaration } from "./tree.ts";
import { parseTypeTree } from "./type.ts";

/** A decision block while its lines are read: the list whose items the lines describe, and how far they are indented. */
export interface DecisionDraft {
  readonly fields: FieldDeclaration[];
  items:
    | { readonly list: FieldDeclaration; readonly fields: FieldDeclaration[]; indent: number | undefined }
    | undefined;
}

export function emptyDecision(): DecisionDraft {
  return { fields: [], items: undefined };
}

/** One line of a decision block: a field, its type, and what may be said of its absence. */
export function parseField(reader: Reader, draft: DecisionDraft): void {
  const start = peek(reader).start;
  const path = parsePath(reader);
  takeSymbol(reader, ":");
  const list = atWords(reader, "list", "of");
  const indent = indentOf(reader.text, start);
  const items = draft.items;
  if (items !== undefined && list) {
    if (items.indent !== undefined && items.indent === indent && indent > indentOf(reader.text, items.list.span.start))
      reader.add(report("syntax/list-in-list", spanSince(reader, start), {}));
    closeItems(draft);
  }
  const type = parseTypeTree(reader);
  const rest = parseAbsence(reader);
  const field: FieldDeclaration = { kind: "field", path, type, ...rest, span: spanSince(reader, start) };
  if (type.kind === "item list") draft.items = { list: field, fields: [], indent: undefined };
  else if (draft.items === undefined) draft.fields.push(field);
  else addItemField(reader, draft.items, field, indent);
}

function addItemField(
  reader: Reader,
  items: NonNullable<DecisionDraft["items"]>,
  field: FieldDeclaration,
  indent: number,
): void {
  items.indent ??= indent;
  if (items.indent !== indent) {
    const { span } = field;
    const lineStart = span.start - indent;
    const line = reader.text.slice(span.start, span.end);
    const listStart = items.list.span.start;
    const listIndent = indentOf(reader.text, listStart);
    const first = items.fields[0];
    const blanks = reader.text.slice((first?.span.start ?? span.start) - items.indent, first?.span.start ?? span.start);
    const before = reader.text.slice(listStart - listIndent, listStart);
    const through = span.end + (/^[^\S\r\n]*(?:\r\n|\r|\n)?/.exec(reader.text.slice(span.end))?.[0].length ?? 0);
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
    reader.add(report("syntax/item-indent", field.path.span, { name, list }, { mends }));
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

interface Absence {
  optional: boolean;
  absentMeans?: NonNullable<FieldDeclaration["absentMeans"]>;
}

/** `, optional` and `, absent means V because "…"` after a type. */
function parseAbsence(reader: Reader): Absence {
  const absence: Absence = { optional: false };
  for (;;) {
    const comma = atSymbol(reader, ",") ? 1 : 0;
    if (atWord(reader, "optional", comma)) {
      reader.at += comma;
      takeWords(reader, "optional");
      absence.optional = true;
    } else if (atWord(reader, "absent", comma)) {
      reader.at += comma;
      const start = peek(reader).start;
      takeWords(reader, "absent");
      if (!expectWords(reader, "`means` and a value", "means")) return absence;
      const value = parseValue(reader, { weekdays: false, choices: true });
      const because = takeWords(reader, "because") ? parseText(reader, "the reason in quotes") : undefined;
      absence.absentMeans = { value, ...(because === undefined ? {} : { because }), span: spanSince(reader, start) };
    } else {
      if (comma === 1) lose(reader, "`optional` or `absent means`");
      return absence;
    }
  }
}
