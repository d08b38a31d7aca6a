/** What a loaded history says of the fields and rules of a policy; plain JSON. */
export interface Knowledge {
  /** By the name of the field; that of an item is `items.price`. */
  readonly fields: Readonly<Record<string, FieldKnowledge>>;
  /** By the name of the rule; also "otherwise" and "spot check". */
  readonly rules: Readonly<Record<string, RuleKnowledge>>;
  /** What the history has columns of. */
  readonly columns?: readonly ColumnKnowledge[];
}

export interface ColumnKnowledge {
  readonly name: string;
  /** In people's words: `text`, `whole numbers`. */
  readonly holds: string;
  readonly examples: readonly string[];
}

export interface FieldKnowledge {
  /** Rows that have a value, of all rows. */
  readonly present: number;
  readonly rows: number;
  /** Values as they would be written in a policy. */
  readonly least?: string;
  readonly most?: string;
  readonly quantiles?: readonly { readonly share: number; readonly value: string }[];
  readonly commonest?: readonly { readonly value: string; readonly count: number }[];
}

/** Counts of decisions of the history. */
export interface RuleKnowledge {
  readonly applies: number;
  /** Of those, with the condition certainly true. */
  readonly certain: number;
  /** Found by no other rule. */
  readonly alone: number;
  readonly perWeek?: number;
}
