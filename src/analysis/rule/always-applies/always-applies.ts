import { isSometimes } from "../../boxes/sometimes.ts";
import { type Context, leaveOpen, report } from "../../context.ts";
import type { Finding } from "../../finding.ts";
import { hasPresenceTest } from "../../presence.ts";
import { negated } from "../../solver/literal.ts";

/**
 * Rules whose condition every input makes true whose values are all known, and that do not say `always`. Where it asks
 * whether a value is there, every input whatever must.
 */
export function alwaysApplies(context: Context): readonly Finding[] {
  const { policy, ofRule } = context;
  return policy.rules.flatMap((rule, place) => {
    if (rule.condition.kind === "constant") return [];
    const hasTest = hasPresenceTest(rule.condition);
    if (isSometimes(context.boxes(), rule.condition, "not true", hasTest ? "all" : "known")) return [];
    const { space, view, literals } = ofRule(place);
    const { condition } = literals;
    const among = hasTest ? [] : [view.allKnown];
    const answer = space.find(
      [...among, negated(condition.certain)],
      ({ judged }) => judged.truthOf(rule.condition) !== true,
    );
    if (answer.kind === "undecided") leaveOpen(context, `whether "${rule.name}" always applies`, answer);
    return answer.kind === "none"
      ? [{ ...report("rule/always-applies", rule.span, { rule: rule.name }), rules: [rule.name] }]
      : [];
  });
}
