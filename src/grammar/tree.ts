import type { Span } from "../diagnostics/source.ts";
import type { Comment } from "./comment.ts";
import type { ShiftTree } from "./shift.ts";

/**
 * The syntax tree: what the text says, before names and types are known. Plain data; every node has its span.
 * A broken text still gives a tree: what could not be read is `{kind: "missing"}` and has been reported.
 */
export interface PolicyTree {
  readonly file: string;
  readonly declarations: readonly Declaration[];
  readonly comments: readonly Comment[];
}

/** A word the author chose: a field, choice, team, list or define. `quoted`: written in backticks. */
export interface Name {
  readonly text: string;
  readonly quoted: boolean;
  readonly span: Span;
}

/** A text in quotes, without them, escapes (a doubled quote) resolved, not normalised. */
export interface Text {
  readonly value: string;
  readonly span: Span;
}

/** A field path, `customer.tier`: its parts in order. */
export interface Path {
  readonly parts: readonly Name[];
  readonly span: Span;
}

export type Declaration =
  | HeaderLine
  | Include
  | DecisionBlock
  | Team
  | Define
  | ListDeclaration
  | Rule
  | Otherwise
  | SpotCheck
  | Ensure
  | Typical
  | Example;

/** A line of the header, `policy "…"` included. One node a line, so that each can be reported by itself. */
export type HeaderLine = { readonly kind: "header"; readonly span: Span } & (
  | { readonly entry: "policy"; readonly name: Text }
  | { readonly entry: "language" | "version"; readonly value: NumberLiteral }
  | { readonly entry: "owner" | "time zone" | "decides whether to" | "if blocked" | "profile"; readonly text: Text }
  | { readonly entry: "currency"; readonly code: Name }
  | { readonly entry: "identified by" | "dated by"; readonly field: Path }
  | { readonly entry: "protective" }
);

export interface Include {
  readonly kind: "include";
  readonly path: Text;
  readonly span: Span;
}

export interface DecisionBlock {
  readonly kind: "decision";
  readonly fields: readonly FieldDeclaration[];
  readonly span: Span;
}

export interface FieldDeclaration {
  readonly kind: "field";
  readonly path: Path;
  readonly type: TypeTree;
  readonly optional: boolean;
  readonly absentMeans?: { readonly value: Expression; readonly because?: Text; readonly span: Span };
  readonly marks: readonly MarkTree[];
  readonly span: Span;
}

/** `marks irreversible and legal when no`: names joined by `and`, each of one or more words. */
export interface MarkTree {
  readonly names: readonly { readonly text: string; readonly span: Span }[];
  /** What is said of the value; the field stands in it as the path at its beginning, though nothing is written there. */
  readonly when?: Expression;
  readonly span: Span;
}

export type TypeTree = { readonly span: Span } & (
  | { readonly kind: "text" | "yes/no" }
  | { readonly kind: "date" | "time"; readonly range?: RangeTree }
  | { readonly kind: "whole number"; readonly range?: RangeTree }
  | { readonly kind: "number"; readonly decimals?: NumberLiteral; readonly range?: RangeTree }
  | {
      readonly kind: "money";
      /** One for `money USD`, several for `money in USD, EUR`, none for bare `money` (the header's currency). */
      readonly currencies: readonly Name[];
      readonly roundedHalfEven: boolean;
      readonly range?: RangeTree;
    }
  /** `ordered` where the choices are separated by `<`. */
  | { readonly kind: "choice"; readonly choices: readonly ChoiceName[]; readonly ordered: boolean }
  /** A plain list: `list of text`, `list of one of a, b`. */
  | { readonly kind: "list"; readonly of: TypeTree }
  /** `list of` followed by lines that describe the items. */
  | { readonly kind: "item list"; readonly fields: readonly FieldDeclaration[] }
  | { readonly kind: "missing" }
);

/** `0 to 1`, `at least $0`, `at most 5`: both ends included. */
export interface RangeTree {
  readonly least?: Expression;
  readonly most?: Expression;
  readonly span: Span;
}

/** A choice stands bare, in backticks or in quotes. */
export type ChoiceName = Name & { readonly inQuotes: boolean };

export interface Team {
  readonly kind: "team";
  readonly name: Name;
  readonly entries: readonly TeamEntry[];
  readonly span: Span;
}

/** What a team's lines say, in any order, several to a line. */
export type TeamEntry = {
  readonly span: Span;
} /** `6 people Mon-Fri 09:00-17:00`: without hours around the clock. */ & (
  | { readonly kind: "people"; readonly people: NumberLiteral; readonly shift?: ShiftTree }
  | { readonly kind: "zone"; readonly zone: Text }
  | { readonly kind: "holidays"; readonly calendar: Text }
  | { readonly kind: "minutes"; readonly minutes: NumberLiteral }
  /** `1 in 10 over 25 minutes` */
  | {
      readonly kind: "long reviews";
      readonly count: NumberLiteral;
      readonly outOf: NumberLiteral;
      readonly minutes: NumberLiteral;
    }
  | { readonly kind: "away" | "finds"; readonly share: Expression }
  | { readonly kind: "costs"; readonly perHour: Expression }
);

