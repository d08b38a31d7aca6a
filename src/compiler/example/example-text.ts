import { parse } from "../../grammar/parse.ts";
import { expressionText, quotedText } from "../../grammar/printer/expression-text.ts";
import { format } from "../../grammar/printer/print.ts";
import type { ExampleValue, Expression } from "../../grammar/tree.ts";
import type { Decision } from "../../model/decision.ts";
import type { Example, Policy } from "../../model/policy.ts";
import { getOwn, type KnownValue, type Reading, readFieldOf } from "../../model/read.ts";
import type { FieldType, ItemField } from "../../model/types.ts";
import { printDate, printDateTime } from "../../values/calendar.ts";
import { decimalOfNumber, printDecimal } from "../../values/decimal.ts";
import { decimalOfMoney } from "../../values/money.ts";
import { bare } from "../condition/constant.ts";

/** An input with what is decided on it, to be written as an example. */
export interface Decided {
  readonly name: string;
  readonly input: unknown;
  readonly decision: Expecting;
}

/** The outcome, and who is asked for it. */
export interface Expecting {
  readonly outcome: Decision["outcome"];
  readonly reviews: readonly Clause[];
  readonly audits: readonly Pick<Clause, "anyOf">[];
}

type Clause = Example["expected"]["clauses"][number];

/** How names stand: bare where they can, or all in backticks. */
type NameText = (name: string) => string;

/**
 * `example "…" refund is $12K → review by finance` in the canonical style, ending in a line end. `dollar` is the currency that
 * `$` means. Undefined where the input holds what no example can say: an unknown element of a plain list, a line end in a text.
 */
export function exampleText(policy: Policy, decided: Decided, dollar: string): string | undefined {
  for (const nameText of [bare, inBackticks]) {
    const given = givenValues(policy.fields, decided.input, { policy, dollar, nameText });
    if (given === undefined) return undefined;
    const values = given.map(({ text }) => text).join(", ");
    const text = `example ${quotedText(decided.name)}\n  ${values} → ${expectedText(decided.decision, nameText)}\n`;
    const source = { file: "example.signoff", text };
    const { tree, diagnostics } = parse(source);
    const [example, ...others] = tree.declarations;
    const isRead =
      text.isWellFormed() &&
      diagnostics.length === 0 &&
      others.length === 0 &&
      example?.kind === "example" &&
      example.name.value === decided.name &&
      JSON.stringify(example.values.flatMap(wordsRead)) === JSON.stringify(given.flatMap(({ words }) => words));
    if (isRead) return format(source);
  }
  return undefined;
}

/** What an example says of an input, and so the same for the same input; undefined where it can say nothing. */
export function givenText(policy: Policy, input: unknown, dollar: string): string | undefined {
  const given = givenValues(policy.fields, input, { policy, dollar, nameText: inBackticks });
  return given?.map(({ text }) => text).join(", ");
}

interface Writing {
  readonly policy: Policy;
  readonly dollar: string;
  readonly nameText: NameText;
}

/** A text, and the names and texts that it is read back as. */
interface Given {
  readonly text: string;
  readonly words: readonly string[];
}

/** What an example says of the fields of an input, or of an item; a value that is absent is not named. */
function givenValues(fields: readonly ItemField[], input: unknown, writing: Writing): readonly Given[] | undefined {
  const all = fields.map((field) => givenValue(field, input, writing));
  return all.every((given) => given !== undefined) ? all.flat() : undefined;
}

function givenValue(field: ItemField, input: unknown, writing: Writing): readonly Given[] | undefined {
  const raw = getOwn(input, field.path);
  if (raw === undefined || raw === null) return [];
  const name = field.path.map(writing.nameText).join(".");
  const words = [field.path.join(".")];
  const reading = readFieldOf(input, field, { zone: writing.policy.zone });
  if (!reading.known) return [{ text: `${name} is unreadable`, words }];
  const value = valueGiven(reading.value, field.type, raw, writing);
  return value && [{ text: `${name} is ${value.text}`, words: [...words, ...value.words] }];
}

