import { isSymbol, isWord, isWordInAnyCase, type Token } from "./token.ts";

export type DeclarationWord =
  | "policy"
  | "decision"
  | "team"
  | "define"
  | "list"
  | "rule"
  | "otherwise"
  | "spot check"
  | "ensure"
  | "typical"
  | "example"
  | "include";

const comparisonWords = new Set([
  "is",
  "over",
  "under",
  "at",
  "like",
  "mentions",
  "includes",
  "and",
  "or",
  "not",
  "matches",
  "between",
]);

export function isName(token: Token | undefined): boolean {
  return token !== undefined && (token.kind === "word" || token.kind === "name");
}

/** A word or backticked name that goes on no condition: after a first word it shows that this was a keyword. */
function isOtherName(token: Token | undefined): boolean {
  return token !== undefined && (token.kind === "name" || (token.kind === "word" && !comparisonWords.has(token.lower)));
}

export const outcomeWords = ["proceed", "audit", "review", "block"] as const;

export function isOutcomeWord(token: Token | undefined): boolean {
  return token?.kind === "word" && (outcomeWords as readonly string[]).includes(token.lower);
}

/** Does a type stand here? In a decision block a name followed by one is a field, whatever the name. */
export function isTypeAt(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== "word") return false;
  const next = tokens[at + 1];
  switch (token.text) {
    case "text":
    case "date":
    case "time":
    case "number":
    case "money":
      return true;
    case "yes":
      return isSymbol(next, "/");
    case "whole":
      return isWord(next, "number");
    case "one":
    case "list":
      return isWord(next, "of");
    default:
      return false;
  }
}

/** The index after the path that begins here. */
export function pathEnd(tokens: readonly Token[], at: number): number {
  let end = at + 1;
  while (isSymbol(tokens[end], ".") && isName(tokens[end + 1])) end += 2;
  return end;
}

/**
 * The declaration that begins with this line, if one does. The first word may be written in another case
 * (the parser reports it); what follows must show that the word is no field of a condition.
 */
export function declarationAt(line: readonly Token[], inDecision: boolean): DeclarationWord | undefined {
  const [first, second, third] = line;
  if (first?.kind !== "word") return undefined;
  if (inDecision && isTypeAt(line, pathEnd(line, 0))) return undefined;
  switch (first.lower) {
    case "policy":
    case "typical":
    case "example":
    case "include":
    case "rule":
      return second?.kind === "text" ? first.lower : undefined;
    case "decision":
      return second === undefined ? "decision" : undefined;
    case "team":
    case "define":
      return isOtherName(second) || second?.kind === "text" ? first.lower : undefined;
    case "list":
      return (isOtherName(second) || second?.kind === "text") && !isWord(second, "of") ? "list" : undefined;
    case "otherwise":
      return second === undefined || isSymbol(second, "→") || isOutcomeWord(second) ? "otherwise" : undefined;
    case "spot":
      return isWordInAnyCase(second, "check") ? "spot check" : undefined;
    case "ensure":
      return second?.kind === "text" || second?.kind === "name" || isOtherName(second) || isEnsured(second, third)
        ? "ensure"
        : undefined;
    default:
      return undefined;
  }
}

function isEnsured(second: Token | undefined, third: Token | undefined): boolean {
  return isSymbol(second, "(") || (isWordInAnyCase(second, "not") && third !== undefined);
}

export type DetailWord = "show" | "options" | "reason" | "if approved" | "if rejected" | "because";

/** The detail line (`show …`, `because "…"`) that begins at this token, if one does. */
export function detailAt(tokens: readonly Token[], at: number): DetailWord | undefined {
  const first = tokens[at];
  if (first?.kind !== "word") return undefined;
  const second = tokens[at + 1];
  switch (first.lower) {
    case "show":
    case "options":
      return isOtherName(second) ? first.lower : undefined;
    case "reason":
      return isWordInAnyCase(second, "required") ? "reason" : undefined;
    case "because":
      return second?.kind === "text" ? "because" : undefined;
    case "if":
      if (isWordInAnyCase(second, "approved")) return "if approved";
      return isWordInAnyCase(second, "rejected") ? "if rejected" : undefined;
    default:
      return undefined;
  }
}
