/** What can stand at a place, before it is known how it is written and told of. */
export type Offer =
  /** `phrase` is the whole of which `words` is the rest. */
  | { readonly kind: "words"; readonly words: string; readonly phrase: string }
  /** Fields, by what they are for. */
  | { readonly kind: "fields"; readonly fit: FieldFit }
  | { readonly kind: "choices" }
  | { readonly kind: "literal" }
  | {
      readonly kind: "teams" | "lists" | "typicals" | "currencies" | "types" | "weekdays" | "zones" | "files";
    }
  | { readonly kind: "units"; readonly of: "deadline" | "value" }
  /** A text with places to be filled in, written `‹…›`. */
  | { readonly kind: "form"; readonly text: string; readonly detail: string };

/** Which fields fit where a field stands. */
export type FieldFit =
  | "value"
  | "condition"
  | "like the left"
  | "any"
  | "list"
  | "summed"
  | "text"
  | "moment"
  | "id"
  | "given"
  | "time"
  | "none";
