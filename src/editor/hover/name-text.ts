import { expressionText } from "../../grammar/printer/expression-text.ts";
import { actionText, entryText } from "../../grammar/printer/print-words.ts";
import type { Declaration, Expression } from "../../grammar/tree.ts";
import type { Knowledge } from "../../model/knowledge.ts";
import { lensTitle } from "../lenses.ts";
import type { Meaning, Occurrence } from "../names/meaning.ts";
import type { PolicyReading } from "../reading.ts";
import { fieldText, readText } from "./field-text.ts";
import { block, code, listed, paragraphs, plain } from "./markdown.ts";
import { readersOf } from "./readers.ts";

/** What something is that has a name, in Markdown. */
export function nameText(
  reading: PolicyReading,
  { meaning: of, span }: Occurrence,
  knowledge: Knowledge | undefined,
): string {
  const { declarations } = reading.checked;
  const text = (expression: Expression): string =>
    expressionText(expression, ({ span: { file, start, end } }) => reading.textOf(file).slice(start, end));
  switch (of.kind) {
    case "field":
    case "item field":
      return fieldText(reading, of, knowledge);
    case "group":
    case "item group":
      return groupText(reading, of);
    case "choice":
      return choiceText(reading, of, knowledge);
    case "team": {
      const team = declarations.find((each) => each.kind === "team" && each.name.text === of.name);
      const entries = team?.kind === "team" ? team.entries.map((entry) => `- ${plain(entryText(entry, text))}`) : [];
      return paragraphs(
        `**${plain(of.name)}**, a team${entries.length === 0 ? " of which nothing is said" : ""}`,
        entries.join("\n"),
        readText(readersOf(reading, of)),
      );
    }
    case "define": {
      const define = reading.checked.names.defines.get(of.name);
      return paragraphs(
        `**${plain(of.name)}** stands for ${define === undefined ? "nothing" : code(text(define.expression))}`,
        readText(readersOf(reading, of)),
      );
    }
    case "list":
      return listText(reading, of, text);
    case "rule": {
      const rule = declarations.find(
        (each) => each.kind === "rule" && each.name?.span.start === span.start && each.span.file === span.file,
      );
      return rule?.kind === "rule" ? ruleText(rule, text, knowledge) : `**${plain(of.name)}**`;
    }
    case "typical": {
      const typical = reading.checked.names.typicals.get(of.name);
      const values = typical && reading.textOf(typical.span.file).slice(typical.name.span.end, typical.span.end).trim();
      return paragraphs(`**${plain(of.name)}**, an input from which examples start`, values && block(values));
    }
    case "ensure":
      return `**${plain(of.name)}**, a promise about every possible input`;
    case "example":
      return `**${plain(of.name)}**, an input with the outcome it must have`;
    case "file":
      return `The file ${code(of.name)}`;
  }
}

function groupText(reading: PolicyReading, { kind, name, of }: Meaning): string {
  const { fields, byName } = reading.checked.names.fields;
  const list = fields[byName.get(of) ?? -1]?.type;
  const all =
    kind === "group"
      ? fields.map((field) => field.name)
      : list?.kind === "items"
        ? list.fields.map(({ path }) => path.join("."))
        : [];
  const inside = all.filter((each) => each.startsWith(`${name}.`));
  return `**${plain(name)}**, a group: ${listed(inside.map(code), 12)}`;
}

function choiceText(reading: PolicyReading, choice: Meaning, knowledge: Knowledge | undefined): string {
  const [, of = "", name = ""] = choice.of.split("\u0000");
  const field = of === "" ? name : `${of}.${name}`;
  const known = knowledge !== undefined && Object.hasOwn(knowledge.fields, field) ? knowledge.fields[field] : undefined;
  const often = known?.commonest?.find(({ value }) => value === choice.name);
  return paragraphs(
    `**${plain(choice.name)}**, a choice of ${code(field)}`,
    readText(readersOf(reading, choice)),
    often &&
      known &&
      `In the history ${often.count.toLocaleString("en-US")} of ${known.present.toLocaleString("en-US")} decisions.`,
  );
}

function listText(reading: PolicyReading, of: Meaning, text: (expression: Expression) => string): string {
  const list = reading.checked.names.lists.get(of.name);
  const from = list?.from;
  const what =
    from === undefined
      ? ""
      : from.kind === "values"
        ? `, ${from.values.length} ${from.values.length === 1 ? "value" : "values"}: ${listed(
            from.values.map((value) => code(text(value))),
            8,
          )}`
        : `, from the file ${code(from.path.value)}${from.column === undefined ? "" : `, column ${code("text" in from.column ? from.column.text : from.column.value)}`}`;
  return paragraphs(`**${plain(of.name)}**, a list${what}`, readText(readersOf(reading, of)));
}

function ruleText(
  { name, condition, exceptions, action, details }: Declaration & { readonly kind: "rule" },
  text: (expression: Expression) => string,
  knowledge: Knowledge | undefined,
): string {
  const rule = name?.value.normalize("NFC") ?? "";
  const known = knowledge !== undefined && Object.hasOwn(knowledge.rules, rule) ? knowledge.rules[rule] : undefined;
  const except = exceptions.map((each) => `\n  except when ${text(each.condition)}`).join("");
  return paragraphs(
    `**${plain(rule)}**`,
    block(`  ${text(condition)}${except}\n  → ${actionText(action, text)}`),
    details.because && plain(details.because.value),
    known && lensTitle(known, rule),
  );
}
