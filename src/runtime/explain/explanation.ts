import type { Decision, UnknownValue } from "../../model/decision.ts";
import type { Step } from "./step.ts";

/** A decision explained. All texts are in the words of the policy; `text` is the whole in sentences. */
export interface Explanation {
  readonly decision: Decision;
  readonly rules: readonly ExplainedRule[];
  readonly excepted: readonly ExceptedRule[];
  /** What conditions read and could not know, with the rules that may apply and that cannot let it proceed because of it. */
  readonly unknown: readonly (UnknownValue & {
    readonly rules: readonly string[];
    readonly heldBack: readonly string[];
  })[];
  /** The way to proceed alone with the fewest fields changed, decided again; undefined where none was found, or none is needed. */
  readonly step?: Step;
  readonly text: string;
}

/** A rule that does not apply only because of an exception. */
export interface ExceptedRule {
  readonly name: string;
  readonly exception: string;
  readonly reasons: readonly Reason[];
}

export interface ExplainedRule {
  readonly name: string;
  readonly certain: boolean;
  readonly drawn: boolean | undefined;
  /** It lets the action proceed. */
  readonly lets: boolean;
  /** It asks for more than to proceed, its samples drawn. */
  readonly asks: boolean;
  /** Its review does not count, because the action is blocked. */
  readonly void: boolean;
  readonly reasons: readonly Reason[];
  /** The exceptions of the rule, and what keeps each from helping. */
  readonly exceptions: readonly { readonly text: string; readonly reasons: readonly Reason[] }[];
  /** Fields, by index, that suffice for the rule to apply. */
  readonly fields: readonly number[];
  readonly because?: string;
  readonly ifApproved?: string;
  readonly ifRejected?: string;
}

export interface Reason {
  /** "refund is over $10,000" */
  readonly text: string;
  readonly known: boolean;
  /** Fields, by index. */
  readonly fields: readonly number[];
}
