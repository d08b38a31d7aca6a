import type { Condition } from "../../../src/model/condition.ts";
import { judgeOf } from "../../../src/model/interpreter.ts";
import { phraseKnown } from "../../../src/model/phrase.ts";
import { type Reading, readFieldOf } from "../../../src/model/read.ts";
import type { Truth } from "../../../src/model/truth.ts";
import type { FieldType } from "../../../src/model/types.ts";
import { minorDigitsOf } from "../../../src/values/money.ts";
import type { Judged } from "../../support/enumerated.ts";
import type { SmallPolicy } from "../../support/generate-small-policy.ts";
import { nest } from "../../support/generate-values.ts";

/**
 * Values of a field at which no rule is certain, while one step lower and one step higher some rule is, that has a threshold
 * which ends, or begins, right there.
 */
export function nearlyMeet({ policy }: SmallPolicy, inputs: readonly Judged[]): readonly string[] {
  const judge = judgeOf(policy);
  const found = new Set<string>();
  for (const one of inputs) {
    if (!one.allKnown || one.standings.some((standing) => standing === "certain")) continue;
    for (const [place, field] of policy.fields.entries()) {
      const reading = one.readings[place];
      const beside = reading?.known ? stepsFrom(field.type, one.raws[place], reading) : undefined;
      if (beside === undefined) continue;
      const with_ = (raw: unknown) =>
        nest(policy.fields.map(({ path }, at) => [path, at === place ? raw : one.raws[at]]));
      const [below, at, above] = [beside.below, one.raws[place], beside.above].map((raw) => {
        const input = with_(raw);
        return { ...judge(input), isKnown: readFieldOf(input, field, { zone: policy.zone }).known };
      });
      if (!below?.isKnown || !above?.isKnown || at === undefined) continue;
      const covers = (side: typeof below): boolean =>
        policy.rules.some(
          ({ condition, exceptions }, rule) =>
            side.standings[rule] === "certain" &&
            [...signed(condition, true, place), ...exceptions.flatMap((each) => signed(each, false, place))].some(
              ({ atom, counts }) => side.truthOf(atom) === counts && at.truthOf(atom) === (!counts satisfies Truth),
            ),
        );
      if (reading?.known && covers(below) && covers(above))
        found.add(`rules/nearly-meet ${field.name} ${phraseKnown(reading.value)}`);
    }
  }
  return [...found];
}

/** Comparisons by order of the field with a constant, and the truth by which they speak for their rule. */
function signed(condition: Condition, counts: boolean, field: number): readonly { atom: Condition; counts: boolean }[] {
  if (condition.kind === "and" || condition.kind === "or")
    return condition.parts.flatMap((part) => signed(part, counts, field));
  if (condition.kind === "not") return signed(condition.part, !counts, field);
  const isThreshold =
    (condition.kind === "compare limits" || (condition.kind === "compare" && condition.right.kind === "constant")) &&
    condition.operator !== "is" &&
    condition.left.kind === "field" &&
    condition.left.field === field;
  return isThreshold ? [{ atom: condition, counts }] : [];
}

/** The values one step away, as an input holds them; of numbers of any decimals values very near. */
function stepsFrom(type: FieldType, raw: unknown, { value }: Reading & { readonly known: true }): Beside | undefined {
  const both = (make: (step: -1 | 1) => unknown): Beside => ({ below: make(-1), above: make(1) });
  const stepped = (from: unknown, step: number, scale: number) => (Math.round(Number(from) * scale) + step) / scale;
  switch (value.kind) {
    case "number":
      return both((step) => stepped(raw, step, 10 ** (type.kind === "number" ? (type.decimals ?? 6) : 6)));
    case "money": {
      const { currency, units } = value;
      const scale = 10 ** (minorDigitsOf(currency) ?? 2);
      const amount = (step: number) => (Number(units) + step) / scale;
      return both((step) => (typeof raw === "object" ? { amount: amount(step), currency } : amount(step)));
    }
    case "date":
      return both((step) => new Date((value.day + step) * 86_400_000).toISOString().slice(0, 10));
    case "time":
      return both((step) => new Date(value.at + step).toISOString());
    case "choice":
      return type.kind === "choice" && type.ordered ? both((step) => type.choices[value.rank + step]) : undefined;
    default:
      return undefined;
  }
}

interface Beside {
  readonly below: unknown;
  readonly above: unknown;
}
