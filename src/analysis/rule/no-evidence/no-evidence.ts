import { askersOf, clausesOf } from "../../asked-parts.ts";
import { type Context, quoted, report } from "../../context.ts";
import type { Finding } from "../../finding.ts";

/** Reviews that show nothing, or do not say why they are asked for; said once, of all rules together. */
export function noEvidence({ policy }: Context): readonly Finding[] {
  const asking = askersOf(policy)
    .filter((asker) => clausesOf(asker).length > 0)
    .map(({ name, place }) => ({ name, of: policy.rules[place ?? -1] ?? policy.otherwise }));
  const blind = asking.filter(({ of }) => of?.details.show.length === 0);
  const silent = asking.filter(({ of }) => of?.details.because === undefined);
  const lacking = new Set([...blind, ...silent]);
  const names = asking.filter((one) => lacking.has(one));
  const span = names[0]?.of?.span;
  if (span === undefined) return [];
  const given = { shows: quoted(blind.map(({ name }) => name)), because: quoted(silent.map(({ name }) => name)) };
  return [{ ...report("rule/no-evidence", span, given), rules: names.map(({ name }) => name) }];
}
