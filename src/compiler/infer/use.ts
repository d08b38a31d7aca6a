import type { Span } from "../../diagnostics/source.ts";
import type { Define, Expression, ListDeclaration, Path } from "../../grammar/tree.ts";
import { nameOf } from "../condition/resolve.ts";
import type { Guess, Slot } from "./guess.ts";
import { elementSlot, join, type Slots, slotFor, tell } from "./slots.ts";

export interface Usage {
  readonly slots: Slots;
  readonly defines: ReadonlyMap<string, Define>;
  readonly lists: ReadonlyMap<string, ListDeclaration>;
  /** Names that stand where only a field can, outside brackets of a list. */
  readonly fields: ReadonlySet<string>;
  /** The list of the brackets it stands in. */
  readonly list?: string;
  readonly expanding: readonly string[];
}

/** The policy is refused beyond this many, when its conditions are read. */
const mostExpansions = 200_000;

/** One side of a comparison. */
type Term =
  | { readonly kind: "slot"; readonly slot: Slot }
  | { readonly kind: "guess"; readonly guess: Guess }
  | { readonly kind: "duration"; readonly days: boolean; readonly span: Span }
  | { readonly kind: "arithmetic"; readonly operator: string; readonly left: Term; readonly right: Term }
  | { readonly kind: "word" | "nothing" };

const nothing: Term = { kind: "nothing" };

/** Learns from a condition. */
export function learnCondition(usage: Usage, expression: Expression): void {
  switch (expression.kind) {
    case "path": {
      const define = defineOf(usage, expression.path);
      if (define !== undefined) {
        within(usage, define, (inside) => learnCondition(inside, define.expression));
        return;
      }
      const slot = slotOf(usage, expression.path);
      tell(usage.slots, slot, { kind: "yes/no", span: expression.span });
      return;
    }
    case "it":
      learnTerm(usage, expression, { kind: "guess", guess: { kind: "yes/no", span: expression.span } });
      return;
    case "not":
      learnCondition(usage, expression.operand);
      return;
    case "brackets":
      learnCondition(usage, expression.inner);
      return;
    case "and":
    case "or":
      for (const operand of expression.operands) learnCondition(usage, operand);
      return;
    case "comparison": {
      const equal = expression.operator === "is" || expression.operator === "is not";
      const left = termOf(usage, expression.left, false);
      unite(usage, left, termOf(usage, expression.right, equal));
      return;
    }
    case "is from to":
      learnTerm(usage, expression.operand, termOf(usage, expression.from, false));
      learnTerm(usage, expression.operand, termOf(usage, expression.to, false));
      return;
    case "is one of":
      for (const choice of expression.choices) learnTerm(usage, expression.operand, termOf(usage, choice, true));
      return;
    case "is in":
      learnTerm(usage, expression.operand, listTerm(usage, expression.list.text, expression.span));
      return;
    case "is empty":
      learnTerm(usage, expression.operand, {
        kind: "guess",
        guess: { kind: "emptiable", span: expression.span },
      });
      return;
    case "is missing":
    case "is present":
    case "is unseen":
    case "is outside":
    case "weekday of":
    case "time of":
      termOf(usage, expression, false);
      return;
    case "like":
    case "mentions":
      learnTerm(usage, expression.operand, { kind: "guess", guess: { kind: "text", span: expression.span } });
      return;
    case "includes": {
      const { operand } = expression;
      const term = termOf(withList(usage, operand.kind === "path" ? operand.path : undefined), operand, false);
      if (term.kind !== "slot") return;
      tell(usage.slots, term.slot, { kind: "list", span: expression.span });
      const element = elementSlot(usage.slots, term.slot.name, expression.span);
      for (const value of expression.values) unite(usage, { kind: "slot", slot: element }, termOf(usage, value, true));
      return;
    }
    case "quantifier":
      learnList(usage, expression.list, expression.where);
      return;
    default:
      return;
  }
}

/** What is used as a list is one of the decision: items hold none. */
function withList(usage: Usage, list: Path | undefined): Usage {
  return list === undefined ? usage : { ...usage, fields: new Set([...usage.fields, nameOf(list)]) };
}

function learnList(usage: Usage, list: Path, where: Expression | undefined): void {
  const slot = slotOf(withList(usage, list), list);
  tell(usage.slots, slot, { kind: "list", span: list.span });
  if (where !== undefined) learnCondition({ ...usage, list: slot.name }, where);
}

function learnTerm(usage: Usage, expression: Expression, other: Term): void {
  unite(usage, termOf(usage, expression, false), other);
}

function defineOf(usage: Usage, path: Path): Define | undefined {
  return path.parts.length === 1 ? usage.defines.get(nameOf(path)) : undefined;
}

function within<Result>(usage: Usage, define: Define, learn: (inside: Usage) => Result): Result | undefined {
  const { text } = define.name;
  const tooMuch = ++usage.slots.expansions.count > mostExpansions;
  if (tooMuch || usage.expanding.includes(text) || usage.expanding.length > 12) return undefined;
  learn({ ...usage, expanding: [...usage.expanding, text] });
  return;
}

