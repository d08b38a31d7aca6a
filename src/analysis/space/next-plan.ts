import type { Condition } from "../../model/condition.ts";
import type { Policy, Rule } from "../../model/policy.ts";
import type { FieldType } from "../../model/types.ts";
import type { Edit } from "../edit.ts";
import { planFor, premisesOf } from "../space.ts";
import { cutOf } from "./dimension.ts";
import { keyedAtomsOf, MOST_UNNEEDED, type Plan } from "./plan.ts";
import type { PlannedCut } from "./planned-cut.ts";
import { type KeyedAtom, refinedCut } from "./refined-cut.ts";
import { readBy } from "./subject.ts";
import { truthsOf } from "./truths.ts";

/** The plan of a version, to make that of the next from it. */
export interface KeptPlan {
  readonly plan: Plan;
  readonly rules: readonly Rule[];
  readonly premises: readonly Condition[];
  /** Handed on from version to version; undefined until it is first needed. */
  readonly asked: Asked | undefined;
}

/** By field, what is asked about it alone. */
type Asked = Map<number, Map<string, Counted>>;

interface Counted {
  readonly atom: KeyedAtom;
  /** How often it stands in conditions. */
  count: number;
}

/** Of fields about which nothing new is asked the cuts are the same. */
export function nextPlan(policy: Policy, before: KeptPlan | undefined, edit: Edit | undefined): KeptPlan {
  const { rules } = policy;
  const premises = premisesOf(policy);
  if (before === undefined || before.rules !== edit?.from)
    return { plan: planFor(policy), rules, premises, asked: undefined };
  const gone = edit.gone.flatMap((place) => conditionsOf(before.rules[place] as Rule));
  const added = edit.added.flatMap((place) => conditionsOf(rules[place] as Rule));
  const isSame = premises.length === before.premises.length && premises.every((one, at) => one === before.premises[at]);
  const [less, more] = isSame
    ? [gone, added]
    : [
        [...gone, ...before.premises],
        [...added, ...premises],
      ];
  const [lessAtoms, moreAtoms] = [plainAtoms(policy, less), plainAtoms(policy, more)];
  if (lessAtoms === undefined || moreAtoms === undefined)
    return { plan: planFor(policy, before.plan), rules, premises, asked: undefined };
  const asked = before.asked ?? askedIn(policy, [...before.rules.flatMap(conditionsOf), ...before.premises]);
  const news = new Map<number, KeyedAtom[]>();
  for (const { field, atom } of moreAtoms) {
    const own = asked.get(field) ?? new Map<string, Counted>();
    asked.set(field, own);
    const counted = own.get(atom.key) ?? { atom, count: 0 };
    own.set(atom.key, counted);
    if (counted.count++ === 0) news.set(field, [...(news.get(field) ?? []), atom]);
  }
  for (const { field, atom } of lessAtoms) {
    const counted = asked.get(field)?.get(atom.key);
    if (counted === undefined) throw new Error("This is a bug: a condition that was not counted");
    if (--counted.count === 0) asked.get(field)?.delete(atom.key);
  }
  const cuts = before.plan.cuts.map((cut, field): PlannedCut | undefined => {
    if (cut === undefined) return undefined;
    const { type } = policy.fields[field] as Policy["fields"][number];
    if (!isPlain(type)) return cut;
    const atoms = asked.get(field) ?? new Map<string, Counted>();
    const lacking = (news.get(field) ?? []).filter(({ key }) => atoms.has(key) && !cut.truths.has(key));
    const isKept = cut.truths.size + lacking.length <= atoms.size + MOST_UNNEEDED;
    if (isKept && lacking.length === 0) return cut;
    return (isKept ? refinedCut(cut, type, lacking, policy.zone) : undefined) ?? cutAnew(policy, type, atoms);
  });
  const { lists, partly } = before.plan;
  return { plan: { policy, cuts, lists, partly }, rules, premises, asked };
}

function conditionsOf({ condition, exceptions }: Rule): readonly Condition[] {
  return [condition, ...exceptions];
}

/** A type whose values are cut by what is asked of the field alone. */
function isPlain({ kind }: FieldType): boolean {
  return kind !== "text" && kind !== "list" && kind !== "items";
}

interface AtomOfField {
  readonly field: number;
  readonly atom: KeyedAtom;
}

/** Undefined where any asks about more than one field, about texts or lists. */
function plainAtoms(policy: Policy, conditions: readonly Condition[]): readonly AtomOfField[] | undefined {
  const all = conditions.flatMap(keyedAtomsOf).map(([key, condition]) => plainAtom(policy, key, condition));
  return all.every((one) => one !== undefined) ? all : undefined;
}

function plainAtom({ fields }: Policy, key: string, condition: Condition): AtomOfField | undefined {
  const read = readBy(condition);
  if (read === undefined || read.fields.size !== 1 || read.items.length > 0) return undefined;
  const [field = -1] = read.fields;
  const type = fields[field]?.type;
  return type !== undefined && isPlain(type) ? { field, atom: { key, condition, read } } : undefined;
}

function askedIn(policy: Policy, conditions: readonly Condition[]): Asked {
  const asked: Asked = new Map();
  for (const condition of conditions)
    for (const [key, one] of keyedAtomsOf(condition)) {
      const known = plainAtom(policy, key, one);
      if (known === undefined) continue;
      const own = asked.get(known.field) ?? new Map<string, Counted>();
      asked.set(known.field, own);
      const counted = own.get(key);
      if (counted === undefined) own.set(key, { atom: known.atom, count: 1 });
      else counted.count++;
    }
  return asked;
}

function cutAnew({ zone }: Policy, type: FieldType, atoms: ReadonlyMap<string, Counted>): PlannedCut {
  const list = [...atoms.values()].map(({ atom }) => atom);
  const cut = cutOf(
    type,
    list.map(({ condition }) => condition),
    zone,
  );
  const truths = list.map(({ key, condition, read }) => [key, truthsOf(condition, read, cut, zone)] as const);
  return { cells: cut.cells, ascending: cut.ascending, truths: new Map(truths) };
}
