import { askedBy, drawsSamples, isSampled, otherwiseHolds } from "../../model/asking.ts";
import type { Decision, UnknownValue } from "../../model/decision.ts";
import { type DecideOptions, type Judged, judgeOf } from "../../model/interpreter.ts";
import { phrase } from "../../model/phrase.ts";
import type { Policy, Rule } from "../../model/policy.ts";
import type { Truth } from "../../model/truth.ts";
import type { ExplainedRule, Explanation, Reason } from "./explanation.ts";
import { fieldsOf, type Ground, groundsOf } from "./reason.ts";
import { stepToProceed } from "./step.ts";
import { toText } from "./text.ts";

/** Explains deciding one input. Agrees with `decide`, which it is given. */
export function explain(
  policy: Policy,
  input: unknown,
  decide: (input: unknown) => Decision,
  options: DecideOptions = {},
): Explanation {
  const decision = decide(input);
  const judged = judgeOf(policy)(input, options);
  const rules = policy.rules.flatMap((rule, place) => explainRule(rule, place, policy, judged, decision));
  const unknown = decision.unknown.map((one) => ({ ...one, rules: rulesThrough(one, policy, rules) }));
  const step = decision.outcome === "proceed" ? undefined : stepToProceed(policy, input, decide);
  const told = { decision, rules, unknown, ...(step === undefined ? {} : { step }) };
  return { ...told, text: toText(policy, input, told, otherwiseTold(policy, judged)) };
}

function explainRule(
  rule: Rule,
  place: number,
  policy: Policy,
  { standings, truthOf }: Judged,
  decision: Decision,
): readonly ExplainedRule[] {
  const applied = decision.rules.find(({ name }) => name === rule.name);
  const standing = standings[place];
  if (applied === undefined || standing === "no" || standing === undefined) return [];
  const asked = askedBy(rule, standing);
  const parts = [...asked.reviews, ...asked.audits];
  const conditionGrounds = groundsOf(rule.condition, truthOf);
  const exceptionGrounds = rule.exceptions.map((exception) => groundsOf(exception, truthOf, true));
  const { because, ifApproved, ifRejected } = rule.details;
  return [
    {
      name: rule.name,
      certain: applied.certain,
      drawn: drawsSamples(policy) && parts.some(({ rate }) => isSampled(rate)) ? applied.drawn !== false : undefined,
      lets: rule.lets && applied.certain,
      void: decision.outcome === "block" && asked.reviews.length > 0,
      reasons: conditionGrounds.map((ground) => reasonOf(policy, ground)),
      exceptions: rule.exceptions.map((exception, at) => ({
        text: phrase(policy, exception),
        reasons: (exceptionGrounds[at] ?? []).map((ground) => reasonOf(policy, ground)),
      })),
      fields: [...fieldsOf([...conditionGrounds, ...exceptionGrounds.flat()])],
      ...(because === undefined ? {} : { because }),
      ...(ifApproved === undefined ? {} : { ifApproved }),
      ...(ifRejected === undefined ? {} : { ifRejected }),
    },
  ];
}

/** What holds of a ground: the condition where it is true, its contrary where it is false. */
function reasonOf(policy: Policy, ground: Ground): Reason {
  return {
    text: phrase(policy, ground.condition, holdsNegated(ground)),
    known: ground.truth !== "unknown",
    fields: [...fieldsOf([ground])],
  };
}

function holdsNegated({ truth, negated }: { readonly truth: Truth; readonly negated: boolean }): boolean {
  return truth === "unknown" ? negated : truth === false;
}

/** The rules that apply without certainty and read the field. */
function rulesThrough(one: UnknownValue, policy: Policy, rules: readonly ExplainedRule[]): readonly string[] {
  const place = policy.fields.findIndex(({ name }) => name === one.field || one.field.startsWith(`${name}[`));
  return rules.filter((rule) => !rule.certain && rule.fields.includes(place)).map(({ name }) => name);
}

/** Why `otherwise` did not hold, as far as one rule accounts for it. */
function otherwiseTold(policy: Policy, { standings, draws }: Judged): string | undefined {
  if (policy.otherwise === undefined || otherwiseHolds(policy, standings, draws)) return undefined;
  const certain = policy.rules.filter((_, place) => standings[place] === "certain");
  return certain.find((rule) => rule.lets)?.name;
}
