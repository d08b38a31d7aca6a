import { type Mend, mend } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../diagnostics/source.ts";
import type { Action, ActionPart, Expression, Path } from "../../grammar/tree.ts";
import type { Asking, AuditPart, Clause, Deadline, EscalationStep, Rate, ReviewPart } from "../../model/policy.ts";
import { resolve, unknownField } from "../condition/resolve.ts";
import { scopeOf } from "../condition/scope-of.ts";
import { type Context, report, sourceText, words } from "../context.ts";
import { compareDecimals, plainDecimal, sampleThreshold, shareOfPercent } from "../decimal.ts";
import { describeType } from "../describe.ts";
import { dropped } from "../mends.ts";
import { identifyMend } from "./identify.ts";
import { clausesOf, deadlineOf } from "./reviewers.ts";

type ReviewTree = ActionPart & { kind: "review" | "audit" };
const always: Rate = { decimal: "1", threshold: 4294967296 };

/** What `→ …` asks for and lets, each checked. */
export function askingOf(context: Context, action: Action): { readonly lets: boolean; readonly asks: Asking } {
  const of = (kind: ActionPart["kind"]) => action.parts.filter((part) => part.kind === kind);
  const [proceeds, blocks] = [of("proceed"), of("block")];
  const reviewTrees = action.parts.filter((part): part is ReviewTree => part.kind === "review");
  const unsampled = reviewTrees.find(({ rate }) => rate === undefined);
  const against = blocks[0] ?? unsampled;
  if (proceeds[0] !== undefined && against !== undefined) {
    const other = against.kind === "block" ? "be blocked" : "wait for a review";
    report(
      context,
      "rule/proceed-and-block",
      against.span,
      { other },
      {
        related: [{ span: proceeds[0].span, message: "proceeds here" }],
        mends: [withoutPart(context, action, proceeds[0]), withoutPart(context, action, against)],
      },
    );
  }
  const notBy = [
    ...new Set(reviewTrees.flatMap((part) => part.notBy.flatMap((path) => notByField(context, path) ?? []))),
  ];
  notBy.sort((a, b) => a - b);
  const parts = reviewTrees.map((part) => ({ part, clauses: clausesOf(context, part.reviewers, "review", part.span) }));
  const deadlines = parts.map(({ part, clauses }) =>
    deadlineWithChain(
      context,
      part,
      clauses.flatMap(({ anyOf }) => anyOf),
    ),
  );
  const reviews = parts.map(({ part, clauses }, at): ReviewPart => {
    const own = deadlines[at]?.deadline;
    const all = own === undefined ? deadlines.flatMap(({ deadline }) => deadline ?? []) : [own];
    const earliest = earliestOfEachKind(all);
    const lastResort =
      deadlines[at]?.lastResort ??
      (earliest.length === 0 ? "none" : (deadlines.find((each) => each.lastResort)?.lastResort ?? "block"));
    return {
      rate: rateOf(context, part.rate),
      clauses: clauses.map((clause): Clause => ({ ...clause, notBy, deadlines: earliest, lastResort })),
    };
  });
  const audits = action.parts
    .filter((part): part is ReviewTree => part.kind === "audit")
    .map((part) => auditOf(context, part));
  return { lets: proceeds.length > 0, asks: { reviews, audits, block: blocks.length > 0 } };
}

const kinds = ["clock", "working hours", "working days"] as const;

function earliestOfEachKind(deadlines: readonly Deadline[]): readonly Deadline[] {
  return kinds.flatMap((kind) => {
    const [first, ...rest] = deadlines.filter((deadline) => deadline.kind === kind);
    return first === undefined
      ? []
      : [rest.reduce((least, each) => (each.length < least.length ? each : least), first)];
  });
}

/** Drops one part of an action, with the comma that joins it to the others. */
function withoutPart(context: Context, action: Action, part: ActionPart): Mend {
  const title = `Drop \`${words(context, part.span)}\``;
  const next = action.parts[action.parts.indexOf(part) + 1];
  if (part !== action.parts[0] || next === undefined) return dropped(context, part.span, title);
  return mend(title, { ...part.span, end: next.span.start }, "");
}

function auditOf(context: Context, part: ReviewTree): AuditPart {
  const clauses = clausesOf(context, part.reviewers, "audit", part.span);
  const within = deadlineOf(
    context,
    part.within,
    clauses.flatMap(({ anyOf }) => anyOf),
  )?.within;
  if (part.then[0] !== undefined) {
    const span = { ...part.then[0].span, end: part.then.at(-1)?.span.end ?? part.then[0].span.end };
    report(context, "rule/then-in-audit", part.then[0].span, {}, { mends: [dropped(context, span, "Drop it")] });
  }
  return {
    rate: rateOf(context, part.rate),
    anyOf: clauses.flatMap(({ people, anyOf }) => Array.from({ length: people }, () => anyOf)),
    ...(within && { within }),
  };
}

