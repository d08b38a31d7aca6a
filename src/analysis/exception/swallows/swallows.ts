import { phrase } from "../../../model/phrase.ts";
import { type Context, leaveOpen, report } from "../../context.ts";
import type { Finding } from "../../finding.ts";
import { negated } from "../../solver/literal.ts";

/** Rules that apply to something but for their exceptions, and with them to nothing. */
export function exceptionSwallows(context: Context): readonly Finding[] {
  const { policy, ofRule } = context;
  return policy.rules.flatMap((rule, place) => {
    if (rule.exceptions.length === 0) return [];
    const { space, literals } = ofRule(place);
    const { condition, exceptions } = literals;
    const without = space.find([condition.certain], ({ judged }) => judged.truthOf(rule.condition) === true);
    if (without.kind !== "found") return [];
    const answer = space.find(
      [condition.certain, ...exceptions.map(({ certain }) => negated(certain))],
      ({ judged }) =>
        judged.truthOf(rule.condition) === true &&
        rule.exceptions.every((exception) => judged.truthOf(exception) !== true),
    );
    if (answer.kind === "undecided")
      leaveOpen(context, `whether an exception takes all of "${rule.name}" away`, answer);
    if (answer.kind !== "none") return [];
    const words = rule.exceptions.map((exception) => `\`${phrase(policy, exception)}\``).join(", ");
    const [found] = without.found;
    return [
      {
        ...report("exception/swallows", rule.span, { rule: rule.name, exceptions: words }),
        rules: [rule.name],
        ...(found && { witness: found.input }),
      },
    ];
  });
}
