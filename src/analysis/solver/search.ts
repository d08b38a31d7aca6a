import { limits, outOfBudget } from "../limits.ts";
import {
  type Assignment,
  emptyAssignment,
  freshChain,
  freshVariable,
  NO_REASON,
  set,
  UNSET,
  undoTo,
} from "./assignment.ts";
import { addLong, addTwo } from "./clauses.ts";
import { forget } from "./forget.ts";
import { learn, type Notes, noNotes } from "./learn.ts";
import type { Literal } from "./literal.ts";
import { propagate } from "./propagate.ts";
import { decay, take } from "./variable-order.ts";

/**
 * Conflict-driven clause learning: two watched literals with a literal beside each that is looked at first, clauses of two
 * apart, restarts, saved phases, deletion of learned clauses that spread over many levels. Functions over a state that is
 * changed in place: closures made anew for each of a thousand small solvers would be compiled anew.
 */
export interface Search {
  readonly assignment: Assignment;
  readonly notes: Notes;
  contradictory: boolean;
  /** The values by literal that `solve` found last. */
  model: Int8Array;
  mostLearned: number;
  stepsLeft: number;
}

const RESTART_AFTER = 100;
/** Literals of a clause that are compared with each other one by one. */
const FEW = 24;

export function createSearch(): Search {
  return {
    assignment: emptyAssignment(),
    notes: noNotes(),
    contradictory: false,
    model: new Int8Array(0),
    mostLearned: 2000,
    stepsLeft: limits.stepsInAll,
  };
}

/** A fresh variable; `decided`: chosen when nothing else follows, first as `phase`. What is not must follow by clauses. */
export function fresh({ assignment }: Search, phase: boolean, decided: boolean): number {
  return freshVariable(assignment, phase, decided);
}

/** Fresh variables, next to each other, of which each follows from the one after it; the first. */
export function chain({ assignment }: Search, length: number): number {
  undoTo(assignment, 0);
  return freshChain(assignment, length);
}

/** Of a variable, in the assignment that `solve` found last. */
export function wasTrue({ model }: Search, variable: number): boolean {
  return model[2 * variable] === 1;
}

export function addClause(search: Search, given: readonly Literal[]): void {
  const { assignment } = search;
  undoTo(assignment, 0);
  const { values } = assignment;
  const literals: Literal[] = [];
  const held = given.length > FEW ? new Set<Literal>() : undefined;
  const has = (literal: Literal): boolean => held?.has(literal) ?? literals.includes(literal);
  for (const literal of given) {
    if (values[literal] === 1 || has(literal ^ 1)) return;
    if (values[literal] === 0 || has(literal)) continue;
    literals.push(literal);
    held?.add(literal);
  }
  const [first, second] = literals;
  if (first === undefined) search.contradictory = true;
  else if (second === undefined) {
    set(assignment, first, NO_REASON);
    if (propagate(assignment) !== 0) search.contradictory = true;
  } else if (literals.length === 2) addTwo(assignment.clauses, first, second);
  else addLong(assignment.clauses, literals, 0);
}

/** Keeps what was learned, and sets its first literal. */
function keep({ assignment, notes: { literals } }: Search): void {
  const [first, second] = literals as [Literal, Literal | undefined];
  if (second === undefined) set(assignment, first, NO_REASON);
  else if (literals.length === 2) {
    addTwo(assignment.clauses, first, second);
    set(assignment, first, ~second);
  } else {
    const spread = new Set(literals.map((literal) => assignment.levels[literal >> 1])).size;
    set(assignment, first, addLong(assignment.clauses, literals, spread));
  }
}

function nextDecision({ order, values, phases }: Assignment): Literal {
  for (;;) {
    const variable = take(order);
    if (variable < 0) return UNSET;
    if (values[2 * variable] === UNSET) return 2 * variable + ((phases[variable] as number) ^ 1);
  }
}

/** Whether some assignment makes all clauses true and the assumptions; throws `outOfBudget`. */
export function solve(search: Search, assumptions: readonly Literal[]): boolean {
  const { assignment, notes } = search;
  const { levelStarts } = assignment;
  undoTo(assignment, 0);
  if (search.contradictory || propagate(assignment) !== 0) {
    search.contradictory = true;
    return false;
  }
  let met = 0;
  let steps = 0;
  const mostSteps = Math.max(limits.leastSteps, Math.min(limits.steps, search.stepsLeft));
  notes.assumed = assumptions.length;
  for (let round = 1, allowed = RESTART_AFTER; ; ) {
    const before = assignment.trailEnd;
    const conflict = propagate(assignment);
    steps += assignment.trailEnd - before;
    search.stepsLeft -= assignment.trailEnd - before;
    if (conflict !== 0) {
      if (levelStarts.length === 0) {
        search.contradictory = true;
        return false;
      }
      undoTo(assignment, learn(assignment, notes, conflict));
      keep(search);
      decay(assignment.order);
      allowed--;
      if (++met <= limits.conflicts && steps <= mostSteps) continue;
      undoTo(assignment, 0);
      throw outOfBudget;
    }
    if (allowed <= 0) {
      allowed = RESTART_AFTER * luby(++round);
      undoTo(assignment, Math.min(assumptions.length, levelStarts.length));
    }
    if (assignment.clauses.learnedCount > search.mostLearned) search.mostLearned = forget(assignment);
    const assumption = assumptions[levelStarts.length];
    if (assumption !== undefined && assignment.values[assumption] === 0) {
      undoTo(assignment, 0);
      return false;
    }
    const decision = assumption ?? nextDecision(assignment);
    if (decision === UNSET) {
      search.model = assignment.values.slice(0, 2 * assignment.variables);
      undoTo(assignment, 0);
      return true;
    }
    levelStarts.push(assignment.trailEnd);
    if (assignment.values[decision] === UNSET) set(assignment, decision, NO_REASON);
  }
}

/** 1 1 2 1 1 2 4 1 1 2 …: how restarts are spaced. */
function luby(place: number): number {
  let size = 1;
  while (size < place) size = 2 * size + 1;
  let at = place;
  while (size !== at) {
    size = (size - 1) >> 1;
    if (at > size) at -= size;
  }
  return (size + 1) >> 1;
}
