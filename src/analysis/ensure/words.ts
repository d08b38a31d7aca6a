import type { Decision } from "../../model/decision.ts";
import { phrase } from "../../model/phrase.ts";
import type { Ensure, OutcomeName, Policy } from "../../model/policy.ts";

const outcomes: readonly OutcomeName[] = ["proceed", "audit", "review", "block"];

/** The next outcome above it; undefined for a block. */
export function stricter(outcome: OutcomeName): OutcomeName | undefined {
  return outcomes[outcomes.indexOf(outcome) + 1];
}

/** `"red never ships": not tests_pass → at least review` */
export function promiseWords(policy: Policy, { name, promise }: Ensure): string {
  const label = name === undefined ? "" : `"${name}": `;
  if (!("field" in promise))
    return `${label}\`${phrase(policy, promise.premise)} → ${promise.kind} ${promise.outcome}${people(promise.clauses)}\``;
  const verb = { rises: "rises with", falls: "falls with", independent: "does not depend on" }[promise.kind];
  return `${label}\`oversight ${verb} ${policy.fields[promise.field]?.name ?? ""}\``;
}

export function decisionWords({ outcome, reviews, audits }: Decision): string {
  if (outcome === "review") return `review${people(reviews)}`;
  return outcome === "audit" ? `audit by ${audits.map(({ anyOf }) => anyOf.join(" or ")).join(" and ")}` : outcome;
}

function people(clauses: readonly { readonly people: number; readonly anyOf: readonly string[] }[]): string {
  const named = clauses.map(({ people, anyOf }) => `${people > 1 ? `${people} of ` : ""}${anyOf.join(" or ")}`);
  return named.length === 0 ? "" : ` by ${named.join(" and ")}`;
}
