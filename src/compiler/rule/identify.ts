import type { Mend } from "../../diagnostics/diagnostic.ts";
import type { Context } from "../context.ts";
import { headerLine } from "../mends.ts";

/** The header line `identified by …`, with a field that may name the decision; none where no field can. */
export function identifyMend({ fields, header, main }: Context): readonly Mend[] {
  const fitting = fields.fields.filter(
    ({ type, broken }) => !broken && (type.kind === "text" || (type.kind === "number" && type.decimals === 0)),
  );
  const named =
    fitting.find(({ name }) => /(^|[_. ])id$|Id$/.test(name)) ?? fitting.find(({ name }) => /id/i.test(name));
  if (fields.declared && named === undefined) return [];
  return [headerLine(main, header.end, `identified by ${named?.name ?? "id"}`)];
}
