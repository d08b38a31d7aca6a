import type { Condition } from "../../model/condition.ts";
import type { Policy, Rule } from "../../model/policy.ts";
import { type Extent, extentApart, extentOf, extentsMeet, isTrueIn, meetingExtents } from "./extent.ts";
import { sameText, type United, type UnitedVersion } from "./united.ts";

/** Some of the changed rules, with all rules that can hold where one of these stands apart. */
export interface Slice {
  readonly united: United;
  /** Its rules in fewer words, which say the same there. */
  readonly narrowed: readonly Rule[];
}

/**
 * The changed rules, apart where no two can hold together, each group with all rules that can hold together with one of it,
 * where all values are known: nowhere else can anything differ there. Undefined where more than rules changed.
 */
export function slicesOf(united: United): readonly Slice[] | undefined {
  if (!isSameBesideRules(united)) return undefined;
  const { rules, fields } = united.policy;
  const changed = changesIn(united);
  const groups = groupsOf(changed, (one, other) => extentsMeet(one.extent, other.extent));
  const groupOf = new Map(groups.flatMap((group, at) => group.map((one) => [one, at] as const)));
  const kept = groups.map((group) => new Set(group.flatMap(({ places }) => places)));
  const met = meetingExtents(
    fields,
    changed.map(({ extent }) => extent),
  );
  for (const [place, { condition }] of rules.entries())
    for (const at of met(condition)) kept[groupOf.get(changed[at] as Changed) as number]?.add(place);
  return groups.map((group, at) => {
    const own = new Set(group.flatMap(({ places }) => places));
    const places = [...(kept[at] ?? [])].sort((first, second) => first - second);
    const among = group.map(({ extent }) => extent);
    const narrowed = places.map((place) => {
      const rule = rules[place] as Rule;
      return own.has(place) ? rule : { ...rule, condition: narrowedTo(among, rule.condition, fields) };
    });
    return { united: sliceWith(united, places, own), narrowed };
  });
}

/** Without comparisons that are true in all of the extents. */
function narrowedTo(extents: readonly Extent[], condition: Condition, fields: Policy["fields"]): Condition {
  const parts = condition.kind === "and" ? condition.parts : [condition];
  return { kind: "and", parts: parts.filter((part) => !extents.every((extent) => isTrueIn(part, fields, extent))) };
}

/** A rule of one version, or of both under the same name, by its places, and where it can stand differently. */
interface Changed {
  readonly places: readonly number[];
  readonly extent: Extent;
}

function changesIn({ old, new: current, policy: { rules, fields } }: United): readonly Changed[] {
  const placesIn = ({ changed, rulePlaces }: UnitedVersion): readonly number[] =>
    [...changed].map((own) => rulePlaces[own] as number);
  const ruleAt = (place: number): Rule => rules[place] as Rule;
  const namesakes = new Map(placesIn(current).map((place) => [ruleAt(place).name, place]));
  const paired = placesIn(old).flatMap((place): readonly Changed[] => {
    const other = namesakes.get(ruleAt(place).name);
    const extent = other === undefined ? undefined : extentApart(ruleAt(place), ruleAt(other), fields);
    return other === undefined || extent === undefined ? [] : [{ places: [place, other], extent }];
  });
  const inPairs = new Set(paired.flatMap(({ places }) => places));
  const alone = [...placesIn(old), ...placesIn(current)]
    .filter((place) => !inPairs.has(place))
    .map((place) => ({ places: [place], extent: extentOf(ruleAt(place).condition, fields) }));
  return [...paired, ...alone];
}

/** Those that meet, over others or not, are together. */
function groupsOf<One>(all: readonly One[], meet: (one: One, other: One) => boolean): readonly (readonly One[])[] {
  let groups: readonly (readonly One[])[] = [];
  for (const one of all) {
    const met = groups.filter((group) => group.some((other) => meet(one, other)));
    groups = [...groups.filter((group) => !met.includes(group)), [...met.flat(), one]];
  }
  return groups;
}

/** Other changed rules that are kept stand alike in both versions where these stand apart. */
function sliceWith(united: United, kept: readonly number[], changed: ReadonlySet<number>): United {
  const placeAfter = new Map(kept.map((place, after) => [place, after]));
  const among = (version: UnitedVersion): UnitedVersion => {
    const isChanged = (at: number): boolean => version.changed.has(at) && changed.has(version.rulePlaces[at] as number);
    const own = version.rulePlaces.flatMap((place, at) => (placeAfter.has(place) ? [at] : []));
    return {
      policy: { ...version.policy, rules: own.map((at) => version.policy.rules[at] as Rule) },
      rulePlaces: own.map((at) => placeAfter.get(version.rulePlaces[at] as number) as number),
      changed: new Set(own.flatMap((at, after) => (isChanged(at) ? [after] : []))),
    };
  };
  return {
    policy: { ...united.policy, rules: kept.map((place) => united.policy.rules[place] as Rule) },
    old: among(united.old),
    new: among(united.new),
    twins: [],
  };
}

/** Whether all that is decided by is the same but for the rules. */
export function isSameBesideRules({ old, new: current, twins }: United): boolean {
  const decided = ({ otherwise, spotCheck, identifiedBy }: Policy): unknown => [
    otherwise?.lets,
    otherwise?.asks,
    spotCheck?.audit,
    identifiedBy,
  ];
  return twins.length === 0 && sameText(decided(old.policy), decided(current.policy));
}
