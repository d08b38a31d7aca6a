import { typeText } from "../../compiler/inferred-block.ts";
import type { FieldDeclaration } from "../../grammar/tree.ts";
import type { FieldKnowledge, Knowledge } from "../../model/knowledge.ts";
import type { FieldType } from "../../model/types.ts";
import type { Meaning } from "../names/meaning.ts";
import { pathName } from "../names/scope.ts";
import type { PolicyReading } from "../reading.ts";
import { code, listed, paragraphs, plain } from "./markdown.ts";
import { type Readers, readersOf } from "./readers.ts";

/** A field of the decision or of a list's items: its type, what is said of it, who reads it, what the history knows. */
export function fieldText(reading: PolicyReading, of: Meaning, knowledge: Knowledge | undefined): string {
  const found = fieldOf(reading, of);
  if (found === undefined) return `**${plain(of.name)}**`;
  const { type, declaration } = found;
  const written = declaration && sourceOf(reading, declaration.type.span);
  const shown = written === undefined || /[\r\n]/.test(written) ? typeText(type) : written;
  const name = of.kind === "item field" ? `${of.of}.${of.name}` : of.name;
  const known = knowledge !== undefined && Object.hasOwn(knowledge.fields, name) ? knowledge.fields[name] : undefined;
  return paragraphs(
    `**${plain(of.name)}** ${code(shown)}${of.kind === "item field" ? `, in each of ${code(of.of)}` : ""}`,
    `${inWords(type)}${declaration === undefined ? " This is what its use tells: no decision block declares it." : ""}`,
    declaration && saidOf(reading, declaration),
    readText(readersOf(reading, of)),
    known && historyText(known),
  );
}

/** What a field is, without who reads it. */
export function fieldSummary(reading: PolicyReading, of: Meaning): string {
  const found = fieldOf(reading, of);
  if (found === undefined) return "";
  return paragraphs(inWords(found.type), found.declaration && saidOf(reading, found.declaration));
}

function fieldOf(
  { checked: { names } }: PolicyReading,
  of: Meaning,
): { readonly type: FieldType; readonly declaration: FieldDeclaration | undefined } | undefined {
  const { fields, byName } = names.fields;
  const field = fields[byName.get(of.kind === "item field" ? of.of : of.name) ?? -1];
  if (field === undefined || of.kind !== "item field")
    return field && { type: field.type, declaration: field.declaration };
  const item =
    field.type.kind === "items" ? field.type.fields.find(({ path }) => path.join(".") === of.name) : undefined;
  const type = field.declaration?.type;
  const declaration =
    type?.kind === "item list" ? type.fields.find(({ path }) => pathName(path) === of.name) : undefined;
  return item && { type: item.type, declaration };
}

function sourceOf(reading: PolicyReading, { file, start, end }: { file: string; start: number; end: number }): string {
  return reading.textOf(file).slice(start, end);
}

function inWords(type: FieldType): string {
  switch (type.kind) {
    case "text":
      return "A text.";
    case "yes/no":
      return "Yes or no.";
    case "number":
      return type.decimals === 0
        ? "A whole number."
        : type.most === "1" && type.least === "0"
          ? "A number from 0 to 1; 80% is 0.8."
          : "A number.";
    case "money":
      return `An amount in ${type.currencies.join(", ")}, exact to the smallest coin.`;
    case "choice":
      return `One of ${listed(type.choices.map(code), 12)}${type.ordered ? ", from low to high" : ""}.`;
    case "date":
      return "A day of the calendar.";
    case "time":
      return "A moment in time.";
    case "list":
      return `A list. ${inWords(type.of)}`;
    case "items":
      return `A list of items, each with ${listed(
        type.fields.map(({ path }) => code(path.join("."))),
        12,
      )}.`;
  }
}

function saidOf(reading: PolicyReading, { optional, absentMeans, marks }: FieldDeclaration): string {
  const because = absentMeans?.because === undefined ? "" : `, because “${plain(absentMeans.because.value)}”`;
  return [
    ...(optional ? ["It may be absent."] : []),
    ...(absentMeans === undefined
      ? []
      : [`Where it is absent it counts as ${code(sourceOf(reading, absentMeans.value.span))}${because}.`]),
    ...marks.map(({ span }) => `${capital(code(sourceOf(reading, span)))}.`),
  ].join(" ");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "Read by the rules “a”, “b” and by 2 promises." */
export function readText({ rules, defines, ensures, examples }: Readers): string {
  const parts = [
    ...(rules.length === 0
      ? []
      : [`${rules.length === 1 ? "the rule" : "the rules"} ${listed(rules.map((rule) => `“${plain(rule)}”`))}`]),
    ...(defines.length === 0
      ? []
      : [`the ${defines.length === 1 ? "definition" : "definitions"} ${listed(defines.map(code))}`]),
    ...(ensures === 0 ? [] : [`${ensures} ${ensures === 1 ? "promise" : "promises"}`]),
    ...(examples === 0 ? [] : [`${examples} ${examples === 1 ? "example" : "examples"}`]),
  ];
  if (parts.length === 0) return "Nothing names it.";
  return `Named by ${parts.length === 1 ? parts[0] : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`}.`;
}

function historyText({ present, rows, least, most, quantiles = [], commonest = [] }: FieldKnowledge): string {
  if (rows === 0) return "The history has no decisions.";
  const missing = rows - present;
  const there =
    missing === 0
      ? `In the history all ${count(rows)} decisions have it.`
      : `In the history ${count(missing)} of ${count(rows)} decisions lack it (${percent(missing / rows)}).`;
  const range = least === undefined || most === undefined ? "" : `From ${code(least)} to ${code(most)}.`;
  const shares = quantiles.map(({ share, value }) => `${percent(share)} at most ${code(value)}`);
  const common = commonest.map((each) => `${code(each.value)} ${percent(each.count / Math.max(1, present))}`);
  return [
    there,
    range,
    shares.length > 0 ? `${capital(shares.join(", "))}.` : "",
    common.length > 0 ? `Commonest: ${listed(common, 6)}.` : "",
  ]
    .filter((part) => part !== "")
    .join(" ");
}

function count(number: number): string {
  return number.toLocaleString("en-US");
}

function percent(share: number): string {
  const value = share * 100;
  return `${value.toLocaleString("en-US", { maximumFractionDigits: value < 10 ? 1 : 0 })}%`;
}
