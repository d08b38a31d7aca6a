import { mend } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../diagnostics/source.ts";
import type {
  Action,
  Otherwise as OtherwiseTree,
  Rule as RuleTree,
  SpotCheck as SpotCheckTree,
} from "../../grammar/tree.ts";
import type { Condition } from "../../model/condition.ts";
import type { Asking, Otherwise, Rule, SpotCheck } from "../../model/policy.ts";
import { lowerCondition } from "../condition/lower.ts";
import { freshUse } from "../condition/scope.ts";
import { scopeOf } from "../condition/scope-of.ts";
import { type Context, lineSpan, report, sourceText } from "../context.ts";
import { dropped } from "../mends.ts";
import { askingOf, rateOf } from "./action.ts";
import { detailsOf } from "./details.ts";
import { isKeywordAlone } from "./keyword-alone.ts";
import { clausesOf, deadlineOf } from "./reviewers.ts";

/** A rule in the model's form; undefined where its condition has an error. `place` counts all rules from 1. */
export function ruleOf(context: Context, tree: RuleTree, place: number): Rule | undefined {
  if (isKeywordAlone(context, tree)) return undefined;
  const { lets, asks } = askingOf(context, tree.action);
  const inDoubt = inDoubtOf(context, tree, lets, asks);
  const use = freshUse();
  const condition = lowerCondition(scopeOf(context, lets ? "letting" : "asking", use), tree.condition);
  const exceptions = tree.exceptions.map((exception) =>
    lowerCondition(scopeOf(context, "exception", use), exception.condition),
  );
  for (const field of use.reads) context.fieldsRead.add(field);
  const details = detailsOf(context, tree.details);
  const sound = exceptions.filter((exception): exception is Condition => exception !== undefined);
  if (condition === undefined || sound.length < exceptions.length) return undefined;
  return {
    name: tree.name?.value.normalize("NFC") ?? `rule ${place}`,
    named: tree.name !== undefined,
    condition,
    exceptions: sound,
    lets,
    asks,
    ...(inDoubt && { inDoubt }),
    details,
    span: tree.span,
  };
}

function inDoubtOf(context: Context, tree: RuleTree, lets: boolean, asks: Asking): Asking | undefined {
  const { inDoubt } = tree.action;
  if (inDoubt === undefined) return undefined;
  const asksNothing = asks.reviews.length === 0 && asks.audits.length === 0 && !asks.block;
  if (lets && asksNothing) {
    return report(
      context,
      "rule/in-doubt-proceeds",
      inDoubt.span,
      {},
      { mends: [dropped(context, inDoubtSpan(tree.action, inDoubt), "Drop it")] },
    );
  }
  return inDoubtAsking(context, inDoubt);
}

/** From the comma before `in doubt` to its end. */
function inDoubtSpan(action: Action, inDoubt: Action): Span {
  return { ...inDoubt.span, start: action.parts.at(-1)?.span.end ?? inDoubt.span.start };
}

function inDoubtAsking(context: Context, inDoubt: Action): Asking | undefined {
  let sound = true;
  for (const part of inDoubt.parts) {
    if (part.kind === "proceed" || part.kind === "audit") {
      const word = { ...part.span, end: part.span.start + part.kind.length };
      report(
        context,
        "rule/in-doubt-outcome",
        part.span,
        { outcome: part.kind },
        {
          mends:
            part.kind === "audit" ? [mend("Review in doubt", word, "review")] : [mend("Block in doubt", word, "block")],
        },
      );
      sound = false;
    } else if (part.kind === "review" && part.rate !== undefined) {
      const after = sourceText(context, { ...part.rate.span, start: part.rate.span.end, end: part.rate.span.end + 1 });
      const span = { ...part.rate.span, end: part.rate.span.end + (after === " " ? 1 : 0) };
      report(context, "rule/in-doubt-sampled", part.rate.span, {}, { mends: [mend("Review all in doubt", span, "")] });
      sound = false;
    }
  }
  return sound ? askingOf(context, inDoubt).asks : undefined;
}

export function otherwiseOf(context: Context, tree: OtherwiseTree): Otherwise {
  if (tree.action.inDoubt !== undefined) {
    const span = inDoubtSpan(tree.action, tree.action.inDoubt);
    report(
      context,
      "rule/in-doubt-otherwise",
      tree.action.inDoubt.span,
      {},
      { mends: [dropped(context, span, "Drop it")] },
    );
  }
  const { lets, asks } = askingOf(context, tree.action);
  return { lets, asks, details: detailsOf(context, tree.details), span: tree.span };
}

export function spotCheckOf(context: Context, tree: SpotCheckTree): SpotCheck {
  const clauses = clausesOf(context, tree.reviewers, "spot check", tree.span);
  const within = deadlineOf(
    context,
    tree.within,
    clauses.flatMap(({ anyOf }) => anyOf),
  )?.within;
  return {
    audit: {
      rate: rateOf(context, tree.rate),
      anyOf: clauses.flatMap(({ people, anyOf }) => Array.from({ length: people }, () => anyOf)),
      ...(within && { within }),
    },
    details: detailsOf(context, tree.details),
    span: tree.span,
  };
}

/** The one `otherwise` or `spot check` of the main file; others are reported. */
export function theOne<Tree extends OtherwiseTree | SpotCheckTree>(
  context: Context,
  trees: readonly Tree[],
): Tree | undefined {
  const [first, ...others] = trees;
  for (const other of others) {
    report(
      context,
      "rule/twice",
      other.span,
      { what: other.kind },
      {
        related: first === undefined ? [] : [{ span: first.span, message: "the first one" }],
        mends: [mend("Drop this one", lineSpan(context, other.span), "")],
      },
    );
  }
  return first;
}
