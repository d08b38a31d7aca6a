import { askersOf, clausesOf } from "../../asked-parts.ts";
import { type Context, quoted, report } from "../../context.ts";
import type { Finding } from "../../finding.ts";

/** Reviews that nobody has to answer by any time; said once, of all rules together. */
export function noDeadline({ policy }: Context): readonly Finding[] {
  const without = askersOf(policy).filter((asker) => clausesOf(asker).some(({ deadlines }) => deadlines.length === 0));
  const [first] = without;
  if (first === undefined) return [];
  const names = without.map(({ name }) => name);
  const span = policy.rules[first.place ?? -1]?.span ?? policy.otherwise?.span;
  return span === undefined ? [] : [{ ...report("rule/no-deadline", span, { rules: quoted(names) }), rules: names }];
}