function valueGiven(value: KnownValue, type: FieldType, raw: unknown, writing: Writing): Given | undefined {
  const plain = (text: string): Given => ({ text, words: [] });
  switch (value.kind) {
    case "text":
      return value.value === "" ? plain("empty") : { text: quotedText(value.value), words: [value.value] };
    case "choice": {
      const text = writing.nameText === bare ? bare(value.value) : quotedText(value.value);
      return { text, words: [value.value] };
    }
    case "yes/no":
      return plain(value.value ? "yes" : "no");
    case "number":
      return plain(printDecimal(decimalOfNumber(value.value)));
    case "money":
      return plain(moneyText(value, writing.dollar));
    case "date":
      return plain(printDate(value.day));
    case "time":
      return /^\d/.test(printDateTime(value.at)) ? plain(printDateTime(value.at)) : undefined;
    case "list":
      return listGiven(value.elements, type, writing);
    case "items":
      return itemsGiven(type, raw, writing);
  }
}

/** `$12,000`, `€4.99`, `TWD 300`: no decimals where all are zeros. */
function moneyText({ currency, units }: KnownValue & { readonly kind: "money" }, dollar: string): string {
  const amount = printDecimal(decimalOfMoney({ currency, units })).replace(/\.0+$/, "");
  return expressionText({ kind: "money", currency: currency === dollar ? "$" : currency, amount, span: nowhere });
}

const nowhere = { file: "", start: 0, end: 0 };

function listGiven(elements: readonly Reading[], type: FieldType, writing: Writing): Given | undefined {
  if (elements.length === 0) return { text: "empty", words: [] };
  const of = type.kind === "list" ? type.of : type;
  const given = elements.map((each) => (each.known ? elementGiven(each.value, of, writing) : undefined));
  if (!given.every((each) => each !== undefined)) return undefined;
  return { text: given.map(({ text }) => text).join(", "), words: given.flatMap(({ words }) => words) };
}

/** The empty text stands in quotes among others; a list in a list has no words. */
function elementGiven(value: KnownValue, type: FieldType, writing: Writing): Given | undefined {
  if (value.kind === "text") return { text: quotedText(value.value), words: [value.value] };
  return value.kind === "list" || value.kind === "items" ? undefined : valueGiven(value, type, undefined, writing);
}

function itemsGiven(type: FieldType, raw: unknown, writing: Writing): Given | undefined {
  if (type.kind !== "items" || !Array.isArray(raw)) return undefined;
  if (raw.length === 0) return { text: "empty", words: [] };
  const items = raw.map((item: unknown) => itemGiven(type.fields, item, writing));
  if (!items.every((item) => item !== undefined)) return undefined;
  return { text: items.map(({ text }) => text).join(", "), words: items.flatMap(({ words }) => words) };
}

/** An item of which nothing is known says so of its first field. */
function itemGiven(fields: readonly ItemField[], item: unknown, writing: Writing): Given | undefined {
  const given = givenValues(fields, item, writing);
  const [first] = fields;
  if (given === undefined) return undefined;
  if (given.length === 0 && first !== undefined) {
    const name = first.path.map(writing.nameText).join(".");
    return { text: `(${name} is missing)`, words: [first.path.join(".")] };
  }
  return { text: `(${given.map(({ text }) => text).join(", ")})`, words: given.flatMap(({ words }) => words) };
}

function expectedText({ outcome, reviews, audits }: Decided["decision"], nameText: NameText): string {
  const asked =
    outcome === "review"
      ? reviews.map(({ people, anyOf }) => ({ people, anyOf }))
      : outcome === "audit"
        ? audits.map(({ anyOf }) => ({ people: 1, anyOf }))
        : [];
  const clauses = asked.map(({ people, anyOf }) => {
    const teams = anyOf.map(nameText).join(" or ");
    return `${people > 1 ? `${people} of ` : ""}${anyOf.length > 1 && asked.length > 1 ? `(${teams})` : teams}`;
  });
  const by = [...new Set(clauses)].join(" and ");
  return by === "" ? outcome : `${outcome} by ${by}`;
}

function inBackticks(name: string): string {
  return `\`${name}\``;
}

/** The names and texts that the parser finds in a value, in order. */
function wordsRead({ path, value }: ExampleValue): readonly string[] {
  const name = path.parts.map(({ text }) => text).join(".");
  switch (value.kind) {
    case "value":
      return [name, ...wordsOf(value.value)];
    case "values":
      return [name, ...value.values.flatMap(wordsOf)];
    case "items":
      return [name, ...value.items.flatMap((item) => item.flatMap(wordsRead))];
    default:
      return [name];
  }
}

function wordsOf(expression: Expression): readonly string[] {
  if (expression.kind === "text") return [expression.value];
  return expression.kind === "path" ? [expression.path.parts.map(({ text }) => text).join(".")] : [];
}
