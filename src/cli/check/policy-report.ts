import { analyse, type Finding, type Options } from "../../analysis/index.ts";
import { exampleFindings } from "../../compiler/example/example-findings.ts";
import { keepWitnesses } from "../../compiler/example/keep-witnesses.ts";
import { placesIn } from "../../compiler/places.ts";
import { decidingPolicy } from "../../compiler/targets/javascript/deciding-policy.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Texts } from "../../diagnostics/render.ts";
import type { PolicyTree } from "../../grammar/tree.ts";
import type { Policy } from "../../model/policy.ts";
import { applyConfig, type PolicyNames } from "../config/apply-config.ts";
import { configFolderPath } from "../config/find-config.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import type { Acceptance } from "../config/parse-config.ts";
import { policyNames } from "../config/policy-names.ts";
import { examplesOf } from "../examples.ts";
import { type CheckedFile, checkFile, type PolicyOptions } from "../policy-file.ts";
import type { Unreadable } from "../read-file.ts";
import { byGravity, type Reported } from "../report/reported.ts";

/** All that is told of one policy. */
export interface PolicyReport {
  readonly file: string;
  /** There where the policy has no errors. */
  readonly policy?: Policy;
  /** The gravest first. */
  readonly reported: readonly Reported[];
  readonly texts: Texts;
  /** What its configuration accepts and occurs. */
  readonly used: ReadonlySet<Acceptance>;
  readonly names: PolicyNames;
}

/** Checks a policy, its examples, every decision it can make, and what its configuration requires of it. */
export function policyReport(
  given: string,
  config: LoadedConfig | undefined,
  options: PolicyOptions & Options,
): PolicyReport | Unreadable {
  const demanded = config?.requiredOf(given) ?? [];
  const checked = checkFile(given, options, demanded);
  if ("unreadable" in checked) return checked;
  const { file, policy, trees, texts } = checked;
  const required = new Set(demanded.map(({ source }) => source.file));
  const path = config === undefined ? file : configFolderPath(config.config.file, file);
  const names = policyNames(path, trees, policy, required);
  const all = [
    ...checked.diagnostics,
    ...(policy === undefined ? [] : [...exampleFindings(examplesOf(policy)), ...proofsOf(policy, checked, options)]),
    ...checked.required.flatMap(({ diagnostics }) => diagnostics),
  ].map((one) => (required.has(one.span.file) ? heldTo(one, file) : one));
  const { reported, used } =
    config === undefined ? { reported: all, used: new Set<Acceptance>() } : applyConfig(all, config.config, names);
  return { file, ...(policy && { policy }), reported: byGravity(reported), texts, used, names };
}

/** What holds of every decision, required promises among it. */
function proofsOf(policy: Policy, checked: CheckedFile, options: Options): readonly (Diagnostic | Finding)[] {
  const { file, text, trees, required } = checked;
  const ensures = [...policy.ensures, ...required.flatMap((each) => each.ensures)];
  const held = { ...policy, ensures };
  const kept = { policy: held, source: { file, text }, tree: trees[0] as PolicyTree };
  return keepWitnesses(kept, () => decidingPolicy(held).decide, analyse(held, placesIn(checked), options));
}

/** Said of a central file, it names the policy; a promise that promises nothing is no promise kept. */
function heldTo<One extends Diagnostic>(one: One, policy: string): One {
  const place = { span: { file: policy, start: 0, end: 0 }, message: "the policy that has to keep it" };
  const severity = one.code === "ensure/vacuous" ? "error" : one.severity;
  return { ...one, severity, related: [...one.related, place] };
}
