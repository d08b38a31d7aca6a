import { type Mend, mend } from "../../diagnostics/diagnostic.ts";
import type { Context } from "../context.ts";

/** The header line `identified by …`, with a field that may name the decision; none where no field can. */
export function identifyMend(context: Context): readonly Mend[] {
  const { fields, header, main } = context;
  const fitting = fields.fields.filter(
    ({ type, broken }) => !broken && (type.kind === "text" || (type.kind === "number" && type.decimals === 0)),
  );
  const named =
    fitting.find(({ name }) => /(^|[_. ])id$|Id$/.test(name)) ?? fitting.find(({ name }) => /id/i.test(name));
  if (fields.declared && named === undefined) return [];
  const line = `identified by ${named?.name ?? "id"}`;
  if (header.end !== undefined && header.end.file === main) {
    const at = { ...header.end, start: header.end.end };
    return [mend(`Add \`${line}\` to the header`, at, `\n  ${line}`)];
  }
  const start = { file: main, start: 0, end: 0 };
  return [mend(`Add a header with \`${line}\``, start, `policy "Policy"\n  ${line}\n\n`)];
}
