import type { Policy } from "../model/policy.ts";
import { type Analyse, analyserOver } from "./analyser.ts";
import { type Context, type Options, type Places, report } from "./context.ts";
import { contextOf } from "./context-of.ts";
import { eachByItself } from "./each-by-itself.ts";
import { ensures } from "./ensure/ensures.ts";
import { promiseWords } from "./ensure/words.ts";
import { exceptionDead } from "./exception/dead/dead.ts";
import { exceptionSwallows } from "./exception/swallows/swallows.ts";
import { fieldNeverUsed } from "./field/never-used/never-used.ts";
import type { Finding } from "./finding.ts";
import { optionalUnguarded } from "./input/optional-unguarded/optional-unguarded.ts";
import { unknownInputs } from "./input/unknowns/unknowns.ts";
import { outOfBudget } from "./limits.ts";
import { createMemory, type Memory } from "./memory.ts";
import { policyGap } from "./policy/gap/gap.ts";
import { silentEnd } from "./review/silent-end/silent-end.ts";
import { alwaysApplies } from "./rule/always-applies/always-applies.ts";
import { neverApplies } from "./rule/never-applies/never-applies.ts";
import { noDeadline } from "./rule/no-deadline/no-deadline.ts";
import { noEffect } from "./rule/no-effect/no-effect.ts";
import { noEvidence } from "./rule/no-evidence/no-evidence.ts";
import { rulesConflict } from "./rules/conflict/conflict.ts";
import { nearlyMeet } from "./rules/nearly-meet/nearly-meet.ts";
import { rulesOverlap } from "./rules/overlap/overlap.ts";
import { teamNeverAsked } from "./team/never-asked/never-asked.ts";
import { tooLarge } from "./too-large.ts";

export type { Analyse } from "./analyser.ts";
export type { Options, Places } from "./context.ts";
export { apart } from "./diff/apart.ts";
export { changeWords } from "./diff/change-words.ts";
export { type Change, diff, type Impact, type OtherChange } from "./diff/diff.ts";
export type { Finding } from "./finding.ts";
export type { Cover } from "./sheet/cover.ts";
export { type Concern, type ControlSheet, controlSheet } from "./sheet/sheet.ts";
export type { Verdict } from "./sheet/verdict.ts";

const finders = [
  eachByItself("neverApplies", neverApplies),
  eachByItself("alwaysApplies", alwaysApplies),
  noEffect,
  eachByItself("exceptionSwallows", exceptionSwallows),
  eachByItself("exceptionDead", exceptionDead),
  rulesConflict,
  rulesOverlap,
  policyGap,
  nearlyMeet,
  ensures,
  unknownInputs,
  optionalUnguarded,
  silentEnd,
  noDeadline,
  noEvidence,
  teamNeverAsked,
  fieldNeverUsed,
];

/**
 * What is true of every possible input of a policy. Each finding is exact: what is found has been decided again by the
 * judge, what is not found is not there, and what could not be worked out is said.
 */
export function analyse(policy: Policy, places: Places, options: Options = {}): readonly Finding[] {
  return analyseWith(policy, places, options, createMemory());
}

/**
 * The same findings as `analyse`, for one version of a policy after the other: what an edit does not touch is not worked
 * out again.
 */
export function createAnalyser(): Analyse {
  return analyserOver(analyseWith);
}

function analyseWith(policy: Policy, places: Places, options: Options, memory: Memory): readonly Finding[] {
  const [rule] = policy.rules;
  const unproven = (because: string): readonly Finding[] =>
    policy.ensures.map((ensure) => {
      const given = { promise: promiseWords(policy, ensure), because };
      return { ...report("ensure/undecided", ensure.span, given), rules: [] };
    });
  if (rule === undefined) return unproven("the policy has no rules");
  const refused = (because: string): readonly Finding[] => {
    const given = { questions: "what is true of every possible decision", because };
    return [{ ...report("policy/undecided", rule.span, given), rules: [] }, ...unproven(because)];
  };
  const because = tooLarge(policy);
  if (because !== undefined) return refused(because);
  try {
    return findingsOf(policy, places, options, memory);
  } catch (fault) {
    if (fault !== outOfBudget) throw fault;
    return refused("its conditions hang together in too many ways");
  }
}

function findingsOf(policy: Policy, places: Places, options: Options, memory: Memory): readonly Finding[] {
  const context = contextOf(policy, places, options, memory);
  const findings = finders.flatMap((find) => find(context));
  return [...findings, ...unanswered(context)];
}

/** Said once, of all questions together. */
function unanswered({ policy, undecided }: Context): readonly Finding[] {
  const [rule] = policy.rules;
  if (rule === undefined || undecided.length === 0) return [];
  const because = [...new Set(undecided.flatMap((one) => one.because))];
  const shown = because.length > 5 ? [...because.slice(0, 5), `${because.length - 5} more`] : because;
  const given = { questions: undecided.map(({ question }) => question).join(", nor "), because: shown.join(", ") };
  return [{ ...report("policy/undecided", rule.span, given), rules: [] }];
}
