/**
 * The types of fields, declared or inferred. Bounds are exact decimals as text (`-?digits[.digits]`), in main units for
 * money; both ends of a range are included.
 */
export type FieldType =
  | { readonly kind: "text" }
  | { readonly kind: "yes/no" }
  /** `decimals` undefined: any number, no arithmetic. 0: a whole number. n: at most n decimals. */
  | { readonly kind: "number"; readonly decimals?: number; readonly least?: string; readonly most?: string }
  | {
      readonly kind: "money";
      /** ISO 4217, at least one; a bare number or text has a currency only where there is exactly one. */
      readonly currencies: readonly string[];
      /** More digits than the unit has are rounded half to even, else they make the value unknown. */
      readonly roundedHalfEven: boolean;
      readonly least?: string;
      readonly most?: string;
      /** Of several currencies, the range of each, in place of `least` and `most`. */
      readonly limits?: Readonly<Record<string, { readonly least?: string; readonly most?: string }>>;
    }
  /** `ordered`: the choices stand from low to high. */
  | { readonly kind: "choice"; readonly choices: readonly string[]; readonly ordered: boolean }
  /** Bounds as `YYYY-MM-DD`. */
  | { readonly kind: "date"; readonly least?: string; readonly most?: string }
  /** Bounds as epoch milliseconds. */
  | { readonly kind: "time"; readonly least?: number; readonly most?: number }
  | { readonly kind: "list"; readonly of: FieldType }
  | { readonly kind: "items"; readonly fields: readonly ItemField[] };

export interface ItemField {
  /** The name within the item; a dotted path is nested objects. */
  readonly path: readonly string[];
  readonly type: FieldType;
  readonly optional: boolean;
  readonly absentMeans?: AbsentMeans;
}

/** A field of the input. Its place in `Policy.fields` is its index, by which conditions name it. */
export interface Field extends ItemField {
  /** `customer.tier`; unique. */
  readonly name: string;
  /** Read by a condition, the id, `not by` or the time: what `decide` looks at. */
  readonly read: boolean;
}

/** What stands in place of an absent or null value: a raw input value of the field's type (JSON), with its reason. */
export interface AbsentMeans {
  readonly value: unknown;
  readonly because: string;
}

/** Why a value is unknown. */
export type Cause =
  | "absent"
  | "null"
  | "not a number"
  | "infinite"
  | "wrong type"
  | "wrong currency"
  | "out of range"
  | "not a choice"
  | "not whole cents";
