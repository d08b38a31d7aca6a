import { type DocumentSymbol, type FoldingRange, FoldingRangeKind, SymbolKind } from "vscode-languageserver";
import { foldsOf, type OutlineEntry, type OutlineKind, outlineOf } from "../../editor/index.ts";
import type { Read } from "../workspace.ts";

const kinds: Readonly<Record<OutlineKind, SymbolKind>> = {
  policy: SymbolKind.Package,
  include: SymbolKind.File,
  decision: SymbolKind.Struct,
  field: SymbolKind.Field,
  team: SymbolKind.Class,
  define: SymbolKind.Variable,
  list: SymbolKind.Enum,
  rule: SymbolKind.Function,
  otherwise: SymbolKind.Function,
  "spot check": SymbolKind.Function,
  ensure: SymbolKind.Interface,
  typical: SymbolKind.Constant,
  example: SymbolKind.Event,
};

export function documentSymbols({ reading, ranges }: Read, file: string): readonly DocumentSymbol[] {
  const symbol = ({ kind, name, detail, span, selection, children }: OutlineEntry): DocumentSymbol => ({
    name: name.trim() === "" ? kind : name,
    ...(detail !== "" && { detail }),
    kind: kinds[kind],
    range: ranges.rangeOf(span),
    selectionRange: ranges.rangeOf(selection),
    children: children.map(symbol),
  });
  return outlineOf(reading, file).map(symbol);
}

/** By lines, as most clients fold. */
export function foldingRanges({ reading, ranges }: Read, file: string): readonly FoldingRange[] {
  const text = reading.textOf(file);
  return foldsOf(reading, file).flatMap((span) => {
    const { start, end } = ranges.rangeOf(span);
    const isComment = /^\s*(#|\/\/)/.test(text.slice(span.start, span.end));
    return end.line <= start.line
      ? []
      : [{ startLine: start.line, endLine: end.line, ...(isComment && { kind: FoldingRangeKind.Comment }) }];
  });
}
