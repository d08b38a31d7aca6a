import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Ensure } from "../../model/policy.ts";
import { type Kept, keepExample, keptInputs } from "./keep-example.ts";
import { promisedOf } from "./promised.ts";

/** What is told of a policy, and the input, or the inputs side by side, on which it can be seen. */
interface Witnessed extends Diagnostic {
  readonly rules: readonly string[];
  readonly witness?: unknown;
}

/**
 * Each finding that shows an input gets the mend that keeps it as an example, once: as it is decided or, where a broken
 * promise allows one outcome alone, as what was promised. `kept.policy` with all that it has to ensure.
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
  const isKept = keptInputs(kept);
  const taken = new Set(policy.examples.map(({ name }) => name));
  return findings.map((finding) => {
    const { code, witness } = finding;
    if (witness === undefined) return finding;
    const inputs: readonly unknown[] = Array.isArray(witness) ? witness : [witness];
    if (inputs.every(isKept)) return finding;
    const ensure = ensureOf(policy, finding);
    const expected = ensure && promisedOf(ensure, deciding.decide(inputs[0]));
    const shown = { code, about: aboutOf(ensure, finding), inputs, ...(expected && { expected }) };
    const mend = keepExample(deciding, shown, taken);
    return mend === undefined ? finding : { ...finding, mends: [...finding.mends, mend] };
  });
}

function ensureOf({ ensures }: Kept["policy"], { code, span }: Witnessed): Ensure | undefined {
  if (!code.startsWith("ensure/")) return undefined;
  return ensures.find((one) => one.span.file === span.file && one.span.start === span.start);
}

/** A promise by its name, everything else by its rules. */
function aboutOf(ensure: Ensure | undefined, { rules }: Witnessed): readonly string[] {
  if (ensure === undefined) return rules;
  return ensure.name === undefined ? [] : [ensure.name];
}
