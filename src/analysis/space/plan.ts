import { children, childrenOfValue } from "../../model/children.ts";
import type { Condition, Value } from "../../model/condition.ts";
import type { Policy, Zone } from "../../model/policy.ts";
import { readField } from "../../model/read.ts";
import type { FieldType } from "../../model/types.ts";
import { compareDecimals, decimalOf, printDecimal } from "../../values/decimal.ts";
import { foldCase } from "../../values/text.ts";
import { cutOf } from "./dimension.ts";
import { mergeCells } from "./merge-cells.ts";
import type { PlannedCut } from "./planned-cut.ts";
import type { SharedValue } from "./shared-value.ts";
import { eachAtom, type Read, readBy } from "./subject.ts";
import {
  comparesIgnoringCase,
  constantsIn,
  ignoresCase,
  keyOfField,
  keyOfItem,
  likeButForCase,
  textGroups,
} from "./text-groups.ts";
import { type Truths, truthIn, truthsOf } from "./truths.ts";

/** How the values of every field are cut by the conditions of a policy, and how long its lists need be. */
export interface Plan {
  readonly policy: Policy;
  /** By field; lists have none. */
  readonly cuts: readonly (PlannedCut | undefined)[];
  /** By list field: its item fields (one, of a plain list) and how many elements show all that conditions can tell. */
  readonly lists: ReadonlyMap<number, PlannedList>;
  /** What is not looked at in full, in words; empty where every answer is exact. */
  readonly partly: readonly string[];
  /** Values that several fields read: their cuts are not looked at. */
  readonly shared?: readonly SharedValue[];
  /** What, in words, an input may be found without being one; that there is none is exact. */
  readonly loosely?: readonly string[];
}

export interface PlannedList {
  readonly items: readonly PlannedCut[];
  readonly length: number;
}

const LONGEST = 80;
/** Counts up to this many elements are looked at element by element. */
export const MOST_COUNTED = 32;

/** The same for the same atom, whichever element it speaks of. */
export function atomKey(atom: Condition): string {
  const plain = plainKey(atom);
  if (plain !== undefined) return plain;
  const known = keys.get(atom);
  if (known !== undefined) return known;
  const key = JSON.stringify(atom, (name, value) => (name === "binder" ? undefined : value));
  keys.set(atom, key);
  return key;
}

const keys = new WeakMap<Condition, string>();

/** Of the most frequent atoms, a field compared with a number or an amount of money; no other key begins so. */
function plainKey(atom: Condition): string | undefined {
  if (atom.kind !== "compare" || atom.left.kind !== "field" || atom.right.kind !== "constant") return undefined;
  const { constant } = atom.right;
  const { field } = atom.left;
  if (constant.kind === "number" && constant.percent === undefined)
    return `${field} ${atom.operator} ${constant.value}`;
  return constant.kind === "money" ? `${field} ${atom.operator} ${constant.currency} ${constant.amount}` : undefined;
}

