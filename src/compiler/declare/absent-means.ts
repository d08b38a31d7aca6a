import { mend } from "../../diagnostics/diagnostic.ts";
import type { FieldDeclaration } from "../../grammar/tree.ts";
import type { AbsentMeans, FieldType } from "../../model/types.ts";
import type { TypeSink } from "../context.ts";
import { pointAfter, report, words } from "../context.ts";
import { rawValueOf } from "../example/raw-value.ts";

/** What the declaration says of absence, as a raw input value; listed, and undefined after an error. */
export function absentMeansOf(sink: TypeSink, field: FieldDeclaration, type: FieldType): AbsentMeans | undefined {
  const said = field.absentMeans;
  if (said === undefined) return undefined;
  const name = words(sink, field.path.span);
  const raw = rawValueOf(sink, { kind: "value", value: said.value }, type, name, said.value.span);
  if (said.because === undefined) {
    return report(
      sink,
      "type/absent-means-reason",
      said.span,
      { field: name },
      {
        mends: [mend("Give the reason", pointAfter(said.value.span), ' because "the reason"')],
      },
    );
  }
  if (raw === undefined) return undefined;
  report(sink, "type/absent-means", said.span, { field: name, value: words(sink, said.value.span) });
  return { value: raw.value, because: said.because.value };
}
