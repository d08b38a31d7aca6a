import type { Span } from "../../diagnostics/source.ts";
import type { Path, Text } from "../../grammar/tree.ts";
import { type Meaning, type MeaningKind, meaning, meaningKey, type Occurrence } from "./meaning.ts";

/** Where names are put as they are found; what is found twice is kept once. */
export interface NameGatherer {
  add(meaning: Meaning, span: Span, more: { readonly declares?: boolean; readonly inQuotes?: boolean }): void;
  addText(kind: MeaningKind, text: Text, declares: boolean): void;
  /** The path of a field or group: its last part stands for it, those before for the groups around it. */
  addPath(of: Meaning, path: Path, declares: boolean): void;
  /** The definitions looked into, with the scopes in which they were, as text. */
  readonly defines: Map<string, Set<string>>;
  all(files: readonly string[]): readonly Occurrence[];
}

export function nameGatherer(): NameGatherer {
  const found: Occurrence[] = [];
  const defines = new Map<string, Set<string>>();
  const add: NameGatherer["add"] = (of, span, { declares = false, inQuotes = false }) => {
    if (span.end > span.start) found.push({ meaning: of, span, declares, inQuotes });
  };
  return {
    add,
    defines,
    addText(kind, { value, span }, declares) {
      add(meaning(kind, value.normalize("NFC")), span, { declares, inQuotes: true });
    },
    addPath(of, { parts, span }, declares) {
      if (span.end === span.start) return;
      const isItem = of.kind === "item field" || of.kind === "item group";
      parts.forEach(({ text, span: own }, at) => {
        const last = at === parts.length - 1;
        const name = parts.slice(0, at + 1).map((part) => part.text);
        if (text === "") return;
        if (last) add(of, own, { declares });
        else add(meaning(isItem ? "item group" : "group", name.join("."), of.of), own, { declares });
      });
    },
    all: (files) => inOrder(found, files),
  };
}

function inOrder(found: readonly Occurrence[], files: readonly string[]): readonly Occurrence[] {
  const rank = new Map(files.map((file, at) => [file, at]));
  const sorted = found.toSorted(
    ({ span: a }, { span: b }) =>
      (rank.get(a.file) ?? 0) - (rank.get(b.file) ?? 0) || a.start - b.start || a.end - b.end,
  );
  return sorted.filter(({ meaning: own, span }, at) => {
    for (let before = at - 1; before >= 0; before--) {
      const other = sorted[before] as Occurrence;
      if (other.span.start !== span.start || other.span.file !== span.file) return true;
      if (other.span.end === span.end && meaningKey(other.meaning) === meaningKey(own)) return false;
    }
    return true;
  });
}
