import { readsOf } from "../model/children.ts";
import type { Condition } from "../model/condition.ts";
import { type Judged, judgeOf } from "../model/interpreter.ts";
import { phrase } from "../model/phrase.ts";
import type { Policy } from "../model/policy.ts";
import type { Both } from "./encode/both.ts";
import { type Encoder, encoderFor, type Fact } from "./encode/encoder.ts";
import { allKnown, cellIn, type InputInstance, type Instance, inputInstanceOf } from "./encode/instance.ts";
import { type Input, witnessOf } from "./encode/witness.ts";
import { outOfBudget } from "./limits.ts";
import { type Circuit, circuitOver } from "./solver/circuit.ts";
import { type Literal, negated } from "./solver/literal.ts";
import { createSolver } from "./solver/solver.ts";
import { lazily, memoised } from "./space/lazily.ts";
import { type Plan, planOf } from "./space/plan.ts";
import { createTheory, type Theory, type Verdict } from "./theory/theory.ts";

/** An input to be found, and how the rules stand towards it. */
export interface View {
  readonly input: InputInstance;
  readonly both: (condition: Condition) => Both;
  readonly facts: () => readonly Fact[];
  readonly rules: readonly RuleLiterals[];
  readonly allKnown: Literal;
  /** Whether the id is known, so that samples are drawn; where the policy has none they are all taken. */
  readonly idKnown: Literal;
}

export interface RuleLiterals {
  readonly condition: Both;
  readonly exceptions: readonly Both[];
  readonly certain: Literal;
  readonly possible: Literal;
}

/** All inputs of a policy, and questions about them. */
export interface Space {
  readonly policy: Policy;
  readonly plan: Plan;
  readonly circuit: Circuit;
  /** One, or two that differ in one field. */
  readonly views: readonly View[];
  readonly theory: Theory;
  /** How much was worked out so far: steps of the solver, and rules judged at what one of them costs. */
  readonly work: () => number;
  /** Whether all of `literals` can hold together; what was found then stands in the solver's model. */
  readonly solve: (literals: readonly Literal[]) => boolean;
  /** Inputs on which all of `literals` hold; `claim` says by the judge whether they do, and may say no only with `mayReject`. */
  readonly find: (
    literals: readonly Literal[],
    claim: (...found: readonly Found[]) => boolean,
    mayReject?: boolean,
  ) => Answer;
}

type Settled = Verdict & { readonly kind: "found" };

export interface Found {
  readonly input: Input;
  readonly judged: Judged;
}

/**
 * `none`: there is no such input. Otherwise one for each view, or why it cannot be said. `rejected`: the literals hold of
 * one, but the claim does not.
 */
export type Answer =
  | { readonly kind: "none" }
  | { readonly kind: "found"; readonly found: readonly Found[] }
  | { readonly kind: "rejected" }
  | Undecided;

export interface Undecided {
  readonly kind: "undecided";
  /** In words, the conditions that stand in the way. */
  readonly because: readonly string[];
}

/** What one rule costs the judge. */
const STEPS_OF_RULE = 10;
/** Further values tried where a condition is left open. */
const TRIES = 200;
/** Of one question, assignments that values contradict. */
const MOST_CLASHES = 5000;

/** `before`: the plan of a version before. */
export function planFor(policy: Policy, before?: Plan): Plan {
  const conditions = policy.rules.flatMap((rule) => [rule.condition, ...rule.exceptions]);
  return planOf(policy, [...conditions, ...premisesOf(policy)], before);
}

export function premisesOf(policy: Policy): readonly Condition[] {
  return policy.ensures.flatMap(({ promise }) => ("premise" in promise ? [promise.premise] : []));
}

/** What is built up of a policy in one solver. */
interface Start {
  readonly policy: Policy;
  readonly plan: Plan;
  readonly circuit: Circuit;
  readonly theory: Theory;
  readonly opened: Map<string, Both>;
}

