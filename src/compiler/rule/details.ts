import type { Details as DetailsTree, Path } from "../../grammar/tree.ts";
import type { Details } from "../../model/policy.ts";
import { groupAsValue, nameOf, resolve, unknownField } from "../condition/resolve.ts";
import { scopeOf } from "../condition/scope-of.ts";
import type { Context } from "../context.ts";

/** The lines under a rule, names resolved, groups as their fields. */
export function detailsOf(context: Context, tree: DetailsTree): Details {
  const show = [...new Set(tree.show.flatMap((path) => shown(context, path)))];
  const options = tree.options?.options.flatMap((option) => {
    if (option.kind !== "modify") return [option.kind];
    const name = oneField(context, option.field);
    return name === undefined ? [] : [`modify ${name}`];
  });
  return {
    show,
    ...(options && { options: [...new Set(options)] }),
    ...(tree.reason && { reasonFrom: [...new Set(tree.reason.from.map(({ value }) => value))] }),
    ...(tree.ifApproved && { ifApproved: tree.ifApproved.value }),
    ...(tree.ifRejected && { ifRejected: tree.ifRejected.value }),
    ...(tree.because && { because: tree.because.value }),
  };
}

function shown(context: Context, path: Path): readonly string[] {
  const scope = scopeOf(context, "asking");
  const named = resolve(scope, path);
  if (named.kind === "broken" || (named.kind === "field" && named.field !== undefined)) return [nameOf(path)];
  if (named.kind === "group") return named.fields.flatMap((field) => context.fields.fields[field]?.name ?? []);
  unknownField(scope, path);
  return [];
}

/** A field of the decision, by name; undefined after a report. */
export function oneField(context: Context, path: Path): string | undefined {
  const at = oneFieldIndex(context, path);
  return at === undefined ? undefined : context.fields.fields[at]?.name;
}

export function oneFieldIndex(context: Context, path: Path): number | undefined {
  const scope = scopeOf(context, "asking");
  const named = resolve(scope, path);
  if (named.kind === "field" && named.field !== undefined) return named.field;
  if (named.kind === "group") return groupAsValue(scope, path, named.fields);
  return named.kind === "broken" ? undefined : unknownField(scope, path);
}
