import type { Span } from "../../diagnostics/source.ts";
import type { Declaration } from "../../grammar/tree.ts";
import { type Meaning, meaning, meaningKey } from "../names/meaning.ts";
import type { PolicyReading } from "../reading.ts";
import { rulePlaces } from "../rule-places.ts";

/** Who names something: rules, also through definitions, and other declarations, by their names. */
export interface Readers {
  readonly rules: readonly string[];
  readonly defines: readonly string[];
  readonly ensures: number;
  readonly examples: number;
}

export function readersOf(reading: PolicyReading, of: Meaning): Readers {
  const rules = new Set<string>();
  const defines = new Set<string>();
  const ensures = new Set<Declaration>();
  const examples = new Set<Declaration>();
  const names = new Map(rulePlaces(reading).map(({ rule, span }) => [`${span.file} ${span.start}`, rule]));
  const look = (key: string): void => {
    for (const { span, declares } of reading.index().ofMeaning(key)) {
      if (declares) continue;
      const around = declarationAround(reading, span);
      if (around === undefined) continue;
      if (around.kind === "ensure") ensures.add(around);
      else if (around.kind === "example" || around.kind === "typical") examples.add(around);
      else if (around.kind === "define") {
        if (defines.has(around.name.text)) continue;
        defines.add(around.name.text);
        look(meaningKey(meaning("define", around.name.text)));
      } else {
        const rule = names.get(`${around.span.file} ${around.span.start}`);
        if (rule !== undefined) rules.add(rule);
      }
    }
  };
  look(meaningKey(of));
  return { rules: [...rules], defines: [...defines], ensures: ensures.size, examples: examples.size };
}

/** By binary search: the declarations of a file stand in the order of the text. */
function declarationAround({ trees }: PolicyReading, { file, start, end }: Span): Declaration | undefined {
  const all = trees.find((tree) => tree.file === file)?.declarations ?? [];
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle] as Declaration).span.start <= start) low = middle + 1;
    else high = middle;
  }
  const found = all[low - 1];
  return found !== undefined && found.span.end >= end ? found : undefined;
}
