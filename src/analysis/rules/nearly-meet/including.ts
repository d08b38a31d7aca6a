import { type Mend, mend } from "../../../diagnostics/diagnostic.ts";
import type { Condition, Constant } from "../../../model/condition.ts";
import { phrase, phraseConstant, quote } from "../../../model/phrase.ts";
import type { Context } from "../../context.ts";
import { isSame } from "./same-constant.ts";
import type { Ordering, Threshold } from "./thresholds.ts";

/** The threshold as it would stand if its rule covered the constant too. */
export function including({ field, operator, isNegated }: Threshold, constant: Constant): Comparison {
  const wide = operator === "<" || operator === "<=" ? "<" : ">";
  return {
    kind: "compare",
    operator: isNegated ? wide : `${wide}=`,
    left: { kind: "field", field },
    right: { kind: "constant", constant },
    ignoringCase: false,
  };
}

type Comparison = Condition & { readonly kind: "compare" };

const turned: Readonly<Record<Ordering, Ordering>> = { "<": ">", "<=": ">=", ">": "<", ">=": "<=" };

/** The edit that makes it so, where the comparison is written in its rule itself and not in a definition. */
export function mendsOf({ policy, places }: Context, threshold: Threshold, constant: Constant): readonly Mend[] {
  const rule = policy.rules[threshold.rule];
  const sides = places.written?.(threshold.atom)?.sides;
  if (rule === undefined || sides === undefined) return [];
  const { left, right } = sides;
  if (left.file !== rule.span.file || left.start < rule.span.start || right.end > rule.span.end) return [];
  const better = including(threshold, constant).operator as Ordering;
  const operator = sides.turned ? turned[better] : better;
  const between = { ...left, start: left.end, end: right.start };
  const named = policy.fields[threshold.field]?.name ?? "";
  const value = phraseConstant(constant);
  const inRule = ` in "${rule.name}"`;
  if (threshold.atom.kind === "compare limits") {
    if (!isSame(threshold.constant, constant)) return [];
    return [
      mend(`Write \`${phrase(policy, { ...threshold.atom, operator: better })}\`${inRule}`, between, ` ${operator} `),
    ];
  }
  const title = `Write \`${sides.turned ? `${value} ${operator} ${named}` : `${named} ${operator} ${value}`}\`${inRule}`;
  if (isSame(threshold.constant, constant)) return [mend(title, between, ` ${operator} `)];
  const text = constant.kind === "choice" ? quote(constant.value) : value;
  if (sides.turned) return [mend(title, { ...left, end: right.start }, `${text} ${operator} `)];
  return [mend(title, { ...left, start: left.end, end: right.end }, ` ${operator} ${text}`)];
}
