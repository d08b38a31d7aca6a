import type { Asking } from "../../../model/policy.ts";
import { type Context, quoted, report } from "../../context.ts";
import { ofEachRule } from "../../edit.ts";
import type { Finding } from "../../finding.ts";

/** Reviews that nobody has to answer by any time; said once, of all rules together. */
export function noDeadline(context: Context): readonly Finding[] {
  const { rules, otherwise } = context.policy;
  const isWithout = ofEachRule(context, "no deadline", ({ asks, inDoubt }) =>
    [asks, ...(inDoubt ? [inDoubt] : [])].some(hasNoDeadline),
  );
  const without = rules.filter((_, place) => isWithout[place]);
  const names = without.map(({ name }) => name);
  const others = otherwise && hasNoDeadline(otherwise.asks) ? [otherwise] : [];
  const span = [...without, ...others][0]?.span;
  if (span === undefined) return [];
  const all = [...names, ...others.map(() => "otherwise")];
  return [{ ...report("rule/no-deadline", span, { rules: quoted(all) }), rules: all }];
}

function hasNoDeadline({ reviews }: Asking): boolean {
  return reviews.some(({ clauses }) => clauses.some(({ deadlines }) => deadlines.length === 0));
}
