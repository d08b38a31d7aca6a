import { type Draws, strictestAsked } from "../../../model/asking.ts";
import { combine } from "../../../model/combine.ts";
import type { Decision } from "../../../model/decision.ts";
import { judgeOf } from "../../../model/interpreter.ts";
import type { Policy } from "../../../model/policy.ts";
import type { Context } from "../../context.ts";
import type { Box } from "../../described.ts";
import type { Input } from "../../encode/witness.ts";
import { oversightOf, versionOf } from "../../oversight.ts";
import { sharedDraws } from "../../shared-draws.ts";
import { negated } from "../../solver/literal.ts";
import type { Found, Undecided } from "../../space.ts";

/** An input with all values known that proceeds, audited at most, and the draws under which it does. */
export type Passing =
  | { readonly kind: "none" }
  | { readonly kind: "found"; readonly found: Found; readonly draws: Draws }
  | Undecided;

export function passingInput({ policy, space, view }: Context): Passing {
  const { circuit } = space;
  const shared = sharedDraws(circuit);
  const isHeldUp = oversightOf(circuit, versionOf(space, view), shared.below).atLeast("review");
  const answer = space.find(
    [view.allKnown, negated(isHeldUp)],
    ({ judged }) => !isHeld(decided(policy, judged, shared.found(circuit.solver))),
  );
  if (answer.kind === "rejected") throw new Error("This is a bug: an input that was found is not confirmed");
  if (answer.kind !== "found") return answer;
  return { kind: "found", found: answer.found[0] as Found, draws: shared.found(circuit.solver) };
}

export function decided(policy: Policy, { standings, draws, unknown }: Found["judged"], drawn: Draws): Decision {
  return combine(policy, standings.slice(0, policy.rules.length), draws && drawn, unknown);
}

export function isHeld({ outcome }: Decision): boolean {
  return outcome === "review" || outcome === "block";
}

/** Rules that ask for it, or `otherwise`. */
export function holding(policy: Policy, { judged }: Found, { rules }: Decision): readonly string[] {
  const taken = new Set(rules.flatMap(({ name, drawn }) => (drawn === false ? [] : [name])));
  const asking = policy.rules.filter((rule, place) => {
    const standing = judged.standings[place];
    if (standing === "no" || !taken.has(rule.name)) return false;
    const asked = strictestAsked(standing === "possible" && rule.inDoubt ? rule.inDoubt : rule.asks);
    return asked === "review" || asked === "block";
  });
  return asking.length > 0 ? asking.map(({ name }) => name) : ["otherwise"];
}

/** An input that passes, without its value of a field: where that is held up, it is by this value alone. */
export function heldUpWithout(
  policy: Policy,
  field: number,
  { found, draws }: Passing & { readonly kind: "found" },
): { readonly found: Found; readonly rules: readonly string[]; readonly box: Box } | undefined {
  const own = policy.fields[field];
  if (own === undefined) return undefined;
  const input = withoutValue(found.input, own.path, own.absentMeans === undefined ? undefined : {});
  const lacking = { input, judged: judgeOf(policy)(input) };
  const decision = decided(policy, lacking.judged, draws);
  if (!isHeld(decision)) return undefined;
  const sides = policy.fields.map(({ name, path }, at): readonly [string, Box[string]] => [
    name,
    at === field ? { unknown: true } : { values: [valueAt(found.input, path)] },
  ]);
  return { found: lacking, rules: holding(policy, lacking, decision), box: Object.fromEntries(sides) };
}

function withoutValue(input: Input, [name, ...rest]: readonly string[], instead: unknown): Input {
  if (name === undefined) return input;
  const inner = Object.hasOwn(input, name) ? input[name] : undefined;
  const value =
    rest.length === 0
      ? instead
      : withoutValue((typeof inner === "object" && inner ? inner : {}) as Input, rest, instead);
  const others = Object.entries(input).filter(([other]) => other !== name);
  return Object.fromEntries(value === undefined ? others : [...others, [name, value]]);
}

function valueAt(input: Input, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, name) =>
      typeof inner === "object" && inner !== null && Object.hasOwn(inner, name)
        ? (inner as Readonly<Record<string, unknown>>)[name]
        : undefined,
    input,
  );
}
