import type { Finding } from "../../analysis/index.ts";
import { keepExample } from "../../compiler/example/keep-example.ts";
import { decidingPolicy } from "../../compiler/targets/javascript/deciding-policy.ts";
import type { PolicyTree } from "../../grammar/tree.ts";
import type { Policy } from "../../model/policy.ts";
import type { CheckedFile } from "../policy-file.ts";

/** Each finding that shows an input gets the mend that keeps it as an example; `policy` with all that it has to ensure. */
export function withExamples(
  policy: Policy,
  { file, text, trees }: Pick<CheckedFile, "file" | "text" | "trees">,
  findings: readonly Finding[],
): readonly Finding[] {
  if (!findings.some(({ witness }) => witness !== undefined)) return findings;
  const kept = { policy, source: { file, text }, tree: trees[0] as PolicyTree, decide: decidingPolicy(policy).decide };
  const taken = new Set(policy.examples.map(({ name }) => name));
  return findings.map((finding) => {
    const { code, witness } = finding;
    if (witness === undefined) return finding;
    const inputs: readonly unknown[] = Array.isArray(witness) ? witness : [witness];
    const mend = keepExample(kept, { code, about: aboutOf(policy, finding), inputs }, taken);
    return mend === undefined ? finding : { ...finding, mends: [...finding.mends, mend] };
  });
}

/** A promise by its name, everything else by its rules. */
function aboutOf({ ensures }: Policy, { code, rules, span }: Finding): readonly string[] {
  if (!code.startsWith("ensure/")) return rules;
  const ensure = ensures.find((one) => one.span.file === span.file && one.span.start === span.start);
  return ensure?.name === undefined ? [] : [ensure.name];
}
