import type { Span } from "../diagnostics/source.ts";
import type { PolicyReading } from "./reading.ts";

/** Where the parts of a rule stand. */
export interface RulePlace {
  /** As decisions name it: `rule 3` without a name of its own. */
  readonly rule: string;
  readonly span: Span;
  readonly condition: Span;
  readonly exceptions: readonly Span[];
  readonly action: Span;
}

/** The rules of the policy with `otherwise` and `spot check`, which have no condition of their own: that is empty there. */
export function rulePlaces(reading: PolicyReading): readonly RulePlace[] {
  const places: RulePlace[] = [];
  let rules = 0;
  for (const each of reading.checked.declarations) {
    const { span } = each;
    const empty = { ...span, end: span.start };
    if (each.kind === "rule") {
      rules++;
      places.push({
        rule: each.name?.value.normalize("NFC") ?? `rule ${rules}`,
        span,
        condition: each.condition.span,
        exceptions: each.exceptions.map(({ condition }) => condition.span),
        action: each.action.span,
      });
    } else if (each.kind === "otherwise")
      places.push({ rule: "otherwise", span, condition: empty, exceptions: [], action: each.action.span });
    else if (each.kind === "spot check")
      places.push({ rule: "spot check", span, condition: empty, exceptions: [], action: span });
  }
  return places;
}
