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
  /** Handed on from version to version: how many rules are alike in everything. */
  readonly counts: Map<object, number>;
}

/**
 * What was done since the version that the memory saw last. Undefined where there was none, or fields, the zone or many
 * rules are others, or where rules are alike in everything.
 */
export function editSince(policy: Policy, memory: Memory): Edit | undefined {
  const left = memory.left<Version>("rules");
  const before = left.value;
  const identities = policy.rules.map(memory.identityOf);
  const counts = before?.counts ?? new Map<object, number>();
  const wasApart = before !== undefined && counts.size === before.identities.length;
  const { from, to, end } = differing(before?.identities ?? [], identities);
  for (let place = from; place < end; place++) count(counts, identities[place] as object, 1);
  for (let old = from; old < to; old++) count(counts, before?.identities[old] as object, -1);
  left.value = { policy, identities, counts };
  if (before?.policy.fields !== policy.fields || before.policy.zone !== policy.zone) return undefined;
  if (!wasApart || counts.size < identities.length) return undefined;
  const edit = editBetween(before, identities, { from, to, end });
  return edit.added.length + edit.gone.length > MOST_EDITED ? undefined : edit;
}

/** All before `from` are the same, and those from `to`, of the second from `end` on. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly end: number;
}

export function differing(old: readonly object[], now: readonly object[]): Stretch {
  let from = 0;
  while (from < old.length && from < now.length && old[from] === now[from]) from++;
  let [to, end] = [old.length, now.length];
  while (to > from && end > from && old[to - 1] === now[end - 1]) {
    to--;
    end--;
  }
  return { from, to, end };
}

function count(counts: Map<object, number>, identity: object, more: number): void {
  const left = (counts.get(identity) ?? 0) + more;
  if (left === 0) counts.delete(identity);
  else counts.set(identity, left);
}

function editBetween({ policy, identities: old }: Version, now: readonly object[], { from, to, end }: Stretch): Edit {
  const placeOf = new Map<object, number>();
  for (let place = from; place < end; place++) placeOf.set(now[place] as object, place);
  const after = new Int32Array(old.length);
  const before = new Int32Array(now.length).fill(-1);
  const gone: number[] = [];
  for (let place = 0; place < old.length; place++) {
    const kept = place < from ? place : place >= to ? place - to + end : (placeOf.get(old[place] as object) ?? -1);
    after[place] = kept;
    if (kept < 0) gone.push(place);
    else before[kept] = place;
  }
  const added: number[] = [];
  for (let place = from; place < end; place++) if (before[place] === -1) added.push(place);
  return { from: policy.rules, after, before, added, gone };
}

interface OfRules<Value> {
  readonly rules: readonly Rule[];
  readonly values: readonly Value[];
}

/** By place what is worked out of each rule alone; of rules that the version before had it is the same. */
export function ofEachRule<Value>(
  {
    policy: { rules },
    memory,
    edit,
  }: { readonly policy: Policy; readonly memory: Memory; readonly edit: Edit | undefined },
  what: string,
  work: (rule: Rule, place: number) => Value,
): readonly Value[] {
  const left = memory.left<OfRules<Value>>(what);
  const before = edit !== undefined && left.value?.rules === edit.from ? left.value.values : undefined;
  const values: Value[] = [];
  for (let place = 0; place < rules.length; place++) {
    const old = before === undefined ? -1 : (edit?.before[place] ?? -1);
    values.push(old < 0 ? work(rules[place] as Rule, place) : (before?.[old] as Value));
  }
  left.value = { rules, values };
  return values;
}
