import { phrase } from "../../../model/phrase.ts";
import { asksInDoubt } from "../../asked-parts.ts";
import { type Context, leaveOpen, report } from "../../context.ts";
import type { Finding } from "../../finding.ts";

/** Rules whose condition something makes true, and that with their exceptions certainly apply to nothing. */
export function exceptionSwallows(context: Context): readonly Finding[] {
  const { policy, ofRule } = context;
  return policy.rules.flatMap((rule, place) => {
    if (rule.exceptions.length === 0) return [];
    const { space, literals } = ofRule(place);
    const { condition, certain, possible } = literals;
    const without = space.find([condition.certain], ({ judged }) => judged.truthOf(rule.condition) === true);
    if (without.kind !== "found") return [];
    const answer = space.find([certain], ({ judged }) => judged.standings[0] === "certain");
    if (answer.kind === "undecided")
      leaveOpen(context, `whether an exception takes all of "${rule.name}" away`, answer);
    if (answer.kind !== "none") return [];
    const doubt = space.find([possible], ({ judged }) => judged.standings[0] !== "no");
    const words = rule.exceptions.map((exception) => `\`${phrase(policy, exception)}\``).join(", ");
    const [found] = without.found;
    return [
      {
        ...report("exception/swallows", rule.span, {
          rule: rule.name,
          exceptions: words,
          doubt: doubt.kind !== "none" && asksInDoubt(rule),
        }),
        rules: [rule.name],
        ...(found && { witness: found.input }),
      },
    ];
  });
}