/** `before`: the plan of a version before, of which the cuts of fields are kept that cut as finely as is needed. */
export function planOf(policy: Policy, conditions: readonly Condition[], before?: Plan): Plan {
  const byField = new Map<number, Map<string, Atom>>();
  const byItem = new Map<string, Map<string, Atom>>();
  const add = <Key>(map: Map<Key, Map<string, Atom>>, key: Key, atom: Atom): void => {
    const atoms = map.get(key) ?? new Map<string, Atom>();
    map.set(key, atoms.set(atomKey(atom.condition), atom));
  };
  const atoms = distinctAtoms(conditions);
  for (const condition of atoms) {
    const read = readBy(condition);
    if (read === undefined || read.fields.size + read.items.length !== 1) continue;
    const [field] = read.fields;
    const [item] = read.items;
    if (field !== undefined) add(byField, field, { condition, read });
    else if (item !== undefined) add(byItem, `${item.list} ${item.field}`, { condition, read });
  }
  const partly: string[] = [];
  const groups = textGroups(policy, atoms);
  const atomsOf = (key: string): ReadonlyMap<string, Atom> | undefined =>
    key.includes(" ") ? byItem.get(key) : byField.get(Number(key));
  /** Where texts are compared ignoring case, whether one is like a constant but for its case. */
  const foldedAtoms = (key: string): readonly (readonly [string, Atom])[] => {
    const members = groups.get(key);
    if (members === undefined || !comparesIgnoringCase(policy, atoms, members)) return [];
    const constants = members
      .flatMap((member) => [...(atomsOf(member)?.values() ?? [])])
      .flatMap(({ condition }) => constantsIn(condition));
    return constants.map((constant) => {
      const condition = likeButForCase(constant);
      return [atomKey(condition), { condition, read: { fields: new Set([0]), items: [] } }] as const;
    });
  };
  const foldsOf = (key: string): ReadonlySet<string> =>
    new Set(foldedAtoms(key).flatMap(([, { condition }]) => constantsIn(condition).map(foldCase)));
  /** Texts that are compared with each other are cut alike. */
  const planned = (type: FieldType, name: string, key: string): PlannedCut => {
    const group = groups.get(key)?.flatMap((member) => [...(atomsOf(member) ?? [])]);
    const own = atomsOf(key) ?? (group && new Map<string, Atom>());
    if (own === undefined) return uncut(type, policy.zone);
    const all = group === undefined ? own : new Map([...group, ...foldedAtoms(key)]);
    const list = [...all.values()];
    const cut = cutOf(
      type,
      list.map(({ condition }) => condition),
      policy.zone,
    );
    if (!cut.whole) partly.push(`the patterns that \`${name}\` is compared with are too many to be combined`);
    const truths = list.map(({ condition, read }) => truthsOf(condition, read, cut, policy.zone));
    const merged = type.kind === "text" ? mergeCells(cut.cells, truths) : { cells: cut.cells, truths };
    const entries = [...all.keys()].map((atom, at) => [atom, merged.truths[at] as Truths] as const);
    return {
      cells: merged.cells,
      ascending: cut.ascending,
      truths: new Map(entries.filter(([atom]) => own.has(atom))),
      ...(group === undefined
        ? {}
        : {
            holds: textsIn(list, merged.truths),
            folds: foldsOf(key),
            foldedTruths: foldedTruths(list, merged.truths),
          }),
    };
  };
  const isAlike = before?.policy.fields === policy.fields && before.policy.zone === policy.zone;
  const cuts = policy.fields.map(({ type, name }, place) => {
    if (type.kind === "list" || type.kind === "items") return undefined;
    const kept = isAlike && type.kind !== "text" ? before.cuts[place] : undefined;
    if (kept !== undefined && isFineEnough(kept, byField.get(place))) return kept;
    return planned(type, name, keyOfField(place));
  });
  const lists = new Map<number, PlannedList>();
  for (const [place, { type, name }] of policy.fields.entries()) {
    if (type.kind !== "list" && type.kind !== "items") continue;
    const asked = elementsAsked(atoms, place);
    if (asked > LONGEST) partly.push(`too many conditions are about \`${name}\``);
    const items =
      type.kind === "items"
        ? type.fields.map((item, at) => planned(item.type, `${name}.${item.path.join(".")}`, keyOfItem(place, at)))
        : [planned(type.of, name, keyOfItem(place, -1))];
    lists.set(place, { items, length: Math.min(asked, LONGEST) });
  }
  return { policy, cuts, lists, partly };
}

/** Cells that nothing tells apart any more do no harm while they are few. */
function isFineEnough({ truths }: PlannedCut, atoms: ReadonlyMap<string, Atom> = new Map()): boolean {
  if (truths.size > atoms.size + MOST_UNNEEDED) return false;
  for (const key of atoms.keys()) if (!truths.has(key)) return false;
  return true;
}

/** Atoms that no condition holds any more, of one cut. */
export const MOST_UNNEEDED = 64;

function foldedTruths(atoms: readonly Atom[], truths: readonly Truths[]): (place: number) => string {
  const folded = atoms.flatMap(({ condition }, at) => (ignoresCase(condition) ? (truths[at] ?? []) : []));
  return (place) => folded.map(({ runs }) => String(runs.findLast(({ from }) => from <= place)?.truth)).join();
}

function textsIn(atoms: readonly Atom[], truths: readonly Truths[]): (place: number, text: string) => boolean {
  return (place, text) => {
    const reading = readField({ kind: "text" }, text, {});
    if (!reading.known) return false;
    return atoms.every(({ condition, read }, at) => {
      const run = truths[at]?.runs.findLast(({ from }) => from <= place);
      return truthIn(condition, read, reading, undefined) === run?.truth;
    });
  };
}

interface Atom {
  readonly condition: Condition;
  readonly read: Read;
}

/** Many rules say the same of a field. Those that speak of different elements alike are told apart by nothing else. */
function distinctAtoms(conditions: readonly Condition[]): readonly Condition[] {
  const atoms = new Map<string, Condition>();
  for (const condition of conditions)
    for (const [key, atom] of keyedAtomsOf(condition)) if (!atoms.has(key)) atoms.set(key, atom);
  return [...atoms.values()].flatMap((atom) => (atom.kind === "includes" ? [atom, membership(atom)] : [atom]));
}

