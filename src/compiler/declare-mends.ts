import { type Diagnostic, mend } from "../diagnostics/diagnostic.ts";
import type { Declaration } from "../grammar/tree.ts";
import { bare } from "./condition/constant.ts";
import { type Context, sourceText } from "./context.ts";
import { inferredFields } from "./infer/fields.ts";
import { typeText } from "./inferred-block.ts";

/**
 * A name that the decision block lacks, and that is like no other, may be a field to be declared: of the type that its
 * use tells, above the first field of the block.
 */
export function withDeclareMends(
  diagnostics: readonly Diagnostic[],
  context: Context,
  declarations: readonly Declaration[],
): readonly Diagnostic[] {
  const isUndeclared = ({ code, mends }: Diagnostic) => code === "name/unknown-field" && mends.length === 0;
  const first = context.fields.fields.find(({ span }) => span.file === context.main);
  if (!context.fields.declared || first === undefined || !diagnostics.some(isUndeclared)) return diagnostics;
  const { byName, fields } = inferredFields({ ...context, diagnostics: [] }, declarations, context.defines);
  return diagnostics.map((diagnostic) => {
    const field = isUndeclared(diagnostic) ? fields[byName.get(sourceText(context, diagnostic.span)) ?? -1] : undefined;
    if (field === undefined || field.broken || field.type.kind === "items") return diagnostic;
    const line = `${field.path.map(bare).join(".")}  ${typeText(field.type)}`;
    const place = { ...first.span, end: first.span.start };
    return { ...diagnostic, mends: [mend(`Declare it: ${line.replace(/ +/g, " ")}`, place, `${line}\n  `)] };
  });
}
