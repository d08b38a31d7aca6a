import { compareOutcomes, type Draws, drawsSamples } from "../../../model/asking.ts";
import { combine } from "../../../model/combine.ts";
import type { Decision } from "../../../model/decision.ts";
import { phraseKnown } from "../../../model/phrase.ts";
import type { Ensure, OutcomeName } from "../../../model/policy.ts";
import { type KnownValue, readFieldOf } from "../../../model/read.ts";
import { type Context, inputWords, report } from "../../context.ts";
import { asDrawn } from "../../drawn-id.ts";
import type { Finding } from "../../finding.ts";
import { differing, type Oversight, oversightIn } from "../../oversight.ts";
import { drawsIn, type SharedDraws } from "../../shared-draws.ts";
import { FALSE, type Literal, negated } from "../../solver/literal.ts";
import type { Answer, Found, Space, View } from "../../space.ts";
import { decisionWords, promiseWords } from "../words.ts";
import { addMonotony } from "./monotone.ts";

type Pair = Ensure["promise"] & { readonly kind: "rises" | "falls" | "independent" };

/** `oversight rises with`, `falls with`, `does not depend on`: two inputs that differ in the field alone, or a proof. */
export function ensuredPair(context: Context, ensure: Ensure, promise: Pair): Finding {
  const { policy } = context;
  const space = context.pairOf(promise.field);
  const draws = drawsIn(space.circuit);
  const named = { promise: promiseWords(policy, ensure) };
  const answer = promise.kind === "independent" ? dependence(space, promise, draws) : inversion(space, promise, draws);
  if (answer.kind === "none") return { ...report("ensure/proven", ensure.span, named), rules: [] };
  if (answer.kind !== "found") {
    const because = answer.kind === "undecided" ? answer.because : ["too many pairs of decisions are decided alike"];
    return { ...report("ensure/undecided", ensure.span, { ...named, because: because.join(", ") }), rules: [] };
  }
  const [first, second] = answer.found as readonly [Found, Found];
  const decisionsFor = (drawn: Draws | undefined) =>
    [first, second].map((found) => decisionOf(space, found, found.judged.draws && drawn)) as [Decision, Decision];
  const shown = asDrawn(policy, [first, second], (drawn) => isBroken(promise, ...decisionsFor(drawn)));
  const decisions = decisionsFor(shown === undefined ? draws.found(space.circuit.solver) : shown.draws);
  const conditions = policy.rules.flatMap((rule) => [rule.condition, ...rule.exceptions]);
  const [own, other] = [first, second].map((found) => valueWords(space, promise, found));
  const [decided, decidedOther] = decisions.map((decision) => decisionWords(decision));
  const example = `where ${inputWords(policy, first.input, conditions)}, the decision is ${decided} for ${own}, and ${decidedOther} for ${other}`;
  return {
    ...report("ensure/fails", ensure.span, { ...named, example }),
    rules: [...new Set(decisions.flatMap(({ rules }) => rules.map(({ name }) => name)))],
    witness: shown?.inputs ?? [first.input, second.input],
  };
}

function valueWords({ policy }: Space, { field: place }: Pair, { input }: Found): string {
  const field = policy.fields[place];
  if (field === undefined) return "";
  const reading = readFieldOf(input, field, { zone: policy.zone });
  return `${field.name} ${reading.known ? phraseKnown(reading.value) : "unknown"}`;
}

function decide(space: Space, found: Found, draws: SharedDraws): Decision {
  return decisionOf(space, found, found.judged.draws && draws.found(space.circuit.solver));
}

function decisionOf({ policy }: Space, { judged }: Found, draws: Draws | undefined): Decision {
  return combine(policy, judged.standings.slice(0, policy.rules.length), draws, judged.unknown);
}

/** Of two decisions that differ in the field alone, the second with the greater value where it has an order. */
function isBroken({ kind }: Pair, first: Decision, second: Decision): boolean {
  if (kind === "independent") return oversightText(first) !== oversightText(second);
  const change = compareOutcomes(second.outcome, first.outcome);
  return kind === "rises" ? change < 0 : change > 0;
}

