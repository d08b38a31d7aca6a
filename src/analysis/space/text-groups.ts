import type { Condition, Value } from "../../model/condition.ts";
import type { Policy } from "../../model/policy.ts";
import { typeOf } from "./value-type.ts";

/** A field, or a field of the items of a list, by name. */
export function keyOfField(field: number): string {
  return `${field}`;
}

export function keyOfItem(list: number, field: number): string {
  return `${list} ${field}`;
}

/** Texts that are compared with each other, each with all that hang together with it; others are not in it. */
export function textGroups(policy: Policy, atoms: readonly Condition[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, Set<string>>();
  for (const atom of atoms) {
    if (atom.kind !== "compare") continue;
    const [left, right] = [keyOf(policy, atom.left), keyOf(policy, atom.right)];
    if (left === undefined || right === undefined) continue;
    const joined = new Set([left, ...(groups.get(left) ?? []), right, ...(groups.get(right) ?? [])]);
    for (const member of joined) groups.set(member, joined);
  }
  return new Map([...groups].map(([key, members]) => [key, [...members]]));
}

/** Whether texts of a group are compared with each other ignoring case. */
export function comparesIgnoringCase(policy: Policy, atoms: readonly Condition[], group: readonly string[]): boolean {
  return atoms.some((atom) => {
    const key = atom.kind === "compare" && atom.ignoringCase ? keyOf(policy, atom.left) : undefined;
    return (
      key !== undefined && group.includes(key) && atom.kind === "compare" && keyOf(policy, atom.right) !== undefined
    );
  });
}

/** Whether it says the same of texts that differ by case alone. */
export function ignoresCase(atom: Condition): boolean {
  if (atom.kind === "mentions" || atom.kind === "empty text") return true;
  return "ignoringCase" in atom && atom.ignoringCase;
}

/** The texts that an atom compares with. */
export function constantsIn(atom: Condition): readonly string[] {
  const values =
    atom.kind === "one of"
      ? atom.constants
      : atom.kind === "compare"
        ? [atom.left, atom.right].flatMap((value) => (value.kind === "constant" ? [value.constant] : []))
        : [];
  return values.flatMap((constant) => (constant.kind === "text" ? [constant.value] : []));
}

export function likeButForCase(text: string): Condition {
  const right = { kind: "constant", constant: { kind: "text", value: text } } as const;
  return { kind: "compare", operator: "is", left: { kind: "field", field: 0 }, right, ignoringCase: true };
}

function keyOf(policy: Policy, value: Value): string | undefined {
  if (value.kind !== "field" && value.kind !== "item field") return undefined;
  if (typeOf(value, policy)?.kind !== "text") return undefined;
  return value.kind === "field" ? keyOfField(value.field) : keyOfItem(value.list, value.field);
}
