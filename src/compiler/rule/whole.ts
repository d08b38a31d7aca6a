import { hasErrors, mend } from "../../diagnostics/diagnostic.ts";
import type { PolicyTree } from "../../grammar/tree.ts";
import type { Asking, Otherwise, Rule, SpotCheck } from "../../model/policy.ts";
import { bare } from "../condition/constant.ts";
import type { Context } from "../context.ts";
import { report } from "../context.ts";

/** True where it asks for a review, an audit or a block. */
export function asksAnything({ reviews, audits, block }: Asking): boolean {
  return block || reviews.length > 0 || audits.length > 0;
}

/** No decision is left over: it lets all proceed, or asks of all, without a sample. */
function coversAll({ condition, exceptions, lets, asks }: Rule): boolean {
  const always = condition.kind === "constant" && condition.value && exceptions.length === 0;
  return always && (lets || asks.block || [...asks.reviews, ...asks.audits].some(({ rate }) => rate.decimal === "1"));
}

/** What is said where the text holds nothing, or nothing but a header. */
export function checkEmpty(context: Context, { declarations }: PolicyTree): void {
  if (declarations.some(({ kind }) => kind !== "header") || hasErrors(context.diagnostics)) return;
  const text = context.texts.get(context.main) ?? "";
  const start = declarations[0]?.span.start ?? 0;
  const span = { file: context.main, start, end: declarations.at(-1)?.span.end ?? start };
  const place = { ...span, start: text.length, end: text.length };
  const before = text === "" ? "" : text.endsWith("\n") ? "\n" : "\n\n";
  const mends = [mend("Begin with this example", place, `${before}refund > $10K → review by finance\n`)];
  report(context, "rule/nothing-asked", span, {}, { mends });
}

/** What is said of the rules as a whole. */
export function checkWhole(
  context: Context,
  rules: readonly Rule[],
  otherwise: Otherwise | undefined,
  spotCheck: SpotCheck | undefined,
): void {
  const last = rules.at(-1);
  if (otherwise === undefined && rules.length > 1 && last !== undefined && !rules.some(coversAll)) {
    const text = context.texts.get(context.main) ?? "";
    const end = { file: context.main, start: text.length, end: text.length };
    const [team] = context.teams.keys();
    const line = (outcome: string) => `${text.endsWith("\n") ? "" : "\n"}\notherwise → ${outcome}\n`;
    const review =
      team === undefined
        ? []
        : [mend(`Review the rest: otherwise → review by ${team}`, end, line(`review by ${bare(team)}`))];
    report(
      context,
      "rule/without-otherwise",
      last.span,
      {},
      {
        mends: [mend("Say that the rest proceeds: otherwise → proceed", end, line("proceed")), ...review],
      },
    );
  }
  const reviews = rules.find(({ asks }) => asks.reviews.length > 0);
  if (otherwise?.asks.block && reviews !== undefined) {
    report(
      context,
      "rule/otherwise-blocks",
      otherwise.span,
      {},
      {
        related: [{ span: reviews.span, message: "a rule that asks for a review" }],
      },
    );
  }
  const idle =
    otherwise !== undefined && !otherwise.lets && asksAnything(otherwise.asks) && !rules.some(({ lets }) => lets);
  if (spotCheck !== undefined && idle) {
    report(
      context,
      "rule/idle-spot-check",
      spotCheck.span,
      {},
      {
        related: [{ span: otherwise.span, message: "asks for oversight of the rest" }],
      },
    );
  }
}