function startOf(policy: Policy, plan: Plan): Start {
  const circuit = circuitOver(createSolver());
  return { policy, plan, circuit, theory: createTheory(circuit, policy.zone), opened: new Map() };
}

function encoded({ policy, circuit, theory, opened }: Start, input: InputInstance): Encoder {
  return encoderFor(policy, circuit, theory, input, opened);
}

/** With `apart`, two inputs that differ in this field alone. */
export function spaceOf(policy: Policy, plan: Plan, apart?: number): Space {
  const start = startOf(policy, plan);
  const { circuit } = start;
  const first = inputInstanceOf(circuit, plan);
  const inputs = apart === undefined ? [first] : pairOf(first, apart, circuit, plan);
  const encoders = inputs.map((input) => encoded(start, input));
  const views = inputs.map((input, at) => viewOf(policy, circuit, input, encoders[at] as Encoder));
  return spaceOver(start, views, encoders);
}

/**
 * Two inputs that differ in one field alone, for one field after the other. They share a solver and the first input where
 * each condition is about one field, so that only what reads the field is built up anew.
 */
export function pairsOf(policy: Policy, plan: Plan): (apart: number) => Space {
  const alone = lazily(() => {
    const start = startOf(policy, plan);
    const input = inputInstanceOf(start.circuit, plan);
    const encoder = encoded(start, input);
    return { start, encoder, view: viewOf(policy, start.circuit, input, encoder) };
  });
  return memoised((apart) => {
    const { start, encoder, view } = alone();
    if (plan.lists.size > 0 || encoder.compared().length > 0 || encoder.open().length > 0)
      return spaceOf(policy, plan, apart);
    const input = inputInstanceOf(start.circuit, plan, { input: view.input, apart });
    const own = besides(encoder, encoded(start, input), apart);
    return spaceOver(start, [view, viewOf(policy, start.circuit, input, own)], [encoder, own]);
  });
}

/** Takes what does not read the field from the first input. */
function besides(first: Encoder, second: Encoder, apart: number): Encoder {
  const reads = (condition: Condition): boolean => readsOf([condition]).fields.has(apart);
  return {
    ...second,
    both: (condition) => (reads(condition) ? second : first).both(condition),
    facts: () => [
      ...first.facts().filter(({ condition }) => !reads(condition)),
      ...second.facts().filter(({ condition }) => reads(condition)),
    ],
  };
}

