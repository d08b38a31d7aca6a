import type { Policy } from "../../model/policy.ts";
import type { FieldType } from "../../model/types.ts";
import { lookedAt } from "../../model/unknowns.ts";
import type { History, IsRead } from "../history/history.ts";
import type { Problem } from "../problem.ts";
import type { ColumnMapping, Mapping } from "./mapping.ts";
import { nearestName, plainName } from "./similar.ts";
import { datePattern, isZone } from "./time-text.ts";

/** Where the values of one field, or of a label, come from. */
export interface Source {
  readonly mapping: ColumnMapping;
  readonly type: FieldType;
  readonly how: "by its name" | "by a similar name" | "by the mapping" | "by an option";
}

/** What is read of a history and what becomes of it. */
export interface Plan {
  /** By index in `Policy.fields`. */
  readonly fields: ReadonlyMap<number, Source>;
  /** Fields that the policy reads and no column gives. */
  readonly missing: readonly string[];
  readonly time?: Source;
  readonly error?: Source;
  readonly labelKnown?: Source;
  readonly propensity?: Source;
  /** What is to be read of the cells of a column that goes to a field. */
  readonly isRead: (column: string) => IsRead;
}

/** Columns named on the command line, over those of the mapping. */
export interface ColumnOptions {
  readonly time?: string;
  readonly id?: string;
  readonly error?: string;
  readonly labelKnown?: string;
  readonly propensity?: string;
}

type Role = keyof ColumnOptions;

const roleTypes: Readonly<Record<Exclude<Role, "id">, FieldType>> = {
  time: { kind: "time" },
  error: { kind: "yes/no" },
  labelKnown: { kind: "yes/no" },
  propensity: { kind: "number" },
};

const optionNames: Readonly<Record<Role, string>> = {
  time: "--time",
  id: "--id",
  error: "--error",
  labelKnown: "--label-known",
  propensity: "--propensity",
};

/** Finds a column for each field: by the options, by the mapping, by the field's own name. */
export function planOf(
  policy: Policy,
  history: Pick<History, "file" | "columns" | "complete">,
  mapping: { readonly file: string; readonly mapping: Mapping } | undefined,
  options: ColumnOptions,
): Plan | Problem {
  const columns = history.columns.map(({ name }) => name);
  const named = mapping?.mapping ?? {};
  const place = mapping?.file ?? history.file;
  const problem = (reason: string, advice?: string): Problem => ({
    file: place,
    reason,
    ...(advice === undefined ? {} : { advice }),
  });
  const absentColumn = (column: string, by: string): Problem => {
    const near = nearestName(column, columns);
    const known = columns.length <= 12 ? `It has ${columns.join(", ")}.` : undefined;
    return {
      file: history.file,
      reason: `there is no column "${column}", which ${by} names.`,
      ...(near !== undefined ? { advice: `Is "${near}" meant?` } : known === undefined ? {} : { advice: known }),
    };
  };
  const fieldNames = policy.fields.map(({ name }) => name);
  const stranger = Object.keys(named.fields ?? {}).find((name) => !fieldNames.includes(name));
  if (stranger !== undefined) {
    const near = nearestName(stranger, fieldNames);
    return problem(
      `the policy has no field "${stranger}".`,
      near === undefined ? `It has ${fieldNames.join(", ")}.` : `Is "${near}" meant?`,
    );
  }
  const problems: Problem[] = [];
  const fromMapping = (given: string | ColumnMapping, type: FieldType, by: string): Source => {
    const own: ColumnMapping = typeof given === "string" ? { column: given } : given;
    const used = [own.column, typeof own.currency === "object" ? own.currency.column : undefined];
    for (const column of used)
      if (column !== undefined && history.complete && !columns.includes(column))
        problems.push(absentColumn(column, by));
    const wrong = misfit(own, type);
    if (wrong !== undefined) problems.push(problem(`${by}: ${wrong}`));
    return { mapping: own, type, how: "by the mapping" };
  };
  const fromOption = (role: Role, type: FieldType): Source | undefined => {
    const column = options[role];
    if (column === undefined) return undefined;
    if (history.complete && !columns.includes(column)) problems.push(absentColumn(column, optionNames[role]));
    const given = named[role];
    const rest = typeof given === "object" && given.column === column ? given : { column };
    return { mapping: rest, type, how: "by an option" };
  };
  const forRole = (role: Role, type: FieldType): Source | undefined => {
    const given = named[role];
    return fromOption(role, type) ?? (given === undefined ? undefined : fromMapping(given, type, `"${role}"`));
  };

  const fields = new Map<number, Source>();
  policy.fields.forEach((field, index) => {
    const role = index === policy.identifiedBy ? "id" : index === policy.datedBy ? "time" : undefined;
    const given = ownOf(named.fields ?? {}, field.name);
    const source =
      (role === undefined ? undefined : fromOption(role, field.type)) ??
      (given === undefined ? undefined : fromMapping(given, field.type, `"${field.name}"`)) ??
      (role === undefined ? undefined : forRole(role, field.type)) ??
      byName(field.name, field.type, columns, !history.complete);
    if (source !== undefined) fields.set(index, source);
  });
  const dated = policy.datedBy === undefined ? undefined : fields.get(policy.datedBy);
  const time = dated ?? forRole("time", roleTypes.time);
  const error = forRole("error", roleTypes.error);
  const labelKnown = forRole("labelKnown", roleTypes.labelKnown);
  const propensity = forRole("propensity", roleTypes.propensity);
  if (policy.identifiedBy === undefined) forRole("id", { kind: "text" });
  const [first] = problems;
  if (first !== undefined) return first;
  const needed = lookedAt(policy).fields;
  const missing = needed.filter((index) => !fields.has(index)).map((index) => policy.fields[index]?.name ?? "");
  if (missing.length > 0 && missing.length === needed.length)
    return {
      file: history.file,
      reason: `none of what the policy reads (${missing.join(", ")}) is a column of this history.`,
      advice: 'Map its columns with --map; "signoff map" proposes how.',
    };
  const reading = new Map(history.columns.map(({ name, isRead }) => [name, isRead]));
  return {
    fields,
    missing,
    isRead: (column) => reading.get(column) ?? (() => false),
    ...(time === undefined ? {} : { time }),
    ...(error === undefined ? {} : { error }),
    ...(labelKnown === undefined ? {} : { labelKnown }),
    ...(propensity === undefined ? {} : { propensity }),
  };
}

