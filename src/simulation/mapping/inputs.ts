import type { Policy } from "../../model/policy.ts";
import type { Chunk, IsRead } from "../history/history.ts";
import { type Convert, type Converted, converterFor, put } from "./convert.ts";
import type { Plan, Source } from "./plan.ts";

/** A cell that could not be read as what its field wants. */
export interface UnreadCells {
  readonly count: number;
  /** The first of them, and its row counted from 1 (without a header). */
  readonly example: string;
  readonly row: number;
}

/** One past decision as the policy gets it, and what is known of it besides. */
export interface PastDecision {
  readonly input: Readonly<Record<string, unknown>>;
  /** As text: an instant, a local time or a date. */
  readonly time?: string;
  readonly error?: boolean;
  readonly labelKnown?: boolean;
  readonly propensity?: number;
  /** What stands where the propensity is to be, if it is no chance from 0 to 1. */
  readonly noChance?: string;
}

/** Makes past decisions from the rows of a history, and counts what it found by field. */
export interface InputReader {
  readonly columns: readonly string[];
  readonly decisions: (chunk: Chunk) => readonly PastDecision[];
  /** Rows with a value, by field name. */
  readonly present: ReadonlyMap<string, number>;
  readonly unread: ReadonlyMap<string, UnreadCells>;
}

interface Reader {
  readonly name: string;
  readonly read: (chunk: Chunk, row: number) => unknown;
}

export function inputReader(policy: Policy, plan: Plan): InputReader {
  const columns: string[] = [];
  const place = (column: string): number => {
    const known = columns.indexOf(column);
    return known >= 0 ? known : columns.push(column) - 1;
  };
  const present = new Map<string, number>();
  const unread = new Map<string, UnreadCells>();
  let rowsBefore = 0;
  const reader = (name: string, { mapping, type }: Source, isRead?: IsRead, isId = false): Reader => {
    if (mapping.column === undefined) {
      const fixed = mapping.value;
      const read = (): unknown => {
        bump(present, name);
        return fixed;
      };
      return { name, read };
    }
    const convert: Convert = converterFor(type, mapping, isRead);
    const at = place(mapping.column);
    const currencyAt = typeof mapping.currency === "object" ? place(mapping.currency.column) : -1;
    return {
      name,
      read: (chunk, row) => {
        const cell = chunk.values[at]?.[row] ?? null;
        if (cell === null) return undefined;
        bump(present, name);
        const converted = convert(cell, chunk.values[currencyAt]?.[row] ?? null);
        if (couldNotBeRead(converted, isId)) {
          const known = unread.get(name);
          unread.set(name, {
            count: (known?.count ?? 0) + 1,
            example: known?.example ?? exampleOf(cell),
            row: known?.row ?? rowsBefore + row + 1,
          });
        }
        return converted.value;
      },
    };
  };
  const fields = [...plan.fields].flatMap(([index, source]) => {
    const field = policy.fields[index];
    if (field === undefined) return [];
    const isRead = plan.isRead(source.mapping.column ?? "");
    return [{ path: field.path, index, ...reader(field.name, source, isRead, index === policy.identifiedBy) }];
  });
  const role = (name: string, source: Source | undefined): Reader | undefined =>
    source === undefined ? undefined : reader(name, source);
  const time = policy.datedBy === undefined ? role("time", plan.time) : undefined;
  const error = role("error", plan.error);
  const labelKnown = role("label known", plan.labelKnown);
  const propensity = role("propensity", plan.propensity);

  const decision = (chunk: Chunk, row: number): PastDecision => {
    const input: Record<string, unknown> = Object.create(null);
    let dated: unknown;
    for (const { path, index, read } of fields) {
      const value = read(chunk, row);
      if (value === undefined) continue;
      put(input, path, value);
      if (index === policy.datedBy) dated = value;
    }
    const at = time === undefined ? dated : time.read(chunk, row);
    const wrong = error?.read(chunk, row);
    const known = labelKnown?.read(chunk, row);
    const chance = propensity?.read(chunk, row);
    return {
      input,
      ...(typeof at === "string" ? { time: at } : {}),
      ...(typeof wrong === "boolean" ? { error: wrong } : {}),
      ...(typeof known === "boolean" ? { labelKnown: known } : {}),
      ...(chance === undefined ? {} : isChance(chance) ? { propensity: chance } : { noChance: exampleOf(chance) }),
    };
  };
  return {
    columns,
    present,
    unread,
    decisions: (chunk) => {
      const decisions = Array.from({ length: chunk.rows }, (_, row) => decision(chunk, row));
      rowsBefore += chunk.rows;
      return decisions;
    },
  };
}

/** Whole numbers are ids, too, whatever the type. */
export function couldNotBeRead({ value, unread }: Converted, isId: boolean): boolean {
  return unread === true && !(isId && Number.isSafeInteger(value));
}

export function isChance(value: unknown): value is number {
  return typeof value === "number" && value >= 0 && value <= 1;
}

function bump(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** A cell as a text of at most 40 characters. */
export function exampleOf(cell: unknown): string {
  const text = typeof cell === "object" ? JSON.stringify(cell) : String(cell);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
