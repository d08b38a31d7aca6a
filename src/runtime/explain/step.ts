import { readsOf } from "../../model/children.ts";
import type { Decision } from "../../model/decision.ts";
import type { Policy } from "../../model/policy.ts";
import { getOwn, readFieldOf } from "../../model/read.ts";
import { ownProperty } from "../../values/own-property.ts";
import { type Candidate, candidatesFor } from "./candidates.ts";

/** Another value of a field, in place of the present one. */
export interface Change {
  /** Index in `Policy.fields`. */
  readonly place: number;
  readonly field: string;
  /** As `decide` takes it. */
  readonly raw: unknown;
}

export interface Step {
  readonly changes: readonly Change[];
  /** The whole input with the changes. */
  readonly input: unknown;
  readonly decision: Decision;
}

/** So many inputs are decided in search of a step. */
export const MOST_TRIES = 1_000;
/** A step changes so many fields at most. */
export const MOST_FIELDS = 4;

/**
 * The step to a decision that proceeds alone with the fewest fields changed and, of these, the smallest among the values
 * tried. Every step found has been decided. Undefined where none was found.
 *
 * @param holding for each rule that stands in the way the fields that suffice for it: a step changes one of each
 */
export function stepToProceed(
  policy: Policy,
  input: unknown,
  decide: (input: unknown) => Decision,
  holding: readonly ReadonlySet<number>[],
): Step | undefined {
  const conditions = policy.rules.flatMap((rule) => [rule.condition, ...rule.exceptions]);
  const readingOf = (place: number) => {
    const field = policy.fields[place];
    if (field === undefined) throw new Error("This is a bug: a field that the policy does not have");
    return readFieldOf(input, field, { zone: policy.zone });
  };
  const fields: readonly Tried[] = [...readsOf(conditions).fields]
    .filter((place) => place !== policy.identifiedBy)
    .map((place) => ({ place, candidates: candidatesFor(policy, place, conditions, readingOf) }));
  const raws = policy.fields.map((field) => getOwn(input, field.path));
  let tries = 0;
  let best: (Step & { readonly distance: number }) | undefined;

  const tryOut = (changes: readonly (Change & Candidate)[]): void => {
    const distance = changes.reduce((sum, change) => sum + change.distance, 0);
    if (best !== undefined && best.distance <= distance) return;
    tries++;
    const changed = withChanges(policy, raws, changes);
    const decision = decide(changed);
    if (decision.outcome !== "proceed") return;
    const told = changes.map(({ place, field, raw }) => ({ place, field, raw }));
    best = { changes: told, input: changed, decision, distance };
  };
  const tryAll = (chosen: readonly Tried[], changes: readonly (Change & Candidate)[]): void => {
    const [first, ...rest] = chosen;
    if (first === undefined) {
      tryOut(changes);
      return;
    }
    const field = policy.fields[first.place]?.name ?? "";
    for (const candidate of first.candidates) {
      if (tries >= MOST_TRIES) return;
      tryAll(rest, [...changes, { place: first.place, field, ...candidate }]);
    }
  };
  for (let size = 1; size <= MOST_FIELDS && best === undefined; size++) {
    for (const chosen of combinations(fields, size)) {
      if (tries >= MOST_TRIES) break;
      if (holding.every((places) => chosen.some(({ place }) => places.has(place)))) tryAll(chosen, []);
    }
  }
  return best && { changes: best.changes, input: best.input, decision: best.decision };
}

interface Tried {
  readonly place: number;
  readonly candidates: readonly Candidate[];
}

function* combinations<T>(list: readonly T[], size: number, from = 0): Generator<readonly T[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let at = from; at <= list.length - size; at++)
    for (const rest of combinations(list, size - 1, at + 1)) yield [list[at] as T, ...rest];
}

/** The declared fields of the input as they were read, with the changes put in their place. */
function withChanges(policy: Policy, raws: readonly unknown[], changes: readonly Change[]): unknown {
  const result: Record<string, unknown> = {};
  for (const [place, field] of policy.fields.entries()) {
    const change = changes.find((one) => one.place === place);
    const raw = change === undefined ? raws[place] : change.raw;
    if (raw !== undefined) put(result, field.path, raw);
  }
  return result;
}

const ownData = { enumerable: true, writable: true, configurable: true };

/** Under whatever names the prototype of all objects may hold. */
function put(container: object, path: readonly string[], raw: unknown): void {
  const [key = "", ...rest] = path;
  const inner = rest.length === 0 ? raw : (ownProperty(container, key) ?? {});
  Object.defineProperty(container, key, Object.assign(Object.create(null), { value: inner, ...ownData }));
  if (rest.length > 0 && typeof inner === "object" && inner !== null) put(inner, rest, raw);
}
