import type { SemanticTokens, SemanticTokensDelta, SemanticTokensLegend } from "vscode-languageserver";
import { lineStarts } from "../../diagnostics/source.ts";
import { type TokenKind, tokensOf } from "../../editor/index.ts";
import type { Read } from "../workspace.ts";

/** By the names that every theme knows. */
const types: Readonly<Record<TokenKind, string>> = {
  keyword: "keyword",
  outcome: "macro",
  type: "type",
  field: "property",
  choice: "enumMember",
  team: "class",
  define: "variable",
  list: "enum",
  title: "function",
  text: "string",
  number: "number",
  operator: "operator",
  comment: "comment",
};

const tokenTypes = [...new Set(Object.values(types))];

export const legend: SemanticTokensLegend = { tokenTypes, tokenModifiers: ["declaration"] };

/** Answers with the colours of files, and remembers the last answer about each. */
export interface SemanticTokensAnswers {
  readonly full: (read: Pick<Read, "reading">, file: string) => SemanticTokens;
  /** What has changed since the answer of that id; all of it where another was given meanwhile. */
  readonly delta: (read: Pick<Read, "reading">, file: string, previous: string) => SemanticTokens | SemanticTokensDelta;
  readonly forget: (file: string) => void;
}

export function semanticTokensAnswers(): SemanticTokensAnswers {
  const answered = new Map<string, { readonly resultId: string; readonly data: readonly number[] }>();
  let count = 0;
  const full = (read: Pick<Read, "reading">, file: string): SemanticTokens => {
    count += 1;
    const answer = { resultId: String(count), data: numbersOf(read, file) };
    answered.set(file, answer);
    return answer;
  };
  return {
    full,
    delta: (read, file, previous) => {
      const before = answered.get(file);
      const now = full(read, file);
      if (before?.resultId !== previous) return now;
      return { resultId: now.resultId ?? "", edits: editsBetween(before.data, now.data) };
    },
    forget: (file) => {
      answered.delete(file);
    },
  };
}

/** Five numbers for each: lines and characters since the one before, length, type, modifiers. */
function numbersOf({ reading }: Pick<Read, "reading">, file: string): number[] {
  const starts = lineStarts(reading.textOf(file));
  const data: number[] = [];
  let [line, lastLine, lastStart] = [0, 0, 0];
  for (const { start, end, kind, declares } of tokensOf(reading, file)) {
    while ((starts[line + 1] ?? Number.POSITIVE_INFINITY) <= start) line++;
    const since = line === lastLine ? lastStart : (starts[line] as number);
    data.push(line - lastLine, start - since, end - start, tokenTypes.indexOf(types[kind]), declares ? 1 : 0);
    [lastLine, lastStart] = [line, start];
  }
  return data;
}

/** The one stretch of numbers that differs, if any. */
function editsBetween(before: readonly number[], now: readonly number[]): SemanticTokensDelta["edits"] {
  const most = Math.min(before.length, now.length);
  let start = 0;
  while (start < most && before[start] === now[start]) start++;
  let same = 0;
  while (same < most - start && before[before.length - 1 - same] === now[now.length - 1 - same]) same++;
  if (start === before.length && start === now.length) return [];
  return [{ start, deleteCount: before.length - same - start, data: now.slice(start, now.length - same) }];
}
