import { compareOutcomes, type Draws } from "../../../model/asking.ts";
import { absorbs } from "../../../model/clauses.ts";
import { combine } from "../../../model/combine.ts";
import { phrase } from "../../../model/phrase.ts";
import type { Ensure } from "../../../model/policy.ts";
import { type Context, inputWords, report } from "../../context.ts";
import type { Finding } from "../../finding.ts";
import { drawn, type Oversight, oversightOf, undrawn, versionOf } from "../../oversight.ts";
import { type Literal, negated } from "../../solver/literal.ts";
import type { Answer, Found, Space, View } from "../../space.ts";
import { decisionWords, promiseWords, stricter } from "../words.ts";

type Bound = Ensure["promise"] & { readonly kind: "at least" | "at most" };

/** `ensure … → at least …` and `… → at most …`: a counterexample, a proof, or why neither. */
export function ensuredBound(context: Context, ensure: Ensure, promise: Bound): Finding {
  const { policy, space, view } = context;
  const { premise } = promise;
  const named = { promise: promiseWords(policy, ensure) };
  const about = { rules: [] };
  const meant = space.find([view.both(premise).certain], ({ judged }) => judged.truthOf(premise) === true);
  if (meant.kind === "none")
    return { ...report("ensure/vacuous", ensure.span, { premise: phrase(policy, premise) }), ...about };
  const answer = promise.kind === "at least" ? tooLittle(space, view, promise) : tooMuch(space, view, promise);
  if (answer.kind === "none") return { ...report("ensure/proven", ensure.span, named), ...about };
  if (answer.kind !== "found") {
    const because = answer.kind === "undecided" ? answer.because : [];
    return { ...report("ensure/undecided", ensure.span, { ...named, because: because.join(", ") }), ...about };
  }
  const found = answer.found[0] as Found;
  const conditions = [premise, ...policy.rules.flatMap((rule) => [rule.condition, ...rule.exceptions])];
  const decision = decide(space, found, promise.kind);
  const example = `where ${inputWords(policy, found.input, conditions)}, the decision is ${decisionWords(decision)}`;
  return {
    ...report("ensure/fails", ensure.span, { ...named, example }),
    rules: decision.rules.map(({ name }) => name),
    witness: found.input,
  };
}

const none: Draws = { review: 2 ** 32 - 1, audit: 2 ** 32 - 1, "spot check": 2 ** 32 - 1 };
const all: Draws = { review: 0, audit: 0, "spot check": 0 };

/** As samples are drawn, or not, for a known id. */
function decide({ policy }: Space, { judged: { standings, draws, unknown } }: Found, kind: Bound["kind"]) {
  const own = standings.slice(0, policy.rules.length);
  return combine(policy, own, draws && (kind === "at least" ? none : all), unknown);
}

function tooLittle(space: Space, view: View, promise: Bound): Answer {
  const { circuit } = space;
  const oversight = oversightOf(circuit, versionOf(space, view), undrawn);
  const broken = negated(kept(oversight, promise, circuit.and));
  const claim = (found: Found): boolean => {
    const { outcome, reviews } = decide(space, found, "at least");
    const order = compareOutcomes(outcome, promise.outcome);
    const isShort =
      order < 0 ||
      (promise.outcome === "review" &&
        order === 0 &&
        !promise.clauses.every((clause) => reviews.some((review) => absorbs(review, clause))));
    return found.judged.truthOf(promise.premise) !== false && isShort;
  };
  return space.find([view.both(promise.premise).possible, broken], claim);
}

/** Whether the promise is kept. */
function kept(oversight: Oversight, { outcome, clauses }: Bound, and: (parts: readonly Literal[]) => Literal): Literal {
  if (outcome !== "review" || clauses.length === 0) return oversight.atLeast(outcome);
  const isBlocked = oversight.atLeast("block");
  return negated(and([negated(isBlocked), negated(and(clauses.map(oversight.covers)))]));
}

function tooMuch(space: Space, view: View, promise: Bound): Answer {
  const above = stricter(promise.outcome);
  if (above === undefined) return { kind: "none" };
  const oversight = oversightOf(space.circuit, versionOf(space, view), drawn);
  return space.find(
    [view.allKnown, view.both(promise.premise).certain, oversight.atLeast(above)],
    (found) =>
      found.judged.truthOf(promise.premise) === true &&
      compareOutcomes(decide(space, found, "at most").outcome, promise.outcome) > 0,
  );
}
