import type { Places } from "../analysis/index.ts";
import type { Span } from "../diagnostics/source.ts";
import type { PolicyTree } from "../grammar/tree.ts";

/** Where the teams and fields of a policy are declared, and parts of its model written. */
export function placesIn(trees: readonly PolicyTree[], written: NonNullable<Places["written"]>): Places {
  const teams = new Map<string, Span>();
  const fields = new Map<string, Span>();
  for (const declaration of trees.flatMap(({ declarations }) => declarations)) {
    if (declaration.kind === "team") teams.set(declaration.name.text, declaration.name.span);
    if (declaration.kind !== "decision") continue;
    for (const { path } of declaration.fields) fields.set(path.parts.map(({ text }) => text).join("."), path.span);
  }
  return { team: (name) => teams.get(name), field: (name) => fields.get(name), written };
}