function inversion(space: Space, promise: Pair, draws: SharedDraws): Answer {
  const { kind, field } = promise;
  const { circuit, views } = space;
  const [low, high] = views as readonly [View, View];
  const [lower, higher] = [low, high].map((view) => oversightIn(space, view, draws.below)) as [Oversight, Oversight];
  const [milder, graver] = kind === "rises" ? [higher, lower] : [lower, higher];
  const outcomes: readonly OutcomeName[] = ["audit", "review", "block"];
  const inverted = circuit.or(
    outcomes.map((outcome) => circuit.and([graver.atLeast(outcome), negated(milder.atLeast(outcome))])),
  );
  const below = isBelow(space, field);
  addMonotony(space, field, below);
  return space.find(
    [low.allKnown, high.allKnown, below, inverted],
    (first, second) => {
      const order = compareValues(space, field, first, second);
      if (order === undefined || order >= 0) return false;
      return isBroken(promise, decide(space, first, draws), decide(space, second, draws));
    },
    true,
  );
}

/** That the first value is below the second; where no condition tells apart those of one cell, that its cell is not after. */
function isBelow({ circuit, views, theory, policy }: Space, field: number): Literal {
  const [first, second] = views.map(({ input }) => input.values[field]);
  const type = policy.fields[field]?.type;
  if (first === undefined || second === undefined || type === undefined) return FALSE;
  const compared = theory.below(first, second, type);
  if (compared !== undefined) return compared;
  if (!first.cut.ascending) return circuit.and([]);
  return circuit.and(first.cut.cells.map((_, at) => circuit.or([negated(first.from(at)), second.from(at)])));
}

/** Undefined where they have no order: lists, moneys of different currencies. */
function compareValues({ policy }: Space, place: number, first: Found, second: Found): number | undefined {
  const field = policy.fields[place];
  if (field === undefined) return undefined;
  const [one, other] = [first, second].map(({ input }) => readFieldOf(input, field, { zone: policy.zone }));
  if (!one?.known || !other?.known) return undefined;
  if (one.value.kind === "money" && other.value.kind === "money" && one.value.currency !== other.value.currency)
    return undefined;
  const [own, others] = [sizeOf(one.value), sizeOf(other.value)];
  return own === others ? 0 : own < others ? -1 : 1;
}

function sizeOf(value: KnownValue): number | bigint {
  switch (value.kind) {
    case "choice":
      return value.rank;
    case "money":
      return value.units;
    case "date":
      return value.day;
    case "time":
      return value.at;
    case "number":
      return value.value;
    default:
      throw new Error(`This is a bug: ${value.kind} neither rises nor falls`);
  }
}

type Signs = Oversight["signs"];

/** Shown with all values known where it can be. */
function dependence(space: Space, { field }: Pair, shared: SharedDraws): Answer {
  const { circuit, views, policy } = space;
  const isId = field === policy.identifiedBy && drawsSamples(policy);
  if (isId) return { kind: "undecided", because: ["samples are drawn by it"] };
  const [one, other] = views as readonly [View, View];
  const [own, others] = [one, other].map((view) => oversightIn(space, view, shared.below).signs) as [Signs, Signs];
  const changed = differing(circuit, own, others);
  const claim = (left: Found, right: Found): boolean => {
    const [mine, yours] = [left, right].map((found) => decide(space, found, shared));
    return oversightText(mine) !== oversightText(yours);
  };
  const answer = space.find([changed], claim);
  if (answer.kind !== "found" || circuit.solver.isTrue(circuit.and([one.allKnown, other.allKnown]))) return answer;
  const known = space.find([one.allKnown, other.allKnown, changed], claim);
  return known.kind === "found" ? known : space.find([changed], claim);
}

function oversightText(decision: Decision | undefined): string {
  return JSON.stringify([decision?.outcome, decision?.reviews, decision?.audits]);
}
