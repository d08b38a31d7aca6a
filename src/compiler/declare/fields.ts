import { mend } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../diagnostics/source.ts";
import type { FieldDeclaration } from "../../grammar/tree.ts";
import { canonicalJson } from "../../values/canonical-json.ts";
import { nameOf } from "../condition/resolve.ts";
import type { TypeSink } from "../context.ts";
import { type FieldDraft, type FieldTable, lineSpan, report, sourceText } from "../context.ts";
import type { PolicyFile } from "../host.ts";
import { absentMeansOf } from "./absent-means.ts";
import { typeFromTree } from "./type.ts";

/** The fields of all decision blocks; undefined where no file has one. */
export function declaredFields(sink: TypeSink, files: readonly PolicyFile[]): FieldTable | undefined {
  const blocks = files.flatMap(({ tree, included }) =>
    tree.declarations.flatMap((declaration) =>
      declaration.kind === "decision" ? [{ block: declaration, included }] : [],
    ),
  );
  if (blocks.length === 0) return undefined;
  const drafts = new Map<string, FieldDraft>();
  for (const { block, included } of blocks) {
    for (const field of block.fields) {
      const draft = draftOf(sink, field);
      const first = drafts.get(draft.name);
      if (first === undefined) drafts.set(draft.name, draft);
      else {
        compareTwice(sink, first, draft, included);
        drafts.set(draft.name, { ...first, again: [...(first.again ?? []), field] });
      }
    }
  }
  return fieldTable(sink, [...drafts.values()], true, blocks[0]?.block.span);
}

/** A type with an error stands as text, so that the field is known; the policy is refused anyway. */
function draftOf(sink: TypeSink, field: FieldDeclaration): FieldDraft {
  const before = sink.diagnostics.length;
  const type = typeFromTree(sink, field.type);
  const name = nameOf(field.path);
  const absentMeans = type && absentMeansOf(sink, field, type);
  const broken = type === undefined || sink.diagnostics.slice(before).some(({ severity }) => severity === "error");
  return {
    name,
    path: field.path.parts.map(({ text }) => text),
    type: type ?? { kind: "text" },
    broken,
    optional: field.optional,
    declaration: field,
    span: field.path.span,
    ...(absentMeans && { absentMeans }),
  };
}

function compareTwice(sink: TypeSink, first: FieldDraft, again: FieldDraft, included: boolean): void {
  const related = [{ span: first.span, message: "declared here" }];
  const { name } = first;
  if (first.span.file === again.span.file) {
    const line = again.declaration?.span ?? again.span;
    const mends = [mend("Drop the second", lineSpan(sink, line), "")];
    report(sink, "name/twice", again.span, { what: "fields", name }, { related, mends });
    return;
  }
  const same = (one: FieldDraft, other: FieldDraft) =>
    canonicalJson([one.type, one.optional]) === canonicalJson([other.type, other.optional]);
  const [own, other] = [again.declaration?.type.span, first.declaration?.type.span];
  const alike = own && other ? sourceText(sink, other) : undefined;
  const mends = own && alike !== undefined && !alike.includes("\n") ? [mend(`Declare it as ${alike}`, own, alike)] : [];
  if (!same(first, again))
    report(sink, "include/declared-differently", again.span, { field: name }, { related, mends });
  else if (canonicalJson(first.absentMeans?.value) !== canonicalJson(again.absentMeans?.value)) {
    if (included && again.absentMeans !== undefined)
      report(sink, "include/absent-means", again.span, { field: name }, { related });
    else report(sink, "include/declared-differently", again.span, { field: name }, { related });
  }
}

export function fieldTable(
  sink: TypeSink,
  fields: readonly FieldDraft[],
  declared: boolean,
  blockEnd?: Span,
): FieldTable {
  const byName = new Map(fields.map(({ name }, at) => [name, at]));
  const groups = new Map<string, number[]>();
  fields.forEach((field, at) => {
    for (let length = 1; length < field.path.length; length++) {
      const group = field.path.slice(0, length).join(".");
      if (byName.has(group) && !groups.has(group)) {
        report(
          sink,
          "name/field-and-group",
          fields[byName.get(group) ?? 0]?.span ?? field.span,
          { name: group, inner: field.name },
          {
            related: [{ span: field.span, message: "a field inside it" }],
          },
        );
      }
      const inner = groups.get(group);
      if (inner === undefined) groups.set(group, [at]);
      else inner.push(at);
    }
  });
  return { declared, fields, byName, groups, ...(blockEnd && { blockEnd }) };
}
