import { type Reads, readsOf } from "../../model/children.ts";
import type { Policy } from "../../model/policy.ts";
import { type Box, described } from "../described.ts";
import type { Draft } from "../draft.ts";
import { apart } from "./apart.ts";
import { changeWords } from "./change-words.ts";
import { type Direction, directionOf } from "./direction.ts";
import { drawnWitness } from "./drawn-witness.ts";
import { drawnRanges, drawnRangeWords, drawnSide } from "./drawn-words.ts";
import type { Change, Impact } from "./impact.ts";

export type { Change, Impact, OtherChange } from "./impact.ts";

import { type JointSpace, jointSpaceOf } from "./joint-space.ts";
import { drawsOtherIds, otherChanges } from "./other-changes.ts";
import { timesRead } from "./times-read.ts";
import { type Transition, transitionsIn } from "./transitions.ts";
import { sameText, type United, unite } from "./united.ts";

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
  if (isSameThroughout(united)) return { found: [], undecided: [] };
  const joint = jointSpaceOf(united);
  const { found, undecided } = transitionsIn(joint, united, old, current);
  return { found: found.map((one) => changeOf(one, joint, united, old, current)), undecided };
}

/** Rules that do the same, and nothing else that decides differs. */
function isSameThroughout({ old, new: current, twins }: United): boolean {
  const [before, after] = [old.policy, current.policy];
  return (
    twins.length === 0 &&
    old.changed.size === 0 &&
    current.changed.size === 0 &&
    before.identifiedBy === after.identifiedBy &&
    sameText(
      [before.otherwise?.lets, before.otherwise?.asks, before.spotCheck?.audit],
      [after.otherwise?.lets, after.otherwise?.asks, after.spotCheck?.audit],
    )
  );
}

const MOST_NAMED = 3;

function changeOf(transition: Transition, joint: JointSpace, united: United, old: Policy, current: Policy): Change {
  const { from, to, drafts, all } = transition;
  const [gone, come] = apart(from, to);
  const changed = readsOf(
    [united.old, united.new].flatMap(({ policy, changed: places }) =>
      [...places].flatMap((place) =>
        [policy.rules[place]?.condition ?? [], policy.rules[place]?.exceptions ?? []].flat(),
      ),
    ),
  ).fields;
  const regions = drafts.map((draft) => regionOf(draft, joint, changed));
  const named = regions.slice(0, MOST_NAMED).map(({ words }) => words);
  const more = all ? regions.length - named.length : `at least ${regions.length - named.length + 1}`;
  const numbered = named.length > 1 ? named.map((words, at) => `(${at + 1}) ${words}`) : named;
  const where = `${numbered.join("; ")}${more === 0 ? "" : `; and ${more} more`}`;
  return {
    from: gone,
    to: come,
    region: regions.map(({ box }) => box),
    words: regions.map(({ words }) => words),
    more: !all,
    rules: rulesOf(transition, united),
    ...drawnWitness(old, current, transition, drawnRanges(drafts[0]?.literals ?? new Set(), joint.drawn)),
    message: `${where}: ${changeWords(gone, come).join(" → ")}`,
  };
}

/** What the changed rules read is said first. */
function regionOf(
  { cells, facts, literals }: Draft,
  joint: JointSpace,
  changed: Reads["fields"],
): { readonly box: Box; readonly words: string } {
  const truths = [...facts].map(([{ condition }, truth]) => [condition, truth] as const);
  const ordered = new Map([...cells].sort(([one], [other]) => Number(changed.has(other)) - Number(changed.has(one))));
  const { box, words } = described(joint.words, joint.cuts, ordered, truths);
  const ranges = drawnRanges(literals, joint.drawn);
  const sides = ranges.map((range) => [`draw of ${range.kind}`, drawnSide(range)] as const);
  const said = [...(words === "" ? [] : [words]), ...ranges.map(drawnRangeWords)];
  return {
    box: { ...box, ...Object.fromEntries(sides) },
    words: said.length === 0 ? "every decision" : said.join(" and "),
  };
}

/** Changed rules that apply, and `otherwise` or the spot check where they changed or apply on one side only. */
function rulesOf({ from, to }: Transition, { old, new: current }: United): readonly string[] {
  const changedNames = ({ policy, changed }: United["old"]): readonly string[] =>
    [...changed].map((place) => policy.rules[place]?.name ?? "");
  const ofChanged = [
    ...from.rules.filter(({ name }) => changedNames(old).includes(name)),
    ...to.rules.filter(({ name }) => changedNames(current).includes(name)),
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
