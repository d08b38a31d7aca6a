import { limits, outOfBudget } from "../limits.ts";
import { activityHeap } from "./activity-heap.ts";
import { type Literal, negated, TRUE } from "./literal.ts";

/**
 * Is there an assignment that makes every clause true? Conflict-driven clause learning with two watched literals,
 * restarts, saved phases and deletion of learned clauses. Clauses stay from one question to the next; what a question
 * adds are assumptions. An answer is exact; where there is none within `limits.conflicts`, `outOfBudget` is thrown.
 */
export interface Solver {
  /** A fresh variable, tried first as `phase`. Gives its positive literal. */
  readonly fresh: (phase: boolean) => Literal;
  readonly addClause: (literals: readonly Literal[]) => void;
  readonly solve: (assumptions: readonly Literal[]) => boolean;
  /** In the assignment that `solve` found last. */
  readonly isTrue: (literal: Literal) => boolean;
}

interface Clause {
  readonly literals: Literal[];
  readonly learned: boolean;
  /** How many levels of decision its literals came from: fewer is worth more. */
  spread: number;
  removed: boolean;
}

const RESTART_AFTER = 100;
const UNSET = -1;

export function createSolver(): Solver {
  /** By literal: 1 true, 0 false, -1 not set. */
  const values: number[] = [1, 0];
  const levels: number[] = [0];
  const reasons: (Clause | undefined)[] = [undefined];
  const phases: boolean[] = [true];
  const seen: boolean[] = [false];
  const watches: Clause[][] = [[], []];
  const trail: Literal[] = [TRUE];
  const levelStarts: number[] = [];
  const order = activityHeap();
  let learned: Clause[] = [];
  let propagated = 0;
  let contradictory = false;
  let model: readonly number[] = [];
  let mostLearned = 4000;
  let met = 0;
  order.add(0);

  const valueAt = (literal: Literal): number => values[literal] as number;
  const levelOf = (literal: Literal): number => levels[literal >> 1] as number;

  function fresh(phase: boolean): Literal {
    const variable = levels.length;
    values.push(UNSET, UNSET);
    levels.push(0);
    reasons.push(undefined);
    phases.push(phase);
    seen.push(false);
    watches.push([], []);
    order.add(variable);
    return 2 * variable;
  }

  function set(literal: Literal, reason: Clause | undefined): void {
    values[literal] = 1;
    values[negated(literal)] = 0;
    levels[literal >> 1] = levelStarts.length;
    reasons[literal >> 1] = reason;
    trail.push(literal);
  }

  function watch(clause: Clause): void {
    (watches[clause.literals[0] as Literal] as Clause[]).push(clause);
    (watches[clause.literals[1] as Literal] as Clause[]).push(clause);
  }

  function addClause(given: readonly Literal[]): void {
    undoTo(0);
    const literals = [...new Set(given)].filter((literal) => valueAt(literal) !== 0);
    const kept = new Set(literals);
    if (literals.some((literal) => valueAt(literal) === 1 || kept.has(negated(literal)))) return;
    const [only] = literals;
    if (only === undefined) contradictory = true;
    else if (literals.length === 1) {
      set(only, undefined);
      if (propagate() !== undefined) contradictory = true;
    } else watch({ literals, learned: false, spread: 0, removed: false });
  }

  /** The clause that came out false, if one did. */
  function propagate(): Clause | undefined {
    while (propagated < trail.length) {
      const falsified = negated(trail[propagated++] as Literal);
      const watching = watches[falsified] as Clause[];
      let kept = 0;
      for (let at = 0; at < watching.length; at++) {
        const clause = watching[at] as Clause;
        if (clause.removed) continue;
        const { literals } = clause;
        if (literals[0] === falsified) {
          literals[0] = literals[1] as Literal;
          literals[1] = falsified;
        }
        const first = literals[0] as Literal;
        if (valueAt(first) === 1) {
          watching[kept++] = clause;
          continue;
        }
        let other = 2;
        while (other < literals.length && valueAt(literals[other] as Literal) === 0) other++;
        if (other < literals.length) {
          const found = literals[other] as Literal;
          literals[1] = found;
          literals[other] = falsified;
          (watches[found] as Clause[]).push(clause);
          continue;
        }
        watching[kept++] = clause;
        if (valueAt(first) === 0) {
          while (++at < watching.length) watching[kept++] = watching[at] as Clause;
          watching.length = kept;
          propagated = trail.length;
          return clause;
        }
        set(first, clause);
      }
      watching.length = kept;
    }
    return undefined;
  }

  function undoTo(level: number): void {
    if (levelStarts.length <= level) return;
    const start = levelStarts[level] as number;
    for (let at = trail.length - 1; at >= start; at--) {
      const literal = trail[at] as Literal;
      const variable = literal >> 1;
      values[literal] = UNSET;
      values[negated(literal)] = UNSET;
      phases[variable] = (literal & 1) === 0;
      order.insert(variable);
    }
    trail.length = start;
    levelStarts.length = level;
    propagated = start;
  }

  /** What follows from a conflict: a clause whose first literal is set at once after going back to a level. */
  function learn(conflict: Clause): { readonly literals: Literal[]; readonly level: number } {
    const level = levelStarts.length;
    const literals: Literal[] = [0];
    const marked: number[] = [];
    let open = 0;
    let at = trail.length;
    let clause: Clause | undefined = conflict;
    let resolved: Literal | undefined;
    do {
      for (const literal of (clause as Clause).literals) {
        const variable = literal >> 1;
        if (literal === resolved || seen[variable] || levelOf(literal) === 0) continue;
        seen[variable] = true;
        marked.push(variable);
        order.bump(variable);
        if (levelOf(literal) === level) open++;
        else literals.push(literal);
      }
      do at--;
      while (!seen[(trail[at] as Literal) >> 1]);
      resolved = trail[at] as Literal;
      clause = reasons[resolved >> 1];
      open--;
    } while (open > 0);
    literals[0] = negated(resolved);
    const short = literals.filter((literal, place) => place === 0 || !followsFromOthers(literal));
    for (const variable of marked) seen[variable] = false;
    let back = 0;
    for (let place = 1; place < short.length; place++) {
      if (levelOf(short[place] as Literal) <= back) continue;
      back = levelOf(short[place] as Literal);
      [short[1], short[place]] = [short[place] as Literal, short[1] as Literal];
    }
    return { literals: short, level: back };
  }

  function followsFromOthers(literal: Literal): boolean {
    const reason = reasons[literal >> 1];
    return (
      reason?.literals.every((other) => other >> 1 === literal >> 1 || seen[other >> 1] || levelOf(other) === 0) ??
      false
    );
  }

  function keep(literals: Literal[]): void {
    const [first] = literals as [Literal];
    if (literals.length === 1) {
      set(first, undefined);
      return;
    }
    const clause: Clause = {
      literals,
      learned: true,
      spread: new Set(literals.map(levelOf)).size,
      removed: false,
    };
    learned.push(clause);
    watch(clause);
    set(first, clause);
  }

  /** Drops the half of the learned clauses that spread over most levels; what is a reason stays. */
  function forget(): void {
    learned.sort((first, second) => first.spread - second.spread);
    const half = learned.length >> 1;
    learned = learned.filter((clause, place) => {
      const isReason =
        reasons[(clause.literals[0] as Literal) >> 1] === clause && valueAt(clause.literals[0] as Literal) === 1;
      clause.removed = place > half && clause.spread > 2 && !isReason;
      return !clause.removed;
    });
    mostLearned *= 1.1;
  }

  function nextDecision(): Literal | undefined {
    for (;;) {
      const variable = order.take();
      if (variable === undefined) return undefined;
      if (valueAt(2 * variable) === UNSET) return 2 * variable + (phases[variable] ? 0 : 1);
    }
  }

  function solve(assumptions: readonly Literal[]): boolean {
    undoTo(0);
    if (contradictory || propagate() !== undefined) {
      contradictory = true;
      return false;
    }
    for (let round = 1; ; round++) {
      const answer = search(assumptions, RESTART_AFTER * luby(round));
      if (answer !== undefined) {
        if (answer) model = [...values];
        undoTo(0);
        return answer;
      }
      undoTo(0);
    }
  }

  /** Undefined where the conflicts allowed were used up. */
  function search(assumptions: readonly Literal[], allowed: number): boolean | undefined {
    let conflicts = 0;
    for (;;) {
      const conflict = propagate();
      if (conflict !== undefined) {
        if (levelStarts.length === 0) {
          contradictory = true;
          return false;
        }
        const { literals, level } = learn(conflict);
        undoTo(level);
        keep(literals);
        order.decay();
        conflicts++;
        if (++met > limits.conflicts) throw outOfBudget;
        continue;
      }
      if (conflicts >= allowed) return undefined;
      if (learned.length > mostLearned) forget();
      const assumed = assumptions[levelStarts.length];
      if (assumed !== undefined) {
        if (valueAt(assumed) === 0) return false;
        levelStarts.push(trail.length);
        if (valueAt(assumed) === UNSET) set(assumed, undefined);
        continue;
      }
      const decision = nextDecision();
      if (decision === undefined) return true;
      levelStarts.push(trail.length);
      set(decision, undefined);
    }
  }

  return { fresh, addClause, solve, isTrue: (literal) => model[literal] === 1 };
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
