import { readsOf } from "../../model/children.ts";
import type { Condition } from "../../model/condition.ts";
import type { Truth } from "../../model/truth.ts";

/** A part of a condition that settles it, and how it stands; `negated` where its being false is what counts. */
export interface Ground {
  readonly condition: Condition;
  readonly negated: boolean;
  readonly truth: Truth;
}

type TruthOf = (condition: Condition) => Truth;

/**
 * The parts that suffice for how a condition stands: with only what they read, it is still true, still false, or still not
 * known. Of alternatives those with the fewest fields.
 */
export function groundsOf(condition: Condition, truthOf: TruthOf, negated = false): readonly Ground[] {
  const truth = truthOf(condition);
  switch (condition.kind) {
    case "not":
      return groundsOf(condition.part, truthOf, !negated);
    case "and":
    case "or": {
      const settles = condition.kind === "or";
      if (truth === settles) {
        const settling = condition.parts.filter((part) => truthOf(part) === settles);
        return fewest(settling.map((part) => groundsOf(part, truthOf, negated)));
      }
      return condition.parts.flatMap((part) => groundsOf(part, truthOf, negated));
    }
    default:
      return [{ condition, negated, truth }];
  }
}

/** The fields, by index, that grounds read. */
export function fieldsOf(grounds: readonly Ground[]): ReadonlySet<number> {
  return readsOf(grounds.map((ground) => ground.condition)).fields;
}

function fewest(alternatives: readonly (readonly Ground[])[]): readonly Ground[] {
  return alternatives.reduce(
    (best, one) => (fieldsOf(one).size < fieldsOf(best).size ? one : best),
    alternatives[0] ?? [],
  );
}