/** The share of a sample, exact; a share below all needs the decision's id. */
export function rateOf(context: Context, rate: Expression | undefined): Rate {
  if (rate === undefined) return always;
  const percent = rate.kind === "percent" ? shareOfPercent(rate.decimal) : undefined;
  if (percent === undefined || compareDecimals(percent, "0") < 0 || compareDecimals(percent, "1") > 0) {
    const written = words(context, rate.span);
    const meant =
      rate.kind === "number" && Number(rate.decimal) >= 0 && Number(rate.decimal) <= 100
        ? `${plainDecimal(rate.decimal)}%`
        : undefined;
    report(
      context,
      "rule/rate",
      rate.span,
      { written },
      {
        mends: meant === undefined ? [] : [mend(`Write ${meant}`, rate.span, meant)],
      },
    );
    return always;
  }
  if (compareDecimals(percent, "1") === 0) return always;
  if (!context.header.identified)
    report(context, "rule/sample-without-id", rate.span, {}, { mends: identifyMend(context) });
  return { decimal: percent, threshold: sampleThreshold(percent) };
}

interface Chain {
  readonly deadline?: Deadline;
  readonly lastResort?: "block" | "proceed";
}

function deadlineWithChain(context: Context, part: ReviewTree, teams: readonly string[]): Chain {
  const first = deadlineOf(context, part.within, teams);
  const chain: EscalationStep[] = [];
  let lastResort: "block" | "proceed" | undefined;
  let timed = part.within !== undefined;
  for (const step of part.then) {
    if (lastResort !== undefined) {
      const rest = { ...step.span, end: part.then.at(-1)?.span.end ?? step.span.end };
      report(
        context,
        "rule/after-last-resort",
        step.span,
        { outcome: lastResort },
        {
          mends: [dropped(context, rest, "Drop what follows")],
        },
      );
      break;
    }
    if (!timed) {
      const end = context.texts
        .get(step.span.file)
        ?.slice(0, step.span.start)
        .replace(/[\s,]+$/, "").length;
      const place = { ...step.span, start: end ?? step.span.start, end: end ?? step.span.start };
      report(
        context,
        "rule/then-without-time",
        step.span,
        {},
        { mends: [mend("Add `within 1 day`", place, " within 1 day")] },
      );
      break;
    }
    if (step.kind === "escalate") {
      const clauses = clausesOf(context, step.reviewers, "then", step.span);
      const within = deadlineOf(
        context,
        step.within,
        clauses.flatMap(({ anyOf }) => anyOf),
      )?.within;
      timed = step.within !== undefined;
      const asked = { clauses, ...(within && { within }) };
      context.written.set(asked, { span: step.span });
      chain.push(asked);
      continue;
    }
    lastResort = step.outcome;
    reportLastResort(context, step.span, lastResort);
  }
  if (first === undefined) return {};
  if (lastResort === undefined && context.header.protective) reportNoLastResort(context, part);
  return { deadline: { ...first, chain }, lastResort: lastResort ?? "block" };
}

/** Silence is no consent; where the policy is protective, it is no reason against the protection. */
function reportLastResort(context: Context, span: Span, written: "block" | "proceed"): void {
  const { protective } = context.header;
  if ((written === "block") !== protective) return;
  const text = sourceText(context, span);
  if (protective) {
    const mends = [mend("Write `then proceed`", span, text.replace("block", "proceed"))];
    report(context, "rule/then-block-protective", span, { written: true }, { mends });
  } else {
    const mends = [mend("Block where nobody answers", span, text.replace("proceed", "block"))];
    report(context, "rule/then-proceed", span, {}, { mends });
  }
}

function reportNoLastResort(context: Context, { within, then }: ReviewTree): void {
  const last = then.at(-1)?.span ?? within?.span;
  if (within === undefined || last === undefined) return;
  const span = { ...within.span, end: last.end };
  const step = then.at(-1);
  const timed = step?.kind !== "escalate" || step.within !== undefined;
  const added = timed ? ", then proceed" : " within 1 day, then proceed";
  const mends = [mend(`Add \`${added.replace(/^[ ,]+/, "")}\``, { ...last, start: last.end }, added)];
  report(context, "rule/then-block-protective", span, { written: false }, { mends });
}

function notByField(context: Context, path: Path): number | undefined {
  const scope = scopeOf(context, "asking");
  const named = resolve(scope, path);
  if (named.kind === "broken") return undefined;
  if (named.kind !== "field" || named.field === undefined) return unknownField(scope, path);
  if (named.type.kind !== "text") {
    const given = { field: words(context, path.span), type: describeType(named.type) };
    return report(context, "rule/not-by", path.span, given);
  }
  context.fieldsRead.add(named.field);
  return named.field;
}
