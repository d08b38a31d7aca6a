import { limits } from "../limits.ts";
import { grown } from "./grown.ts";
import { type Literal, negated } from "./literal.ts";
import { addClause, chain, createSearch, fresh, solve, wasTrue } from "./search.ts";

/**
 * Is there an assignment that makes every clause true? Clauses stay from one question to the next; what a question adds
 * are assumptions. An answer is exact; where there is none within `limits.conflicts`, `outOfBudget` is thrown, and the
 * next question may be asked.
 */
export interface Solver {
  /** A fresh variable, tried first as `phase`. Gives its positive literal. */
  readonly fresh: (phase: boolean) => Literal;
  /** Fresh variables, tried first as false, of which each follows from the one after it. Gives their positive literals. */
  readonly chain: (length: number) => readonly Literal[];
  /**
   * A literal that is true where all the parts are: two or more, of different variables. It costs nothing until a clause or
   * an assumption says something of it, and then only clauses for the one side that is said.
   */
  readonly gate: (parts: readonly Literal[]) => Literal;
  readonly addClause: (literals: readonly Literal[]) => void;
  readonly solve: (assumptions: readonly Literal[]) => boolean;
  /** In the assignment that `solve` found last; of a gate, as its parts are there. */
  readonly isTrue: (literal: Literal) => boolean;
  /** Literals that followed from others, over all questions. */
  readonly steps: () => number;
  /** The parts of a gate; undefined for other variables. */
  readonly partsOf: (gate: Literal) => readonly Literal[] | undefined;
}

/** What has been said of a gate: that it is true has consequences for its parts, that it is false, others. */
const SAID_TRUE = 1;
const SAID_FALSE = 2;

/**
 * Clauses for one side of a gate are enough (Plaisted and Greenbaum): where each part is set, and the clauses of what has
 * been said hold, they hold as well with every gate set to what its parts make of it.
 */
export function createSolver(): Solver {
  const search = createSearch();
  const gates: (readonly Literal[] | undefined)[] = [undefined];
  let said = new Uint8Array(64);
  /** By variable, the question after which its truth was worked out, twice, plus the truth. */
  let truths = new Int32Array(64);
  let asked = 1;

  function added(variable: number, parts: readonly Literal[] | undefined): Literal {
    gates.push(parts);
    if (variable >= said.length) {
      said = grown(said, new Uint8Array(2 * variable));
      truths = grown(truths, new Int32Array(2 * variable));
    }
    return 2 * variable;
  }

  /** Adds the clauses that give what is said of these literals its consequences. */
  function say(literals: readonly Literal[]): void {
    const waiting = [...literals];
    for (let literal = waiting.pop(); literal !== undefined; literal = waiting.pop()) {
      const gate = literal >> 1;
      const parts = gates[gate];
      if (parts === undefined) continue;
      const side = (literal & 1) === 0 ? SAID_TRUE : SAID_FALSE;
      if (((said[gate] as number) & side) !== 0) continue;
      said[gate] = (said[gate] as number) | side;
      const isTrue = 2 * gate;
      if (side === SAID_TRUE) {
        for (const part of parts) {
          addClause(search, [negated(isTrue), part]);
          waiting.push(part);
        }
      } else {
        const others = parts.map(negated);
        addClause(search, [isTrue, ...others]);
        for (const other of others) waiting.push(other);
      }
    }
  }

  function isTrue(literal: Literal): boolean {
    const waiting = [literal >> 1];
    while (waiting.length > 0) {
      const gate = waiting.at(-1) as number;
      const parts = gates[gate];
      const known = truths[gate] as number;
      if (parts === undefined || known >> 1 === asked) {
        waiting.pop();
        continue;
      }
      const open = parts.filter(
        (part) => gates[part >> 1] !== undefined && (truths[part >> 1] as number) >> 1 !== asked,
      );
      if (open.length > 0) {
        for (const part of open) waiting.push(part >> 1);
        continue;
      }
      truths[gate] = 2 * asked + Number(parts.every(holds));
      waiting.pop();
    }
    return holds(literal);
  }

  function holds(literal: Literal): boolean {
    const place = literal >> 1;
    const truth = gates[place] === undefined ? wasTrue(search, place) : ((truths[place] as number) & 1) === 1;
    return truth === ((literal & 1) === 0);
  }

  return {
    fresh: (phase) => added(fresh(search, phase, true), undefined),
    chain: (length) => {
      const first = chain(search, length);
      return Array.from({ length }, (_, at) => added(first + at, undefined));
    },
    gate: (parts) => added(fresh(search, false, false), parts),
    addClause: (literals) => {
      say(literals);
      addClause(search, literals);
    },
    solve: (assumptions) => {
      say(assumptions);
      const answer = solve(search, assumptions);
      if (answer) asked++;
      return answer;
    },
    isTrue,
    steps: () => limits.stepsInAll - search.stepsLeft,
    partsOf: (gate) => ((gate & 1) === 0 ? gates[gate >> 1] : undefined),
  };
}
