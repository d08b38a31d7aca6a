import type { OutcomeName, Rule } from "../../../model/policy.ts";
import { isPlain } from "../../boxes/policy-boxes.ts";
import { type Context, inputWords, leaveOpen, report } from "../../context.ts";
import { ofEachRule } from "../../edit.ts";
import type { Input } from "../../encode/witness.ts";
import type { Finding, OverlappingPair } from "../../finding.ts";
import type { Regions } from "../../region.ts";
import { type Asked, askedOf } from "./asked.ts";
import { type Group, largestGroups, someGroups } from "./groups.ts";
import { type FoundGroups, groupsKept } from "./kept-groups.ts";
import { meetingRules, type Pair } from "./meeting-rules.ts";
import { solverGroups } from "./solver-groups.ts";
import { type Common, type TogetherRules, togetherRules } from "./together.ts";

/** Groups that are findings of their own; how many more there are is said in one. */
const MOST_GROUPS = 5;
const MOST_COUNTED = 20;
/** Rules of which not all are boxes: as many are asked of the solver one by one. */
const MOST_ASKED_OF_SOLVER = 200;
/** Looks at whether one more rule is certain, too. */
const BUDGET = 20_000;
const MOST_REGIONS = 100;
const MOST_REGIONS_OF_PAIR = 1000;

/**
 * Rules of the same strictness that some input makes certain all together, and that ask for different teams or deadlines: as few largest sets of them as may be. With `pairs` every two such rules are in some finding.
 */
export function rulesOverlap(context: Context): readonly Finding[] {
  const asked = ofEachRule(context, "asked", ({ asks }) => askedOf(asks));
  const together = togetherRules(context);
  const overlaps = (["review", "audit"] as const).flatMap((outcome) => {
    const places = [...asked.keys()].filter((place) => asked[place]?.outcome === outcome);
    if (new Set(places.map((place) => asked[place]?.content)).size < 2) return [];
    return [overlapsAmong(context, asked, outcome, places, together)];
  });
  if (overlaps.length === 0) return [];
  const pairs = context.options.pairs
    ? overlappingPairs(
        context,
        overlaps.flatMap(({ differing }) => differing),
        together,
      )
    : undefined;
  const findings = findingsOf(context, asked, overlaps, pairs, together);
  const because = [...together.because, ...context.boxes().plan.partly];
  if (because.length > 0) leaveOpen(context, "which other rules overlap", { kind: "undecided", because });
  return findings;
}

interface Overlaps extends FoundGroups {
  /** Pairs that ask for different things and whose boxes meet. */
  readonly differing: readonly Pair[];
}

function overlapsAmong(
  context: Context,
  asked: readonly Asked[],
  outcome: OutcomeName,
  places: readonly number[],
  together: TogetherRules,
): Overlaps {
  const differ = (one: number, other: number): boolean => asked[one]?.content !== asked[other]?.content;
  const meeting = meetingRules(context, outcome, places);
  const differing = meeting.filter(([one, other]) => differ(one, other));
  const concerned = new Set(differing.flat());
  const boxes = context.boxes();
  const isOfBoxes = [...concerned].every((place) => {
    const certain = boxes.ofRule(place).certain();
    return certain?.every((box) => isPlain(boxes.dimensions, box)) ?? false;
  });
  if (!isOfBoxes && concerned.size <= MOST_ASKED_OF_SOLVER) {
    const ordered = [...concerned].sort((one, other) => one - other);
    const { groups, all, because } = solverGroups(
      context,
      ordered,
      (place) => asked[place]?.content ?? "",
      MOST_COUNTED,
    );
    const known = groups.map(({ members, witness }) => ({ members, region: together.seen(members, witness) }));
    for (const reason of because) together.because.add(reason);
    return { differing, groups: known.toSorted(byMembers), more: groups.length === MOST_COUNTED && !all, all };
  }
  const work = (): FoundGroups => {
    const neighbours = neighboursIn(meeting.filter(([one, other]) => concerned.has(one) && concerned.has(other)));
    const all = largestGroups(neighbours, together, BUDGET);
    const some = all === undefined ? someGroups(differing, neighbours, together, MOST_COUNTED, BUDGET) : undefined;
    const groups = (all ?? some?.groups ?? [])
      .filter(({ members: [first, ...others] }) => others.some((other) => differ(first as number, other)))
      .toSorted(byMembers);
    return { groups, more: some?.more ?? false, all: all !== undefined };
  };
  const found = isOfBoxes ? groupsKept(context, outcome, meeting, together, work) : work();
  return { differing, ...found };
}

function byMembers(one: Group<Common>, other: Group<Common>): number {
  for (const [at, place] of one.members.entries()) {
    const difference = place - (other.members[at] ?? -1);
    if (difference !== 0) return difference;
  }
  return -1;
}

