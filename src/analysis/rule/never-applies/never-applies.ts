import { asksInDoubt } from "../../asked-parts.ts";
import { isSometimes } from "../../boxes/sometimes.ts";
import { type Context, leaveOpen, report } from "../../context.ts";
import type { Finding } from "../../finding.ts";

/** Rules whose condition no input makes true; by a value that is unknown they may still be in doubt. */
export function neverApplies(context: Context): readonly Finding[] {
  const { policy, ofRule } = context;
  return policy.rules.flatMap((rule, place) => {
    if (isSometimes(context.boxes(), rule.condition, "true", "all")) return [];
    const { space, literals } = ofRule(place);
    const { condition } = literals;
    const answer = space.find([condition.certain], ({ judged }) => judged.truthOf(rule.condition) === true);
    if (answer.kind === "undecided") leaveOpen(context, `whether "${rule.name}" ever applies`, answer);
    if (answer.kind !== "none") return [];
    const doubt = space.find([condition.possible], ({ judged }) => judged.truthOf(rule.condition) !== false);
    const given = { rule: rule.name, doubt: doubt.kind !== "none" && asksInDoubt(rule) };
    return [{ ...report("rule/never-applies", rule.span, given), rules: [rule.name] }];
  });
}
