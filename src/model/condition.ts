/**
 * Conditions and the values they compare. Conditions are three-valued (Kleene); values are known or unknown. Operands are
 * of one domain, made sure by the compiler: the meaning of each operator is in operators.ts.
 */
export type Condition =
  | { readonly kind: "constant"; readonly value: boolean }
  | { readonly kind: "and" | "or"; readonly parts: readonly Condition[] }
  | { readonly kind: "not"; readonly part: Condition }
  /** A yes/no value as a condition. */
  | { readonly kind: "truth"; readonly value: Value }
  /** Both sides of one domain. Text, choices without order, yes/no: only `is`. Negation is `not`. */
  | {
      readonly kind: "compare";
      readonly operator: CompareOperator;
      readonly left: Value;
      readonly right: Value;
      readonly ignoringCase: boolean;
    }
  /** Money against the limit of its own currency (minor units, as text); one without a limit is unknown. */
  | {
      readonly kind: "compare limits";
      readonly operator: CompareOperator;
      readonly left: Value;
      readonly limits: Readonly<Record<string, string>>;
    }
  /** True if the value is one of the constants: text, choices, numbers, dates, weekdays … all of the value's domain. */
  | {
      readonly kind: "one of";
      readonly value: Value;
      readonly constants: readonly Constant[];
      readonly ignoringCase: boolean;
    }
  /** Text pattern: `*` any run, `?` one character (a code point). */
  | { readonly kind: "like"; readonly value: Value; readonly pattern: string; readonly ignoringCase: boolean }
  /** True if any of these stands in the text as a whole run of letters and digits, ignoring case. */
  | { readonly kind: "mentions"; readonly value: Value; readonly words: readonly string[] }
  /** True if a known element of the list is one of the constants; unknown elements make it unknown. */
  | { readonly kind: "includes"; readonly list: ListRef; readonly constants: readonly Constant[] }
  /** An empty text, or a list without elements. */
  | { readonly kind: "empty text"; readonly value: Value }
  | { readonly kind: "empty list"; readonly list: ListRef }
  /** Never unknown. */
  | { readonly kind: "missing"; readonly of: Value | { readonly kind: "whole list"; readonly list: ListRef } }
  /** `any`, `every` or `no` element of the list satisfies `where`; Kleene over the elements. */
  | {
      readonly kind: "quantifier";
      readonly word: "any" | "every" | "no";
      readonly list: ListRef;
      /** Names the element within `where`; unique in the policy. */
      readonly binder: number;
      readonly where: Condition;
    };

export type CompareOperator = "is" | "<" | "<=" | ">" | ">=";

export type Value =
  | { readonly kind: "constant"; readonly constant: Constant }
  /** A field of the input, by index in `Policy.fields`. */
  | { readonly kind: "field"; readonly field: number }
  /** A field of the element that `binder` names, by index in the list's item fields; -1: the element of a plain list. */
  | { readonly kind: "item field"; readonly binder: number; readonly list: number; readonly field: number }
  /** Numbers scaled by 10^decimals, money in minor units: exact integers, unknown beyond ±2^53. Also days and milliseconds. */
  | {
      readonly kind: "arithmetic";
      readonly operator: "+" | "-";
      readonly left: Value;
      readonly right: Value;
      readonly domain: Domain;
    }
  /** A value times a constant decimal; the result's `domain` has the decimals of both. */
  | { readonly kind: "scale"; readonly value: Value; readonly by: string; readonly domain: Domain }
  /** How many elements certainly and possibly satisfy `where`: an interval. */
  | { readonly kind: "count"; readonly list: ListRef; readonly binder: number; readonly where: Condition }
  /** The exact sum of `of` over the elements that satisfy `where`; unknown if any such value or any `where` is. */
  | {
      readonly kind: "sum";
      readonly list: ListRef;
      readonly binder: number;
      readonly where: Condition;
      readonly of: Value;
      readonly domain: Domain;
    }
  /** Calendar days in the policy's zone: left minus right, each a date or a time. */
  | { readonly kind: "days between"; readonly left: Value; readonly right: Value }
  /** Exact milliseconds between two times. */
  | { readonly kind: "time between"; readonly left: Value; readonly right: Value }
  /** Mon = 1 … Sun = 7, of a date, or of a time in the policy's zone. */
  | { readonly kind: "weekday of"; readonly value: Value }
  /** Milliseconds from midnight in the policy's zone. */
  | { readonly kind: "time of"; readonly value: Value };

/** The list field by index in `Policy.fields`. */
export interface ListRef {
  readonly field: number;
}

/**
 * What a value is measured in; operands of a comparison share a domain up to `decimals`, which are aligned.
 * `number` without decimals is a decimal of any length; with decimals it is an integer in units of 10^-decimals.
 */
export type Domain =
  | {
      readonly kind:
        | "text"
        | "yes/no"
        | "choice"
        | "date"
        | "time"
        | "days"
        | "milliseconds"
        | "weekday"
        | "time of day";
    }
  | { readonly kind: "number"; readonly decimals?: number }
  /** In 10^-decimals of the main unit of the value's own currency; `extra` decimals beyond the currency's own. */
  | { readonly kind: "money"; readonly currencies: readonly string[]; readonly extra: number };

/** A literal, normalised. Texts are NFC; numbers exact decimals as text; money in the main unit. */
export type Constant =
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "yes/no"; readonly value: boolean }
  /** `rank` is the place in the declared choices (from 0), -1 where the field has none. */
  | { readonly kind: "choice"; readonly value: string; readonly rank: number }
  /** `percent`: written as one, and read back so; it decides nothing. */
  | { readonly kind: "number"; readonly value: string; readonly percent?: true }
  | { readonly kind: "money"; readonly currency: string; readonly amount: string }
  /** Days from 1970-01-01. */
  | { readonly kind: "date"; readonly day: number }
  /** Epoch milliseconds. */
  | { readonly kind: "time"; readonly at: number }
  | { readonly kind: "days"; readonly days: number }
  | { readonly kind: "milliseconds"; readonly amount: number }
  | { readonly kind: "weekday"; readonly weekday: number }
  | { readonly kind: "time of day"; readonly at: number };
