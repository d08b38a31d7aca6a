import type { AuditPart } from "../../model/policy.ts";
import type { Circuit } from "../solver/circuit.ts";
import { type Literal, negated } from "../solver/literal.ts";

/** For each set of teams and time that can be asked, and each of its rates: whether it is asked with exactly this rate. */
export function auditSigns(
  { and, or }: Circuit,
  parts: readonly { readonly asked: Literal; readonly part: AuditPart }[],
): ReadonlyMap<string, Literal> {
  const byKey = new Map<string, Map<number, Literal[]>>();
  for (const { asked, part } of parts)
    for (const anyOf of part.anyOf) {
      const key = JSON.stringify(["audit", anyOf, part.within ? [part.within.amount, part.within.unit] : null]);
      const rates = byKey.get(key) ?? new Map<number, Literal[]>();
      byKey.set(key, rates);
      const rate = Number(part.rate.decimal);
      rates.set(rate, [...(rates.get(rate) ?? []), asked]);
    }
  const signs = new Map<string, Literal>();
  for (const [key, rates] of byKey) {
    const higher: Literal[] = [];
    for (const [rate, asked] of [...rates].sort(([first], [second]) => second - first)) {
      const isAsked = or(asked);
      signs.set(`${key} ${rate}`, and([isAsked, ...higher.map(negated)]));
      higher.push(isAsked);
    }
  }
  return signs;
}
