import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Kept, keepExample } from "./keep-example.ts";

/** What is told of a policy, and the input, or the inputs side by side, on which it can be seen. */
interface Witnessed extends Diagnostic {
  readonly rules: readonly string[];
  readonly witness?: unknown;
}

/**
 * Each finding that shows an input gets the mend that keeps it as an example; `kept.policy` with all that it has to ensure.
 * How it decides is asked for only where there is an input to be kept.
 */
export function keepWitnesses<Finding extends Witnessed>(
  kept: Omit<Kept, "decide">,
  decider: () => Kept["decide"],
  findings: readonly Finding[],
): readonly Finding[] {
  if (!findings.some(({ witness }) => witness !== undefined)) return findings;
  const { policy } = kept;
  const deciding = { ...kept, decide: decider() };
  const taken = new Set(policy.examples.map(({ name }) => name));
  return findings.map((finding) => {
    const { code, witness } = finding;
    if (witness === undefined) return finding;
    const inputs: readonly unknown[] = Array.isArray(witness) ? witness : [witness];
    const mend = keepExample(deciding, { code, about: aboutOf(policy, finding), inputs }, taken);
    return mend === undefined ? finding : { ...finding, mends: [...finding.mends, mend] };
  });
}

/** A promise by its name, everything else by its rules. */
function aboutOf({ ensures }: Kept["policy"], { code, rules, span }: Witnessed): readonly string[] {
  if (!code.startsWith("ensure/")) return rules;
  const ensure = ensures.find((one) => one.span.file === span.file && one.span.start === span.start);
  return ensure?.name === undefined ? [] : [ensure.name];
}
