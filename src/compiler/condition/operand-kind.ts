import type { Expression, Name } from "../../grammar/tree.ts";
import type { Domain, Value } from "../../model/condition.ts";
import type { FieldType } from "../../model/types.ts";

/** One side of a comparison, before it is known what it is compared with. */
export type Operand =
  | ValueOperand
  | LiteralOperand
  | WordOperand
  | {
      readonly kind: "list";
      readonly field: number;
      readonly type: ListType;
      readonly name: string;
      readonly expression: Expression;
    };

export interface LiteralOperand {
  readonly kind: "literal";
  readonly expression: Expression;
}

/** A bare word that is no field. */
export interface WordOperand {
  readonly kind: "word";
  readonly name: Name;
  readonly expression: Expression;
}

export type ListType = FieldType & { kind: "list" | "items" };

export interface ValueOperand {
  readonly kind: "value";
  readonly value: Value;
  readonly domain: Domain;
  /** Of a field itself: its range and choices. */
  readonly type?: FieldType;
  /** As written, for messages. */
  readonly what: string;
  /** The field's own name where it stands alone, which may be a choice as well. */
  readonly word?: Name;
  readonly expression: Expression;
}
