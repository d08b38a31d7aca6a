import { addVariable, type Clauses, noClauses } from "./clauses.ts";
import { grown } from "./grown.ts";
import { type Literal, negated, TRUE } from "./literal.ts";
import { addToOrder, insert, type VariableOrder, variableOrder } from "./variable-order.ts";

/** What is set so far, and why. The state of a search, changed in place. */
export interface Assignment {
  readonly clauses: Clauses;
  readonly order: VariableOrder;
  variables: number;
  /** By literal: 1 true, 0 false, -1 not set. */
  values: Int8Array;
  /** By variable: how many decisions stood when it was set. */
  levels: Int32Array;
  /** By variable the place of the clause that set it, or of a clause of two the complement of its other literal; or 0. */
  reasons: Int32Array;
  phases: Uint8Array;
  /** By variable the first and the last of its chain; 0 where it is in none. */
  firsts: Int32Array;
  lasts: Int32Array;
  trail: Int32Array;
  trailEnd: number;
  propagated: number;
  readonly levelStarts: number[];
  /** The literals of the clause of two that came out false last. */
  clashOne: Literal;
  clashOther: Literal;
}

export const UNSET = -1;
export const NO_REASON = 0;

export function emptyAssignment(): Assignment {
  const assignment: Assignment = {
    clauses: noClauses(),
    order: variableOrder(),
    variables: 1,
    values: new Int8Array(128).fill(UNSET),
    levels: new Int32Array(64),
    reasons: new Int32Array(64),
    phases: new Uint8Array(64),
    firsts: new Int32Array(64),
    lasts: new Int32Array(64),
    trail: new Int32Array(64),
    trailEnd: 1,
    propagated: 0,
    levelStarts: [],
    clashOne: TRUE,
    clashOther: TRUE,
  };
  assignment.trail[0] = TRUE;
  assignment.values[TRUE] = 1;
  assignment.values[negated(TRUE)] = 0;
  addVariable(assignment.clauses);
  return assignment;
}

/** A fresh variable; `decided`: chosen when nothing else follows, first as `phase`. What is not must follow by clauses. */
export function freshVariable(assignment: Assignment, phase: boolean, decided: boolean): number {
  const variable = assignment.variables++;
  if (variable >= assignment.levels.length) {
    const length = 2 * assignment.levels.length;
    assignment.levels = grown(assignment.levels, new Int32Array(length));
    assignment.reasons = grown(assignment.reasons, new Int32Array(length));
    assignment.phases = grown(assignment.phases, new Uint8Array(length));
    assignment.firsts = grown(assignment.firsts, new Int32Array(length));
    assignment.lasts = grown(assignment.lasts, new Int32Array(length));
    assignment.trail = grown(assignment.trail, new Int32Array(length));
    assignment.values = grown(assignment.values, new Int8Array(2 * length).fill(UNSET));
  }
  assignment.phases[variable] = Number(phase);
  addVariable(assignment.clauses);
  if (decided) addToOrder(assignment.order, variable);
  return variable;
}

/** Fresh variables, next to each other, of which each follows from the one after it; the first. */
export function freshChain(assignment: Assignment, length: number): number {
  const first = assignment.variables;
  for (let at = 0; at < length; at++) freshVariable(assignment, false, true);
  assignment.firsts.fill(first, first, assignment.variables);
  assignment.lasts.fill(assignment.variables - 1, first, assignment.variables);
  return first;
}

export function set(assignment: Assignment, literal: Literal, reason: number): void {
  const variable = literal >> 1;
  assignment.values[literal] = 1;
  assignment.values[literal ^ 1] = 0;
  assignment.levels[variable] = assignment.levelStarts.length;
  assignment.reasons[variable] = reason;
  assignment.trail[assignment.trailEnd++] = literal;
}

export function undoTo(assignment: Assignment, level: number): void {
  if (assignment.levelStarts.length <= level) return;
  const { values, phases, order, trail } = assignment;
  const start = assignment.levelStarts[level] as number;
  for (let at = assignment.trailEnd - 1; at >= start; at--) {
    const literal = trail[at] as Literal;
    const variable = literal >> 1;
    values[literal] = UNSET;
    values[literal ^ 1] = UNSET;
    phases[variable] = (literal & 1) ^ 1;
    insert(order, variable);
  }
  assignment.trailEnd = start;
  assignment.levelStarts.length = level;
  assignment.propagated = start;
}
