import { askedBy, drawsSamples, isSampled, otherwiseHolds, strictestAsked, taken } from "../../model/asking.ts";
import type { Decision, UnknownValue } from "../../model/decision.ts";
import { phrase } from "../../model/phrase.ts";
import type { Policy, Rule } from "../../model/policy.ts";
import type { Truth } from "../../model/truth.ts";
import type { Stood } from "../stood.ts";
import type { ExceptedRule, ExplainedRule, Explanation, Reason } from "./explanation.ts";
import { fieldsOf, type Ground, groundsOf } from "./reason.ts";
import { stepToProceed } from "./step.ts";
import { toText } from "./text.ts";

/** Explains deciding one input, by how the compiled policy says that its rules stand. Agrees with `decide`. */
export function explain(
  policy: Policy,
  input: unknown,
  decide: (input: unknown) => Decision,
  stood: (input: unknown) => Stood,
): Explanation {
  const decision = decide(input);
  const stance = stood(input);
  const rules = policy.rules.flatMap((rule, place) => explainRule(rule, place, policy, stance, decision));
  const unknown = decision.unknown.map((one) => ({ ...one, ...rulesThrough(one, policy, stance, rules) }));
  const holding = rules.filter((rule) => rule.asks).map((rule) => new Set(rule.fields));
  const step = decision.outcome === "proceed" ? undefined : stepToProceed(policy, input, decide, holding);
  const excepted = policy.rules.flatMap((rule) => explainExcepted(rule, policy, stance));
  const told = { decision, rules, excepted, unknown, ...(step === undefined ? {} : { step }) };
  return { ...told, text: toText(policy, input, told, otherwiseTold(policy, stance)) };
}

function explainRule(
  rule: Rule,
  place: number,
  policy: Policy,
  { standings, draws, truthOf }: Stood,
  decision: Decision,
): readonly ExplainedRule[] {
  const applied = decision.rules.find(({ name }) => name === rule.name);
  const standing = standings[place];
  if (applied === undefined || standing === "no" || standing === undefined) return [];
  const asked = askedBy(rule, standing);
  const parts = [...asked.reviews, ...asked.audits];
  const conditionGrounds = groundsOf(rule.condition, truthOf);
  const exceptionGrounds = rule.exceptions.map((exception) => groundsOf(exception, truthOf));
  const { because, ifApproved, ifRejected } = rule.details;
  return [
    {
      name: rule.name,
      certain: applied.certain,
      drawn: drawsSamples(policy) && parts.some(({ rate }) => isSampled(rate)) ? applied.drawn !== false : undefined,
      lets: rule.lets && applied.certain,
      asks: applied.drawn !== false && strictestAsked(taken(asked, draws)) !== "proceed",
      void: decision.outcome === "block" && asked.reviews.length > 0,
      reasons: conditionGrounds.map((ground) => reasonOf(policy, ground)),
      exceptions: rule.exceptions.map((exception, at) => ({
        text: phrase(policy, exception),
        reasons: (exceptionGrounds[at] ?? [])
          .filter(({ truth }) => truth === "unknown" || truthOf(exception) !== "unknown")
          .map((ground) => reasonOf(policy, ground)),
      })),
      fields: [...fieldsOf([...conditionGrounds, ...exceptionGrounds.flat()])],
      ...(because === undefined ? {} : { because }),
      ...(ifApproved === undefined ? {} : { ifApproved }),
      ...(ifRejected === undefined ? {} : { ifRejected }),
    },
  ];
}

function explainExcepted(rule: Rule, policy: Policy, { truthOf }: Stood): readonly ExceptedRule[] {
  if (truthOf(rule.condition) === false) return [];
  const exception = rule.exceptions.find((one) => truthOf(one) === true);
  if (exception === undefined) return [];
  const reasons = groundsOf(exception, truthOf).map((ground) => reasonOf(policy, ground));
  return [{ name: rule.name, exception: phrase(policy, exception), reasons }];
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

/** Of the rules that stand as they do only in doubt, those that the field has to do with. */
function rulesThrough(
  one: UnknownValue,
  policy: Policy,
  { standings, truthOf }: Stood,
  rules: readonly ExplainedRule[],
): { readonly rules: readonly string[]; readonly heldBack: readonly string[] } {
  const place = policy.fields.findIndex(({ name }) => name === one.field || one.field.startsWith(`${name}[`));
  const heldBack = policy.rules.filter((rule, at) => {
    if (!rule.lets || standings[at] !== "possible") return false;
    const grounds = [rule.condition, ...rule.exceptions].flatMap((condition) => groundsOf(condition, truthOf));
    return fieldsOf(grounds.filter(({ truth }) => truth === "unknown")).has(place);
  });
  return {
    rules: rules.filter((rule) => rule.asks && !rule.certain && rule.fields.includes(place)).map(({ name }) => name),
    heldBack: heldBack.map(({ name }) => name),
  };
}

/** Why `otherwise` did not hold, as far as one rule accounts for it. */
function otherwiseTold(policy: Policy, { standings, draws }: Stood): string | undefined {
  if (policy.otherwise === undefined || otherwiseHolds(policy, standings, draws)) return undefined;
  const certain = policy.rules.filter((_, place) => standings[place] === "certain");
  return certain.find((rule) => rule.lets)?.name;
}
