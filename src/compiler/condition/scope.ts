import type { Span } from "../../diagnostics/source.ts";
import type { Expression } from "../../grammar/tree.ts";
import type { Condition } from "../../model/condition.ts";
import type { FieldType } from "../../model/types.ts";
import type { Context } from "../context.ts";
import type { Operand } from "./operand-kind.ts";

/** A list whose elements a `where` speaks of. */
export interface ElementScope {
  readonly list: number;
  readonly binder: number;
  /** Item fields by dotted name to their index; empty for a plain list. */
  readonly fields: ReadonlyMap<string, number>;
  readonly types: readonly FieldType[];
  /** The element of a plain list. */
  readonly of?: FieldType;
}

/** What the conditions of one rule read. */
export interface Use {
  readonly reads: Set<number>;
}

/** Where a condition stands, and what its names mean there. */
export interface Scope {
  readonly context: Context;
  /** Innermost last. */
  readonly elements: readonly ElementScope[];
  /** In a letting rule or an exception, missing data and empty lists must not lower oversight unsaid. */
  readonly place: "asking" | "letting" | "exception" | "ensure";
  /** 1: the condition counts as it stands; -1: negated; 0: both. */
  readonly polarity: 1 | -1 | 0;
  /** What the nearest `not` stands before, and the brackets around that. */
  readonly negation?: { readonly operand: Expression; readonly brackets?: Span };
  readonly use: Use;
  /** Definitions being put in, outermost first. */
  readonly expanding: readonly string[];
  /** Reading is mutual: conditions hold values, and the `where` of a value is a condition. */
  readonly operandOf: (scope: Scope, expression: Expression) => Operand | undefined;
  readonly lowerCondition: (scope: Scope, expression: Expression) => Condition | undefined;
}

export function freshUse(): Use {
  return { reads: new Set() };
}

export function negatedScope(scope: Scope): Scope {
  return { ...scope, polarity: scope.polarity === 0 ? 0 : scope.polarity === 1 ? -1 : 1 };
}
