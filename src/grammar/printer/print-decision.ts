import type {
  ChoiceName,
  DecisionBlock,
  Expression,
  FieldDeclaration,
  MarkTree,
  Path,
  RangeTree,
  TypeTree,
} from "../tree.ts";
import { nameText, pathText, quoted, quotedText } from "./expression-text.ts";
import { fill, lineOf, type PrintedLine } from "./print-lines.ts";

/** Names longer than this stand out; the others have their types in one column. */
const longestAligned = 16;

/** The lines of a decision block, types in one column. */
export function decisionLines(
  { fields, span }: DecisionBlock,
  text: (expression: Expression) => string,
): PrintedLine[] {
  const column = Math.max(0, ...fields.flatMap((field) => widths(field, 2)));
  const end = { ...span, end: span.start + "decision".length };
  return [lineOf(0, "decision", end), ...fields.flatMap((field) => fieldLines(field, 2))];

  function widths({ path, type }: FieldDeclaration, indent: number): number[] {
    const own = pathText(path).length;
    const inner = type.kind === "item list" ? type.fields.flatMap((field) => widths(field, indent + 2)) : [];
    return own > longestAligned ? inner : [indent + own + 2, ...inner];
  }

  function fieldLines(field: FieldDeclaration, indent: number): PrintedLine[] {
    const name = pathText(field.path).padEnd(column - indent - 2);
    const optional = field.optional ? ", optional" : "";
    const { absentMeans } = field;
    const because = absentMeans?.because === undefined ? "" : ` because ${quoted(absentMeans.because)}`;
    const absent = absentMeans === undefined ? "" : `, absent means ${text(absentMeans.value)}${because}`;
    const own = {
      text: `${name}  ${typeText(field.type)}${optional}${absent}`,
      span: { ...field.span, end: field.path.span.end },
    };
    const marks = field.marks.map((mark) => ({ text: markText(field.path, mark, text), span: mark.span }));
    const lines = fill(indent, "", [own, ...marks], column);
    const items =
      field.type.kind === "item list" ? field.type.fields.flatMap((item) => fieldLines(item, indent + 2)) : [];
    return [...lines, ...items];
  }

  function typeText(type: TypeTree): string {
    switch (type.kind) {
      case "text":
      case "yes/no":
        return type.kind;
      case "date":
      case "time":
      case "whole number":
        return type.kind + rangeText(type.range, true);
      case "number": {
        const decimals = type.decimals === undefined ? "" : `, ${type.decimals.decimal} decimals`;
        return `number${decimals}${rangeText(type.range, decimals === "")}`;
      }
      case "money": {
        const names = type.currencies.map(nameText).join(", ");
        const several = type.currencies.length > 1;
        const currencies = names === "" ? "" : ` ${several ? "in " : ""}${names}`;
        const rounded = type.roundedHalfEven ? ", rounded half even" : "";
        return `money${currencies}${rangeText(type.range, !several)}${rounded}`;
      }
      case "choice":
        return `one of ${type.choices.map(choiceText).join(type.ordered ? " < " : ", ")}`;
      case "list":
        return `list of ${typeText(type.of)}`;
      case "item list":
        return "list of";
      case "missing":
        return "…";
    }
  }

  /** `adjacent`: nothing with a comma stands between the type and its range. */
  function rangeText(range: RangeTree | undefined, adjacent: boolean): string {
    if (range === undefined) return "";
    const { least, most } = range;
    if (least !== undefined && most !== undefined) return `${adjacent ? "" : ","} ${text(least)} to ${text(most)}`;
    if (least !== undefined) return `, at least ${text(least)}`;
    return most === undefined ? "" : `, at most ${text(most)}`;
  }
}

function choiceText(choice: ChoiceName): string {
  return choice.inQuotes ? quotedText(choice.text) : nameText(choice);
}

const signWords: readonly (readonly [string, string])[] = [
  [">= ", "at least "],
  ["<= ", "at most "],
  ["> ", "over "],
  ["< ", "under "],
  ["is ", ""],
];

/** `marks irreversible when no`: the condition without its subject, in words. */
function markText(path: Path, { names, when }: MarkTree, text: (expression: Expression) => string): string {
  const marks = `marks ${names.map((name) => name.text).join(" and ")}`;
  return when === undefined ? marks : `${marks} when ${saidOf(when)}`;

  function saidOf(condition: Expression): string {
    if (condition.kind === "not") return `not ${saidOf(condition.operand)}`;
    const said = text(condition).slice(pathText(path).length + 1);
    const [sign, word] = signWords.find(([begin]) => said.startsWith(begin)) ?? ["", ""];
    return word + said.slice(sign.length);
  }
}
