import { analyse, createAnalyser, type Finding } from "../../src/analysis/index.ts";
import type { Policy } from "../../src/model/policy.ts";
import { type Property, property } from "../support/effort.ts";
import { enumerated } from "../support/enumerated.ts";
import { generateSmallPolicy } from "../support/generate-small-policy.ts";
import { entropy, type Source, sourceOf } from "../support/source.ts";
import { checkRegion } from "./oracle.ts";

const nowhere = { team: () => undefined, field: () => undefined };

/** After every edit what an analyser remembers gives the findings that looking anew gives, and exact regions of gaps. */
export const editsAreFollowed: Property = property("edits are followed", 60, entropy(900), (numbers) => {
  const source = sourceOf(numbers);
  const again = createAnalyser();
  const { values, ...first } = generateSmallPolicy(source);
  let { policy } = first;
  for (let turn = 0; turn < 5; turn++) {
    const { findings, later } = again(policy, nowhere);
    const [found, expected] = [[...findings, ...later()], analyse(policy, nowhere)].map(keysOf);
    if (JSON.stringify(found) !== JSON.stringify(expected))
      throw new Error(`${JSON.stringify({ turn, found, expected })}\n${JSON.stringify(policy)}`);
    checkRegion({ policy, values }, enumerated({ policy, values }), findings);
    policy = edited(policy, source);
  }
});

/** Another input may show the same of other rules. */
const seenOnInputs = ["ensure/fails", "input/unknowns", "rules/conflict"];

function keysOf(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ code, rules }) => `${code} ${seenOnInputs.includes(code) ? "" : rules.join()}`).sort();
}

/** A rule dropped, moved, given twice under another name, asking or letting otherwise, or with another's condition. */
function edited(policy: Policy, source: Source): Policy {
  const { rules } = policy;
  const at = source.below(rules.length);
  const [rule, other] = [rules[at], source.pick(rules)];
  if (rule === undefined) return policy;
  switch (source.below(6)) {
    case 0:
      return rules.length === 1 ? policy : { ...policy, rules: rules.toSpliced(at, 1) };
    case 1:
      return { ...policy, rules: rules.toReversed() };
    case 2:
      return { ...policy, rules: [...rules, { ...other, name: `r${rules.length} of ${other.name}` }] };
    case 3:
      return { ...policy, rules: rules.with(at, { ...rule, asks: other.asks, lets: other.lets }) };
    case 4:
      return { ...policy, rules: rules.with(at, structuredClone({ ...rule, condition: other.condition })) };
    default:
      return { ...policy, rules: rules.with(at, { ...rule, exceptions: [...rule.exceptions, other.condition] }) };
  }
}
