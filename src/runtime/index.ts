export type { AppliedRule, Audit, Decision, Review, ReviewStep, UnknownValue } from "../model/decision.ts";
export type { OutcomeName, Policy } from "../model/policy.ts";
export type { Cause } from "../model/types.ts";
export { helpers } from "./emitted.ts";
export { explain } from "./explain/explain.ts";
export type { ExplainedRule, Explanation, Reason } from "./explain/explanation.ts";
export type { Change, Step } from "./explain/step.ts";
export { type Prepared, prepare } from "./prepare.ts";
export { type DecisionRecord, recordOf } from "./record.ts";
