import { mapConditions, readsOf } from "../../../model/children.ts";
import type { Condition, Constant } from "../../../model/condition.ts";
import { judgeOf } from "../../../model/interpreter.ts";
import { phrase, phraseConstant } from "../../../model/phrase.ts";
import type { Rule } from "../../../model/policy.ts";
import { type Context, inputWords, leaveOpen, report } from "../../context.ts";
import { type Input, put } from "../../encode/witness.ts";
import type { Finding } from "../../finding.ts";
import { type Literal, negated } from "../../solver/literal.ts";
import { lazily } from "../../space/lazily.ts";
import type { Found } from "../../space.ts";
import { thresholdLines } from "./changes.ts";
import { type SmallHole, smallHole } from "./concerned.ts";
import { type Hole, holesOf } from "./holes.ts";
import { including, mendsOf } from "./including.ts";
import type { Value } from "./line.ts";
import { isSame } from "./same-constant.ts";
import type { Threshold } from "./thresholds.ts";

/** How many holes are named; the others are counted. */
const MOST_NAMED = 12;
/** Holes that are counted, and those that are looked at: each takes a look at all rules. */
const MOST_COUNTED = 100;
const MOST_LOOKED_AT = 2000;

/**
 * Thresholds that leave out one value between them: an input, all values known, that no rule covers for certain, and that
 * with the value one step lower, and one step higher, is covered by rules whose thresholds end and begin there.
 */
export function nearlyMeet(context: Context): readonly Finding[] {
  const { policy } = context;
  const { plan } = context.boxes();
  const placeOf = lazily(() => new Map(policy.rules.map((rule, place) => [context.memory.identityOf(rule), place])));
  const holes = holesOf(
    policy,
    thresholdLines(context),
    (owner) => placeOf().get(owner) as number,
    (field) => plan.cuts[field],
  );
  if (holes.length === 0) return [];
  const judge = lazily(() => judgeOf(policy));
  const findings: Finding[] = [];
  let looked = 0;
  for (const hole of holes.slice(0, MOST_LOOKED_AT)) {
    if (findings.length === MOST_NAMED + MOST_COUNTED) break;
    looked++;
    const small = smallHole(context, hole);
    if (small === "none") continue;
    const finding = small === undefined ? holeFinding(context, judge(), hole) : smallFinding(context, small);
    if (finding !== undefined) findings.push(finding);
  }
  const all = looked === holes.length;
  if (!all && findings.length < MOST_NAMED + MOST_COUNTED)
    leaveOpen(context, "whether further values fall between two rules", {
      kind: "undecided",
      because: ["there are too many thresholds"],
    });
  const [first] = findings.slice(MOST_NAMED);
  if (first === undefined) return findings;
  const more = { kind: "more", holes: findings.length - MOST_NAMED, all } as const;
  const rules = [...new Set(findings.slice(MOST_NAMED).flatMap((finding) => finding.rules))];
  return [...findings.slice(0, MOST_NAMED), { ...report("rules/nearly-meet", first.span, more), rules }];
}

/** That there is none is kept from version to version. */
function smallFinding({ policy, memory, undecided }: Context, small: SmallHole): Finding | undefined {
  const found = lazily(() => holeFinding(small.context(), judgeOf(small.context().policy), small.hole));
  const { field, at } = small.hole;
  const what = `nearly meet ${field} ${JSON.stringify(at.constant)}`;
  const from = [policy.fields, policy.zone, policy.otherwise === undefined, ...small.identities];
  const isNone = memory.ofRule(
    small.rule,
    what,
    from,
    () => found() === undefined && small.context().undecided.length === 0,
  );
  if (isNone) return undefined;
  const finding = found();
  undecided.push(...small.context().undecided);
  return finding;
}

