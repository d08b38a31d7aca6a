import type { CompareOperator, Condition, Value } from "../../../model/condition.ts";
import type { Policy } from "../../../model/policy.ts";
import { decimalOf } from "../../../values/decimal.ts";
import { type Literal, negated } from "../../solver/literal.ts";
import type { Space, View } from "../../space.ts";

/**
 * Adds what is known of comparisons that are left open, for two inputs with all values known, the second with more of the
 * field than the first where `below` is true: what rises with the field and is true of the first is not false of the second.
 */
export function addMonotony(space: Space, field: number, below: Literal): void {
  const [low, high] = space.views as readonly [View, View];
  const { solver } = space.circuit;
  const known = [negated(low.allKnown), negated(high.allKnown), negated(below)];
  for (const { condition } of low.facts()) {
    const direction = directionOf(condition, field);
    if (direction === undefined || direction === 0) continue;
    const [less, more] = direction > 0 ? [low, high] : [high, low];
    const [own, other] = [less.both(condition), more.both(condition)];
    solver.addClause([...known, negated(own.certain), other.possible]);
    if (direction > 0 && staysUncounted(condition, field, space.policy))
      solver.addClause([...known, negated(own.possible), other.possible]);
  }
}

type Direction = -1 | 0 | 1;

const directions: Readonly<Record<CompareOperator, Direction>> = { is: 0, ">": 1, ">=": 1, "<": -1, "<=": -1 };

/** How the truth of a comparison goes as the field rises; undefined where it may go either way. */
function directionOf(condition: Condition, field: number): Direction | undefined {
  if (condition.kind !== "compare" || condition.operator === "is") return undefined;
  const difference = joined(slopeOf(condition.left, field), turned(slopeOf(condition.right, field)));
  return difference === undefined ? undefined : product(difference, directions[condition.operator]);
}

function slopeOf(value: Value, field: number): Direction | undefined {
  switch (value.kind) {
    case "constant":
      return 0;
    case "field":
      return value.field === field ? 1 : 0;
    case "arithmetic": {
      const right = slopeOf(value.right, field);
      return joined(slopeOf(value.left, field), value.operator === "+" ? right : turned(right));
    }
    case "time between":
      return joined(slopeOf(value.left, field), turned(slopeOf(value.right, field)));
    case "scale": {
      const slope = slopeOf(value.value, field);
      const { units } = decimalOf(value.by);
      return slope === undefined ? undefined : product(slope, units > 0n ? 1 : units < 0n ? -1 : 0);
    }
    default:
      return undefined;
  }
}

function joined(first: Direction | undefined, second: Direction | undefined): Direction | undefined {
  if (first === undefined || second === undefined) return undefined;
  if (first === 0 || second === 0) return first === 0 ? second : first;
  return first === second ? first : undefined;
}

function turned(direction: Direction | undefined): Direction | undefined {
  return direction === undefined ? undefined : product(direction, -1);
}

function product(first: Direction, second: Direction): Direction {
  if (first === 0 || second === 0) return 0;
  return first === second ? 1 : -1;
}

/**
 * Whether more of the field never brings back into what arithmetic can count what was beyond it: the field, never below
 * zero, is added to or has taken from it one value, which is itself within what can be counted.
 */
function staysUncounted(condition: Condition, field: number, policy: Policy): boolean {
  const type = policy.fields[field]?.type;
  const least = type?.kind === "money" || type?.kind === "number" ? type.least : undefined;
  if (condition.kind !== "compare" || least === undefined || decimalOf(least).units < 0n) return false;
  const plain = ({ kind }: Value): boolean => kind === "constant" || kind === "field";
  const { left, right } = condition;
  if (!plain(right) || left.kind !== "arithmetic" || !plain(left.left) || !plain(left.right)) return false;
  const isField = (value: Value): boolean => value.kind === "field" && value.field === field;
  return isField(left.left) && !isField(left.right) && !isField(right);
}
