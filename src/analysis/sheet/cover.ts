import { compareOutcomes, isSampled, strictestAsked, takenForSure } from "../../model/asking.ts";
import { readsOf } from "../../model/children.ts";
import type { Condition } from "../../model/condition.ts";
import type { Asking } from "../../model/policy.ts";
import { FALSE, type Literal, negated } from "../solver/literal.ts";
import type { Found, Space, View } from "../space.ts";
import { markedAs, type Question } from "./sheet.ts";
import { undrawnDecision } from "./verdict.ts";

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

/** Who certainly holds on some input on which `marked` holds, and asks for anything. */
export function coversOf(question: Question, marked: Literal): readonly Cover[] {
  const carriers = readsOf(question.marks.map(({ when }) => when)).fields;
  return askersOf(question).flatMap(({ name, asking, conditions, certain, isCertain }) => {
    const asks = strictestAsked(asking);
    if (asks === "proceed") return [];
    const isMarked = (found: Found): boolean => markedAs(question, found) === true;
    const { find } = question.space;
    const met = find([marked, certain], (found) => isMarked(found) && isCertain(found));
    if (met.kind === "none") return [];
    const missed = find([marked, negated(certain)], (found) => isMarked(found) && !isCertain(found));
    const of = missed.kind === "none" ? "all" : met.kind === "found" && missed.kind === "found" ? "some" : "undecided";
    const reads = [...readsOf(conditions).fields].some((field) => carriers.has(field));
    return [{ rule: name, asks, of, sampled: isSample(asking), reads } as const];
  });
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
