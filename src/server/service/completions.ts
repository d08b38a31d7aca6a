import { type CompletionItem, CompletionItemKind, InsertTextFormat } from "vscode-languageserver";
import { type Completion, type CompletionKind, completionsAt } from "../../editor/index.ts";
import type { Knowledge } from "../../model/knowledge.ts";
import type { Read } from "../workspace.ts";

const kinds: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  field: CompletionItemKind.Field,
  group: CompletionItemKind.Module,
  choice: CompletionItemKind.EnumMember,
  team: CompletionItemKind.Class,
  define: CompletionItemKind.Variable,
  list: CompletionItemKind.Enum,
  typical: CompletionItemKind.Constant,
  keyword: CompletionItemKind.Keyword,
  type: CompletionItemKind.TypeParameter,
  unit: CompletionItemKind.Unit,
  currency: CompletionItemKind.Unit,
  value: CompletionItemKind.Value,
  rule: CompletionItemKind.Snippet,
};

export interface Offered {
  readonly item: CompletionItem;
  /** One of a few that must stand there: worth a list although nothing was typed yet. */
  readonly namesValue: boolean;
}

const valueKinds: ReadonlySet<CompletionKind> = new Set(["choice", "team", "list", "typical"]);

/** What can stand at an offset; without `snippets` plain text, tab stops left out. */
export function completionItems(
  { reading, ranges }: Read,
  file: string,
  offset: number,
  snippets: boolean,
  knowledge?: Knowledge,
): readonly Offered[] {
  return completionsAt(reading, file, offset, knowledge).map((one) => ({
    item: item(one, ranges, snippets),
    namesValue: valueKinds.has(one.kind),
  }));
}

function item(one: Completion, { rangeOf }: Read["ranges"], snippets: boolean): CompletionItem {
  const { kind, label, insert, snippet, span, detail, documentation, sort } = one;
  const asSnippet = snippet && snippets;
  return {
    label,
    kind: kinds[kind],
    ...(detail !== "" && { detail }),
    ...(documentation !== "" && { documentation: { kind: "markdown", value: documentation } }),
    sortText: sort,
    filterText: label,
    insertTextFormat: asSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: { range: rangeOf(span), newText: snippet && !snippets ? withoutStops(insert) : insert },
  };
}

/** `${1:name}` gives `name`, `$0` nothing. */
function withoutStops(snippet: string): string {
  return snippet
    .replaceAll(/\$\{\d+:((?:\\.|[^\\}])*)\}|\$\{\d+\}|\$\d+/g, (_, name: string | undefined) => name ?? "")
    .replaceAll(/\\([\\$}])/g, "$1");
}
