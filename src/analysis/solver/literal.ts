/** A literal: twice the number of its variable, plus one where it is negated. Variable 0 is always true. */
export type Literal = number;

export const TRUE: Literal = 0;
export const FALSE: Literal = 1;

export function negated(literal: Literal): Literal {
  return literal ^ 1;
}
