import { compareOutcomes, isSampled, otherwiseHolds, strictestAsked, taken } from "../../../model/asking.ts";
import type { Asking, OutcomeName, Policy } from "../../../model/policy.ts";
import { type Context, leaveOpen } from "../../context.ts";
import type { Input } from "../../encode/witness.ts";
import { type SharedDraws, sharedDraws } from "../../shared-draws.ts";
import { FALSE, type Literal, negated, TRUE } from "../../solver/literal.ts";
import { type Found, type Space, spaceOf, type View } from "../../space.ts";
import { lackingInput, lacks } from "./lacking.ts";

/** An input that lacks this field alone and is left to `otherwise`, which with some value of it would not ask. */
export function leftToOtherwise(context: Context, field: number): Input | undefined {
  const { policy } = context;
  if (policy.otherwise === undefined || strictestAsked(policy.otherwise.asks) === "proceed") return undefined;
  const space = spaceOf(policy, context.space.plan, field);
  const draws = sharedDraws(space.circuit);
  const [lacking, given] = space.views as readonly [View, View];
  const { asks } = policy.otherwise;
  const isAsked = space.circuit.or(partsOf(space, lacking, asks, "audit", draws, true));
  const answer = space.find(
    [...lacks(space, field), isAsked, holds(space, lacking, draws), negated(holds(space, given, draws))],
    (first, second) => {
      const drawn = ({ judged }: Found) => judged.draws && draws.found(space.circuit.solver);
      const left = ({ judged }: Found, own: ReturnType<typeof drawn>): boolean =>
        otherwiseHolds(policy, judged.standings.slice(0, policy.rules.length), own);
      return (
        left(first, drawn(first)) &&
        strictestAsked(taken(asks, drawn(first))) !== "proceed" &&
        !left(second, drawn(second))
      );
    },
  );
  const name = policy.fields[field]?.name ?? "";
  if (answer.kind === "undecided")
    leaveOpen(context, `whether \`otherwise\` asks for oversight where \`${name}\` is not given`, answer);
  return lackingInput(answer);
}

/** Whether no rule lifts `otherwise`, as the model's `otherwiseHolds` says it. */
function holds(space: Space, view: View, draws: SharedDraws): Literal {
  const { policy, circuit } = space;
  const asked = strictestAsked((policy.otherwise as NonNullable<Policy["otherwise"]>).asks);
  const least = asked === "proceed" ? "audit" : asked;
  const lifts = policy.rules.map((rule, place) => {
    const { certain } = view.rules[place] as View["rules"][number];
    const asks = rule.lets ? TRUE : circuit.or(partsOf(space, view, rule.asks, least, draws, false));
    return circuit.and([certain, asks]);
  });
  return negated(circuit.or(lifts));
}

/** Whether each part that asks for at least this outcome is taken: for an unknown id as said. */
function partsOf(
  { circuit }: Space,
  { idKnown }: View,
  { block, reviews, audits }: Asking,
  least: OutcomeName,
  draws: SharedDraws,
  withoutId: boolean,
): readonly Literal[] {
  const isTaken =
    (kind: "review" | "audit") =>
    ({ rate }: Asking["audits"][number] | Asking["reviews"][number]): Literal => {
      if (!isSampled(rate)) return TRUE;
      const drawn = draws.below(kind, rate);
      return withoutId ? circuit.or([negated(idKnown), drawn]) : circuit.and([idKnown, drawn]);
    };
  return [
    block ? TRUE : FALSE,
    ...(compareOutcomes("review", least) >= 0 ? reviews.map(isTaken("review")) : []),
    ...(compareOutcomes("audit", least) >= 0 ? audits.map(isTaken("audit")) : []),
  ];
}
