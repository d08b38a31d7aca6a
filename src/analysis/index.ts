import type { Policy } from "../model/policy.ts";
import { type Analyse, analyserOver, type InSteps } from "./analyser.ts";
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
import { lazily } from "./space/lazily.ts";
import { teamNeverAsked } from "./team/never-asked/never-asked.ts";
import { tooLarge } from "./too-large.ts";

export type { Analyse, InSteps } from "./analyser.ts";
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

/** Those that always ask the solver about all rules together. */
const slow = [ensures, unknownInputs, optionalUnguarded];
const quick = finders.filter((find) => !slow.includes(find));

/**
 * What is true of every possible input of a policy. Each finding is exact: what is found has been decided again by the
 * judge, what is not found is not there, and what could not be worked out is said.
 */
export function analyse(policy: Policy, places: Places, options: Options = {}): readonly Finding[] {
  return answered(policy, places, options, createMemory(), finders).findings;
}

/**
 * The same findings as `analyse`, for one version of a policy after the other: what an edit does not touch is not worked
 * out again. What takes longer is given in a second step.
 */
export function createAnalyser(): Analyse {
  return analyserOver(inSteps);
}

function inSteps(policy: Policy, places: Places, options: Options, memory: Memory): InSteps {
  const { findings, further } = answered(policy, places, options, memory, quick);
  return { findings, later: () => further(slow) };
}

interface Answered {
  readonly findings: readonly Finding[];
  /** What others find in the same version. */
  readonly further: (others: typeof finders) => readonly Finding[];
}

function answered(policy: Policy, places: Places, options: Options, memory: Memory, first: typeof finders): Answered {
  const unproven = (because: string): readonly Finding[] =>
    policy.ensures.map((ensure) => {
      const given = { promise: promiseWords(policy, ensure), because };
      return { ...report("ensure/undecided", ensure.span, given), rules: [] };
    });
  const refused = (because: string, asked: typeof finders): readonly Finding[] => {
    const [rule] = policy.rules;
    const given = { questions: "what is true of every possible decision", because };
    return [
      ...(rule === undefined ? [] : [{ ...report("policy/undecided", rule.span, given), rules: [] }]),
      ...(asked.includes(ensures) ? unproven(because) : []),
    ];
  };
  const because = policy.rules.length === 0 ? "the policy has no rules" : tooLarge(policy);
  if (because !== undefined)
    return {
      findings: refused(because, first),
      further: (others) => (others.includes(ensures) ? unproven(because) : []),
    };
  const context = lazily(() => contextOf(policy, places, options, memory));
  const ask = (asked: typeof finders): readonly Finding[] =>
    within(() => findingsOf(context(), asked)) ?? refused("its conditions hang together in too many ways", asked);
  return { findings: ask(first), further: ask };
}

function findingsOf(context: Context, asked: typeof finders): readonly Finding[] {
  const findings = asked.flatMap((find) => find(context));
  return [...findings, ...unanswered(context)];
}

/** Undefined where it takes more than all questions together may. */
function within(work: () => readonly Finding[]): readonly Finding[] | undefined {
  try {
    return work();
  } catch (fault) {
    if (fault !== outOfBudget) throw fault;
    return undefined;
  }
}

/** Said once, of all questions together. */
function unanswered({ policy, undecided }: Context): readonly Finding[] {
  const [rule] = policy.rules;
  const open = undecided.splice(0);
  if (rule === undefined || open.length === 0) return [];
  const because = [...new Set(open.flatMap((one) => one.because))];
  const shown = because.length > 5 ? [...because.slice(0, 5), `${because.length - 5} more`] : because;
  const given = { questions: open.map(({ question }) => question).join(", nor "), because: shown.join(", ") };
  return [{ ...report("policy/undecided", rule.span, given), rules: [] }];
}