function slotOf(usage: Usage, path: Path): Slot {
  const parts = path.parts.map(({ text }) => text);
  const ofItem = usage.list !== undefined && !usage.fields.has(parts.join("."));
  if (ofItem && usage.list !== undefined) {
    const list = slotFor(usage.slots, usage.list.split("."), path.span);
    tell(usage.slots, list, { kind: "items", span: path.span });
    return slotFor(usage.slots, parts, path.span, usage.list);
  }
  return slotFor(usage.slots, parts, path.span);
}

/** `mayBeWord`: a bare word here that is used nowhere as a field is a text without its quotes. */
function termOf(usage: Usage, expression: Expression, mayBeWord: boolean): Term {
  const { span } = expression;
  const guess = (kind: Exclude<Guess["kind"], "money">): Term => ({ kind: "guess", guess: { kind, span } });
  switch (expression.kind) {
    case "path": {
      const define = defineOf(usage, expression.path);
      if (define !== undefined) {
        return within(usage, define, (inside) => termOf(inside, define.expression, false)) ?? nothing;
      }
      const isWord = mayBeWord && expression.path.parts.length === 1 && !usage.fields.has(nameOf(expression.path));
      if (isWord && usage.list === undefined) return { kind: "word" };
      return { kind: "slot", slot: slotOf(usage, expression.path) };
    }
    case "it":
      return usage.list === undefined ? nothing : { kind: "slot", slot: elementSlot(usage.slots, usage.list, span) };
    case "brackets":
      return termOf(usage, expression.inner, mayBeWord);
    case "text":
    case "yes/no":
    case "date":
      return guess(expression.kind);
    case "number":
    case "percent":
      return guess("number");
    case "instant":
      return guess("time");
    case "money":
      return { kind: "guess", guess: { kind: "money", currencies: [currencyOf(usage, expression.currency)], span } };
    case "limits": {
      const currencies = expression.limits.flatMap((each) =>
        each.kind === "money" ? [currencyOf(usage, each.currency)] : [],
      );
      return { kind: "guess", guess: { kind: "money", currencies, span } };
    }
    case "duration":
      return { kind: "duration", days: expression.unit === "days" || expression.unit === "weeks", span };
    case "arithmetic": {
      const [left, right] = [termOf(usage, expression.left, false), termOf(usage, expression.right, false)];
      if (expression.operator === "*") return left.kind === "guess" ? right : left;
      return { kind: "arithmetic", operator: expression.operator, left, right };
    }
    case "count":
      learnList(usage, expression.list, expression.where);
      return guess("number");
    case "sum":
      return sumTerm(usage, expression);
    case "weekday of":
    case "time of":
      learnTerm(usage, expression.operand, guess(expression.kind === "time of" ? "time" : "calendar"));
      return nothing;
    case "is missing":
    case "is present":
    case "is unseen":
    case "is outside":
      termOf(usage, expression.operand, false);
      return nothing;
    default:
      return nothing;
  }
}

function currencyOf({ slots }: Usage, currency: string): string {
  return currency === "$" ? slots.sink.header.dollar : currency;
}

function sumTerm(usage: Usage, expression: Expression & { kind: "sum" }): Term {
  const parts = expression.of.parts.map(({ text }) => text);
  const { span } = expression.of;
  if (parts.length === 1) {
    learnList(usage, expression.of, expression.where);
    return { kind: "slot", slot: elementSlot(usage.slots, parts[0] ?? "", span) };
  }
  const list = parts.slice(0, -1);
  const slot = slotFor(usage.slots, list, span);
  tell(usage.slots, slot, { kind: "items", span });
  if (expression.where !== undefined) learnCondition({ ...usage, list: slot.name }, expression.where);
  return { kind: "slot", slot: slotFor(usage.slots, parts.slice(-1), span, slot.name) };
}

function listTerm(usage: Usage, name: string, span: Span): Term {
  const from = usage.lists.get(name)?.from;
  const [first] = from?.kind === "values" ? from.values : [];
  return first === undefined ? { kind: "guess", guess: { kind: "text", span } } : termOf(usage, first, true);
}

function unite(usage: Usage, left: Term, right: Term): void {
  const { slots } = usage;
  if (left.kind === "arithmetic") {
    uniteArithmetic(usage, left, right);
    return;
  }
  if (right.kind === "arithmetic") {
    uniteArithmetic(usage, right, left);
    return;
  }
  if (left.kind === "slot" && right.kind === "slot") {
    left.slot.textWillDo = true;
    join(slots, left.slot, right.slot);
  } else if (left.kind === "slot") tellSlot(slots, left.slot, right);
  else if (right.kind === "slot") tellSlot(slots, right.slot, left);
}

function tellSlot(slots: Slots, slot: Slot, other: Term): void {
  if (other.kind === "guess") tell(slots, slot, other.guess);
  else if (other.kind === "word") slot.textWillDo = true;
}

/** `a - b < 30 days` tells of dates, `a - b < 4 hours` of times, `a + b > $5` of money on both sides. */
function uniteArithmetic(usage: Usage, { left, right, operator }: Term & { kind: "arithmetic" }, other: Term): void {
  if (other.kind === "duration" && operator === "-") {
    const guess: Term = { kind: "guess", guess: { kind: other.days ? "calendar" : "time", span: other.span } };
    unite(usage, left, guess);
    unite(usage, right, guess);
    return;
  }
  unite(usage, left, right);
  unite(usage, left, other);
  unite(usage, right, other);
}
