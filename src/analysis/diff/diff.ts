import { type Reads, readsOf } from "../../model/children.ts";
import type { Condition } from "../../model/condition.ts";
import type { Policy } from "../../model/policy.ts";
import { type Box, described } from "../described.ts";
import { apart } from "./apart.ts";
import { changeWords } from "./change-words.ts";
import { deciderOf, oversightText } from "./decider.ts";
import { type Direction, directionOf } from "./direction.ts";
import { type Deciding, drawnWitness } from "./drawn-witness.ts";
import { drawnRangeWords, drawnSide } from "./drawn-words.ts";
import type { Change, Impact, Oversight } from "./impact.ts";
import { type JointSpace, jointSpaceOf } from "./joint-space.ts";
import { knownSpaceOf } from "./known-space.ts";
import { knownTransitions } from "./known-transitions.ts";
import { drawsOtherIds, otherChanges } from "./other-changes.ts";
import type { Region } from "./region.ts";
import { isSameBesideRules, type Slice, slicesOf } from "./slice.ts";
import { timesRead } from "./times-read.ts";
import type { Transition, Transitions } from "./transition.ts";
import { transitionsIn } from "./transitions.ts";
import { sameText, type United, unite } from "./united.ts";

export type { Change, Impact, OtherChange } from "./impact.ts";

/**
 * What a new version of a policy changes, of every possible input: where it oversees less, more or otherwise, with an input
 * for each, decided by both; or that it changes nothing.
 */
export function diff(old: Policy, current: Policy): Impact {
  const united = unite(old, current);
  const other = otherChanges(old, current, united);
  const otherDraws = drawsOtherIds(old, current);
  const unread = zonesApart(old, current);
  const { found, undecided } = unread.length > 0 ? { found: [], undecided: unread } : changesOf(united, old, current);
  const towards = (direction: Direction): readonly Change[] =>
    found.filter(({ from, to }) => directionOf(from, to) === direction);
  return {
    equal: found.length === 0 && undecided.length === 0 && !otherDraws,
    undecided,
    weaker: towards("weaker"),
    stricter: towards("stricter"),
    different: towards("different"),
    other,
  };
}

function changesOf(
  united: United,
  old: Policy,
  current: Policy,
): { readonly found: readonly Change[]; readonly undecided: readonly string[] } {
  if (united.old.changed.size + united.new.changed.size === 0 && isSameBesideRules(united))
    return { found: [], undecided: [] };
  const changed = [united.old, united.new].map(changedNames) as [ReadonlySet<string>, ReadonlySet<string>];
  const among = (slice: Slice | undefined): ReturnType<typeof changesOf> => {
    const own = slice?.united ?? united;
    const inputs = slice === undefined ? "all" : "known";
    const { found, undecided, told } = (slice && knownTransitionsOf(slice)) ?? solved(own, inputs);
    const versions = slice === undefined ? [old, current] : [own.old.policy, own.new.policy];
    const deciding = versions.map((policy) => ({ policy, decide: deciderOf(policy) })) as [Deciding, Deciding];
    const rulesIn = (transition: Transition): readonly string[] => rulesOf(transition, own, changed);
    return { found: changesFrom(found, told, own, inputs, deciding, rulesIn), undecided };
  };
  const slices = united.policy.rules.length > MOST_RULES ? slicesOf(united) : undefined;
  const known = slices?.map(among) ?? [];
  const found = mergedChanges(known.flatMap((one) => one.found));
  if (found.length === 0) return among(undefined);
  const unknown = `decisions in which a value is unknown are not looked at where there are more than ${MOST_RULES} rules`;
  return { found, undecided: [...new Set(known.flatMap((one) => one.undecided)), unknown] };
}

/** What the words of regions are taken from. */
type Told = Pick<JointSpace, "words" | "cuts" | "twins">;

interface ToldTransitions extends Transitions {
  readonly told: Told;
}

/** By boxes, undefined where these are not enough. */
function knownTransitionsOf(slice: Slice): ToldTransitions | undefined {
  const space = knownSpaceOf(slice);
  const transitions = space && knownTransitions(space, slice.united);
  return transitions && { ...transitions, told: { words: slice.united.policy, cuts: space.cuts, twins: [] } };
}

function solved(united: United, inputs: "known" | "all"): ToldTransitions {
  const joint = jointSpaceOf(united);
  return { ...transitionsIn(joint, united, inputs), told: joint };
}

/** Of policies with more rules only inputs are looked at whose values are all known, unless nothing differs there. */
const MOST_RULES = 300;

const MOST_NAMED = 3;

function changesFrom(
  transitions: readonly Transition[],
  told: Told,
  united: United,
  inputs: "known" | "all",
  versions: readonly [Deciding, Deciding],
  rulesIn: (transition: Transition) => readonly string[],
): readonly Change[] {
  const changed = [united.old, united.new].flatMap(({ policy, changed: places }) =>
    [...places].flatMap((place) => policy.rules[place] ?? []),
  );
  const reads = readsOf(changed.flatMap(({ condition, exceptions }) => [condition, ...exceptions])).fields;
  return transitions.map((transition) => {
    const { from, to, all } = transition;
    const [gone, come] = apart(from, to);
    const regions = transition.regions.map((region) => toldRegion(region, told, reads, inputs));
    const words = regions.map((region) => region.words);
    return {
      from: gone,
      to: come,
      region: regions.map(({ box }) => box),
      words,
      more: !all,
      rules: rulesIn(transition),
      ...drawnWitness(versions, transition, transition.regions[0]?.ranges ?? []),
      message: messageOf(gone, come, words, !all),
    };
  });
}

