import type { Diagnostic, Mend, TextEdit } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/source.ts";
import { report } from "./collector.ts";
import type { Expression } from "./tree.ts";
import { weekdayNamed } from "./weekday.ts";

type Connector = "and" | "or";

/** The text that the conditions stand in, and where its diagnostics go. */
interface Place {
  readonly text: string;
  readonly add: (diagnostic: Diagnostic) => void;
}

/** Joins conditions that stand between `and` and `or`; mixing the two, and `or` after a value, are reported. */
export function joinConnected(
  place: Place,
  operands: readonly Expression[],
  connectors: readonly Connector[],
  span: Span,
): Expression {
  const weekdays = joinWeekdays(operands, connectors);
  const [first] = weekdays.operands;
  if (weekdays.operands.length === 1 && first !== undefined) return first;
  const valued = reportOrAfterValue(place, weekdays.operands, weekdays.connectors);
  if (valued)
    return {
      kind: "or",
      operands: weekdays.operands.map((operand) => (isBareValue(operand) ? missing(operand) : operand)),
      span,
    };
  const mixed = weekdays.connectors.includes("and") && weekdays.connectors.includes("or");
  if (mixed) reportMixed(place, weekdays.operands, weekdays.connectors, span);
  return mixed
    ? {
        kind: "or",
        operands: runs(weekdays.operands, weekdays.connectors, "and").map((run) => joined("and", run)),
        span,
      }
    : { kind: weekdays.connectors[0] as Connector, operands: weekdays.operands, span };
}

function missing({ span }: Expression): Expression {
  return { kind: "missing", span };
}

function joined(kind: Connector, operands: readonly Expression[]): Expression {
  const [first] = operands;
  if (operands.length === 1 && first !== undefined) return first;
  return { kind, operands, span: over(operands) };
}

function over(operands: readonly Expression[]): Span {
  const first = (operands[0] as Expression).span;
  return { ...first, end: (operands.at(-1) as Expression).span.end };
}

/** The runs of operands that the given connector joins. */
function runs<Operand>(operands: readonly Operand[], connectors: readonly Connector[], by: Connector): Operand[][] {
  const result: Operand[][] = [];
  operands.forEach((operand, index) => {
    if (index > 0 && connectors[index - 1] === by) result.at(-1)?.push(operand);
    else result.push([operand]);
  });
  return result;
}

function reportMixed(
  place: Place,
  operands: readonly Expression[],
  connectors: readonly Connector[],
  span: Span,
): void {
  const mends = (["and", "or"] as const).map(
    (by): Mend => ({
      title: `Put brackets around what \`${by}\` joins`,
      edits: runs(operands, connectors, by)
        .filter((run) => run.length > 1)
        .flatMap((run) => bracketsAround(over(run))),
    }),
  );
  place.add(report("syntax/and-or-mixed", span, {}, { mends }));
}

export function bracketsAround(span: Span): TextEdit[] {
  return [
    { span: { ...span, end: span.start }, text: "(" },
    { span: { ...span, start: span.end }, text: ")" },
  ];
}

/** `weekday of d is Sat or Sun` is `weekday of d is one of Sat, Sun`. */
function joinWeekdays(
  operands: readonly Expression[],
  connectors: readonly Connector[],
): { operands: readonly Expression[]; connectors: readonly Connector[] } {
  const kept: Expression[] = [];
  const between: Connector[] = [];
  operands.forEach((operand, index) => {
    const before = kept.at(-1);
    const day = operand.kind === "path" && operand.path.parts.length === 1 ? operand.path.parts[0] : undefined;
    const weekday = day === undefined || day.quoted ? undefined : weekdayNamed(day.text);
    const days = before === undefined ? undefined : weekdaysOf(before);
    if (weekday === undefined || days === undefined || connectors[index - 1] !== "or" || before === undefined) {
      if (index > 0) between.push(connectors[index - 1] as Connector);
      kept.push(operand);
      return;
    }
    kept[kept.length - 1] = {
      kind: "is one of",
      negated: false,
      operand: days.operand,
      choices: [...days.choices, { kind: "weekday", weekday, span: operand.span }],
      ignoringCase: false,
      span: { ...before.span, end: operand.span.end },
    };
  });
  return { operands: kept, connectors: between };
}

