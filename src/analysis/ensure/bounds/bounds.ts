import { compareOutcomes, type Draws } from "../../../model/asking.ts";
import { absorbs } from "../../../model/clauses.ts";
import { combine } from "../../../model/combine.ts";
import type { Decision } from "../../../model/decision.ts";
import { phrase, phraseKnown } from "../../../model/phrase.ts";
import type { Ensure, Policy } from "../../../model/policy.ts";
import { readFieldOf } from "../../../model/read.ts";
import { type Context, inputWords, report } from "../../context.ts";
import { asDrawn } from "../../drawn-id.ts";
import type { Input } from "../../encode/witness.ts";
import type { Finding } from "../../finding.ts";
import { drawn, type Oversight, oversightIn, undrawn } from "../../oversight.ts";
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
  const answer = promise.kind === "at least" ? tooLittle(space, view, promise) : tooMuch(space, view, promise);
  const vacuous = { premise: phrase(policy, premise) };
  if (meant.kind === "none" && answer.kind !== "found")
    return { ...report("ensure/vacuous", ensure.span, vacuous), ...about };
  if (answer.kind === "none") return { ...report("ensure/proven", ensure.span, named), ...about };
  if (answer.kind !== "found") {
    const because = answer.kind === "undecided" ? answer.because : [];
    return { ...report("ensure/undecided", ensure.span, { ...named, because: because.join(", ") }), ...about };
  }
  const found = answer.found[0] as Found;
  const conditions = [premise, ...policy.rules.flatMap((rule) => [rule.condition, ...rule.exceptions])];
  const shown = asDrawn(policy, [found], (draws) => isBroken(promise, decisionOf(space, found, draws)));
  const decision = shown === undefined ? decide(space, found, promise.kind) : decisionOf(space, found, shown.draws);
  const witness = shown?.inputs[0] ?? found.input;
  const otherwiseDrawn = found.judged.draws && (promise.kind === "at least" ? all : none);
  const isBySample = otherwiseDrawn !== undefined && !isBroken(promise, decisionOf(space, found, otherwiseDrawn));
  const sample = isBySample ? `, as the sample for ${idWords(policy, witness)} comes out` : "";
  const where = inputWords(policy, witness, conditions);
  const example = `where ${where}, the decision is ${decisionWords(decision)}${sample}`;
  const broken =
    meant.kind === "none"
      ? report("ensure/vacuous", ensure.span, { ...vacuous, doubt: example })
      : report("ensure/fails", ensure.span, { ...named, example });
  return {
    ...broken,
    rules: decision.rules.map(({ name }) => name),
    witness,
  };
}

function idWords(policy: Policy, witness: Input): string {
  const field = policy.fields[policy.identifiedBy ?? -1];
  const reading = field && readFieldOf(witness, field, { zone: policy.zone });
  return reading?.known ? `${field?.name} ${phraseKnown(reading.value)}` : "its id";
}

const none: Draws = { review: 2 ** 32 - 1, audit: 2 ** 32 - 1, "spot check": 2 ** 32 - 1 };
const all: Draws = { review: 0, audit: 0, "spot check": 0 };

/** As samples are drawn, or not, for a known id. */
function decide(space: Space, found: Found, kind: Bound["kind"]): Decision {
  return decisionOf(space, found, found.judged.draws && (kind === "at least" ? none : all));
}

function decisionOf({ policy }: Space, { judged: { standings, unknown } }: Found, draws: Draws | undefined): Decision {
  return combine(policy, standings.slice(0, policy.rules.length), draws, unknown);
}

function isBroken({ kind, outcome, clauses }: Bound, decision: Decision): boolean {
  const order = compareOutcomes(decision.outcome, outcome);
  if (kind === "at most") return order > 0;
  const covered = clauses.every((clause) => decision.reviews.some((review) => absorbs(review, clause)));
  return order < 0 || (outcome === "review" && order === 0 && !covered);
}

function tooLittle(space: Space, view: View, promise: Bound): Answer {
  const { circuit } = space;
  const oversight = oversightIn(space, view, undrawn);
  const broken = negated(kept(oversight, promise, circuit.and));
  const claim = (found: Found): boolean =>
    found.judged.truthOf(promise.premise) !== false && isBroken(promise, decide(space, found, "at least"));
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
  const oversight = oversightIn(space, view, drawn);
  return space.find(
    [view.allKnown, view.both(promise.premise).certain, oversight.atLeast(above)],
    (found) => found.judged.truthOf(promise.premise) === true && isBroken(promise, decide(space, found, "at most")),
  );
}
