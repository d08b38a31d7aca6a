import { unparse } from "papaparse";
import type { FlippedRow } from "../../src/simulation/impact/flips.ts";
import type { ComparedWords } from "./work.ts";

/** The names of our columns. No field is called so: names of fields have no colon. */
function oursFor({ title, isInForce }: ComparedWords): readonly string[] {
  const before = isInForce ? "in force" : title;
  return [
    "row",
    "day",
    "hour",
    "known to be wrong",
    isInForce ? "in force" : `outcome, ${title}`,
    "draft",
    `reviewed by, ${before}`,
    "reviewed by, draft",
    `rules, ${before}`,
    "rules, draft",
  ].map((name) => `signoff: ${name}`);
}

/**
 * A text that a spreadsheet may run, also behind blanks, line ends and signs that are not seen, or that begins with a control
 * character. A number is none.
 */
const formula =
  /^(?![+-]?\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?$)(?:[\s\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|\s*(?=\p{Cc})\S)/u;

/**
 * A line for each decision: what became of it, in columns of ours, and behind them what it holds under the names of the
 * fields. Texts that a spreadsheet would run are made harmless.
 */
export function flippedCsv(rows: readonly FlippedRow[], compared: ComparedWords): string {
  const inputs = rows.map(({ input }) => new Map(leaves(input, "")));
  const names = [...new Set(inputs.flatMap((input) => [...input.keys()]))];
  const data = rows.map(({ row, day, hour, wrong, live, draft }, at) => [
    row,
    day ?? "",
    hour ?? "",
    wrong === undefined ? "" : wrong ? "yes" : "no",
    live.outcome,
    draft.outcome,
    live.reviews.map(({ team }) => team).join(" and "),
    draft.reviews.map(({ team }) => team).join(" and "),
    live.rules.join("; "),
    draft.rules.join("; "),
    ...names.map((name) => inputs[at]?.get(name) ?? ""),
  ]);
  return `${unparse({ fields: [...oursFor(compared), ...names], data }, { escapeFormulae: formula })}\r\n`;
}

function leaves(value: unknown, name: string): readonly (readonly [string, unknown])[] {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return [[name, typeof value === "object" ? JSON.stringify(value) : value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, name === "" ? key : `${name}.${key}`));
}