function weekdaysOf(expression: Expression): { operand: Expression; choices: readonly Expression[] } | undefined {
  if (expression.kind === "comparison" && expression.operator === "is" && expression.left.kind === "weekday of")
    return { operand: expression.left, choices: [expression.right] };
  if (expression.kind === "is one of" && !expression.negated && expression.operand.kind === "weekday of")
    return expression;
  return undefined;
}

/** `tier is business or plus`: a list of choices, or a condition of its own? */
function reportOrAfterValue(place: Place, operands: readonly Expression[], connectors: readonly Connector[]): boolean {
  let found = false;
  for (let index = 1; index < operands.length; index++) {
    const before = operands[index - 1] as Expression;
    if (connectors[index - 1] !== "or" || !isBareValue(operands[index] as Expression) || !endsInValue(before)) continue;
    let end = index + 1;
    while (end < operands.length && connectors[end - 1] === "or" && isBareValue(operands[end] as Expression)) end++;
    reportValues(place, before, operands.slice(index, end));
    found = true;
    index = end - 1;
  }
  return found;
}

function written({ text }: Place, { start, end }: Span): string {
  return text.slice(start, end);
}

function isBareValue(expression: Expression): boolean {
  return expression.kind === "text" || (expression.kind === "path" && expression.path.parts.length === 1);
}

function endsInValue(expression: Expression): boolean {
  switch (expression.kind) {
    case "comparison":
      return (
        (expression.operator === "is" || expression.operator === "is not") &&
        expression.emptiness === undefined &&
        expression.right.kind !== "brackets"
      );
    case "is one of":
    case "like":
    case "mentions":
    case "includes":
    case "is in":
      return true;
    case "not":
      return endsInValue(expression.operand);
    default:
      return false;
  }
}

function reportValues(place: Place, before: Expression, values: readonly Expression[]): void {
  const span = over([before, ...values]);
  const list = listEdits(place, before, values);
  const written = (values[0] as Expression).span;
  const mends: Mend[] = [
    ...(list === undefined ? [] : [{ title: list.title, edits: list.edits }]),
    {
      title: "Put brackets around what stands alone",
      edits: values.flatMap((value) => bracketsAround(value.span)),
    },
  ];
  place.add(
    report("syntax/or-after-value", span, { written: place.text.slice(written.start, written.end) }, { mends }),
  );
}

function listEdits(
  place: Place,
  before: Expression,
  values: readonly Expression[],
): { title: string; edits: TextEdit[] } | undefined {
  const commas = values.map((value, index): TextEdit => {
    const start = index === 0 ? before.span.end : (values[index - 1] as Expression).span.end;
    return { span: { ...value.span, start, end: value.span.start }, text: ", " };
  });
  switch (before.kind) {
    case "comparison": {
      const words = before.operator === "is" ? "is one of" : "is not one of";
      const operator = { ...before.span, start: before.left.span.end, end: before.right.span.start };
      return { title: `Make it a list: ${words} …, …`, edits: [{ span: operator, text: ` ${words} ` }, ...commas] };
    }
    case "is one of":
    case "mentions":
      return { title: "Put a comma in the list", edits: commas };
    case "includes": {
      const any = before.values.length > 1;
      const first = (before.values[0] as Expression).span.start;
      const operator = { ...before.span, start: before.operand.span.end, end: first };
      const edits = any ? commas : [{ span: operator, text: " includes any of " }, ...commas];
      return { title: "Make it a list: includes any of …, …", edits };
    }
    case "like": {
      const operand = written(place, before.operand.span);
      const edits = values.map(
        ({ span }): TextEdit => ({ span: { ...span, end: span.start }, text: `${operand} like ` }),
      );
      return { title: `Repeat it: … or ${operand} like …`, edits };
    }
    case "is in": {
      const operand = written(place, before.operand.span);
      const edits = values.map(
        ({ span }): TextEdit => ({ span: { ...span, end: span.start }, text: `${operand} is in ` }),
      );
      return { title: `Repeat it: … or ${operand} is in …`, edits };
    }
    case "not":
      return listEdits(place, before.operand, values);
    default:
      return undefined;
  }
}
