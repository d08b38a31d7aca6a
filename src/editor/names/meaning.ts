import type { Span } from "../../diagnostics/source.ts";

export type MeaningKind =
  | "field"
  | "group"
  | "item field"
  | "item group"
  | "choice"
  | "team"
  | "define"
  | "list"
  | "rule"
  | "ensure"
  | "typical"
  | "example"
  | "file";

/** What a word of a policy stands for. */
export interface Meaning {
  readonly kind: MeaningKind;
  /** Dotted where it is a field or a group, within its list for those of items. */
  readonly name: string;
  /** The list of an item's field or group, the key of the field of a choice, else "". */
  readonly of: string;
}

/** A place where something is named. */
export interface Occurrence {
  readonly meaning: Meaning;
  readonly span: Span;
  /** It is brought into being here. */
  readonly declares: boolean;
  /** Written in quotes. */
  readonly inQuotes: boolean;
}

/** Equal for equal meanings alone. */
export function meaningKey({ kind, name, of }: Meaning): string {
  return `${kind}\u0000${of}\u0000${name}`;
}

export function meaning(kind: MeaningKind, name: string, of = ""): Meaning {
  return { kind, name, of };
}

export function choiceOf(field: Meaning, name: string): Meaning {
  return { kind: "choice", name, of: meaningKey(field) };
}
