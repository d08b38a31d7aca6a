/** What a history says of the fields and rules of a policy, for editors to show beside them; plain JSON. */
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
  /** Rows with a value, of all rows; of an item's field items. */
  readonly present: number;
  readonly rows: number;
  /** Values as they would be written in a policy; of numbers, money, dates and times. */
  readonly least?: string;
  readonly most?: string;
  /** `share` of the known values, 0 to 1, lie at or below `value`. */
  readonly quantiles?: readonly { readonly share: number; readonly value: string }[];
  /** Of texts, choices and yes/no: at most ten, with the rows that have them. */
  readonly commonest?: readonly { readonly value: string; readonly count: number }[];
}

/** Counts of decisions of the history. */
export interface RuleKnowledge {
  readonly applies: number;
  /** Of those, with the condition certainly true. */
  readonly certain: number;
  /** Without the rule the outcome would have been milder. */
  readonly alone: number;
  /** `applies` a week; undefined where the history spans less than a week. */
  readonly perWeek?: number;
}
