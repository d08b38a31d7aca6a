import type { Span } from "../../diagnostics/source.ts";
import { report } from "../collector.ts";
import { Name, Outcome, word } from "../keywords.ts";
import { limits } from "../limits.ts";
import { type OutcomeWord, otherOutcomes } from "../plain/phrases.ts";
import type { Token } from "../token.ts";
import type { Action, ActionPart } from "../tree.ts";
import { sign } from "../vocabulary.ts";
import type { DetailsDraft } from "./details.ts";
import { TermRules, type Terms } from "./terms.ts";

/** What follows `→`. */
export abstract class ActionRules extends TermRules {
  /** The outcome after `→`, `at least` or `in doubt`; another word for one is reported with the right one. */
  readonly outcome = this.RULE("outcome", (): OutcomeWord | undefined => {
    const token = this.OPTION(() => this.keyword(Outcome));
    const other = this.OPTION2({
      GATE: () => token === undefined && otherOutcomes.has(this.peek().lower) && this.peek().kind === "word",
      DEF: () => this.CONSUME(Name) as Token,
    });
    return this.ACTION(() => {
      if (token !== undefined) return token.lower as OutcomeWord;
      if (other === undefined) return undefined;
      const meant = otherOutcomes.get(other.lower) as OutcomeWord;
      const span = this.spanOf(other);
      const rights = meant === "review" && !this.at(word.by) ? [meant, "block"] : [meant];
      const mends = rights.map((right) => ({ title: `Write ${right}`, edits: [{ span, text: right }] }));
      this.report(report("syntax/outcome-unknown", span, { written: other.text }, { mends }));
      return meant;
    });
  });

  /** An action and the details behind it, up to the end of the clause. */
  readonly actionAndDetails = this.RULE("actionAndDetails", (details: DetailsDraft, arrow: Token): Action => {
    const action = this.SUBRULE(this.action);
    this.OPTION({
      GATE: () => !this.lost,
      DEF: () => {
        const from = this.ACTION(() => this.endOfLast());
        const exception = this.SUBRULE(this.exception);
        this.ACTION(() => {
          const { span } = exception;
          this.report(exceptBelow(this.source.text, span, { ...span, start: from }, arrow));
        });
      },
    });
    this.OPTION2({ GATE: () => !this.lost, DEF: () => this.SUBRULE(this.details, { ARGS: [details] }) });
    return action;
  });

  readonly action = this.RULE("action", (doubts = 0): Action => {
    const { start } = this.here();
    const parts = [this.SUBRULE(this.actionPart)];
    this.SUBRULE(this.joinedOutcome);
    this.MANY({
      GATE: () => !this.atAll(sign.comma, word.in, word.doubt),
      DEF: () => {
        this.CONSUME(sign.comma);
        parts.push(this.SUBRULE2(this.actionPart));
        this.SUBRULE2(this.joinedOutcome);
      },
    });
    const inDoubt = this.OPTION({
      GATE: () => doubts < limits.repeated && this.atAfterComma(word.in, word.doubt),
      DEF: () => {
        this.OPTION2(() => this.CONSUME2(sign.comma));
        this.keyword(word.in);
        this.keyword(word.doubt);
        return this.SUBRULE(this.action, { ARGS: [doubts + 1] });
      },
    });
    return this.ACTION(() => ({ parts, ...(inDoubt === undefined ? {} : { inDoubt }), span: this.since(start) }));
  });

  /** `audit 1% and review by legal`: outcomes take a comma. The `and` is read as one. */
  readonly joinedOutcome = this.RULE("joinedOutcome", (): void => {
    this.OPTION({
      GATE: () => this.at(Outcome, 1),
      DEF: () => {
        const before = this.ACTION(() => this.endOfLast());
        const and = this.CONSUME(word.and) as Token;
        this.ACTION(() => {
          const span = this.spanOf(and);
          const place = { ...span, start: before };
          this.reportMended("syntax/outcomes-joined", span, "Put a comma between the outcomes", place, ",");
        });
        this.SUBRULE(this.actionPart);
      },
    });
  });

