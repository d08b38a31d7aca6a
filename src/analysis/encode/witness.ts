import type { Policy } from "../../model/policy.ts";
import type { ItemField } from "../../model/types.ts";
import type { Solver } from "../solver/solver.ts";
import type { InputInstance, Instance } from "./instance.ts";

/** An input as JSON. */
export type Input = Readonly<Record<string, unknown>>;

/**
 * The input that the solver found. `pick` gives the value of what is known. A value that is unknown is left out, or, where
 * something stands in for what is absent, an empty object, which is of no type.
 */
export function witnessOf(
  policy: Policy,
  { values, lists }: InputInstance,
  solver: Solver,
  pick: (instance: Instance) => unknown,
): Input {
  const rawOf = (own: Instance, field: ItemField): unknown => {
    const instance = own.shared ?? own;
    return solver.isTrue(instance.known) ? pick(instance) : unknownRaw(field);
  };
  const input = {};
  for (const [place, field] of policy.fields.entries()) {
    const value = values[place];
    if (value !== undefined) put(input, field.path, rawOf(value, field));
    const list = lists.get(place);
    if (list === undefined) continue;
    if (!solver.isTrue(list.known)) {
      put(input, field.path, unknownRaw(field));
      continue;
    }
    const present = list.elements.filter((element) => solver.isTrue(element.present));
    put(
      input,
      field.path,
      present.map(({ items }) => {
        if (field.type.kind !== "items")
          return rawOf(items[0] as Instance, { ...field, path: [], optional: false }) ?? null;
        const item = {};
        for (const [at, itemField] of field.type.fields.entries())
          put(item, itemField.path, rawOf(items[at] as Instance, itemField));
        return item;
      }),
    );
  }
  return input;
}

/** What stands for a value that is unknown: nothing, or an object, of no type, where something stands in for nothing. */
export function unknownRaw({ absentMeans }: ItemField): unknown {
  return absentMeans === undefined ? undefined : {};
}

/** As an own property, whatever its name. */
export function put(container: object, path: readonly string[], value: unknown): void {
  if (value === undefined) return;
  let place = container;
  for (const [at, name] of path.entries()) {
    const last = at === path.length - 1;
    const found: unknown = Object.getOwnPropertyDescriptor(place, name)?.value;
    const inner = last ? value : typeof found === "object" && found !== null ? found : {};
    Object.defineProperty(place, name, { value: inner, enumerable: true, configurable: true, writable: true });
    if (!last) place = inner as object;
  }
}
