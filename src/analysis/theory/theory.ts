import type { Zone } from "../../model/policy.ts";
import type { FieldType } from "../../model/types.ts";
import { cellIn, type Instance } from "../encode/instance.ts";
import type { Circuit } from "../solver/circuit.ts";
import { type Literal, negated, TRUE } from "../solver/literal.ts";
import { type Because, clashOf } from "./because.ts";
import type { Calendar } from "./calendar.ts";
import { boundOf, type Compared, type Comparisons, comparisonsOver, type Range } from "./comparisons.ts";
import { subtractForms, variableForm } from "./form.ts";
import { addLemmas } from "./lemmas.ts";
import { isLineType, type Line, type LineType, lineOf } from "./lines.ts";
import { type Given, pleasant } from "./pleasant.ts";
import { type Beside, type Outcome, search } from "./search.ts";
import { type Bound, createSimplex, type End } from "./simplex.ts";

/**
 * What the solver cannot know of values that are compared with each other: it is asked about each assignment that the solver
 * finds, and answers with values, or with a clause that rules the assignment out.
 */
export interface Theory {
  readonly comparisons: Comparisons;
  readonly texts: Texts;
  readonly tallies: Tallies;
  readonly lineOf: (instance: Instance, type: LineType, currency: string | undefined) => Line;
  /** That the first value is below the second, in one currency; undefined where neither is compared with others. */
  readonly below: (first: Instance, second: Instance, type: FieldType) => Literal | undefined;
  /** Of what the solver found last. `wanted`: whether values are to be given, as an input holds them. */
  readonly check: (wanted: boolean) => Verdict;
}

import { type Tallies, talliesOver } from "./tallies.ts";
import { type Texts, textsOver } from "./texts.ts";

export type Verdict =
  /** `inexact` where some value could not be put as an input holds it. */
  | { readonly kind: "found"; readonly raws: ReadonlyMap<Instance, unknown>; readonly inexact: boolean }
  /** A clause that what was found does not keep. */
  | { readonly kind: "clash"; readonly clause: readonly Literal[] }
  | { readonly kind: "open" };

/** Branches and pivots of one question. */
const STEPS = 3000;

export function createTheory(circuit: Circuit, zone: Zone | undefined): Theory {
  const simplex = createSimplex();
  const whole = new Set<number>();
  const lines = new Map<Instance, Map<string | undefined, Line>>();
  const owners = new Map<number, () => Line>();
  const rangeOf = (variable: number): Range => {
    const [lower, upper] = [simplex.boundOf(variable, "lower"), simplex.boundOf(variable, "upper")];
    return { ...(lower && { least: lower.value }), ...(upper && { most: upper.value }) };
  };
  const comparisons = comparisonsOver(circuit, simplex, rangeOf, whole, (compared, limit) =>
    addLemmas(circuit, compared, limit, whole.has(compared.variable), (variable) => owners.get(variable)?.()),
  );
  const tallies = talliesOver({ circuit, simplex, whole, comparisons, rangeOf });
  const texts = textsOver(circuit);
  const { solver } = circuit;

  function lineAt(instance: Instance, type: LineType, currency: string | undefined): Line {
    const own = lines.get(instance) ?? new Map<string | undefined, Line>();
    lines.set(instance, own);
    const found = own.get(currency);
    if (found !== undefined) return found;
    const owner = (): Line => own.get(currency) as Line;
    const beside = (variable: number): void => {
      owners.set(variable, owner);
    };
    const made = lineOf(instance, type, currency, { circuit, simplex, zone, whole, own: beside });
    own.set(currency, made);
    beside(made.variable);
    return made;
  }

  function below(first: Instance, second: Instance, type: FieldType): Literal | undefined {
    if (!isLineType(type) || !(lines.has(first) || lines.has(second))) return undefined;
    const currencies = type.kind === "money" ? type.currencies : [undefined];
    return circuit.or(
      currencies.map((currency) => {
        const [one, other] = [lineAt(first, type, currency), lineAt(second, type, currency)];
        const given = circuit.and([one.inCurrency, other.inCurrency]);
        const form = subtractForms(variableForm(one.variable), variableForm(other.variable));
        return circuit.and([given, comparisons.atMostZero(form, true, given)]);
      }),
    );
  }

  /** Comparisons that matter in what the solver found, and the values that they are about. */
  function relevant(): { readonly compared: readonly Compared[]; readonly about: readonly Line[] } {
    const about = new Set<Line>();
    const compared = [...comparisons.all()].filter(({ limits }) =>
      limits.some(({ when }) => [...when].some(solver.isTrue)),
    );
    for (const { terms } of compared)
      for (const variable of terms.keys()) {
        const line = owners.get(variable)?.();
        if (line !== undefined) about.add(line);
      }
    return { compared, about: [...about] };
  }

  function check(wanted: boolean): Verdict {
    const found = texts.check();
    if (found.kind === "clash") return found;
    const verdict = checkLines(wanted);
    if (verdict.kind !== "found") return verdict;
    return { ...verdict, raws: new Map([...verdict.raws, ...found.raws]), inexact: verdict.inexact || found.inexact };
  }

  function checkLines(wanted: boolean): Verdict {
    const { compared, about } = relevant();
    if (compared.length === 0) return { kind: "found", raws: new Map(), inexact: false };
    const mark = simplex.mark();
    const steps = { left: STEPS };
    const places = new Map(about.map((line) => [line, cellIn(line.instance, solver)]));
    const calendars = about.flatMap(({ madeCalendar }) => madeCalendar() ?? []);
    const beside: Beside = { isWhole: (variable) => whole.has(variable), wrong: () => wrongIn(calendars) };
    const outcome = bound(compared, about, places) ?? search(simplex, beside, steps);
    const verdict = verdictOf(outcome, wanted, { simplex, beside, about, places });
    simplex.back(mark);
    return verdict;
  }

  function bound(
    compared: readonly Compared[],
    about: readonly Line[],
    places: ReadonlyMap<Line, number>,
  ): Outcome | undefined {
    const bind = (variable: number, end: End, one: Bound): Outcome | undefined => {
      const contradiction = simplex.bind(variable, end, one);
      return contradiction && clashOf(contradiction);
    };
    for (const line of about)
      for (const one of line.boundsAt(places.get(line) as number)) {
        const clash = bind(one.variable, one.end, one.bound);
        if (clash !== undefined) return clash;
      }
    for (const { variable, limits } of compared)
      for (const limit of limits) {
        if (![...limit.when].some(solver.isTrue)) continue;
        const isTrue = solver.isTrue(limit.literal);
        const { end, bound: own } = boundOf(limit, isTrue, whole.has(variable));
        const literals = [isTrue ? limit.literal : negated(limit.literal)];
        const because: Because = { kind: "literals", literals };
        const clash = bind(variable, end, { ...own, because });
        if (clash !== undefined) return clash;
      }
    return undefined;
  }

  return { comparisons, texts, tallies, lineOf: lineAt, below, check };
}

function wrongIn(calendars: readonly Calendar[]) {
  for (const { wrong } of calendars) {
    const groups = wrong();
    if (groups !== undefined) return groups;
  }
  return undefined;
}

function verdictOf(outcome: Outcome, wanted: boolean, given: Given): Verdict {
  switch (outcome.kind) {
    case "open":
      return outcome;
    case "clash":
      return { kind: "clash", clause: [...outcome.literals].filter((literal) => literal !== TRUE).map(negated) };
    case "found":
      return wanted ? { kind: "found", ...pleasant(given) } : { kind: "found", raws: new Map(), inexact: false };
  }
}
