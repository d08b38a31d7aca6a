import type { Context, Unanswered } from "./context.ts";
import type { Finding } from "./finding.ts";

/** A finder that looks at each rule alone, and so finds the same again wherever the rule stands. */
export function eachByItself(
  name: string,
  find: (context: Context) => readonly Finding[],
): (context: Context) => readonly Finding[] {
  return (context) => {
    const { policy, memory } = context;
    return policy.rules.flatMap((rule, place) => {
      const { findings, undecided } = memory.ofRule(rule, name, [policy.fields, policy.zone], () => {
        const open: Unanswered[] = [];
        const found = find(aloneIn(context, place, open));
        return { findings: found, undecided: open };
      });
      context.undecided.push(...undecided);
      return findings.map((finding) => ({ ...finding, span: rule.span }));
    });
  };
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