  readonly actionPart = this.RULE("actionPart", (): ActionPart => {
    const place = this.here();
    const outcome = this.SUBRULE(this.outcome);
    const asked = this.OPTION({
      GATE: () => outcome === "review" || outcome === "audit",
      DEF: () => this.SUBRULE(this.asked, { ARGS: [outcome as "review" | "audit", place.start] }),
    });
    return this.ACTION(() => {
      if (asked !== undefined) return asked;
      if (outcome === "proceed" || outcome === "block") return { kind: outcome, span: this.since(place.start) };
      this.loseOutcome();
      return { kind: "missing", span: place };
    });
  });

  private loseOutcome(): void {
    if (this.atEnd() && !this.lost) {
      const { start, end } = this.before() ?? this.here();
      this.report(report("syntax/outcome-missing", { file: this.source.file, start, end }, {}));
      this.lost = true;
    } else this.lose("an outcome: proceed, audit, review or block");
  }

  /** `within 4 hours by finance` */
  private reportEarly(deadline: Span, before: number): void {
    const end = this.endOfLast();
    const edits = [
      { span: { ...deadline, start: before }, text: "" },
      { span: { ...deadline, start: end, end }, text: ` ${this.written(deadline).replace(/^,\s*/, "")}` },
    ];
    const mends = [{ title: "Put it behind the team", edits }];
    this.report(report("syntax/within-first", deadline, {}, { mends }));
  }

  /** A review or an audit: how much of it, by whom, by when, and what if nobody comes. */
  readonly asked = this.RULE("asked", (kind: "review" | "audit", start: number): ActionPart => {
    const rate = this.OPTION({
      GATE: () => this.atNumeric(),
      DEF: () => this.SUBRULE(this.share, { ARGS: ["a share, like 5%"] }),
    });
    const terms: Terms = { then: [], notBy: [] };
    const place = this.here();
    const before = this.endOfLast();
    const early = this.OPTION3({
      GATE: () => this.atAfterComma(word.within),
      DEF: () => {
        this.OPTION4(() => this.CONSUME(sign.comma));
        this.SUBRULE(this.within, { ARGS: [terms] });
        return this.ACTION(() => ({ ...place, end: this.endOfLast() }));
      },
    });
    const reviewers = this.OPTION2(() => {
      this.keyword(word.by);
      return this.SUBRULE(this.reviewers);
    });
    this.ACTION(() => {
      if (reviewers !== undefined && early !== undefined) this.reportEarly(early, before);
      if (reviewers === undefined && !this.lost)
        this.report(report("syntax/by-missing", this.since(start), { outcome: kind }));
    });
    this.SUBRULE(this.terms, { ARGS: [terms] });
    return this.ACTION(() => ({
      kind,
      ...(rate === undefined ? {} : { rate }),
      ...(reviewers === undefined ? {} : { reviewers }),
      ...terms,
      span: this.since(start),
    }));
  });
}

/** The diagnostic of an exception that stands below the `→`: `cut` is what is taken out. */
export function exceptBelow(
  text: string,
  span: ActionPart["span"],
  cut: ActionPart["span"],
  arrow: { readonly start: number; readonly first: boolean },
) {
  const words = text.slice(span.start, span.end);
  let lineStart = arrow.start;
  while (arrow.first && lineStart > 0 && !/[\r\n]/.test(text.charAt(lineStart - 1))) lineStart--;
  const indent = text.slice(lineStart, arrow.start);
  const moved = arrow.first ? `${words}\n${indent}` : `${words} `;
  const edits = [
    { span: { ...span, start: arrow.start, end: arrow.start }, text: moved },
    { span: cut, text: "" },
  ];
  return report("syntax/except-below-arrow", span, {}, { mends: [{ title: "Move it above the →", edits }] });
}
