import { conditionWords } from "./conditions.ts";
import { declarationWords } from "./declarations.ts";
import { outcomeWords } from "./outcomes.ts";

const meanings: ReadonlyMap<string, string> = new Map([
  ...Object.entries(declarationWords),
  ...Object.entries(outcomeWords),
  ...Object.entries(conditionWords),
]);

/** What a keyword or phrase means, in Markdown; undefined for what is none. */
export function meaningOfWord(phrase: string): string | undefined {
  return meanings.get(phrase) ?? meanings.get(`is ${phrase}`);
}
