import type { Declaration } from "../../grammar/tree.ts";
import type { Context, FieldTable, ListDraft } from "../context.ts";
import type { Loaded } from "../load.ts";

/** All outside a rule that the reading of it can depend on. */
export interface Environment {
  readonly main: string;
  /** What declares names, and where it stands now. */
  readonly origins: readonly Declaration[];
  readonly starts: readonly number[];
  readonly fields: FieldTable;
  readonly lists: ReadonlyMap<string, ListDraft>;
}

const declaring: ReadonlySet<Declaration["kind"]> = new Set<Declaration["kind"]>([
  ...(["header", "include", "decision", "team", "define", "list declaration"] as const),
]);

export function environmentOf(
  { main, fields, lists }: Context,
  { declarations, origins }: Pick<Loaded, "declarations" | "origins">,
): Environment {
  const places = [...declarations.keys()].filter((at) => declaring.has((declarations[at] as Declaration).kind));
  return {
    main,
    origins: places.map((at) => origins[at] as Declaration),
    starts: places.map((at) => (declarations[at] as Declaration).span.start),
    fields,
    lists,
  };
}

/** `moved`: it says the same, in other places. */
export function changeOf(before: Environment, now: Environment): "none" | "moved" | "other" {
  const isSame =
    before.main === now.main &&
    sameEach(before.origins, now.origins) &&
    sameFields(before.fields, now.fields) &&
    [...now.lists].every(([name, list]) => sameValues(before.lists.get(name), list));
  if (!isSame) return "other";
  const hasMoved =
    !sameEach(before.starts, now.starts) ||
    before.fields.fields.some(({ span }, at) => span.start !== now.fields.fields[at]?.span.start);
  return hasMoved ? "moved" : "none";
}

/** Declared fields are as their declarations; others as what all rules tell of them. */
function sameFields(before: FieldTable, now: FieldTable): boolean {
  if (before.declared !== now.declared || before.fields.length !== now.fields.length) return false;
  return now.declared || wordsOf(before) === wordsOf(now);
}

function wordsOf({ fields }: FieldTable): string {
  return JSON.stringify(
    fields.map(({ path, type, broken, optional, shownOnly }) => [path, type, broken, optional, shownOnly]),
  );
}

/** Values that are written out are as the declaration of the list; those of a table are read anew each time. */
function sameValues(before: ListDraft | undefined, now: ListDraft): boolean {
  if (before === undefined || before.values.length !== now.values.length) return false;
  return now.values.every((value, at) => typeof value !== "string" || value === before.values[at]);
}

function sameEach<Each>(before: readonly Each[], now: readonly Each[]): boolean {
  return before.length === now.length && before.every((each, at) => each === now[at]);
}
