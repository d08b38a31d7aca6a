import { compareOutcomes, isSampled, strictestAsked, takenForSure } from "../../model/asking.ts";
import { readsOf } from "../../model/children.ts";
import type { Condition } from "../../model/condition.ts";
import type { Asking, Policy } from "../../model/policy.ts";
import { FALSE, type Literal, negated } from "../solver/literal.ts";
import type { Found, Space, View } from "../space.ts";
import { markedAs, type Question, questionsOf, undrawnDecision } from "./question.ts";

/** A rule that asks for oversight of decisions that have a mark. */
export interface Cover {
  readonly rule: string;
  readonly asks: "audit" | "review" | "block";
  /** It holds on all of them, on some, or it could not be worked out on which. */
  readonly of: "all" | "some" | "undecided";
  /** It takes a sample only. */
  readonly sampled: boolean;
  /** Its condition or an exception reads a field that carries the mark. */
  readonly reads: boolean;
}

/** A rule by itself, or `otherwise` among all rules: what is asked of one rule alone is answered faster there. */
interface Asker {
  readonly name: string;
  readonly asking: Asking;
  readonly conditions: readonly Condition[];
  /** One a mark, in the same order for all. */
  readonly questions: readonly Question[];
  readonly certain: Literal;
  readonly isCertain: (found: Found) => boolean;
}

/** Whether an asker holds on some input with a mark, and on some not. */
interface Known {
  met?: boolean | "undecided";
  missed?: boolean | "undecided";
}

/** Of each question, who certainly holds on some input with its marks, and asks for anything. */
export function coversOf(policy: Policy, questions: readonly Question[]): readonly (readonly Cover[])[] {
  const asked = Array.from(askersOf(policy, questions), (asker) => {
    const { name, asking, conditions } = asker;
    return { name, asking, conditions, known: knownOf(asker) };
  });
  return questions.map(({ marks }, at) => {
    const carriers = readsOf(marks.map(({ when }) => when)).fields;
    return asked.flatMap(({ name, asking, conditions, known }): readonly Cover[] => {
      const { met, missed } = known[at] as Known;
      const asks = strictestAsked(asking);
      if (met === false || asks === "proceed") return [];
      const of = missed === false ? "all" : met === true && missed === true ? "some" : "undecided";
      const reads = [...readsOf(conditions).fields].some((field) => carriers.has(field));
      return [{ rule: name, asks, of, sampled: isSample(asking), reads }];
    });
  });
}

/** An input that is found says something of all marks. */
function knownOf({ questions, certain, isCertain }: Asker): readonly Known[] {
  const known = questions.map((): Known => ({}));
  const isMarked = (question: Question, found: Found): boolean => markedAs(question, found) === true;
  const ask = (literals: readonly Literal[], claim: (found: Found) => boolean): boolean | "undecided" => {
    const answer = questions[0]?.space.find(literals, claim);
    if (answer?.kind !== "found") return answer?.kind === "none" ? false : "undecided";
    const found = answer.found[0] as Found;
    for (const [at, question] of questions.entries())
      if (isMarked(question, found)) (known[at] as Known)[isCertain(found) ? "met" : "missed"] = true;
    return true;
  };
  for (const holds of [true, false]) {
    const literals = [holds ? certain : negated(certain), ...questions.map(({ marked }) => marked)];
    ask(literals, (found) => isCertain(found) === holds && questions.every((one) => isMarked(one, found)));
  }
  for (const [at, question] of questions.entries()) {
    const own = known[at] as Known;
    const { marked } = question;
    own.met ??= ask([marked, certain], (found) => isMarked(question, found) && isCertain(found));
    if (own.met !== false)
      own.missed ??= ask([marked, negated(certain)], (found) => isMarked(question, found) && !isCertain(found));
  }
  return known;
}

/** One after the other, for each rule has a space of its own. */
function* askersOf(policy: Policy, questions: readonly Question[]): Generator<Asker> {
  const { otherwise, spotCheck: _, ...alone } = policy;
  for (const rule of policy.rules) {
    if (strictestAsked(rule.asks) === "proceed") continue;
    const own = questionsOf({ ...alone, rules: [rule] });
    yield {
      name: rule.name,
      asking: rule.asks,
      conditions: [rule.condition, ...rule.exceptions],
      questions: own,
      certain: own[0]?.view.rules[0]?.certain ?? FALSE,
      isCertain: ({ judged }) => judged.standings[0] === "certain",
    };
  }
  const [first] = questions;
  if (otherwise === undefined || first === undefined) return;
  const { space, view } = first;
  yield {
    name: "otherwise",
    asking: otherwise.asks,
    conditions: [],
    questions,
    certain: otherwiseHolds(space, view),
    isCertain: (found) => undrawnDecision(space, found).rules.some(({ name }) => name === "otherwise"),
  };
}

/** Where no rule lifts it, samples not drawn; its own samples aside. */
function otherwiseHolds({ policy, circuit }: Space, { rules }: View): Literal {
  const asked = policy.otherwise === undefined ? "proceed" : strictestAsked(policy.otherwise.asks);
  const lifting = policy.rules.map(({ lets, asks }, place) => {
    const isEnough =
      compareOutcomes(strictestAsked(takenForSure(asks, undefined)), asked === "proceed" ? "audit" : asked) >= 0;
    return lets || isEnough ? (rules[place] as (typeof rules)[number]).certain : FALSE;
  });
  return negated(circuit.or(lifting));
}

/** Nothing that it asks for at its strictest is asked of every decision. */
function isSample({ block, reviews, audits }: Asking): boolean {
  if (block) return false;
  return (reviews.length > 0 ? reviews : audits).every(({ rate }) => isSampled(rate));
}
