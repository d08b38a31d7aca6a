import type { OutcomeName, Policy } from "../../../model/policy.ts";
import type { Context } from "../../context.ts";
import type { Group } from "./groups.ts";
import type { Pair } from "./meeting-rules.ts";
import type { Common, TogetherRules } from "./together.ts";

/** Groups of rules that are certain together. */
export interface FoundGroups {
  readonly groups: readonly Group<Common>[];
  /** There are pairs in none of the groups. */
  readonly more: boolean;
  /** There are no other groups. */
  readonly all: boolean;
}

interface Version {
  readonly rules: Policy["rules"];
  readonly meeting: readonly Pair[];
  readonly members: readonly (readonly number[])[];
  readonly more: boolean;
  readonly all: boolean;
}

/** Those of the version before, where the same rules meet in the same order; worked out anew where not. */
export function groupsKept(
  context: Context,
  outcome: OutcomeName,
  meeting: readonly Pair[],
  together: TogetherRules,
  work: () => FoundGroups,
): FoundGroups {
  const { policy, memory, edit } = context;
  const left = memory.left<Version>(`groups ${outcome}`);
  const { value } = left;
  const after = edit?.after;
  const before = value !== undefined && value.rules === edit?.from && context.boxes().kept ? value : undefined;
  if (before === undefined || after === undefined || !isMoved(before.meeting, meeting, after)) {
    const found = work();
    const { groups, more, all } = found;
    left.value = { rules: policy.rules, meeting, members: groups.map((group) => group.members), more, all };
    return found;
  }
  const members = before.members.map((group) => group.map((place) => after[place] as number));
  left.value = { ...before, rules: policy.rules, meeting, members };
  const groups = members.map((group) => ({
    members: group,
    get region() {
      return regionOf(group, together);
    },
  }));
  return { groups, more: before.more, all: before.all };
}

function isMoved(before: readonly Pair[], now: readonly Pair[], after: Int32Array): boolean {
  return (
    before.length === now.length &&
    before.every(([one, other], at) => after[one] === now[at]?.[0] && after[other] === now[at]?.[1])
  );
}

function regionOf([first, ...others]: readonly number[], { alone, shared }: TogetherRules): Common {
  return others.reduce(
    (region, place) => {
      const common = shared(region, place);
      if (common === undefined) throw new Error("This is a bug: rules that met before do not meet");
      return common;
    },
    alone(first as number),
  );
}