function byName(name: string, type: FieldType, columns: readonly string[], isOpen: boolean): Source | undefined {
  if (columns.includes(name)) return { mapping: { column: name }, type, how: "by its name" };
  const alike = columns.filter((column) => plainName(column) === plainName(name));
  if (alike.length === 1) return { mapping: { column: alike[0] as string }, type, how: "by a similar name" };
  return isOpen ? { mapping: { column: name }, type, how: "by its name" } : undefined;
}

/** Why a mapping cannot be meant for this type. */
function misfit(mapping: ColumnMapping, type: FieldType): string | undefined {
  const isTime = type.kind === "date" || type.kind === "time";
  if (mapping.format !== undefined) {
    if (!isTime) return `a "format" is for dates and times, this is ${type.kind}.`;
    if (datePattern(mapping.format) === undefined)
      return `the format "${mapping.format}" does not say year, month and day, each once. Write it like "DD/MM/YYYY HH:mm".`;
  }
  if (mapping.zone !== undefined) {
    if (type.kind !== "time") return `a "zone" is for times, this is ${type.kind}.`;
    if (!isZone(mapping.zone)) return `there is no time zone "${mapping.zone}". Write it like "Europe/Berlin".`;
  }
  if ((mapping.yes !== undefined || mapping.no !== undefined) && type.kind !== "yes/no")
    return `"yes" and "no" are for yes/no fields, this is ${type.kind}.`;
  if (mapping.currency !== undefined && type.kind !== "money")
    return `a "currency" is for money, this is ${type.kind}.`;
  if (mapping.unit?.startsWith("epoch") === true && !isTime) return `"${mapping.unit}" is for dates and times.`;
  if (
    mapping.unit !== undefined &&
    !mapping.unit.startsWith("epoch") &&
    type.kind !== "number" &&
    type.kind !== "money"
  )
    return `the unit "${mapping.unit}" is for numbers and money, this is ${type.kind}.`;
  if (mapping.separator !== undefined && type.kind !== "list")
    return `a "separator" is for lists, this is ${type.kind}.`;
  return undefined;
}

function ownOf<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
