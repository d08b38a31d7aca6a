import type { Policy, Rule } from "../model/policy.ts";
import type { Context, Unanswered } from "./context.ts";
import { ofEachRule } from "./edit.ts";
import type { Finding } from "./finding.ts";

/** A finder that looks at each rule alone, and so finds the same again wherever the rule stands. */
export function eachByItself(
  name: string,
  find: (context: Context) => readonly Finding[],
): (context: Context) => readonly Finding[] {
  return (context) => {
    const { policy, memory } = context;
    const left = memory.left<Version>(`${name} by itself`);
    if (left.value?.fields !== policy.fields || left.value.zone !== policy.zone)
      left.value = { fields: policy.fields, zone: policy.zone, told: new WeakMap() };
    const known = left.value.told;
    const told = ofEachRule(context, `${name} of each`, (rule, place) => {
      const own = known.get(memory.identityOf(rule)) ?? toldOf(find, context, place);
      known.set(memory.identityOf(rule), own);
      return own;
    });
    const findings: Finding[] = [];
    for (let place = 0; place < told.length; place++) {
      const own = told[place] as Told;
      if (own === nothing) continue;
      context.undecided.push(...own.undecided);
      const { span } = policy.rules[place] as Rule;
      for (const finding of own.findings) findings.push(finding.span === span ? finding : { ...finding, span });
    }
    return findings;
  };
}

interface Version {
  readonly fields: Policy["fields"];
  readonly zone: Policy["zone"];
  /** By rule. */
  readonly told: WeakMap<object, Told>;
}

interface Told {
  readonly findings: readonly Finding[];
  readonly undecided: readonly Unanswered[];
}

const nothing: Told = { findings: [], undecided: [] };

function toldOf(find: (context: Context) => readonly Finding[], context: Context, place: number): Told {
  const undecided: Unanswered[] = [];
  const findings = find(aloneIn(context, place, undecided));
  return findings.length + undecided.length === 0 ? nothing : { findings, undecided };
}

function aloneIn(context: Context, place: number, undecided: Unanswered[]): Context {
  const rules = context.policy.rules.slice(place, place + 1);
  return {
    ...contextParts(context),
    policy: { ...context.policy, rules },
    ofRule: () => context.ofRule(place),
    get space() {
      return context.ofRule(place).space;
    },
    get view() {
      return context.ofRule(place).view;
    },
    boxes: () => ({ ...context.boxes(), ofRule: () => context.boxes().ofRule(place) }),
    edit: undefined,
    undecided,
  };
}

function contextParts({
  pairOf,
  places,
  options,
  memory,
}: Context): Pick<Context, "pairOf" | "places" | "options" | "memory"> {
  return { pairOf, places, options, memory };
}
