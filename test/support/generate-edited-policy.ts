import { mapConditions } from "../../src/model/children.ts";
import type { Condition, Constant } from "../../src/model/condition.ts";
import type { Policy, Rule } from "../../src/model/policy.ts";
import type { Field, FieldType } from "../../src/model/types.ts";
import { generateSmallPolicy, type Joint, smallFields } from "./generate-small-policy.ts";
import type { Source } from "./source.ts";

/** Two versions of a policy, with values of its fields between which both can tell apart. */
export interface EditedPolicy {
  readonly old: Policy;
  readonly new: Policy;
  readonly values: readonly (readonly unknown[])[];
}

export function generateEditedPolicy(source: Source): EditedPolicy {
  const joint = smallFields(source);
  const { policy: old, values } = generateSmallPolicy(source, joint);
  const { policy: other } = generateSmallPolicy(source, joint);
  let edited = old;
  for (let edits = 1 + source.below(4); edits > 0; edits--) edited = editedOnce(source, edited, other, joint);
  return { old, new: edited, values };
}

function editedOnce(source: Source, policy: Policy, other: Policy, joint: Joint): Policy {
  const { rules } = policy;
  const place = source.below(rules.length);
  const rule = rules[place] as Rule;
  const donor = source.pick(other.rules);
  const withRule = (changed: Partial<Rule>): Policy => ({
    ...policy,
    rules: rules.with(place, { ...rule, ...changed }),
  });
  switch (source.below(12)) {
    case 0:
    case 1:
    case 2:
      return withRule({ condition: otherThresholds(source, rule.condition, joint) });
    case 3:
      return withRule({ exceptions: [...rule.exceptions, donor.condition] });
    case 4:
      return withRule({ exceptions: rule.exceptions.slice(1) });
    case 5:
      return rules.length === 1 ? policy : { ...policy, rules: rules.toSpliced(place, 1) };
    case 6:
      return { ...policy, rules: [...rules, { ...donor, name: `r${rules.length + 10}` }] };
    case 7:
      return rule.lets === donor.lets ? withRule({ asks: donor.asks }) : policy;
    case 8: {
      const { inDoubt, ...certain } = rule;
      if (inDoubt !== undefined) return { ...policy, rules: rules.with(place, certain) };
      return donor.inDoubt === undefined || rule.lets ? policy : withRule({ inDoubt: donor.inDoubt });
    }
    case 9: {
      const { otherwise, ...rest } = policy;
      return other.otherwise === undefined ? rest : { ...rest, otherwise: other.otherwise };
    }
    case 10: {
      const { spotCheck, ...rest } = policy;
      return other.spotCheck === undefined ? rest : { ...rest, spotCheck: other.spotCheck };
    }
    default:
      return redeclared(source, policy, joint);
  }
}

/** Some comparisons with other constants of their kind. */
function otherThresholds(source: Source, condition: Condition, { kinds }: Joint): Condition {
  return mapConditions(condition, (one) => {
    if (one.kind !== "compare" || one.right.kind !== "constant" || one.left.kind !== "field" || source.chance(40))
      return one;
    const kind = kinds[one.left.field];
    if (kind === undefined || kind.type.kind === "list") return one;
    return { ...one, right: { kind: "constant", constant: source.pick(kind.constants) } };
  });
}

/** With a field of another range, other choices, or something in place of what is absent. */
function redeclared(source: Source, policy: Policy, { kinds }: Joint): Policy {
  const place = source.below(kinds.length);
  const field = policy.fields[place] as Field;
  const known = kinds[place]?.values[1];
  if (source.chance(40) && field.type.kind !== "list")
    return withField(policy, place, { ...field, absentMeans: { value: known, because: "so it is" } });
  return withField(policy, place, { ...field, type: otherType(source, field.type) });
}

function otherType(source: Source, type: FieldType): FieldType {
  switch (type.kind) {
    case "number":
      return type.decimals === 0 ? { ...type, least: source.pick(["1", "2"]), most: "6" } : { ...type, most: "0.8" };
    case "money":
      return { ...type, least: source.pick(["10", "-1"]) };
    case "date":
      return { ...type, least: source.pick(type.most ? ["2026-03-03", "2026-03-04"] : ["2026-03-01", "2025-12-01"]) };
    case "choice":
      return {
        ...type,
        choices: source.pick([["none", ...type.choices], [...type.choices, "none"], type.choices.toReversed()]),
      };
    default:
      return type;
  }
}

function withField(policy: Policy, place: number, field: Field): Policy {
  const choices = field.type.kind === "choice" ? field.type.choices : undefined;
  const ranked = (constant: Constant): Constant =>
    constant.kind === "choice" && choices ? { ...constant, rank: choices.indexOf(constant.value) } : constant;
  const inCondition = (condition: Condition): Condition =>
    mapConditions(condition, (one) => {
      if (one.kind === "compare" && one.left.kind === "field" && one.left.field === place)
        return one.right.kind === "constant"
          ? { ...one, right: { kind: "constant", constant: ranked(one.right.constant) } }
          : one;
      if (one.kind === "one of" && one.value.kind === "field" && one.value.field === place)
        return { ...one, constants: one.constants.map(ranked) };
      return one;
    });
  return {
    ...policy,
    fields: policy.fields.with(place, field),
    rules: policy.rules.map((rule) => ({
      ...rule,
      condition: inCondition(rule.condition),
      exceptions: rule.exceptions.map(inCondition),
    })),
  };
}
