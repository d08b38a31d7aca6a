import type { Condition } from "../../../src/model/condition.ts";
import { judgeOf } from "../../../src/model/interpreter.ts";
import { phraseKnown } from "../../../src/model/phrase.ts";
import { readFieldOf } from "../../../src/model/read.ts";
import type { Truth } from "../../../src/model/truth.ts";
import type { FieldType } from "../../../src/model/types.ts";
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
      const beside = stepsFrom(field.type, one.raws[place]);
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
      const reading = one.readings[place];
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
    condition.kind === "compare" &&
    condition.operator !== "is" &&
    condition.left.kind === "field" &&
    condition.left.field === field;
  return isThreshold ? [{ atom: condition, counts }] : [];
}

/** The values one step away; of numbers of any decimals values very near. */
function stepsFrom(type: FieldType, raw: unknown): { readonly below: unknown; readonly above: unknown } | undefined {
  const step = (size: number, scale: number) => ({
    below: (Math.round(Number(raw) * scale) - size) / scale,
    above: (Math.round(Number(raw) * scale) + size) / scale,
  });
  switch (type.kind) {
    case "number":
      return type.decimals === 0 ? step(1, 1) : step(1, 1e6);
    case "money":
      return step(1, 100);
    case "date": {
      const day = (days: number) => new Date(Date.parse(String(raw)) + days * 86_400_000).toISOString().slice(0, 10);
      return { below: day(-1), above: day(1) };
    }
    case "time": {
      const instant = (milliseconds: number) => new Date(Date.parse(String(raw)) + milliseconds).toISOString();
      return { below: instant(-1), above: instant(1) };
    }
    case "choice": {
      const at = type.choices.indexOf(String(raw));
      return type.ordered ? { below: type.choices[at - 1], above: type.choices[at + 1] } : undefined;
    }
    default:
      return undefined;
  }
}
