import { type SemanticTokens, SemanticTokensBuilder, type SemanticTokensLegend } from "vscode-languageserver";
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

export function semanticTokens({ reading, ranges }: Read, file: string): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  for (const { start, end, kind, declares } of tokensOf(reading, file)) {
    const { line, character } = ranges.rangeOf({ file, start, end }).start;
    builder.push(line, character, end - start, tokenTypes.indexOf(types[kind]), declares ? 1 : 0);
  }
  return { data: builder.build().data };
}
