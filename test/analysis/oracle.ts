import { analyse, type Finding } from "../../src/analysis/index.ts";
import { phrase } from "../../src/model/phrase.ts";
import type { Policy } from "../../src/model/policy.ts";
import { type Property, property } from "../support/effort.ts";
import { enumerated, type Judged, verdictOf } from "../support/enumerated.ts";
import { generateSmallPolicy, type SmallPolicy } from "../support/generate-small-policy.ts";
import { entropy, sourceOf } from "../support/source.ts";
import { optionalUnguarded } from "./expected/input-optional-unguarded.ts";
import { heldUpByUnknowns, unknownsKey } from "./expected/input-unknowns.ts";
import { silentEnd } from "./expected/review-silent-end.ts";
import { rulesWithoutEffect } from "./expected/rule-no-effect.ts";
import { checkOptions, conflictKey, conflicts } from "./expected/rules-conflict.ts";
import { nearlyMeet } from "./expected/rules-nearly-meet.ts";
import { checkOverlaps } from "./expected/rules-overlap.ts";
import { isLeftOpen, type LeftOpen, leftOpen } from "./left-open.ts";
import { liesIn } from "./lies-in.ts";

const nowhere = { team: () => undefined, field: () => undefined };

export const share = leftOpen("small policies");

/** What the checker finds is what looking at every input finds, no more and no less. */
export const findingsAreExact: Property = property(
  "findings are those of every input looked at",
  2000,
  entropy(160),
  (numbers) => {
    checkFindings(generateSmallPolicy(sourceOf(numbers)), share);
  },
);

/** What was found is looked at where nothing was left undecided. */
export function checkFindings(small: SmallPolicy, among: LeftOpen): void {
  const inputs = enumerated(small);
  const findings = analyse(small.policy, nowhere, { pairs: true });
  if (isLeftOpen(among, findings)) return;
  const found = findings
    .flatMap((finding) => keyOf(finding))
    .filter((key, at, keys) => !key.startsWith("rules/conflict people") || keys.indexOf(key) === at)
    .sort();
  const expected = expectedKeys(small, inputs).sort();
  if (JSON.stringify(found) !== JSON.stringify(expected))
    throw new Error(`${JSON.stringify({ found, expected }, undefined, 1)}\n${written(small.policy)}`);
  checkRegion(small, inputs, findings);
  try {
    checkOverlaps(small, inputs, findings);
    checkOptions(small, inputs, findings);
  } catch (fault) {
    throw new Error(`${fault}\n${written(small.policy)}`);
  }
}

const structural = new Set(["rule/no-deadline", "rule/no-evidence"]);

function keyOf(finding: Finding): readonly string[] {
  const { code, rules, message, severity } = finding;
  if (code === "rules/conflict") return conflictKey(finding);
  if (code === "input/unknowns") return unknownsKey(finding);
  if (structural.has(code) || code === "rules/overlap") return [];
  if (code.startsWith("ensure/")) return [code];
  if (code === "rules/nearly-meet") {
    const [, field, value] = /`(.*?)` of exactly (.*?) falls/.exec(message) ?? [];
    return [`${code} ${field} ${value}`];
  }
  if (code === "exception/dead") return [`${code} ${rules.join()} ${/`(.*)`/.exec(message)?.[1]}`];
  return [`${code} ${code === "policy/gap" ? severity : rules.join()}`];
}

function expectedKeys({ policy, values }: SmallPolicy, inputs: readonly Judged[]): string[] {
  const keys = policy.ensures.map((ensure, place) => verdictOf(policy, ensure, place, inputs));
  for (const [place, rule] of policy.rules.entries()) {
    const truths = inputs.map(({ conditions, allKnown }) => ({ truth: conditions[place], allKnown }));
    const ever = truths.some(({ truth }) => truth === true);
    if (!ever) keys.push(`rule/never-applies ${rule.name}`);
    const among = JSON.stringify(rule.condition).includes('"missing"')
      ? truths
      : truths.filter(({ allKnown }) => allKnown);
    if (rule.condition.kind !== "constant" && among.every(({ truth }) => truth === true))
      keys.push(`rule/always-applies ${rule.name}`);
    if (rule.exceptions.length === 0) continue;
    const spared = inputs.some(({ standings }) => standings[place] === "certain");
    if (ever && !spared) keys.push(`exception/swallows ${rule.name}`);
    for (const [at, exception] of rule.exceptions.entries()) {
      const takes = inputs.some(({ conditions, exceptions }) => {
        const all = exceptions[place] ?? [];
        const others = all.filter((_, other) => other !== at);
        const isTaken = conditions[place] !== false && all[at] === true && others.every((truth) => truth !== true);
        const isDoubted = conditions[place] === true && all[at] !== false && others.every((truth) => truth === false);
        return isTaken || (rule.lets && isDoubted);
      });
      if (!takes) keys.push(`exception/dead ${rule.name} ${phrase(policy, exception)}`);
    }
  }
  keys.push(...optionalUnguarded({ policy, values }, inputs));
  keys.push(...silentEnd({ policy, values }, inputs));
  keys.push(...nearlyMeet({ policy, values }, inputs));
  keys.push(...rulesWithoutEffect({ policy, values }, inputs));
  keys.push(...conflicts({ policy, values }, inputs));
  keys.push(...heldUpByUnknowns({ policy, values }, inputs));
  if (inputs.some(isGap)) keys.push(`policy/gap ${policy.otherwise ? "information" : "warning"}`);
  return keys;
}

function isGap({ allKnown, standings }: Judged): boolean {
  return allKnown && standings.every((standing) => standing !== "certain");
}

/** Every box holds gaps only, and all gaps lie in boxes unless there are more than are named; no box says that items are known. */
export function checkRegion({ policy }: SmallPolicy, inputs: readonly Judged[], findings: readonly Finding[]): void {
  const gap = findings.find(({ code }) => code === "policy/gap");
  const boxes = gap?.region ?? [];
  const names = new Set(policy.fields.map(({ name }) => name));
  if (gap === undefined || boxes.some((box) => Object.keys(box).some((name) => !names.has(name)))) return;
  const isPlain = ({ allKnown, readings }: Judged): boolean => allKnown || readings.some(({ known }) => !known);
  for (const one of inputs.filter(isPlain)) {
    const inside = boxes.some((box) => Object.entries(box).every(([name, side]) => liesIn(policy, one, name, side)));
    if (inside && !isGap(one)) throw new Error(`No gap: ${JSON.stringify([one.input, boxes])}\n${written(policy)}`);
    if (!inside && isGap(one) && !/at least \d+ kinds/.test(gap.message))
      throw new Error(`Not in a region: ${JSON.stringify([one.input, boxes])}\n${written(policy)}`);
  }
}

function written(policy: Policy): string {
  return policy.rules
    .map(
      (rule) =>
        `${rule.name} ${JSON.stringify([rule.lets, rule.asks, rule.inDoubt])}: ${phrase(policy, rule.condition)} except ${rule.exceptions.map((one) => phrase(policy, one)).join(" / ")}`,
    )
    .concat(JSON.stringify([policy.ensures, policy.otherwise, policy.spotCheck, policy.fields]))
    .join("\n");
}
