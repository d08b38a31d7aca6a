import { type Context, inputWords, leaveOpen, report } from "../../context.ts";
import type { Finding } from "../../finding.ts";
import { regionsOf } from "../../region.ts";
import { negated } from "../../solver/literal.ts";
import type { Found } from "../../space.ts";
import { allKnown } from "./all-known.ts";
import { boxGaps, type Gaps } from "./box-gaps.ts";

/** How many regions are named at most. */
const MOST_REGIONS = 8;

/** Inputs with all values known that no rule covers for certain, asking or letting. */
export function policyGap(context: Context): readonly Finding[] {
  const { policy } = context;
  const [first] = policy.rules;
  if (first === undefined) return [];
  const { boxes, words, all, witness } = boxGaps(context) ?? solverGaps(context);
  if (witness === undefined) return [];
  const conditions = policy.rules.flatMap((rule) => [rule.condition, ...rule.exceptions]);
  const caught = policy.otherwise !== undefined;
  const given = {
    regions: words.slice(0, MOST_REGIONS),
    count: words.length,
    all,
    caught,
    example: inputWords(policy, witness, conditions),
  };
  const place = policy.otherwise?.span ?? policy.rules.at(-1)?.span ?? first.span;
  return [
    {
      ...report("policy/gap", place, given),
      ...(caught ? { severity: "information" as const } : {}),
      rules: [],
      witness,
      region: boxes,
    },
  ];
}

function solverGaps(context: Context): Gaps {
  const { policy, space, view } = context;
  const gap = negated(space.circuit.or(view.rules.map(({ certain }) => certain)));
  const claim = ({ judged }: Found): boolean =>
    judged.standings.slice(0, policy.rules.length).every((standing) => standing !== "certain");
  const answer = space.find([view.allKnown, gap], claim);
  if (answer.kind === "undecided") leaveOpen(context, "whether the rules cover every decision", answer);
  const witness = answer.kind === "found" ? answer.found[0]?.input : undefined;
  if (witness === undefined) return { boxes: [], words: [], all: true, witness };
  return { ...allKnown(policy, regionsOf(space, gap, MOST_REGIONS, claim)), witness };
}
