import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "./collector.ts";
import { isOutcomeWord } from "./line-start.ts";
import type { DetailsDraft } from "./parser/details.ts";
import type { PolicyParser } from "./parser/policy-parser.ts";
import { isSymbol, isWordInAnyCase, type Token } from "./token.ts";
import type { Rule } from "./tree.ts";

/** `unanswered`: the report that no outcome follows, unless one stands on a later line. */
export type RuleBody = Pick<Rule, "condition" | "exceptions" | "action"> & { readonly unanswered?: Diagnostic };

export function arrowAt(tokens: readonly Token[], from = 0): number | undefined {
  for (let index = from; index < tokens.length; index++) if (isSymbol(tokens[index], "→")) return index;
  return undefined;
}

const beforeName = new Set([
  ...["is", "not", "and", "or", "when", "of", "in", "over", "under", "least", "most", "to", "where"],
]);

/** Where a `→` was forgotten: before an outcome that follows a condition, as in `refund > $10K review by finance`. */
export function impliedArrowAt(tokens: readonly Token[], from = 0): number | undefined {
  for (let index = from + 1; index < tokens.length; index++) {
    const before = tokens[index - 1];
    const after = tokens[index + 1];
    if (!isOutcomeWord(tokens[index]) || before === undefined || before.kind === "symbol") continue;
    if (beforeName.has(before.lower)) continue;
    if (after !== undefined && after.kind !== "number" && !isWordInAnyCase(after, "by") && !isSymbol(after, ","))
      continue;
    return isWordInAnyCase(before, "then") ? index - 1 : index;
  }
  return undefined;
}

/** The condition, its exceptions, the action and the details that stand behind it on the same line. */
export function readRuleBody(
  parser: PolicyParser,
  file: string,
  tokens: readonly Token[],
  from: number,
  details: DetailsDraft,
  add: (diagnostic: Diagnostic) => void,
): RuleBody {
  const arrow = arrowAt(tokens, from);
  const implied = arrow === undefined ? impliedArrowAt(tokens, from) : undefined;
  const cut = arrow ?? implied ?? tokens.length;
  const { lost, ...conditions } = readConditions();
  const at = tokens[cut];
  if (at !== undefined) {
    if (arrow === undefined) reportMissingArrow(at);
    const skipped = arrow !== undefined || isWordInAnyCase(at, "then") ? 1 : 0;
    parser.part(tokens, cut + skipped, tokens.length);
    return { ...conditions, action: parser.actionAndDetails(details, at) };
  }
  const end = tokens.at(-1)?.end ?? 0;
  const span = { file, start: tokens[from]?.start ?? end, end };
  const unanswered = lost ? {} : { unanswered: report("syntax/action-missing", span, {}) };
  const place = { file, start: end, end };
  return { ...conditions, action: { parts: [{ kind: "missing", span: place }], span: place }, ...unanswered };

  function readConditions() {
    parser.part(tokens, from, cut);
    if (cut > from) return parser.conditions();
    const first = tokens[from] as Token;
    add(report("syntax/condition-missing", { file, start: first.start, end: first.end }, {}));
    const start = tokens[from - 1]?.end ?? first.start;
    return { condition: { kind: "missing", span: { file, start, end: start } }, exceptions: [], lost: false } as const;
  }

  function reportMissingArrow(word: Token): void {
    const place = { file, start: word.start, end: word.end };
    const mends = isWordInAnyCase(word, "then")
      ? [{ title: "Write → for then", edits: [{ span: place, text: word.spaced ? "→" : " →" }] }]
      : [{ title: "Put → before it", edits: [{ span: { ...place, end: place.start }, text: "→ " }] }];
    add(report("syntax/arrow-missing", place, {}, { mends }));
  }
}
