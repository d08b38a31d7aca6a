import type { Policy, Rule } from "../model/policy.ts";
import type { Memory } from "./memory.ts";

/** What of the rules of one version is in the next. */
export interface Edit {
  /** The rules of the version before. */
  readonly from: readonly Rule[];
  /** By place in the version before, where the rule is now; -1 where it is no more. */
  readonly after: Int32Array;
  /** By place, where the rule was; -1 where the version before did not have it. */
  readonly before: Int32Array;
  /** Places of rules that the version before did not have. */
  readonly added: readonly number[];
  /** Places in the version before of rules that are no more. */
  readonly gone: readonly number[];
}

/** Where more rules were edited, all is made anew. */
const MOST_EDITED = 16;

interface Version {
  readonly policy: Policy;
  readonly identities: readonly object[];
  readonly placeOf: ReadonlyMap<object, number>;
}

/**
 * What was done since the version that the memory saw last. Undefined where there was none, or fields, the zone or many
 * rules are others, or where rules are alike in everything.
 */
export function editSince(policy: Policy, memory: Memory): Edit | undefined {
  const left = memory.left<Version>("rules");
  const before = left.value;
  const identities = policy.rules.map(memory.identityOf);
  const placeOf = new Map<object, number>();
  for (let place = 0; place < identities.length; place++) placeOf.set(identities[place] as object, place);
  const now = { policy, identities, placeOf };
  left.value = now;
  if (before === undefined || before.policy.fields !== policy.fields || before.policy.zone !== policy.zone)
    return undefined;
  return [before, now].some((version) => version.placeOf.size < version.identities.length)
    ? undefined
    : editBetween(before, now);
}

function editBetween({ policy, identities: old }: Version, { identities, placeOf }: Version): Edit | undefined {
  const after = new Int32Array(old.length);
  const before = new Int32Array(identities.length).fill(-1);
  const gone: number[] = [];
  for (let place = 0; place < old.length; place++) {
    const now = placeOf.get(old[place] as object) ?? -1;
    after[place] = now;
    if (now < 0) gone.push(place);
    else before[now] = place;
  }
  const added: number[] = [];
  for (let place = 0; place < before.length; place++) if (before[place] === -1) added.push(place);
  return added.length + gone.length > MOST_EDITED ? undefined : { from: policy.rules, after, before, added, gone };
}