function neighboursIn(pairs: readonly Pair[]): ReadonlyMap<number, readonly number[]> {
  const near = new Map<number, number[]>();
  for (const [one, other] of pairs) {
    for (const place of [one, other]) if (!near.has(place)) near.set(place, []);
    near.get(one)?.push(other);
    near.get(other)?.push(one);
  }
  return near;
}

function overlappingPairs(
  context: Context,
  differing: readonly Pair[],
  together: TogetherRules,
): Map<Pair, OverlappingPair> {
  const found = new Map<Pair, OverlappingPair>();
  for (const pair of differing) {
    const [one, other] = pair;
    const common = together.shared(together.alone(one), other);
    if (common === undefined) continue;
    const { boxes, all } = together.regionOf(common, pair, MOST_REGIONS_OF_PAIR);
    found.set(pair, {
      rules: [nameOf(context, one), nameOf(context, other)],
      region: boxes,
      ...(all ? {} : { regionIncomplete: true as const }),
      witness: together.witnessOf(common, pair),
    });
  }
  return found;
}

function nameOf({ policy }: Context, place: number): string {
  return (policy.rules[place] as Rule).name;
}

/** `pairs` are shared out: each to the first group that it is in, what is left to the finding that counts the rest. */
function findingsOf(
  context: Context,
  asked: readonly Asked[],
  overlaps: readonly Overlaps[],
  pairs: Map<Pair, OverlappingPair> | undefined,
  together: TogetherRules,
): readonly Finding[] {
  const { policy } = context;
  const groups = overlaps.flatMap((one) => one.groups);
  const sets = groups.slice(0, MOST_GROUPS);
  const findings = sets.map(({ members, region: common }): Finding => {
    const rules = members.map((place) => policy.rules[place] as Rule);
    const { boxes, words, all: isWhole, witness, example } = shownOf(context, together, members, common);
    const given = {
      kind: "group" as const,
      asks: asksOf(members.map((place) => [nameOf(context, place), asked[place]?.words ?? ""])),
      regions: words,
      all: isWhole,
      example,
    };
    const own = pairs && taken(pairs, new Set(members));
    const [first, ...others] = rules as [Rule, ...Rule[]];
    const related = others
      .slice(0, MOST_COUNTED)
      .map(({ span, name }) => ({ span, message: `"${name}" applies there, too` }));
    return {
      ...report("rules/overlap", first.span, given, { related }),
      rules: rules.map(({ name }) => name),
      witness,
      region: boxes,
      ...(own && { pairs: own }),
    };
  });
  const rest = groups.slice(MOST_GROUPS);
  const [next] = rest;
  const count = rest.length + overlaps.filter(({ more }) => more).length;
  const all = together.because.size === 0 && overlaps.every((one) => one.all);
  if (count === 0) return findings;
  const concerned = new Set(rest.flatMap(({ members }) => members));
  const span = policy.rules[next?.members[0] ?? 0]?.span;
  if (span === undefined) return findings;
  const given = { kind: "more" as const, groups: count, all };
  return [
    ...findings,
    {
      ...report("rules/overlap", span, given),
      rules: [...concerned].sort((one, other) => one - other).map((place) => nameOf(context, place)),
      ...(pairs && { pairs: [...pairs.values()] }),
    },
  ];
}

interface Shown extends Regions {
  readonly witness: Input;
  readonly example: string;
}

/** Of rules that are boxes it is the same in every version that has all of them. */
function shownOf(context: Context, together: TogetherRules, members: readonly number[], common: Common): Shown {
  const { policy, memory } = context;
  const rules = members.map((place) => policy.rules[place] as Rule);
  const show = (): Shown => {
    const witness = together.witnessOf(common, members);
    const conditions = rules.flatMap((rule) => [rule.condition, ...rule.exceptions]);
    return {
      ...together.regionOf(common, members, MOST_REGIONS),
      witness,
      example: inputWords(policy, witness, conditions),
    };
  };
  if (!together.isOfBoxes(common)) return show();
  const from = [policy.fields, policy.zone, ...rules.map(memory.identityOf)];
  return memory.ofRule(rules[0] as Rule, `overlap of ${rules.map(({ name }) => name).join(", ")}`, from, show);
}

function taken(pairs: Map<Pair, OverlappingPair>, members: ReadonlySet<number>): readonly OverlappingPair[] {
  const own: OverlappingPair[] = [];
  for (const [pair, overlapping] of pairs) {
    if (!members.has(pair[0]) || !members.has(pair[1])) continue;
    own.push(overlapping);
    pairs.delete(pair);
  }
  return own;
}

/** What is asked, each with the rules that ask it. */
function asksOf(
  askers: readonly (readonly [string, string])[],
): readonly { words: string; rules: readonly string[] }[] {
  const byWords = Map.groupBy(askers, ([, words]) => words);
  return [...byWords].map(([words, own]) => ({ words, rules: own.map(([name]) => name) }));
}
