import { limits, outOfBudget } from "../limits.ts";
import { addLong, addTwo, addVariable, compact, HEADER, noClauses } from "./clauses.ts";
import { type Literal, negated, TRUE } from "./literal.ts";
import { grown, variableOrder } from "./variable-order.ts";

/**
 * Conflict-driven clause learning: two watched literals with a literal beside each that is looked at first, clauses of two
 * apart, restarts, saved phases, deletion of learned clauses that spread over many levels.
 */
export interface Search {
  /** A fresh variable; `decided`: chosen when nothing else follows, first as `phase`. What is not must follow by clauses. */
  readonly fresh: (phase: boolean, decided: boolean) => number;
  /** Fresh variables, next to each other, of which each follows from the one after it; the first. */
  readonly chain: (length: number) => number;
  readonly addClause: (literals: readonly Literal[]) => void;
  readonly solve: (assumptions: readonly Literal[]) => boolean;
  /** Of a variable, in the assignment that `solve` found last. */
  readonly wasTrue: (variable: number) => boolean;
}

const UNSET = -1;
const NO_REASON = 0;
/** What a conflict is named by where it is a clause of two. */
const CLASH = -1;
const RESTART_AFTER = 100;
/** Literals of a clause that are compared with each other one by one. */
const FEW = 24;