function messageOf(from: Oversight, to: Oversight, words: readonly string[], isMore: boolean): string {
  const named = words.slice(0, MOST_NAMED);
  const left = words.length - named.length;
  const numbered = named.length > 1 ? named.map((one, at) => `(${at + 1}) ${one}`) : named;
  const more = isMore ? `; and at least ${left + 1} more` : left === 0 ? "" : `; and ${left} more`;
  return `${numbered.join("; ")}${more}: ${changeWords(from, to).join(" → ")}`;
}

/** Those that are apart in the same way, as one. */
function mergedChanges(changes: readonly Change[]): readonly Change[] {
  const groups = Map.groupBy(changes, ({ from, to }) => `${oversightText(from)} ${oversightText(to)}`);
  return [...groups.values()].map((group): Change => {
    const [first] = group as [Change];
    const words = group.flatMap((one) => one.words);
    const more = group.some((one) => one.more);
    return {
      ...first,
      region: group.flatMap(({ region }) => region),
      words,
      more,
      rules: [...new Set(group.flatMap(({ rules }) => rules))],
      message: messageOf(first.from, first.to, words, more),
    };
  });
}

/** What the changed rules read is said first. Among known inputs every field is known. */
function toldRegion(
  { cells, facts, ranges }: Region,
  { words: policy, cuts, twins }: Told,
  changed: Reads["fields"],
  inputs: "known" | "all",
): { readonly box: Box; readonly words: string } {
  const truths = [...facts].map(([{ condition }, truth]) => [condition, truth, readBy(condition, twins)] as const);
  const ordered = new Map([...cells].sort(([one], [other]) => Number(changed.has(other)) - Number(changed.has(one))));
  const { box, words } = described(policy, cuts, ordered, truths);
  const sides = ranges.map((range) => [`draw of ${range.kind}`, drawnSide(range)] as const);
  const known = inputs === "known" ? policy.fields.map(({ name }) => [name, { except: [] }] as const) : [];
  const said = [
    ...(words === "" ? [] : [words]),
    ...ranges.map(drawnRangeWords),
    ...(inputs === "known" ? ["all values are known"] : []),
  ];
  return {
    box: { ...Object.fromEntries(known), ...box, ...Object.fromEntries(sides) },
    words: said.length === 0 ? "every decision" : said.join(" and "),
  };
}

/** Where both versions have a field and read it in different ways, whose condition it is. */
function readBy(condition: Condition, twins: JointSpace["twins"]): string | undefined {
  const { fields } = readsOf([condition]);
  if (twins.some((twin) => fields.has(twin.old))) return "as the old version reads it";
  return twins.some((twin) => fields.has(twin.new)) ? "as the new version reads it" : undefined;
}

/** Changed rules that apply, and `otherwise` or the spot check where they changed or apply on one side only. */
function rulesOf(
  { from, to }: Transition,
  { old, new: current }: United,
  [changedOld, changedNew]: readonly [ReadonlySet<string>, ReadonlySet<string>],
): readonly string[] {
  const ofChanged = [
    ...from.rules.filter(({ name }) => changedOld.has(name)),
    ...to.rules.filter(({ name }) => changedNew.has(name)),
  ].map(({ name }) => name);
  const [before, after] = [from, to].map(({ rules }) => new Set(rules.map(({ name }) => name))) as [
    Set<string>,
    Set<string>,
  ];
  const apart = [...[...before].filter((name) => !after.has(name)), ...[...after].filter((name) => !before.has(name))];
  const [first, second] = [old.policy, current.policy];
  const changedElse = [
    ...(sameText(first.otherwise?.asks, second.otherwise?.asks) ? [] : ["otherwise"]),
    ...(sameText(first.spotCheck?.audit, second.spotCheck?.audit) ? [] : ["spot check"]),
  ].filter((name) => before.has(name) || after.has(name));
  return [...new Set([...ofChanged, ...changedElse, ...(ofChanged.length + changedElse.length === 0 ? apart : [])])];
}

function changedNames({ policy, changed }: United["old"]): ReadonlySet<string> {
  return new Set([...changed].map((place) => policy.rules[place]?.name ?? ""));
}

/** Times that versions in different zones would read in different ways. */
function zonesApart(old: Policy, current: Policy): readonly string[] {
  if (sameText(old.zone, current.zone)) return [];
  const [first, second] = [old, current].map(timesRead) as [readonly string[], readonly string[]];
  if (first.length === 0 || second.length === 0) return [];
  const names = [...new Set([...first, ...second])];
  return [
    `the time zones of the versions differ, in which ${names.join(", ")} ${names.length === 1 ? "is" : "are"} read`,
  ];
}
