import { mend } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../../grammar/tree.ts";
import { type Context, report } from "../context.ts";

/** What begins declarations, lines and outcomes, and joins their parts: no name that a yes/no field is likely to have. */
const keywords: ReadonlySet<string> = new Set([
  ...[
    "rule",
    "policy",
    "decision",
    "team",
    "define",
    "list",
    "include",
    "ensure",
    "typical",
    "example",
    "spot",
    "check",
  ],
  ...["proceed", "audit", "review", "block", "show", "options", "reason", "because", "within", "by", "then", "owner"],
  ...[
    "if",
    "when",
    "except",
    "any",
    "every",
    "no",
    "count",
    "sum",
    "where",
    "of",
    "at",
    "least",
    "most",
    "over",
    "under",
  ],
  ...[
    "text",
    "number",
    "money",
    "date",
    "time",
    "weekday",
    "people",
    "person",
    "language",
    "version",
    "zone",
    "profile",
  ],
]);
/** Whoever writes no more than these may mean every decision. */
const mayMeanAlways: ReadonlySet<string> = new Set([
  "rule",
  "policy",
  "decision",
  "check",
  "any",
  "every",
  "when",
  "if",
]);

/** `rule → block`: without a block the word would be a yes/no field, unknown in every decision. True after a report. */
export function isKeywordAlone(context: Context, { name, condition }: Rule): boolean {
  if (context.fields.declared || name !== undefined || condition.kind !== "path") return false;
  const [word, ...more] = condition.path.parts;
  if (word === undefined || more.length > 0 || word.quoted || context.defines.has(word.text)) return false;
  const lower = word.text.toLowerCase();
  if (!keywords.has(lower)) return false;
  const always = mayMeanAlways.has(lower) ? [mend("Write always", word.span, "always")] : [];
  const quoted = mend(`Write \`${word.text}\`, a field`, word.span, `\`${word.text}\``);
  report(context, "name/keyword-alone", word.span, { written: word.text }, { mends: [...always, quoted] });
  return true;
}
