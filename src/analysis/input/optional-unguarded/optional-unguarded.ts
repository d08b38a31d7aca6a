import { isSampled, strictestAsked } from "../../../model/asking.ts";
import { readsOf } from "../../../model/children.ts";
import type { Asking, Policy, Rule } from "../../../model/policy.ts";
import { type Context, leaveOpen, quoted, type RuleSpace, report } from "../../context.ts";
import type { Input } from "../../encode/witness.ts";
import type { Finding } from "../../finding.ts";
import { negated } from "../../solver/literal.ts";
import { spaceOf, type View } from "../../space.ts";
import { lackingInput, lacks } from "./lacking.ts";
import { leftToOtherwise } from "./left-to-otherwise.ts";

/**
 * Optional fields whose absence asks for oversight: an input that lacks this field alone is asked about by a rule that is in
 * doubt, and with some value of the field the rule would not hold. Where none does, `otherwise` may ask in the same way.
 */
export function optionalUnguarded(context: Context): readonly Finding[] {
  const { policy, places } = context;
  return policy.fields.flatMap((field, place) => {
    if (!field.optional || field.absentMeans !== undefined) return [];
    const reading = policy.rules.flatMap((rule, at) => (reads(rule, place) ? [{ rule, at }] : []));
    const [first] = reading;
    if (first === undefined) return [];
    const asking = reading.flatMap(({ rule, at }) => {
      const lacking = isAlone(context, rule, context.ofRule(at), place);
      return lacking === undefined ? [] : [{ name: rule.name, lacking }];
    });
    const caught = asking.length > 0 ? undefined : leftToOtherwise(context, place);
    const witness: Input | undefined = asking[0]?.lacking ?? caught;
    if (witness === undefined) return [];
    const rules = caught === undefined ? asking.map(({ name }) => name) : ["otherwise"];
    const given = { field: field.name, rules: quoted(rules) };
    const span = places.field(field.name) ?? first.rule.span;
    return [{ ...report("input/optional-unguarded", span, given), rules, witness }];
  });
}

function reads({ condition, exceptions }: Rule, field: number): boolean {
  return readsOf([condition, ...exceptions]).fields.has(field);
}

/** An input that lacks this field alone, and is asked about by the rule that a value of it would keep from holding. */
function isAlone(context: Context, rule: Rule, own: RuleSpace, field: number): Input | undefined {
  if (!asksAnything(own.space.policy, rule.inDoubt ?? rule.asks, field)) return undefined;
  const space = spaceOf(own.space.policy, own.space.plan, field);
  const [lacking, given] = space.views as readonly [View, View];
  const [doubtful, sure] = [lacking.rules[0], given.rules[0]] as const;
  if (doubtful === undefined || sure === undefined) return undefined;
  const answer = space.find(
    [...lacks(space, field), doubtful.possible, negated(doubtful.certain), negated(sure.possible)],
    (first, second) => first.judged.standings[0] === "possible" && second.judged.standings[0] === "no",
  );
  const { name } = context.policy.fields[field] as Policy["fields"][number];
  if (answer.kind === "undecided")
    leaveOpen(context, `whether "${rule.name}" asks for oversight where \`${name}\` is not given`, answer);
  return lackingInput(answer);
}

/** Whether anything it asks for can be taken. */
function asksAnything({ identifiedBy }: Policy, asking: Asking, lacking: number): boolean {
  if (strictestAsked(asking) === "proceed") return false;
  const rates = [...asking.reviews, ...asking.audits].map(({ rate }) => rate);
  const isDrawn = identifiedBy !== undefined && identifiedBy !== lacking;
  return asking.block || !isDrawn || rates.some((rate) => !isSampled(rate) || rate.threshold > 0);
}
