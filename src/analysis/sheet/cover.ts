import { compareOutcomes, isSampled, strictestAsked, takenForSure } from "../../model/asking.ts";
import { readsOf } from "../../model/children.ts";
import type { Condition } from "../../model/condition.ts";
import type { Asking } from "../../model/policy.ts";
import { FALSE, type Literal, negated } from "../solver/literal.ts";
import type { Found, Space, View } from "../space.ts";
import { markedAs, type Question, undrawnDecision } from "./question.ts";

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

interface Asker {
  readonly name: string;
  readonly asking: Asking;
  readonly conditions: readonly Condition[];
  readonly certain: Literal;
  readonly isCertain: (found: Found) => boolean;
}

/** What is known of an asker and a mark: whether it holds on some input with the mark, and on some not. */
interface Known {
  met?: boolean | "undecided";
  missed?: boolean | "undecided";
}

/** Of each question, who certainly holds on some input with its marks, and asks for anything. */
export function coversOf(questions: readonly Question[]): readonly (readonly Cover[])[] {
  const [first] = questions;
  if (first === undefined) return [];
  const askers = askersOf(first).filter(({ asking }) => strictestAsked(asking) !== "proceed");
  const known = questions.map(() => askers.map((): Known => ({})));
  const knownOf = (at: number, asker: number): Known => (known[at] as readonly Known[])[asker] as Known;
  const certain = questions.map(({ marked }) => marked);

  /** Every input that is found says something of all askers and marks. */
  function learn(found: Found): void {
    const holds = askers.map(({ isCertain }) => isCertain(found));
    for (const [at, question] of questions.entries()) {
      if (markedAs(question, found) !== true) continue;
      for (const [place, isHeld] of holds.entries()) knownOf(at, place)[isHeld ? "met" : "missed"] = true;
    }
  }
  function ask(literals: readonly Literal[], claim: (found: Found) => boolean): boolean | "undecided" {
    const answer = first?.space.find(literals, claim);
    if (answer?.kind !== "found") return answer?.kind === "none" ? false : "undecided";
    learn(answer.found[0] as Found);
    return true;
  }

  for (const asker of askers)
    ask(
      [asker.certain, ...certain],
      (found) => asker.isCertain(found) && questions.every((one) => isMarked(one, found)),
    );
  for (const [at, question] of questions.entries()) {
    for (const [place, { certain: holds, isCertain }] of askers.entries()) {
      const own = knownOf(at, place);
      own.met ??= ask([question.marked, holds], (found) => isMarked(question, found) && isCertain(found));
      if (own.met === false) continue;
      own.missed ??= ask([question.marked, negated(holds)], (found) => isMarked(question, found) && !isCertain(found));
    }
  }
  return questions.map((question, at) => {
    const carriers = readsOf(question.marks.map(({ when }) => when)).fields;
    return askers.flatMap(({ name, asking, conditions }, place): readonly Cover[] => {
      const { met, missed } = knownOf(at, place);
      const asks = strictestAsked(asking);
      if (met === false || asks === "proceed") return [];
      const of = missed === false ? "all" : met === true && missed === true ? "some" : "undecided";
      const reads = [...readsOf(conditions).fields].some((field) => carriers.has(field));
      return [{ rule: name, asks, of, sampled: isSample(asking), reads }];
    });
  });
}

function isMarked(question: Question, found: Found): boolean {
  return markedAs(question, found) === true;
}

function askersOf({ space, view }: Question): readonly Asker[] {
  const { policy } = space;
  const rules = policy.rules.map(({ name, asks, condition, exceptions }, place) => ({
    name,
    asking: asks,
    conditions: [condition, ...exceptions],
    certain: (view.rules[place] as (typeof view.rules)[number]).certain,
    isCertain: ({ judged }: Found) => judged.standings[place] === "certain",
  }));
  if (policy.otherwise === undefined) return rules;
  const otherwise = {
    name: "otherwise",
    asking: policy.otherwise.asks,
    conditions: [],
    certain: otherwiseHolds(space, view),
    isCertain: (found: Found) => undrawnDecision(space, found).rules.some(({ name }) => name === "otherwise"),
  };
  return [...rules, otherwise];
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
