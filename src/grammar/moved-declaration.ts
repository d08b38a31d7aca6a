import { moved } from "./moved.ts";
import type { Declaration, Rule } from "./tree.ts";

/**
 * A declaration as it is where it begins at `start`. What lies inside a rule is moved when it is first asked for: a policy
 * has many, and few are looked into after an edit above them.
 */
export function declarationAt(start: number, origin: Declaration): Declaration {
  const by = start - origin.span.start;
  if (by === 0) return origin;
  return origin.kind === "rule" ? movedRule(origin, by) : moved(origin, by);
}

/** With getters of its own: it is compared and copied like any other. */
function movedRule(origin: Rule, by: number): Rule {
  let whole: Rule | undefined;
  const inside = (): Rule => {
    whole ??= moved(origin, by);
    return whole;
  };
  return {
    kind: "rule",
    ...(origin.name && { name: moved(origin.name, by) }),
    get condition() {
      return inside().condition;
    },
    get exceptions() {
      return inside().exceptions;
    },
    get action() {
      return inside().action;
    },
    get details() {
      return inside().details;
    },
    span: moved(origin.span, by),
  };
}