const keyed = new WeakMap<Condition, readonly (readonly [string, Condition])[]>();

/** Its atoms, each with its key, as often as they stand in it. */
export function keyedAtomsOf(condition: Condition): readonly (readonly [string, Condition])[] {
  const found = keyed.get(condition);
  if (found !== undefined) return found;
  const atoms: (readonly [string, Condition])[] = [];
  eachAtom(condition, (atom) => {
    atoms.push([atomKey(atom), atom]);
  });
  keyed.set(condition, atoms);
  return atoms;
}

const uncuts = new WeakMap<FieldType, PlannedCut>();

/** Of a field of which nothing is said. */
function uncut(type: FieldType, zone: Zone | undefined): PlannedCut {
  const known = uncuts.get(type);
  if (known !== undefined) return known;
  const { cells, ascending } = cutOf(type, [], zone);
  const cut = { cells, ascending, truths: new Map<string, Truths>() };
  uncuts.set(type, cut);
  return cut;
}

/** `list includes a` is any element being `a`; the element is named by the binder -1. */
export function membership({ list, constants }: Condition & { readonly kind: "includes" }): Condition {
  const element: Value = { kind: "item field", binder: -1, list: list.field, field: -1 };
  return { kind: "one of", value: element, constants, ignoringCase: false };
}

/**
 * A list with so many elements can make every condition about it what a longer one can: the elements that make a count
 * reach its bound, or a quantifier true or doubtful, can be kept, and leaving out others makes nothing else so.
 */
function elementsAsked(atoms: readonly Condition[], list: number): number {
  const asked = new Map<string, number>();
  const ask = (key: string, elements: number): void => {
    asked.set(key, Math.max(asked.get(key) ?? 0, elements));
  };
  for (const atom of atoms) {
    if ((atom.kind === "quantifier" || atom.kind === "includes") && atom.list.field === list) ask(atomKey(atom), 1);
    if (atom.kind === "empty list" && atom.list.field === list) ask("empty", 1);
    for (const tally of children(atom).values.flatMap(talliesIn)) {
      if (tally.list.field !== list) continue;
      const bound = boundOf(atom);
      ask(
        JSON.stringify(tally, (name, value) => (name === "binder" ? undefined : value)),
        (bound ?? 1) + 1,
      );
    }
  }
  return [...asked.values()].reduce((sum, elements) => sum + elements, 0);
}

function talliesIn(value: Value): readonly (Value & { readonly kind: "count" | "sum" })[] {
  if (value.kind === "count" || value.kind === "sum") return [value];
  return childrenOfValue(value).values.flatMap(talliesIn);
}

/** The greatest number that a count is compared with; undefined where it is compared with anything else or a great one. */
function boundOf(atom: Condition): number | undefined {
  const bounds = countBounds(atom);
  return bounds === undefined ? undefined : Math.max(0, ...bounds.map(({ bound }) => bound));
}

export interface CountBound {
  readonly count: Value & { readonly kind: "count" };
  readonly operator: "is" | "<" | "<=" | ">" | ">=";
  /** Rounded down. */
  readonly bound: number;
  readonly isWhole: boolean;
}

const turned = { is: "is", "<": ">", "<=": ">=", ">": "<", ">=": "<=" } as const;

/** A count compared with a constant, or with each of several; undefined for any other condition, and above what is counted. */
export function countBounds(atom: Condition): readonly CountBound[] | undefined {
  if (atom.kind === "one of") {
    const { value } = atom;
    if (value.kind !== "count") return undefined;
    const bounds = atom.constants.map((constant) => boundFrom(value, "is", { kind: "constant", constant }));
    return bounds.every((bound) => bound !== undefined) ? bounds : undefined;
  }
  if (atom.kind !== "compare") return undefined;
  const bound =
    atom.left.kind === "count"
      ? boundFrom(atom.left, atom.operator, atom.right)
      : atom.right.kind === "count"
        ? boundFrom(atom.right, turned[atom.operator], atom.left)
        : undefined;
  return bound && [bound];
}

function boundFrom(count: CountBound["count"], operator: CountBound["operator"], other: Value): CountBound | undefined {
  if (other.kind !== "constant" || other.constant.kind !== "number") return undefined;
  const decimal = decimalOf(other.constant.value);
  const bound = Math.floor(Number(printDecimal(decimal)));
  if (bound > MOST_COUNTED) return undefined;
  const whole = compareDecimals(decimal, { units: BigInt(Math.max(bound, -1)), decimals: 0 }) === 0;
  return { count, operator, bound: Math.max(bound, -1), isWhole: whole };
}
