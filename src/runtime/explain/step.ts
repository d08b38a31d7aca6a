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
export const MOST_TRIES = 20_000;
/** A step changes so many fields at most. */
export const MOST_FIELDS = 4;

/**
 * The step to a decision that proceeds alone with the fewest fields changed and, of these, the smallest among the values
 * tried. Every step found has been decided. Undefined where none was found.
 */
export function stepToProceed(policy: Policy, input: unknown, decide: (input: unknown) => Decision): Step | undefined {
  const conditions = policy.rules.flatMap((rule) => [rule.condition, ...rule.exceptions]);
  const readingOf = (place: number) => {
    const field = policy.fields[place];
    if (field === undefined) throw new Error("This is a bug: a field that the policy does not have");
    return readFieldOf(input, field, { zone: policy.zone });
  };
  const fields = [...readsOf(conditions).fields]
    .filter((place) => place !== policy.identifiedBy)
    .map((place) => ({ place, candidates: candidatesFor(policy, place, conditions, readingOf) }));
  const raws = policy.fields.map((field) => getOwn(input, field.path));
  const search = { tries: 0, best: undefined as (Step & { readonly distance: number }) | undefined };

  const tryOut = (changes: readonly (Change & Candidate)[]): void => {
    search.tries++;
    const changed = withChanges(policy, raws, changes);
    const distance = changes.reduce((sum, change) => sum + change.distance, 0);
    if (search.best !== undefined && search.best.distance <= distance) return;
    const decision = decide(changed);
    if (decision.outcome !== "proceed") return;
    const told = changes.map(({ place, field, raw }) => ({ place, field, raw }));
    search.best = { changes: told, input: changed, decision, distance };
  };
  const visit = (from: number, left: number, changes: readonly (Change & Candidate)[]): void => {
    if (left === 0) {
      tryOut(changes);
      return;
    }
    for (let at = from; at <= fields.length - left && search.tries < MOST_TRIES; at++) {
      const { place, candidates } = fields[at] as (typeof fields)[number];
      const field = policy.fields[place]?.name ?? "";
      for (const candidate of candidates) {
        if (search.tries >= MOST_TRIES) return;
        visit(at + 1, left - 1, [...changes, { place, field, ...candidate }]);
      }
    }
  };
  for (let size = 1; size <= Math.min(MOST_FIELDS, fields.length) && search.best === undefined; size++)
    visit(0, size, []);
  if (search.best === undefined) return undefined;
  const { changes, input: changed, decision } = search.best;
  return { changes, input: changed, decision };
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

function put(container: object, path: readonly string[], raw: unknown): void {
  const [key = "", ...rest] = path;
  const inner = rest.length === 0 ? raw : (ownProperty(container, key) ?? {});
  Object.defineProperty(container, key, { value: inner, enumerable: true, writable: true, configurable: true });
  if (rest.length > 0 && typeof inner === "object" && inner !== null) put(inner, rest, raw);
}