export function createSearch(): Search {
  const clauses = noClauses();
  const order = variableOrder();
  let variables = 1;
  /** By literal: 1 true, 0 false, -1 not set. */
  let values = new Int8Array(128).fill(UNSET);
  let levels = new Int32Array(64);
  /** By variable the place of the clause that set it, or of a clause of two the complement of its other literal. */
  let reasons = new Int32Array(64);
  let phases = new Uint8Array(64);
  let seen = new Uint8Array(64);
  let trail = new Int32Array(64);
  let stamps = new Int32Array(64);
  /** By variable the first and the last of its chain; 0 where it is in none. */
  let firsts = new Int32Array(64);
  let lasts = new Int32Array(64);
  /** By first variable of a chain, while a clause is learned, the weakest literals of it. */
  let weakest = new Int32Array(128);
  let stamp = 0;
  let trailEnd = 1;
  let propagated = 0;
  const levelStarts: number[] = [];
  let clash: readonly [Literal, Literal] = [0, 0];
  let contradictory = false;
  let model = new Int8Array(0);
  let mostLearned = 2000;
  let stepsLeft: number = limits.stepsInAll;
  trail[0] = TRUE;
  values[TRUE] = 1;
  values[negated(TRUE)] = 0;
  addVariable(clauses);

  function fresh(phase: boolean, decided: boolean): number {
    const variable = variables++;
    if (variable >= levels.length) {
      const length = 2 * levels.length;
      levels = grown(levels, new Int32Array(length));
      reasons = grown(reasons, new Int32Array(length));
      phases = grown(phases, new Uint8Array(length));
      seen = grown(seen, new Uint8Array(length));
      trail = grown(trail, new Int32Array(length));
      stamps = grown(stamps, new Int32Array(length));
      firsts = grown(firsts, new Int32Array(length));
      lasts = grown(lasts, new Int32Array(length));
      weakest = new Int32Array(2 * length);
      values = grown(values, new Int8Array(2 * length).fill(UNSET));
    }
    phases[variable] = Number(phase);
    addVariable(clauses);
    if (decided) order.add(variable);
    return variable;
  }

  function chain(length: number): number {
    const first = variables;
    for (let at = 0; at < length; at++) fresh(false, true);
    firsts.fill(first, first, variables);
    lasts.fill(variables - 1, first, variables);
    return first;
  }

  function set(literal: Literal, reason: number): void {
    const variable = literal >> 1;
    values[literal] = 1;
    values[literal ^ 1] = 0;
    levels[variable] = levelStarts.length;
    reasons[variable] = reason;
    trail[trailEnd++] = literal;
  }

  function addClause(given: readonly Literal[]): void {
    undoTo(0);
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
    if (first === undefined) contradictory = true;
    else if (second === undefined) {
      set(first, NO_REASON);
      if (propagate() !== 0) contradictory = true;
    } else if (literals.length === 2) addTwo(clauses, first, second);
    else addLong(clauses, literals, 0);
  }

  /** The place of the clause that came out false, or `CLASH`; 0 where none did. */
  function propagate(): number {
    const { watches, twos, data } = clauses;
    const truths = values;
    while (propagated < trailEnd) {
      const falsified = (trail[propagated++] as Literal) ^ 1;
      if (firsts[falsified >> 1] !== 0 && !followChain(falsified)) return CLASH;
      const others = twos.lists[falsified] as Int32Array;
      const count = twos.counts[falsified] as number;
      for (let at = 0; at < count; at++) {
        const other = others[at] as Literal;
        const truth = truths[other];
        if (truth === 1) continue;
        if (truth === 0) {
          clash = [other, falsified];
          propagated = trailEnd;
          return CLASH;
        }
        set(other, ~falsified);
      }
      const watching = watches.lists[falsified] as Int32Array;
      const end = watches.counts[falsified] as number;
      let kept = 0;
      for (let at = 0; at < end; at += 2) {
        const place = watching[at] as number;
        const blocker = watching[at + 1] as Literal;
        if (truths[blocker] === 1) {
          watching[kept++] = place;
          watching[kept++] = blocker;
          continue;
        }
        const start = place + HEADER;
        let first = data[start] as Literal;
        if (first === falsified) {
          first = data[start + 1] as Literal;
          data[start] = first;
          data[start + 1] = falsified;
        }
        if (first !== blocker && truths[first] === 1) {
          watching[kept++] = place;
          watching[kept++] = first;
          continue;
        }
        const stop = start + (data[place] as number);
        let next = start + 2;
        while (next < stop && truths[data[next] as Literal] === 0) next++;
        if (next < stop) {
          const found = data[next] as Literal;
          data[start + 1] = found;
          data[next] = falsified;
          watchInstead(found, place, first);
          continue;
        }
        watching[kept++] = place;
        watching[kept++] = first;
        if (truths[first] === 0) {
          for (at += 2; at < end; at++) watching[kept++] = watching[at] as number;
          watches.counts[falsified] = kept;
          propagated = trailEnd;
          return place;
        }
        set(first, place);
      }
      watches.counts[falsified] = kept;
    }
    return 0;
  }

  /** Sets what follows within its chain, each for this reason alone; false where the chain breaks. */
  function followChain(falsified: Literal): boolean {
    const isTrue = (falsified & 1) === 1;
    const step = isTrue ? -2 : 2;
    const variable = falsified >> 1;
    const end = (2 * ((isTrue ? firsts[variable] : lasts[variable]) as number)) | ((falsified & 1) ^ 1);
    for (let literal = falsified ^ 1; literal !== end; ) {
      literal += step;
      const truth = values[literal];
      if (truth === 1) return true;
      if (truth === 0) {
        clash = [literal, falsified];
        propagated = trailEnd;
        return false;
      }
      set(literal, ~falsified);
    }
    return true;
  }

  function watchInstead(literal: Literal, place: number, blocker: Literal): void {
    const { lists, counts } = clauses.watches;
    const count = counts[literal] as number;
    let list = lists[literal] as Int32Array;
    if (count + 2 > list.length) {
      list = grown(list, new Int32Array(Math.max(8, 2 * count)));
      lists[literal] = list;
    }
    list[count] = place;
    list[count + 1] = blocker;
    counts[literal] = count + 2;
  }

  function undoTo(level: number): void {
    if (levelStarts.length <= level) return;
    const start = levelStarts[level] as number;
    for (let at = trailEnd - 1; at >= start; at--) {
      const literal = trail[at] as Literal;
      const variable = literal >> 1;
      values[literal] = UNSET;
      values[literal ^ 1] = UNSET;
      phases[variable] = (literal & 1) ^ 1;
      order.insert(variable);
    }
    trailEnd = start;
    levelStarts.length = level;
    propagated = start;
  }

  const marked: number[] = [];
  const learnedLiterals: Literal[] = [];
  let open = 0;
  /** Levels of decision that are assumptions. */
  let assumed = 0;
  const waiting: number[] = [];

  /** A literal of a clause that leads to the conflict. */
  function meet(literal: Literal): void {
    const variable = literal >> 1;
    const level = levels[variable] as number;
    if (seen[variable] === 1 || level === 0) return;
    seen[variable] = 1;
    marked.push(variable);
    order.bump(variable);
    if (level === levelStarts.length) open++;
    else if (level <= assumed && reasons[variable] !== NO_REASON) waiting.push(literal);
    else learnedLiterals.push(literal);
  }

  /** What follows from assumptions is said by the assumptions: of one that is a thousand conditions, each would stay. */
  function meetAssumptions(): void {
    for (let literal = waiting.pop(); literal !== undefined; literal = waiting.pop()) {
      const reason = reasons[literal >> 1] as number;
      if (reason < 0) meet(~reason);
      else meetAll(reason, literal ^ 1);
    }
  }

  /** Learns from a conflict a clause whose first literal is set at once after going back; gives the level to go back to. */
  function learn(conflict: number): number {
    learnedLiterals.length = 0;
    learnedLiterals.push(0);
    marked.length = 0;
    waiting.length = 0;
    open = 0;
    if (conflict === CLASH) {
      meet(clash[0]);
      meet(clash[1]);
    } else meetAll(conflict, UNSET);
    let at = trailEnd;
    for (;;) {
      do at--;
      while (seen[(trail[at] as Literal) >> 1] === 0);
      const resolved = trail[at] as Literal;
      if (--open === 0) {
        learnedLiterals[0] = negated(resolved);
        break;
      }
      const reason = reasons[resolved >> 1] as number;
      if (reason < 0) meet(~reason);
      else meetAll(reason, resolved);
    }
    meetAssumptions();
    shorten();
    keepWeakest();
    for (const variable of marked) seen[variable] = 0;
    let back = 0;
    for (let place = 1; place < learnedLiterals.length; place++) {
      const literal = learnedLiterals[place] as Literal;
      const level = levels[literal >> 1] as number;
      if (level <= back) continue;
      back = level;
      learnedLiterals[place] = learnedLiterals[1] as Literal;
      learnedLiterals[1] = literal;
    }
    return back;
  }

  function meetAll(place: number, resolved: Literal): void {
    const { data } = clauses;
    const end = place + HEADER + (data[place] as number);
    for (let at = place + HEADER; at < end; at++) {
      const literal = data[at] as Literal;
      if (literal !== resolved) meet(literal);
    }
  }

  /** Drops the literals that follow from the others. */
  function shorten(): void {
    let kept = 1;
    for (let place = 1; place < learnedLiterals.length; place++) {
      const literal = learnedLiterals[place] as Literal;
      if (!followsFromMarked(literal)) learnedLiterals[kept++] = literal;
    }
    learnedLiterals.length = kept;
  }

  /** Of the literals of a chain that say the same way, one follows from the others. */
  function keepWeakest(): void {
    for (const literal of learnedLiterals) {
      const first = firsts[literal >> 1] as number;
      if (first === 0) continue;
      const place = 2 * first + (literal & 1);
      const before = weakest[place] as number;
      const isWeaker = before === 0 || ((literal & 1) === 0 ? literal < before : literal > before);
      if (isWeaker) weakest[place] = literal;
    }
    let kept = 0;
    for (const literal of learnedLiterals) {
      const first = firsts[literal >> 1] as number;
      if (first === 0 || weakest[2 * first + (literal & 1)] === literal) learnedLiterals[kept++] = literal;
    }
    for (const literal of learnedLiterals) {
      const first = firsts[literal >> 1] as number;
      if (first !== 0) weakest[2 * first + (literal & 1)] = 0;
    }
    learnedLiterals.length = kept;
  }

  function followsFromMarked(literal: Literal): boolean {
    if (reasons[literal >> 1] === NO_REASON) return false;
    const before = marked.length;
    waiting.length = 0;
    waiting.push(literal >> 1);
    while (waiting.length > 0) {
      const variable = waiting.pop() as number;
      const reason = reasons[variable] as number;
      const isFollowed = reason < 0 ? supported(~reason) : supportedAll(reason, variable);
      if (isFollowed) continue;
      for (let at = before; at < marked.length; at++) seen[marked[at] as number] = 0;
      marked.length = before;
      return false;
    }
    return true;
  }

  function supported(literal: Literal): boolean {
    const variable = literal >> 1;
    if (seen[variable] === 1 || levels[variable] === 0) return true;
    if (reasons[variable] === NO_REASON) return false;
    seen[variable] = 1;
    marked.push(variable);
    waiting.push(variable);
    return true;
  }

  function supportedAll(place: number, variable: number): boolean {
    const { data } = clauses;
    const end = place + HEADER + (data[place] as number);
    for (let at = place + HEADER; at < end; at++) {
      const literal = data[at] as Literal;
      if (literal >> 1 !== variable && !supported(literal)) return false;
    }
    return true;
  }

  function keep(): number {
    const [first, second] = learnedLiterals as [Literal, Literal | undefined];
    if (second === undefined) {
      set(first, NO_REASON);
      return 1;
    }
    if (learnedLiterals.length === 2) {
      addTwo(clauses, first, second);
      set(first, ~second);
      return 2;
    }
    stamp++;
    let spread = 0;
    for (const literal of learnedLiterals) {
      const level = levels[literal >> 1] as number;
      if (stamps[level] === stamp) continue;
      stamps[level] = stamp;
      spread++;
    }
    set(first, addLong(clauses, learnedLiterals, spread));
    return spread;
  }

  /** Drops the half of the learned clauses that spread over most levels, and what is true whatever comes. */
  function forget(): void {
    const { data, learned, learnedCount } = clauses;
    const spreads = learned.slice(0, learnedCount).map((place) => data[place + 1] as number);
    const middle = Math.max(2, spreads.sort()[learnedCount >> 1] as number);
    const isSettled = (place: number): boolean => {
      const end = place + HEADER + (data[place] as number);
      for (let at = place + HEADER; at < end; at++) {
        const literal = data[at] as Literal;
        if (values[literal] === 1 && levels[literal >> 1] === 0) return true;
      }
      return false;
    };
    const reasonPlaces = new Map<number, number>();
    for (let at = 0; at < trailEnd; at++) {
      const variable = (trail[at] as Literal) >> 1;
      if ((reasons[variable] as number) > 0) reasonPlaces.set(reasons[variable] as number, variable);
    }
    compact(
      clauses,
      (place) => reasonPlaces.has(place) || !((data[place + 1] as number) > middle || isSettled(place)),
      (before, after) => {
        const variable = reasonPlaces.get(before);
        if (variable !== undefined) reasons[variable] = after;
      },
    );
    mostLearned = Math.max(mostLearned, clauses.learnedCount) + 500;
  }

  function nextDecision(): Literal {
    for (;;) {
      const variable = order.take();
      if (variable < 0) return UNSET;
      if (values[2 * variable] === UNSET) return 2 * variable + ((phases[variable] as number) ^ 1);
    }
  }

  function solve(assumptions: readonly Literal[]): boolean {
    undoTo(0);
    if (contradictory || propagate() !== 0) {
      contradictory = true;
      return false;
    }
    let met = 0;
    let steps = 0;
    const mostSteps = Math.max(limits.leastSteps, Math.min(limits.steps, stepsLeft));
    assumed = assumptions.length;
    for (let round = 1; ; round++) {
      let allowed = RESTART_AFTER * luby(round);
      for (;;) {
        const before = trailEnd;
        const conflict = propagate();
        steps += trailEnd - before;
        if (conflict !== 0) {
          if (levelStarts.length === 0) {
            contradictory = true;
            return false;
          }
          undoTo(learn(conflict));
          keep();
          order.decay();
          allowed--;
          if (++met > limits.conflicts || steps > mostSteps) {
            stepsLeft -= steps;
            undoTo(0);
            throw outOfBudget;
          }
          continue;
        }
        if (allowed <= 0) break;
        if (clauses.learnedCount > mostLearned) forget();
        const assumption = assumptions[levelStarts.length];
        if (assumption !== undefined) {
          if (values[assumption] === 0) {
            undoTo(0);
            return false;
          }
          levelStarts.push(trailEnd);
          if (values[assumption] === UNSET) set(assumption, NO_REASON);
          continue;
        }
        const decision = nextDecision();
        if (decision === UNSET) {
          model = values.slice(0, 2 * variables);
          undoTo(0);
          return true;
        }
        levelStarts.push(trailEnd);
        set(decision, NO_REASON);
      }
      undoTo(Math.min(assumptions.length, levelStarts.length));
    }
  }

  return { fresh, chain, addClause, solve, wasTrue: (variable) => model[2 * variable] === 1 };
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
