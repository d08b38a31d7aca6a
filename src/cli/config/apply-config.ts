import type { Finding } from "../../analysis/index.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../diagnostics/source.ts";
import type { Reported } from "../report/reported.ts";
import { knownCodes } from "./known-codes.ts";
import type { Acceptance, Config } from "./parse-config.ts";

/** What the configuration needs to know of the policy that findings are about. */
export interface PolicyNames {
  /** The path of the policy as acceptances name it. */
  readonly policy: string;
  /** The rule that a place lies in. */
  readonly ruleAt: (span: Span) => string | undefined;
  /** Ensures, teams, fields and the like that a place lies in. */
  readonly othersAt: (span: Span) => readonly string[];
  /** Whether a promise that the configuration requires stands there. */
  readonly isRequired: (span: Span) => boolean;
}

/** Findings with the severities that the configuration gives, and those that it accepts marked; with the acceptances used. */
export function applyConfig(
  findings: readonly (Diagnostic | Finding)[],
  { severity, accept }: Config,
  names: PolicyNames,
): { readonly reported: readonly Reported[]; readonly used: ReadonlySet<Acceptance> } {
  const used = new Set<Acceptance>();
  const own = accept.filter(({ policy }) => policy === undefined || policy === names.policy);
  const reported = findings.map((finding): Reported => {
    const { code, span } = finding;
    if (knownCodes.get(code) !== undefined || names.isRequired(span)) return finding;
    const weighed = { ...finding, severity: severity.get(code) ?? finding.severity };
    const taken = acceptancesOf(finding, own, names);
    for (const one of taken) used.add(one);
    const reason = [...new Set(taken.map((one) => one.reason))].join(" ");
    return taken.length === 0 ? weighed : { ...weighed, accepted: { reason } };
  });
  return { reported, used };
}

/**
 * The acceptances that together take a finding out: of one about how rules stand to each other a single one that names any of
 * them; of one about each of several rules as many as name all of them.
 */
function acceptancesOf(
  finding: Diagnostic | Finding,
  accept: readonly Acceptance[],
  names: PolicyNames,
): readonly Acceptance[] {
  const own = accept.filter(({ code }) => code === finding.code);
  if (own.length === 0) return [];
  const rules = rulesOf(finding, names);
  if (rules.length === 0) {
    const others = names.othersAt(finding.span);
    return own.filter((one) => one.names.every((name) => others.includes(name))).slice(0, 1);
  }
  const about = own.filter((one) => one.names.length > 0 && one.names.some((name) => rules.includes(name)));
  if (finding.code.startsWith("rules/"))
    return about.filter((one) => one.names.every((name) => rules.includes(name))).slice(0, 1);
  return rules.every((rule) => about.some((one) => one.names.includes(rule))) ? about : [];
}

/** Promises are named by their own name, whatever rules break them. */
function rulesOf(finding: Diagnostic | Finding, names: PolicyNames): readonly string[] {
  if (finding.code.startsWith("ensure/")) return [];
  if ("rules" in finding && finding.rules.length > 0) return finding.rules;
  const rule = names.ruleAt(finding.span);
  return rule === undefined ? [] : [rule];
}

/** Of what a code is found besides what is accepted, by name. */
export function namesFound(code: string, findings: readonly Reported[], names: PolicyNames): readonly string[] {
  const own = findings.filter((one) => one.code === code && one.accepted === undefined);
  return own.flatMap((one) => {
    const rules = rulesOf(one, names);
    return rules.length > 0 ? rules : names.othersAt(one.span).slice(0, 1);
  });
}
