import { type Context, inputWords, leaveOpen, report } from "../../context.ts";
import type { Finding } from "../../finding.ts";
import { regionsOf } from "../../region.ts";
import { negated } from "../../solver/literal.ts";
import type { Found } from "../../space.ts";

/** How many regions are named at most. */
const MOST_REGIONS = 8;

/** Inputs with all values known that no rule covers for certain, asking or letting. */
export function policyGap(context: Context): readonly Finding[] {
  const { policy, space, view } = context;
  const [first] = policy.rules;
  if (first === undefined) return [];
  const { circuit } = space;
  const gap = negated(circuit.or(view.rules.map(({ certain }) => certain)));
  const claim = ({ judged }: Found): boolean =>
    judged.standings.slice(0, policy.rules.length).every((standing) => standing !== "certain");
  const answer = space.find([view.allKnown, gap], claim);
  if (answer.kind === "undecided") leaveOpen(context, "whether the rules cover every decision", answer);
  const found = answer.kind === "found" ? answer.found[0] : undefined;
  if (found === undefined) return [];
  const { boxes, words, all } = regionsOf(space, gap, MOST_REGIONS, claim);
  const conditions = policy.rules.flatMap((rule) => [rule.condition, ...rule.exceptions]);
  const caught = policy.otherwise !== undefined;
  const given = { regions: words, all, caught, example: inputWords(policy, found.input, conditions) };
  const place = policy.otherwise?.span ?? policy.rules.at(-1)?.span ?? first.span;
  return [
    {
      ...report("policy/gap", place, given),
      ...(caught ? { severity: "information" as const } : {}),
      rules: [],
      witness: found.input,
      region: boxes,
    },
  ];
}
