import { readsOf } from "../../model/children.ts";
import type { Condition, Value } from "../../model/condition.ts";
import type { Scope } from "../../model/interpreter.ts";
import type { Zone } from "../../model/policy.ts";
import type { Reading } from "../../model/read.ts";
import { conditionKey } from "./condition-key.ts";
import type { Derived } from "./derived.ts";
import { type Coded, type CodedRows, pairCodes } from "./pair-codes.ts";
import type { Readings } from "./readings.ts";
import type { Shelf, Store } from "./store.ts";

/** A column as one field reads it. */
export interface FieldColumn extends Coded, Readings {
  /** Another one for every column that is made. */
  readonly id: number;
}

/** Truths by code: 0 false, 1 unknown, 2 true. The first `done` are judged. */
export interface Judging {
  readonly truths: Uint8Array;
  done: number;
}

/** What conditions of one policy are judged over, and what is kept of it. */
export interface Ground {
  readonly rows: number;
  readonly zone: Zone | undefined;
  /** By index in `Policy.fields`. */
  readonly columnOf: (field: number) => FieldColumn;
  readonly kept: KeptTruths;
}

export interface KeptTruths {
  readonly judged: Shelf<Judging>;
  readonly derived: Shelf<Derived>;
  readonly pairs: Shelf<CodedRows>;
}

export function keptTruths(store: Store): KeptTruths {
  return {
    judged: store.shelf(({ truths }) => truths.byteLength),
    derived: store.shelf(({ codes, sources }) => codes.byteLength + 60 * sources.length),
    pairs: store.shelf(({ codes, firstRows }) => codes.byteLength + firstRows.byteLength),
  };
}

/** Rows coded by all that a condition reads of them. */
export interface Base extends Coded {
  /** The same for the same columns. */
  readonly key: string;
  readonly scopeOf: (code: number) => Scope;
  /** The column, where it is one. */
  readonly column: FieldColumn | undefined;
}

export function keyIn({ columnOf, zone }: Ground, condition: Condition | Value): string {
  return `${zone?.name ?? ""} ${zone?.version ?? ""} ${conditionKey(condition, (field) => columnOf(field).id)}`;
}

const nowhere: ReadonlyMap<number, readonly Reading[]> = new Map();
const absent: Reading = { known: false, cause: "absent" };

export function baseOf(ground: Ground, condition: Condition): Base {
  const fields = [...readsOf([condition]).fields];
  const { zone } = ground;
  const [field, ...others] = fields;
  if (field === undefined) {
    const scope: Scope = { readingOf: () => absent, elements: nowhere, zone };
    return { key: "", codes: new Uint8Array(0), count: 1, scopeOf: () => scope, column: undefined };
  }
  if (others.length === 0) {
    const column = ground.columnOf(field);
    return {
      key: `#${column.id}`,
      codes: column.codes,
      count: column.count,
      column,
      scopeOf: (code) => ({
        readingOf: (asked) => (asked === field ? column.readingOf(code) : absent),
        elements: nowhere,
        zone,
      }),
    };
  }
  const columns = new Map(fields.map((place) => [place, ground.columnOf(place)]));
  const paired = pairsOf(ground, [...columns.values()]);
  return {
    ...paired,
    column: undefined,
    scopeOf: (code) => {
      const row = paired.firstRows[code] as number;
      const readingOf = (asked: number): Reading => {
        const column = columns.get(asked);
        return column === undefined ? absent : column.readingOf(column.codes[row] as number);
      };
      return { readingOf, elements: nowhere, zone };
    },
  };
}

/** The columns by their ids, so that two conditions over the same share the pairs. */
function pairsOf({ kept }: Ground, columns: readonly FieldColumn[]): CodedRows & { readonly key: string } {
  const [first, ...others] = [...new Set(columns)].sort((one, other) => one.id - other.id);
  if (first === undefined) throw new Error("This is a bug: pairs of no columns");
  let key = `#${first.id}`;
  let coded: Coded = first;
  let paired: CodedRows | undefined;
  for (const column of others) {
    key += `#${column.id}`;
    paired = kept.pairs.get(key) ?? kept.pairs.put(key, pairCodes(coded, column));
    coded = paired;
  }
  const all = paired ?? kept.pairs.get(`${key} alone`) ?? kept.pairs.put(`${key} alone`, pairCodes(first, first));
  return { ...all, key };
}