function spaceOver(
  { policy, plan, circuit, theory, opened }: Start,
  views: readonly View[],
  encoders: readonly Encoder[],
): Space {
  const { loosely = [] } = plan;
  const { solver } = circuit;
  const inputs = views.map(({ input }) => input);
  const judge = judgeOf(withPremises(policy));
  let judgements = 0;
  const judged = (input: Input): Found => {
    judgements++;
    return { input, judged: judge(input) };
  };
  const work = (): number => solver.steps() + judgements * STEPS_OF_RULE * policy.rules.length;

  /**
   * Undefined where it cannot be said; the values, if `wanted`, are those of comparisons between fields. Of lists the elements
   * that are looked at come first, then longer ones are: what these may have is not shown.
   */
  function settle(literals: readonly Literal[], wanted: boolean): Settled | "none" | "given up" | undefined {
    const bounded = theory.tallies.bounded();
    const settled = settleWith([...literals, ...bounded], wanted);
    if (settled !== "none" || bounded.length === 0) return settled;
    return settleWith(literals, false) === "none" ? "none" : undefined;
  }

  function settleWith(literals: readonly Literal[], wanted: boolean): Settled | "none" | "given up" | undefined {
    try {
      for (let clashes = 0; solver.solve(literals); clashes++) {
        const verdict = theory.check(wanted);
        if (verdict.kind === "found") return verdict;
        if (verdict.kind === "open" || clashes > MOST_CLASHES) return undefined;
        solver.addClause(verdict.clause);
      }
      return "none";
    } catch (fault) {
      if (fault !== outOfBudget) throw fault;
      return "given up";
    }
  }

  const solve = (literals: readonly Literal[]): boolean => settle(literals, false) !== "none";

  function find(
    literals: readonly Literal[],
    claim: (...found: readonly Found[]) => boolean,
    mayReject = false,
  ): Answer {
    const settled = settle(literals, true);
    if (settled === "none")
      return plan.partly.length === 0 ? { kind: "none" } : { kind: "undecided", because: plan.partly };
    if (settled === "given up")
      return { kind: "undecided", because: ["the conditions hang together in too many ways"] };
    const isExact = settled?.inexact === false && opened.size === 0 && plan.partly.length === 0 && loosely.length === 0;
    const choose = varied();
    for (let attempt = 0; attempt < (isExact ? 1 : TRIES); attempt++) {
      const chosen = new Map<Instance, unknown>();
      const pick = (instance: Instance): unknown => {
        if (settled?.raws.has(instance)) return settled.raws.get(instance);
        if (chosen.has(instance)) return chosen.get(instance);
        const raws = instance.cut.cells[cellIn(instance, solver)]?.raws ?? [];
        const raw = attempt === 0 ? raws[0] : choose(raws);
        chosen.set(instance, raw);
        return raw;
      };
      const found = inputs.map((input) => judged(witnessOf(policy, input, solver, pick)));
      if (claim(...found)) return { kind: "found", found };
    }
    if (isExact && mayReject) return { kind: "rejected" };
    if (isExact) throw new Error("This is a bug: the judge does not confirm an input that was found");
    const isOpen = settled === undefined || settled.inexact;
    const conditions = encoders.flatMap(({ open, compared }) => [...open(), ...(isOpen ? compared() : [])]);
    const open = new Set(conditions.map((condition) => phrase(policy, condition)));
    return { kind: "undecided", because: [...plan.partly, ...loosely, ...[...open].map((words) => `\`${words}\``)] };
  }

  return { policy, plan, circuit, views, theory, work, solve, find };
}

/** The first shares everything with the second but one field; lists are as long as both need. */
function pairOf(first: InputInstance, apart: number, circuit: Circuit, plan: Plan): readonly InputInstance[] {
  const longer = inputInstanceOf(circuit, plan, { input: { values: first.values, lists: new Map() }, apart });
  return [
    { values: first.values, lists: longer.lists },
    inputInstanceOf(circuit, plan, { input: { values: first.values, lists: longer.lists }, apart }),
  ];
}

/** The judge reads what the rules read; premises may read more. */
function withPremises(policy: Policy): Policy {
  const [rule] = policy.rules;
  if (rule === undefined) return policy;
  const more = premisesOf(policy).map((condition) => ({ ...rule, condition, exceptions: [] }));
  return { ...policy, rules: [...policy.rules, ...more] };
}

function viewOf(policy: Policy, circuit: Circuit, input: InputInstance, { both, facts }: Encoder): View {
  const { and, or } = circuit;
  const rules = policy.rules.map((rule): RuleLiterals => {
    const condition = both(rule.condition);
    const exceptions = rule.exceptions.map(both);
    return {
      condition,
      exceptions,
      possible: and([condition.possible, ...exceptions.map(({ certain }) => negated(certain))]),
      certain: and([condition.certain, ...exceptions.map(({ possible }) => negated(possible))]),
    };
  });
  const id = policy.identifiedBy === undefined ? undefined : input.values[policy.identifiedBy];
  return { input, both, facts, rules, allKnown: allKnown(circuit, input), idKnown: id?.known ?? or([]) };
}

/** Chooses among the values of a cell, differently each time, the same in every run. */
function varied(): (raws: readonly unknown[]) => unknown {
  let state = 1;
  return (raws) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return raws[(state >>> 16) % Math.max(raws.length, 1)];
  };
}
