import { type Mend, mend } from "../../diagnostics/diagnostic.ts";
import type { Expression } from "../../grammar/tree.ts";
import { report } from "../context.ts";
import type { Operand } from "./operand-kind.ts";
import type { Scope } from "./scope.ts";

const truths: ReadonlyMap<string, string> = new Map([
  ["true", "yes"],
  ["false", "no"],
]);
const nothings: ReadonlySet<string> = new Set(["null", "nil", "undefined", "none", "nothing", "blank"]);

/** Reports `is true` and `is null`, where no field and no choice is called so; true where that was written. */
export function reportEverydayValue(
  scope: Scope,
  { operator }: Expression & { readonly kind: "comparison" },
  left: Operand,
  right: Operand,
): boolean {
  if ((operator !== "is" && operator !== "is not") || right.kind !== "word" || right.name.quoted) return false;
  if (left.kind !== "value" && left.kind !== "list") return false;
  const { text, span } = right.name;
  if (left.type?.kind === "choice" && left.type.choices.includes(text)) return false;
  const { context } = scope;
  const truth = truths.get(text.toLowerCase());
  if (truth !== undefined && left.kind === "value" && (left.domain.kind === "yes/no" || !context.fields.declared)) {
    const mends = [mend(`Write ${truth}`, span, truth)];
    report(context, "name/yes-no-word", span, { written: text, right: truth }, { mends });
    return true;
  }
  if (!nothings.has(text.toLowerCase())) return false;
  const textual = left.kind === "value" && left.domain.kind === "text";
  const missing = mend("Write missing", span, "missing");
  const empty = mend("Write empty", span, "empty");
  const both = text.toLowerCase() === "blank" ? [empty, missing] : [missing, empty];
  const mends: Mend[] = textual || left.kind === "list" ? both : [missing];
  if (textual) mends.push(mend(`Write "${text}"`, span, `"${text}"`));
  report(context, "name/nothing-word", span, { written: text }, { mends });
  return true;
}
