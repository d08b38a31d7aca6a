import type { Span } from "../diagnostics/source.ts";
import type { PolicyTree } from "../grammar/tree.ts";
import type { Checked } from "./check.ts";

/** Where the teams and fields of a policy are declared, by name, and parts of its model written. */
export interface PolicyPlaces {
  readonly team: (name: string) => Span | undefined;
  readonly field: (name: string) => Span | undefined;
  readonly written: Checked["written"];
}

export function placesIn({ trees, written }: Pick<Checked, "trees" | "written">): PolicyPlaces {
  const teams = new Map<string, Span>();
  const fields = new Map<string, Span>();
  for (const declaration of trees.flatMap(({ declarations }: PolicyTree) => declarations)) {
    if (declaration.kind === "team") teams.set(declaration.name.text, declaration.name.span);
    if (declaration.kind !== "decision") continue;
    for (const { path } of declaration.fields) fields.set(path.parts.map(({ text }) => text).join("."), path.span);
  }
  return { team: (name) => teams.get(name), field: (name) => fields.get(name), written };
}
