import type { Policy } from "../../model/policy.ts";
import type { Literal } from "../solver/literal.ts";
import type { RuleLiterals } from "../space.ts";

/** A policy as it decides one input: how its rules stand, whether the id and other fields are known. */
export interface Version {
  readonly policy: Pick<Policy, "fields" | "rules" | "otherwise" | "spotCheck">;
  /** One for each rule. */
  readonly rules: readonly Pick<RuleLiterals, "certain" | "possible">[];
  readonly idKnown: Literal;
  readonly known: (field: number) => Literal;
}
