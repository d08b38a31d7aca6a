import { type Assignment, NO_REASON } from "./assignment.ts";
import { HEADER } from "./clauses.ts";
import { grown } from "./grown.ts";
import { type Literal, negated, TRUE } from "./literal.ts";
import { CLASH } from "./propagate.ts";
import { bump } from "./variable-order.ts";

/** What is written down while a clause is learned. */
export interface Notes {
  /** What was learned last; the first literal is set at once after going back. */
  readonly literals: Literal[];
  /** By variable, whether it was met. */
  seen: Uint8Array;
  readonly marked: number[];
  /** By first variable of a chain and side, the weakest literal of it. */
  weakest: Int32Array;
  readonly waiting: number[];
  /** Of the last level, met and not yet looked into. */
  open: number;
  /** Levels of decision that are assumptions. */
  assumed: number;
}

export function noNotes(): Notes {
  return {
    literals: [],
    seen: new Uint8Array(64),
    marked: [],
    weakest: new Int32Array(128),
    waiting: [],
    open: 0,
    assumed: 0,
  };
}

/** Learns a clause from a conflict; gives the level to go back to. */
export function learn(assignment: Assignment, notes: Notes, conflict: number): number {
  const { trail, reasons, levels, variables } = assignment;
  const { literals } = notes;
  if (variables > notes.seen.length) {
    notes.seen = grown(notes.seen, new Uint8Array(2 * variables));
    notes.weakest = new Int32Array(4 * variables);
  }
  literals.length = 0;
  literals.push(TRUE);
  notes.marked.length = 0;
  notes.waiting.length = 0;
  notes.open = 0;
  if (conflict === CLASH) {
    meet(assignment, notes, assignment.clashOne);
    meet(assignment, notes, assignment.clashOther);
  } else meetAll(assignment, notes, conflict, TRUE);
  let at = assignment.trailEnd;
  for (;;) {
    do at--;
    while (notes.seen[(trail[at] as Literal) >> 1] === 0);
    const resolved = trail[at] as Literal;
    if (--notes.open === 0) {
      literals[0] = negated(resolved);
      break;
    }
    lookInto(assignment, notes, resolved, reasons[resolved >> 1] as number);
  }
  for (let literal = notes.waiting.pop(); literal !== undefined; literal = notes.waiting.pop())
    lookInto(assignment, notes, literal ^ 1, reasons[literal >> 1] as number);
  shorten(assignment, notes);
  keepWeakest(assignment, notes);
  for (const variable of notes.marked) notes.seen[variable] = 0;
  let back = 0;
  for (let place = 1; place < literals.length; place++) {
    const literal = literals[place] as Literal;
    const level = levels[literal >> 1] as number;
    if (level <= back) continue;
    back = level;
    literals[place] = literals[1] as Literal;
    literals[1] = literal;
  }
  return back;
}

/**
 * A literal of a clause that leads to the conflict. What follows from assumptions is said by the assumptions: of one that
 * says a thousand conditions, each would stay.
 */
function meet(assignment: Assignment, notes: Notes, literal: Literal): void {
  const variable = literal >> 1;
  const level = assignment.levels[variable] as number;
  if (notes.seen[variable] === 1 || level === 0) return;
  notes.seen[variable] = 1;
  notes.marked.push(variable);
  bump(assignment.order, variable);
  if (level === assignment.levelStarts.length) notes.open++;
  else if (level <= notes.assumed && assignment.reasons[variable] !== NO_REASON) notes.waiting.push(literal);
  else notes.literals.push(literal);
}

function lookInto(assignment: Assignment, notes: Notes, resolved: Literal, reason: number): void {
  if (reason < 0) meet(assignment, notes, ~reason);
  else meetAll(assignment, notes, reason, resolved);
}

function meetAll(assignment: Assignment, notes: Notes, place: number, resolved: Literal): void {
  const { data } = assignment.clauses;
  const end = place + HEADER + (data[place] as number);
  for (let at = place + HEADER; at < end; at++) {
    const literal = data[at] as Literal;
    if (literal !== resolved) meet(assignment, notes, literal);
  }
}

/** Drops the literals that follow from the others. */
function shorten(assignment: Assignment, notes: Notes): void {
  const { literals } = notes;
  let kept = 1;
  for (let place = 1; place < literals.length; place++) {
    const literal = literals[place] as Literal;
    if (!followsFromMet(assignment, notes, literal)) literals[kept++] = literal;
  }
  literals.length = kept;
}

function followsFromMet(assignment: Assignment, notes: Notes, literal: Literal): boolean {
  const { reasons } = assignment;
  const { marked, waiting } = notes;
  if (reasons[literal >> 1] === NO_REASON) return false;
  const before = marked.length;
  waiting.length = 0;
  waiting.push(literal >> 1);
  while (waiting.length > 0) {
    const variable = waiting.pop() as number;
    const reason = reasons[variable] as number;
    const follows =
      reason < 0 ? isSupported(assignment, notes, ~reason) : areSupported(assignment, notes, reason, variable);
    if (follows) continue;
    for (let at = before; at < marked.length; at++) notes.seen[marked[at] as number] = 0;
    marked.length = before;
    return false;
  }
  return true;
}

function isSupported(assignment: Assignment, notes: Notes, literal: Literal): boolean {
  const variable = literal >> 1;
  if (notes.seen[variable] === 1 || assignment.levels[variable] === 0) return true;
  if (assignment.reasons[variable] === NO_REASON) return false;
  notes.seen[variable] = 1;
  notes.marked.push(variable);
  notes.waiting.push(variable);
  return true;
}

function areSupported(assignment: Assignment, notes: Notes, place: number, variable: number): boolean {
  const { data } = assignment.clauses;
  const end = place + HEADER + (data[place] as number);
  for (let at = place + HEADER; at < end; at++) {
    const literal = data[at] as Literal;
    if (literal >> 1 !== variable && !isSupported(assignment, notes, literal)) return false;
  }
  return true;
}

/** Of the literals of a chain that say the same way, one follows from each of the others. */
function keepWeakest({ firsts }: Assignment, { literals, weakest }: Notes): void {
  for (const literal of literals) {
    const first = firsts[literal >> 1] as number;
    if (first === 0) continue;
    const side = 2 * first + (literal & 1);
    const before = weakest[side] as number;
    if (before === 0 || ((literal & 1) === 0 ? literal < before : literal > before)) weakest[side] = literal;
  }
  let kept = 0;
  for (const literal of literals) {
    const first = firsts[literal >> 1] as number;
    if (first === 0 || weakest[2 * first + (literal & 1)] === literal) literals[kept++] = literal;
  }
  literals.length = kept;
  for (const literal of literals) {
    const first = firsts[literal >> 1] as number;
    if (first !== 0) weakest[2 * first + (literal & 1)] = 0;
  }
}
