import { drawsSamples } from "../../model/asking.ts";
import type { Policy } from "../../model/policy.ts";
import type { Problem } from "../problem.ts";
import type { Plan } from "./plan.ts";

/** Without an id every sample would be taken, and the figures would be of another policy. */
export function samplesWithoutId(policy: Policy, plan: Plan, file: string): Problem | undefined {
  const id = policy.identifiedBy;
  if (!drawsSamples(policy) || id === undefined || plan.fields.has(id)) return undefined;
  return {
    file,
    reason: `the policy takes samples by ${policy.fields[id]?.name ?? "an id"}, and no column of the history gives it.`,
    advice: "Name the column that identifies a decision: --id COLUMN.",
  };
}

/** `found`, in a row counted from 1, stands where a propensity is to be. */
export function noChance(file: string, row: number, { propensity }: Plan, found: string): Problem {
  const column = propensity?.mapping.column;
  return {
    file,
    row,
    reason: `the propensity${column === undefined ? "" : ` (column "${column}")`} is "${found}", no chance from 0 to 1.`,
    advice: "Leave the cell empty where it is not known; percentages need a mapping with the unit percent.",
  };
}

export function noRows(file: string): Problem {
  return { file, reason: "this history has no rows." };
}
