import type { ColumnMapping, Mapping } from "../../src/simulation/mapping/mapping.ts";

export type Given = string | ColumnMapping;

/** What the reader chose, over what was in force and what is proposed. */
export interface ChosenColumns {
  readonly fields: ReadonlyMap<string, Given>;
  readonly error: Given | undefined;
  /** When the decision was made, where no field of the policy says it. */
  readonly time?: Given | undefined;
}

export function columnOf(given: Given | undefined): string | undefined {
  return typeof given === "string" ? given : given?.column;
}

/** What the form begins with: the mapping in force, and for fields that it does not name what is proposed. */
export function firstChoice(
  proposal: Mapping,
  inForce: Mapping | undefined,
  fields: readonly { readonly field: string }[],
): ChosenColumns {
  const names = new Set(fields.map(({ field }) => field));
  const given = [...Object.entries(proposal.fields ?? {}), ...Object.entries(inForce?.fields ?? {})];
  return {
    fields: new Map(given.filter(([name]) => names.has(name))),
    error: inForce === undefined ? proposal.error : (inForce.error ?? proposal.error),
    time: inForce?.time ?? proposal.time,
  };
}

/** A column chosen by hand keeps the conversion that is known for it. */
export function withColumn(column: string, ...known: readonly (Given | undefined)[]): Given | undefined {
  return column === "" ? undefined : (known.find((each) => columnOf(each) === column) ?? column);
}

/** The mapping that was chosen, with the ids and labels of the one in force. */
export function chosenMapping({ fields, error, time }: ChosenColumns, inForce: Mapping | undefined): Mapping {
  const { fields: _, error: __, time: ___, ...rest } = inForce ?? {};
  return {
    ...rest,
    fields: Object.fromEntries(fields),
    ...(error === undefined ? {} : { error }),
    ...(time === undefined ? {} : { time }),
  };
}

/** As a mapping file, which `signoff simulate --map` takes. */
export function mappingText(mapping: Mapping): string {
  return `${JSON.stringify(mapping, undefined, 2)}\n`;
}
