import { useId, useState } from "preact/hooks";
import type { Field } from "../../src/model/types.ts";
import { tried, tryInput } from "../state/case.ts";
import { shownText, shownValue, typedValue, valueAt, withValue } from "../state/input.ts";

interface CaseFormProps {
  readonly fields: readonly Field[];
  readonly input: unknown;
}

/** One place for each field that the policy looks at; an empty one is a value that is missing. */
export function CaseForm({ fields, input }: CaseFormProps) {
  return (
    <form class="case-form" aria-label="The decision to try" onSubmit={(event) => event.preventDefault()}>
      {fields.map((field) => (
        <FieldInput key={field.name} field={field} value={valueAt(input, field.path)} />
      ))}
    </form>
  );
}

function FieldInput({ field, value }: { readonly field: Field; readonly value: unknown }) {
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const put = (next: unknown): void => tryInput(withValue(tried.value?.input ?? {}, field.path, next), "the form");
  const options = optionsOf(field, value);
  return (
    <div class="case-field">
      <span class="name">
        <label for={id}>{field.name}</label>
        {unitOf(field) === undefined ? null : <small aria-hidden="true">{unitOf(field)}</small>}
      </span>
      {options === undefined ? (
        <input
          id={id}
          value={shownText(field, value, typed)}
          title={kindOf(field)}
          placeholder={value === "" ? "empty text" : `missing (${kindOf(field)})`}
          inputMode={field.type.kind === "number" || field.type.kind === "money" ? "decimal" : "text"}
          spellcheck={false}
          autocomplete="off"
          aria-describedby={`${id}-type`}
          onInput={({ currentTarget: { value: text } }) => {
            setTyped(text);
            put(typedValue(field, text));
          }}
        />
      ) : (
        <select
          id={id}
          value={options.findIndex((option) => option.value === value)}
          aria-describedby={`${id}-type`}
          onChange={(event) => put(options[Number(event.currentTarget.value)]?.value)}
        >
          {options.map((option, at) => (
            <option key={option.text} value={at}>
              {option.text}
            </option>
          ))}
        </select>
      )}
      <span class="unseen" id={`${id}-type`}>
        {kindOf(field)}
      </span>
    </div>
  );
}

/** What a plain number in the field counts. */
function unitOf({ type }: Field): string | undefined {
  return type.kind === "money" && type.currencies.length === 1 ? type.currencies[0] : undefined;
}

interface Option {
  readonly text: string;
  readonly value: unknown;
}

/** Of fields with few values, and what the input holds besides. */
function optionsOf({ type }: Field, value: unknown): readonly Option[] | undefined {
  if (type.kind !== "choice" && type.kind !== "yes/no") return undefined;
  const usual: readonly Option[] =
    type.kind === "choice"
      ? type.choices.map((choice) => ({ text: choice, value: choice }))
      : [
          { text: "yes", value: true },
          { text: "no", value: false },
        ];
  const known = [{ text: "missing", value: undefined }, ...usual];
  return known.some((option) => option.value === value)
    ? known
    : [...known, { text: `${shownValue(value)} (no value of this field)`, value }];
}

function kindOf({ type, optional }: Field): string {
  const kind = kindWords(type);
  return optional ? `${kind}, optional` : kind;
}

function kindWords(type: Field["type"]): string {
  switch (type.kind) {
    case "money":
      return type.currencies.length === 1
        ? `money ${type.currencies[0]}`
        : `amount and ${type.currencies.join(" or ")}`;
    case "number": {
      const kind = type.decimals === 0 ? "whole number" : "number";
      if (type.least !== undefined && type.most !== undefined) return `${kind} ${type.least} to ${type.most}`;
      return type.least === undefined ? kind : `${kind}, at least ${type.least}`;
    }
    case "choice":
      return "choice";
    case "date":
      return "date, like 2026-01-31";
    case "time":
      return "time, like 2026-01-31T10:00";
    case "list":
    case "items":
      return "list, as JSON";
    default:
      return type.kind;
  }
}
