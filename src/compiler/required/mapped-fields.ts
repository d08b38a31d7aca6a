import type { FieldDraft, FieldTable } from "../context.ts";

/**
 * The fields of a policy under the names that a central file uses: those of the map besides their own. A definition of the
 * central file hides a field of its name. `dangling`: mapped to what the policy does not have.
 */
export function mappedFields(
  table: FieldTable,
  map: ReadonlyMap<string, string>,
  defined: ReadonlySet<string>,
): { readonly fields: FieldTable; readonly dangling: ReadonlyMap<string, string> } {
  const byName = new Map([...table.byName].filter(([name]) => !defined.has(name)));
  const dangling = new Map<string, string>();
  const items: (readonly [central: string, target: string])[] = [];
  for (const [central, target] of map) {
    if (defined.has(central)) continue;
    const field = table.byName.get(target);
    const group = table.groups.get(target);
    if (field !== undefined) byName.set(central, field);
    else if (group !== undefined) {
      for (const at of group) {
        const { name } = table.fields[at] as FieldDraft;
        byName.set(central + name.slice(target.length), at);
      }
    } else if (itemOf(table, target) !== undefined) items.push([central, target]);
    else dangling.set(central, target);
  }
  const fields = table.fields.map((field) => ({ ...field }));
  for (const [central, target] of items) {
    const item = itemOf(table, target) as ItemPlace;
    const list = [...byName].find(([name, at]) => at === item.list && central.startsWith(`${name}.`))?.[0];
    if (list === undefined) dangling.set(central, target);
    else renameItem(fields, item, central.slice(list.length + 1));
  }
  return { fields: { ...table, fields, byName }, dangling };
}

interface ItemPlace {
  readonly list: number;
  readonly field: number;
}

/** The list, and the field of its items, that `lines.amount` names. */
function itemOf({ fields }: FieldTable, name: string): ItemPlace | undefined {
  for (const [list, { name: own, type }] of fields.entries()) {
    if (type.kind !== "items" || !name.startsWith(`${own}.`)) continue;
    const field = type.fields.findIndex(({ path }) => `${own}.${path.join(".")}` === name);
    if (field >= 0) return { list, field };
  }
  return undefined;
}

/** Names alone change: conditions hold places. */
function renameItem(fields: FieldDraft[], { list, field }: ItemPlace, name: string): void {
  const draft = fields[list] as FieldDraft;
  if (draft.type.kind !== "items") return;
  const renamed = draft.type.fields.map((each, at) => (at === field ? { ...each, path: name.split(".") } : each));
  fields[list] = { ...draft, type: { ...draft.type, fields: renamed } };
}
