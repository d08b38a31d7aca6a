import { type Literal, negated } from "../solver/literal.ts";

/** A condition as two: whether it is certainly true, and whether it is true or unknown. */
export interface Both {
  readonly certain: Literal;
  readonly possible: Literal;
}

export function opposite({ certain, possible }: Both): Both {
  return { certain: negated(possible), possible: negated(certain) };
}
