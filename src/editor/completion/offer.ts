/** What can stand at a place, before it is known how it is written and told of. */
export type Offer =
  /** `phrase` is the whole of which `words` is the rest. */
  | { readonly kind: "words"; readonly words: string; readonly phrase: string }
  /** Fields, by what they are for. */
  | { readonly kind: "fields"; readonly fit: FieldFit }
  | { readonly kind: "choices" }
  /** `it`, the element of a plain list. */
  | { readonly kind: "element" }
  | { readonly kind: "literal" }
  | {
      readonly kind: "teams" | "lists" | "typicals" | "currencies" | "types" | "weekdays" | "zones" | "files";
    }
  | { readonly kind: "units"; readonly of: "deadline" | "value" | "days" }
  /** A text with places to be filled in, written `‹…›`. */
  | { readonly kind: "form"; readonly text: string; readonly detail: string };

/** Which fields fit where a field stands. */
export type FieldFit =
  | "value"
  | "condition"
  | "like the left"
  | "any"
  /** Also whole groups. */
  | "shown"
  | "list"
  | "summed"
  | "text"
  | "moment"
  | "id"
  | "given"
  | "time"
  | "none";
