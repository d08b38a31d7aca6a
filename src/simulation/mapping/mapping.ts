/** How a value of the history becomes a value of the policy. Everything but `column` and `value` is optional. */
export interface ColumnMapping {
  readonly column?: string;
  /** The same value for every decision, instead of a column. */
  readonly value?: string | number | boolean;
  /** Values that mean yes and no: `1` and `"1"` are alike. */
  readonly yes?: Scalar | readonly Scalar[];
  readonly no?: Scalar | readonly Scalar[];
  /** What other names of choices, or other texts, mean: `{"B": "business"}`. */
  readonly values?: Readonly<Record<string, string>>;
  readonly unit?: Unit;
  /** Of money: an ISO code, or the column that holds it. */
  readonly currency?: string | { readonly column: string };
  /** The sign before the decimals of numbers that are written as texts. */
  readonly decimal?: "," | ".";
  /** The zone that local times of the column are in, where it is not the policy's. */
  readonly zone?: string;
  /** Of dates and times: `DD/MM/YYYY HH:mm`. */
  readonly format?: string;
  /** Between the elements of a list written in one cell. */
  readonly separator?: string;
}

export type Scalar = string | number | boolean;

export const units = ["cents", "thousands", "millions", "percent", "epoch seconds", "epoch milliseconds"] as const;
export type Unit = (typeof units)[number];

/** A mapping file: what the columns of a history are called. */
export interface Mapping {
  readonly fields?: Readonly<Record<string, string | ColumnMapping>>;
  /** When the decision was made, and what names it. */
  readonly time?: string | ColumnMapping;
  readonly id?: string | ColumnMapping;
  /** Yes where the automated decision was wrong. */
  readonly error?: string | ColumnMapping;
  /** Yes where it is known whether it was wrong. */
  readonly labelKnown?: string | ColumnMapping;
  /** The chance, 0 to 1, that a person saw the decision back then. */
  readonly propensity?: string | ColumnMapping;
}
