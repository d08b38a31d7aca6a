import type { Policy, Rate } from "../../model/policy.ts";
import type { SampleKind } from "../../values/md5.ts";
import type { Version } from "../oversight/version.ts";
import { type Oversight, oversightOf } from "../oversight.ts";
import { type SharedDraws, sharedDraws } from "../shared-draws.ts";
import { FALSE, type Literal } from "../solver/literal.ts";
import { type Plan, planOf } from "../space/plan.ts";
import { atomsIn, readBy } from "../space/subject.ts";
import { type RuleLiterals, type Space, spaceOf, type View } from "../space.ts";
import { sharedValueOf, wideType } from "./twins.ts";
import type { Twin, United, UnitedVersion } from "./united.ts";

/** All inputs of two versions, and what each decides, with the same draws. */
export interface JointSpace {
  readonly space: Space;
  readonly view: View;
  /** The policy whose words describe boxes: its fields take what either version takes. */
  readonly words: Policy;
  /** By field, as boxes are described: without the cell of what is absent. */
  readonly cuts: Plan["cuts"];
  readonly twins: readonly Twin[];
  readonly draws: SharedDraws;
  /** What each draw literal says. */
  readonly drawn: ReadonlyMap<Literal, Drawn>;
  readonly old: Oversight["signs"];
  readonly new: Oversight["signs"];
}

export interface Drawn {
  readonly kind: SampleKind;
  readonly rate: Rate;
}

export function jointSpaceOf(united: United): JointSpace {
  const { policy, twins } = united;
  const space = spaceOf(policy, jointPlanOf(united));
  const [view] = space.views as readonly [View];
  const draws = sharedDraws(space.circuit);
  const drawn = new Map<Literal, Drawn>();
  const below = (kind: SampleKind, rate: Rate): Literal => {
    const literal = draws.below(kind, rate);
    drawn.set(literal, { kind, rate });
    return literal;
  };
  const signsOf = (version: UnitedVersion): Oversight["signs"] =>
    oversightOf(space.circuit, versionIn(view, version), below).signs;
  const [old, current] = [signsOf(united.old), signsOf(united.new)];
  drawn.delete(FALSE);
  const fields = policy.fields.map((field, place) => {
    const twin = twins.find((one) => one.old === place);
    const other = policy.fields[twin?.new ?? -1];
    return other === undefined ? field : { ...field, type: wideType(field.type, other.type) ?? field.type };
  });
  const cuts = view.input.values.map((value) => {
    const shared = value?.shared;
    return shared === undefined ? value?.cut : { ...shared.cut, cells: shared.cut.cells.slice(0, shared.absentAt) };
  });
  return { space, view, words: { ...policy, fields }, cuts, twins, draws, drawn, old, new: current };
}

function versionIn({ input, rules }: View, { policy, rulePlaces }: UnitedVersion): Version {
  const known = (field: number): Literal => input.values[field]?.known ?? input.lists.get(field)?.known ?? FALSE;
  return {
    policy,
    rules: rulePlaces.map((place) => rules[place] as RuleLiterals),
    idKnown: policy.identifiedBy === undefined ? FALSE : known(policy.identifiedBy),
    known,
  };
}

function jointPlanOf({ policy, twins }: United): Plan {
  const conditions = policy.rules.flatMap((rule) => [rule.condition, ...rule.exceptions]);
  const plan = planOf(policy, conditions);
  const values = twins.map((twin) => ({ twin, value: sharedValueOf(twin, policy.fields, conditions, policy.zone) }));
  const tangled = (twin: Twin): boolean =>
    conditions.flatMap(atomsIn).some((atom) => {
      const fields = readBy(atom)?.fields ?? new Set();
      return fields.size > 1 && (fields.has(twin.old) || fields.has(twin.new));
    });
  const names = values.flatMap(({ twin, value }) => (value === undefined || tangled(twin) ? [twin.name] : []));
  return {
    ...plan,
    shared: values.flatMap(({ value }) => value ?? []),
    loosely: [...new Set([...names, ...nestedNames(policy)])].map(
      (name) => `\`${name}\`, which both versions declare in different ways`,
    ),
  };
}

/** Fields that lie within what another one reads as a whole. */
export function nestedNames({ fields }: Policy): readonly string[] {
  const names = new Set(fields.map(({ path }) => path.join(".")));
  return fields.flatMap(({ name, path }) =>
    path.some((_, at) => at > 0 && names.has(path.slice(0, at).join("."))) ? [name] : [],
  );
}