export interface Define {
  readonly kind: "define";
  readonly name: Name;
  readonly expression: Expression;
  readonly span: Span;
}

export interface ListDeclaration {
  readonly kind: "list declaration";
  readonly name: Name;
  readonly from:
    | { readonly kind: "values"; readonly values: readonly Expression[] }
    | { readonly kind: "file"; readonly path: Text; readonly column?: Name | Text };
  readonly span: Span;
}

export interface Rule {
  readonly kind: "rule";
  readonly name?: Text;
  /** `{kind: "always"}` for `always → …`. */
  readonly condition: Expression;
  readonly exceptions: readonly { readonly condition: Expression; readonly span: Span }[];
  readonly action: Action;
  readonly details: Details;
  readonly span: Span;
}

export interface Otherwise {
  readonly kind: "otherwise";
  readonly action: Action;
  readonly details: Details;
  readonly span: Span;
}

/** `spot check 2% by finance within 5 days` */
export interface SpotCheck {
  readonly kind: "spot check";
  readonly rate: Expression;
  readonly reviewers?: Reviewers;
  readonly within?: Deadline;
  readonly details: Details;
  readonly span: Span;
}

/** What follows `→`: its parts in the order written, and what holds instead in doubt. */
export interface Action {
  readonly parts: readonly ActionPart[];
  readonly inDoubt?: Action;
  readonly span: Span;
}

export type ActionPart = { readonly span: Span } & (
  | { readonly kind: "proceed" | "block" }
  | {
      readonly kind: "review" | "audit";
      /** Without a rate everything is taken. */
      readonly rate?: Expression;
      readonly reviewers?: Reviewers;
      readonly within?: Deadline;
      readonly then: readonly Step[];
      readonly notBy: readonly Path[];
    }
  | { readonly kind: "missing" }
);

/** `by 2 of finance and 1 of legal`: clauses joined by `and`, teams of one clause by `or`. */
export interface Reviewers {
  readonly clauses: readonly {
    readonly people?: NumberLiteral;
    readonly teams: readonly Name[];
    readonly span: Span;
  }[];
  readonly span: Span;
}

export type DeadlineUnit = "minutes" | "hours" | "days" | "weeks" | "working hours" | "working days";

export interface Deadline {
  readonly amount: NumberLiteral;
  readonly unit: DeadlineUnit;
  readonly span: Span;
}

/** `then by cfo within 1 day`, `then block`, `then proceed` */
export type Step = { readonly span: Span } & (
  | { readonly kind: "escalate"; readonly reviewers: Reviewers; readonly within?: Deadline }
  | { readonly kind: "outcome"; readonly outcome: "block" | "proceed" }
);

/** The lines under a rule, `otherwise` or `spot check`, in any order. */
export interface Details {
  readonly show: readonly Path[];
  readonly options?: { readonly options: readonly OptionTree[]; readonly span: Span };
  /** `reason required` alone has no texts. */
  readonly reason?: { readonly from: readonly Text[]; readonly span: Span };
  readonly ifApproved?: Text;
  readonly ifRejected?: Text;
  readonly because?: Text;
}

export type OptionTree = { readonly span: Span } & (
  | { readonly kind: "approve" | "reject" | "escalate" }
  | { readonly kind: "modify"; readonly field: Path }
);

export interface Ensure {
  readonly kind: "ensure";
  readonly name?: Text;
  readonly promise: EnsurePromise;
  readonly because?: Text;
  readonly span: Span;
}

export type EnsurePromise = { readonly span: Span } & (
  | {
      readonly kind: "bound";
      readonly premise: Expression;
      readonly bound: "at least" | "at most";
      readonly outcome: "proceed" | "audit" | "review" | "block";
      readonly reviewers?: Reviewers;
    }
  | { readonly kind: "rises" | "falls" | "independent"; readonly field: Path }
  | { readonly kind: "missing" }
);

/** A named input to start examples from: the comparisons give its values. */
export interface Typical {
  readonly kind: "typical";
  readonly name: Text;
  readonly values: readonly ExampleValue[];
  readonly span: Span;
}

export interface Example {
  readonly kind: "example";
  readonly name: Text;
  readonly from?: Text;
  readonly values: readonly ExampleValue[];
  readonly expected: ExpectedOutcome;
  readonly span: Span;
}

