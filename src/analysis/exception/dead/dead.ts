import { phrase } from "../../../model/phrase.ts";
import { type Context, leaveOpen, report } from "../../context.ts";
import type { Finding } from "../../finding.ts";
import { negated } from "../../solver/literal.ts";

/**
 * Exceptions that take their rule away from no input, unknown values included: they are never true where the rule would
 * hold, or the other exceptions take it away already. A rule that lets is taken away by doubt, too.
 */
export function exceptionDead(context: Context): readonly Finding[] {
  const { policy, ofRule } = context;
  return policy.rules.flatMap((rule, place) => {
    if (rule.exceptions.length === 0) return [];
    const { space, literals } = ofRule(place);
    const { condition, exceptions } = literals;
    return rule.exceptions.flatMap((exception, at) => {
      const own = exceptions[at] as (typeof exceptions)[number];
      const others = exceptions.filter((_, other) => other !== at);
      const otherExceptions = rule.exceptions.filter((_, other) => other !== at);
      const taken = space.find(
        [condition.possible, own.certain, ...others.map(({ certain }) => negated(certain))],
        ({ judged }) =>
          judged.truthOf(rule.condition) !== false &&
          judged.truthOf(exception) === true &&
          otherExceptions.every((other) => judged.truthOf(other) !== true),
      );
      const doubted = rule.lets
        ? space.find(
            [condition.certain, own.possible, ...others.map(({ possible }) => negated(possible))],
            ({ judged }) =>
              judged.truthOf(rule.condition) === true &&
              judged.truthOf(exception) !== false &&
              otherExceptions.every((other) => judged.truthOf(other) === false),
          )
        : taken;
      if (taken.kind === "found" || doubted.kind === "found") return [];
      const words = phrase(policy, exception);
      const open = [taken, doubted].find((answer) => answer.kind === "undecided");
      if (open !== undefined) {
        leaveOpen(context, `whether the exception \`${words}\` takes anything away from "${rule.name}"`, open);
        return [];
      }
      return [{ ...report("exception/dead", rule.span, { rule: rule.name, exception: words }), rules: [rule.name] }];
    });
  });
}
