import type { FuncKeywordDefinition } from "ajv";
import type { Zone } from "../../../model/policy.ts";
import { type Reading, readField } from "../../../model/read.ts";
import type { FieldType } from "../../../model/types.ts";
import { normalText } from "../../../values/text.ts";

/** `local`: times without an offset are known; their `zone` is given where they are held against a range. */
export type TimeRule = FieldType & { readonly kind: "time"; readonly local: boolean; readonly zone?: Zone };

/** UTC stands in for a zone whose table does not matter. */
const ANY_ZONE: Zone = { name: "UTC", version: "", offsets: [-8_640_000_000_000, 0] };

/**
 * What Ajv needs to read the schema of a policy exactly: `new Ajv2020({ keywords: [...signoffKeywords] })`. Each error
 * carries the cause in `params.cause`, in the words in which a decision lists it.
 */
export const signoffKeywords: readonly FuncKeywordDefinition[] = [
  byReading(
    { keyword: "signoffNumber", type: "number", before: "maximum" },
    (type: FieldType) => (data) => readField(type, data, {}),
  ),
  byReading({ keyword: "signoffMoney", before: "anyOf" }, (type: FieldType) => (data) => readField(type, data, {})),
  byReading(
    { keyword: "signoffDate", type: "string", before: "pattern" },
    (type: FieldType) => (data) => readField(type, data, {}),
  ),
  byReading({ keyword: "signoffTime", type: "string", before: "pattern" }, (rule: TimeRule) => {
    const zone = rule.zone ?? (rule.local ? ANY_ZONE : undefined);
    return (data) => readField(rule, data, { zone });
  }),
  byReading({ keyword: "signoffChoice", type: "string" }, (choices: readonly string[]) => {
    const type: FieldType = { kind: "choice", choices: choices.map(normalText), ordered: false };
    return (data) => readField(type, data, {});
  }),
  byReading({ keyword: "signoffList", type: "array" }, (type: FieldType) => (data) => readField(type, data, {})),
  byCause({ keyword: "signoffOwn", type: "object" }, (keys: readonly string[]) => (data) => {
    return keys.every((key) => Object.hasOwn(data as object, key)) ? undefined : "absent";
  }),
];

/** `before`: the approximation that would otherwise speak first, and not name the cause. */
interface Place {
  readonly keyword: string;
  readonly type?: "number" | "string" | "array" | "object";
  readonly before?: string;
}

function byReading<Rule>(place: Place, reader: (rule: Rule) => (data: unknown) => Reading): FuncKeywordDefinition {
  return byCause(place, (rule: Rule) => {
    const read = reader(rule);
    return (data) => {
      const reading = read(data);
      return reading.known ? undefined : reading.cause;
    };
  });
}

function byCause<Rule>(
  place: Place,
  causeFor: (rule: Rule) => (data: unknown) => string | undefined,
): FuncKeywordDefinition {
  return {
    ...place,
    errors: true,
    compile: (rule: Rule) => {
      const causeOf = causeFor(rule);
      const validate: ReturnType<NonNullable<FuncKeywordDefinition["compile"]>> = (data: unknown) => {
        const cause = causeOf(data);
        if (cause !== undefined) validate.errors = [{ keyword: place.keyword, message: cause, params: { cause } }];
        return cause === undefined;
      };
      return validate;
    },
  };
}