/** `refund is $12K`, `note is missing`, `items is empty`, `items is (sku is "a"), (sku is "b")` */
export interface ExampleValue {
  readonly path: Path;
  readonly value:
    | { readonly kind: "value"; readonly value: Expression }
    /** `unreadable`: there, and of no type that any field has. */
    | { readonly kind: "missing" | "empty" | "unreadable" }
    | { readonly kind: "items"; readonly items: readonly (readonly ExampleValue[])[] }
    /** `topics is pricing, legal` for a plain list. */
    | { readonly kind: "values"; readonly values: readonly Expression[] };
  readonly span: Span;
}

export interface ExpectedOutcome {
  readonly outcome: "proceed" | "audit" | "review" | "block";
  readonly reviewers?: Reviewers;
  readonly span: Span;
}

/** A whole decimal as written, signs and thousands commas resolved: `decimal` matches -?digits[.digits]. */
export interface NumberLiteral {
  readonly kind: "number";
  readonly decimal: string;
  readonly span: Span;
}

export type ComparisonOperator = "is" | "is not" | "<" | "<=" | ">" | ">=";
export type QuantifierWord = "any" | "every" | "no";
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
/** What the author says of an empty list, right after the comparison or the bracket. */
export type Emptiness = "at least one" | "even if empty";

/** Conditions and values share one kind of tree; types sort them out. */
export type Expression = { readonly span: Span } & (
  | { readonly kind: "path"; readonly path: Path }
  /** `it`, the element of a plain list. */
  | { readonly kind: "it" }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "number"; readonly decimal: string }
  /** `decimal` is what stands before the sign: "80" for 80%. */
  | { readonly kind: "percent"; readonly decimal: string }
  /** `amount` in main units as a decimal, K/M/B resolved; `currency` an ISO code, or "$" where the header decides. */
  | { readonly kind: "money"; readonly currency: string; readonly amount: string }
  /** `$10K / €9K / ¥1,500,000` */
  | { readonly kind: "limits"; readonly limits: readonly Expression[] }
  | { readonly kind: "duration"; readonly amount: string; readonly unit: DeadlineUnit }
  /** As written: `2026-01-31`, `2026-03-02T10:00`, `2026-03-02T10:00:00-05:00`. */
  | { readonly kind: "date" | "instant"; readonly text: string }
  /** Minutes from midnight. */
  | { readonly kind: "time of day"; readonly minutes: number }
  | { readonly kind: "yes/no"; readonly value: boolean }
  | { readonly kind: "weekday"; readonly weekday: Weekday }
  | { readonly kind: "always" }
  | { readonly kind: "not"; readonly operand: Expression }
  | { readonly kind: "and" | "or"; readonly operands: readonly Expression[] }
  | { readonly kind: "brackets"; readonly inner: Expression }
  | {
      readonly kind: "comparison";
      readonly operator: ComparisonOperator;
      readonly left: Expression;
      readonly right: Expression;
      readonly ignoringCase: boolean;
      readonly emptiness?: Emptiness;
    }
  | {
      readonly kind: "is one of";
      readonly negated: boolean;
      readonly operand: Expression;
      readonly choices: readonly Expression[];
      readonly ignoringCase: boolean;
    }
  /** Both ends included. */
  | {
      readonly kind: "is from to";
      readonly operand: Expression;
      readonly from: Expression;
      readonly to: Expression;
      readonly emptiness?: Emptiness;
    }
  | { readonly kind: "is empty" | "is missing" | "is present"; readonly negated: boolean; readonly operand: Expression }
  /** Novelty against the profile. */
  | { readonly kind: "is unseen"; readonly negated: boolean; readonly operand: Expression }
  | { readonly kind: "is outside"; readonly operand: Expression; readonly share: Expression }
  | { readonly kind: "is in"; readonly negated: boolean; readonly operand: Expression; readonly list: Name }
  | { readonly kind: "like"; readonly operand: Expression; readonly pattern: Text; readonly ignoringCase: boolean }
  | { readonly kind: "mentions"; readonly operand: Expression; readonly words: readonly Text[] }
  | { readonly kind: "includes"; readonly operand: Expression; readonly values: readonly Expression[] }
  | {
      readonly kind: "quantifier";
      readonly word: QuantifierWord;
      readonly list: Path;
      readonly where: Expression;
      readonly emptiness?: Emptiness;
    }
  | { readonly kind: "count"; readonly list: Path; readonly where?: Expression }
  /** `sum of (items.price where …)`: the last part of the path is the item's field, or the path is a plain list. */
  | { readonly kind: "sum"; readonly of: Path; readonly where?: Expression }
  | { readonly kind: "weekday of" | "time of"; readonly operand: Expression }
  | {
      readonly kind: "arithmetic";
      readonly operator: "+" | "-" | "*";
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: "missing" }
);