function holeFinding(context: Context, judge: ReturnType<typeof judgeOf>, hole: Hole): Finding | undefined {
  const { policy, space, view } = context;
  const { circuit } = space;
  const { name, path } = policy.fields[hole.field] as (typeof policy.fields)[number];
  const withValue = (input: Input, { raw }: Value): Input => {
    const copy = structuredClone(input);
    put(copy, path, raw);
    return copy;
  };
  /** The first of the thresholds whose rule covers the input with this value. */
  const covering = (input: Input, thresholds: readonly Threshold[], value: Value): Threshold | undefined => {
    const given = withValue(input, value);
    return thresholds.find(({ rule: place }) => {
      const rule = policy.rules[place] as Rule;
      return judgeOf({ ...policy, rules: [rule] })(given).standings[0] === "certain";
    });
  };
  const answer = space.find(
    [
      view.allKnown,
      ...pinned(context, hole),
      negated(circuit.or(view.rules.map(({ certain }) => certain))),
      circuit.or(hole.ending.map(({ rule }) => certainWith(context, rule, hole, hole.below))),
      circuit.or(hole.beginning.map(({ rule }) => certainWith(context, rule, hole, hole.above))),
    ],
    ({ input }: Found) =>
      judge(withValue(input, hole.at)).standings.every((standing) => standing !== "certain") &&
      covering(input, hole.ending, hole.below) !== undefined &&
      covering(input, hole.beginning, hole.above) !== undefined,
    true,
  );
  if (answer.kind === "none") return undefined;
  const value = phraseConstant(hole.at.constant);
  const found = answer.kind === "found" ? answer.found[0] : undefined;
  if (found === undefined) {
    const because = answer.kind === "undecided" ? answer.because : ["the values beside it"];
    leaveOpen(context, `whether \`${name}\` of exactly ${value} falls between two rules`, {
      kind: "undecided",
      because,
    });
    return undefined;
  }
  const input = withValue(found.input, hole.at);
  const [low, high] = [covering(input, hole.ending, hole.below), covering(input, hole.beginning, hole.above)];
  if (low === undefined || high === undefined) throw new Error("This is a bug: a hole that nothing lies beside");
  const [lower, upper] = [low, high].map(({ rule }) => policy.rules[rule] as Rule) as [Rule, Rule];
  const words = (threshold: Threshold): string => phrase(policy, threshold.atom, threshold.isNegated);
  const isMeant = policy.otherwise !== undefined && ![low, high].every((one) => isSame(one.constant, hole.at.constant));
  const conditions = [lower, upper].flatMap(({ condition, exceptions }) => [condition, ...exceptions]);
  const others = [...readsOf(conditions).fields].some((field) => field !== hole.field);
  const given = {
    kind: "hole" as const,
    field: name,
    value,
    lower: { rule: lower.name, words: words(low), better: phraseBetter(context, low, hole.at.constant) },
    upper: { rule: upper.name, words: words(high), better: phraseBetter(context, high, hole.at.constant) },
    caught: policy.otherwise !== undefined,
    example: others ? inputWords(policy, input, conditions) : undefined,
    isMeant,
  };
  const mends = [low, high].flatMap((threshold) => mendsOf(context, threshold, hole.at.constant));
  return {
    ...report("rules/nearly-meet", upper.span, given, { mends }),
    ...(isMeant ? { severity: "information" as const } : {}),
    rules: [...new Set([lower.name, upper.name])],
    witness: input,
  };
}

/** That the field has the value of the hole: it is the one at which the thresholds on both sides do not hold. */
function pinned({ view }: Context, { ending, beginning }: Hole): readonly Literal[] {
  return [ending[0], beginning[0]].flatMap((threshold) => {
    if (threshold === undefined) return [];
    const { certain, possible } = view.both(threshold.atom);
    return [threshold.isNegated ? certain : negated(possible)];
  });
}

/** That a rule applies for certain where the field has this value, and all others are as they are. */
function certainWith({ policy, view, space }: Context, place: number, { field }: Hole, { constant }: Value): Literal {
  const { condition, exceptions } = policy.rules[place] as Rule;
  const fixed = (one: Condition): Condition =>
    mapConditions(
      one,
      (part) => part,
      (value) => (value.kind === "field" && value.field === field ? { kind: "constant", constant } : value),
    );
  return space.circuit.and([
    view.both(fixed(condition)).certain,
    ...exceptions.map((exception) => negated(view.both(fixed(exception)).possible)),
  ]);
}

function phraseBetter({ policy }: Context, threshold: Threshold, constant: Constant): string {
  return phrase(policy, including(threshold, constant), threshold.isNegated);
}
