import { report } from "../collector.ts";
import { limits } from "../limits.ts";
import type { outcomeWords } from "../line-start.ts";
import type { Token } from "../token.ts";
import type { Action, ActionPart, Deadline, Path, Step } from "../tree.ts";
import { Name, Outcome, sign, word } from "../vocabulary.ts";
import type { Alternatives } from "./cursor.ts";
import { DetailRules, type DetailsDraft } from "./details.ts";

export type OutcomeWord = (typeof outcomeWords)[number];

/** Other words for the four outcomes, understood only to offer the right one. */
const otherOutcomes: ReadonlyMap<string, OutcomeWord> = new Map([
  ["approve", "proceed"],
  ["approved", "proceed"],
  ["allow", "proceed"],
  ["accept", "proceed"],
  ["pass", "proceed"],
  ["reject", "block"],
  ["deny", "block"],
  ["decline", "block"],
  ["stop", "block"],
  ["escalate", "review"],
  ["approval", "review"],
  ["blocked", "block"],
  ["reviewed", "review"],
  ["audited", "audit"],
]);

interface Terms {
  within?: Deadline;
  readonly then: Step[];
  readonly notBy: Path[];
}

/** What follows `→`. */
export abstract class ActionRules extends DetailRules {
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
      const mends = [{ title: `Write ${meant}`, edits: [{ span, text: meant }] }];
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

  /** A review or an audit: how much of it, by whom, by when, and what if nobody comes. */
  readonly asked = this.RULE("asked", (kind: "review" | "audit", start: number): ActionPart => {
    const rate = this.OPTION({
      GATE: () => this.atNumeric(),
      DEF: () => this.SUBRULE(this.share, { ARGS: ["a share, like 5%"] }),
    });
    const reviewers = this.OPTION2(() => {
      this.keyword(word.by);
      return this.SUBRULE(this.reviewers);
    });
    this.ACTION(() => {
      if (reviewers === undefined && !this.lost)
        this.report(report("syntax/by-missing", this.since(start), { outcome: kind }));
    });
    const terms: Terms = { then: [], notBy: [] };
    this.SUBRULE(this.terms, { ARGS: [terms] });
    return this.ACTION(() => ({
      kind,
      ...(rate === undefined ? {} : { rate }),
      ...(reviewers === undefined ? {} : { reviewers }),
      ...terms,
      span: this.since(start),
    }));
  });

  /** `within …`, `then …`, `not by …`, with or without a comma before them. */
  readonly terms = this.RULE("terms", (terms: Terms): void => {
    this.MANY({
      GATE: () =>
        this.atAfterComma(word.within) || this.atAfterComma(word.then) || this.atAfterComma(word.not, word.by),
      DEF: () => {
        this.OPTION(() => this.CONSUME(sign.comma));
        this.OR([
          { ALT: () => this.SUBRULE(this.within, { ARGS: [terms] }) },
          {
            ALT: () => {
              const step = this.SUBRULE(this.step);
              this.ACTION(() => terms.then.push(step));
            },
          },
          { ALT: () => this.SUBRULE(this.notBy, { ARGS: [terms] }) },
        ]);
      },
    });
  });

  readonly within = this.RULE("within", (terms: Terms): void => {
    const place = this.here();
    const deadline = this.SUBRULE(this.deadline);
    this.ACTION(() => {
      if (terms.within !== undefined) this.report(report("syntax/twice", place, { what: "within" }));
      else if (deadline !== undefined) terms.within = deadline;
    });
  });

  /** `not by a or b`; `and` there is reported and read as `or`. */
  readonly notBy = this.RULE("notBy", (terms: Terms): void => {
    this.keyword(word.not);
    this.keyword(word.by);
    const paths = [this.SUBRULE(this.path)];
    this.MANY({
      GATE: () => !this.at(word.and) || !this.at(Outcome, 1),
      DEF: () => {
        this.OR([{ ALT: () => this.keyword(word.or) }, { ALT: () => this.andForOr(this.CONSUME(word.and)) }]);
        paths.push(this.SUBRULE2(this.path));
      },
    });
    this.ACTION(() => terms.notBy.push(...paths));
  });

  private andForOr(token: object): Token {
    this.ACTION(() => {
      const span = this.spanOf(token as Token);
      this.reportMended("syntax/not-by-and", span, "Write or", span, "or");
    });
    return token as Token;
  }

  /** `then by cfo within 1 day`, `then block` */
  readonly step = this.RULE("step", (): Step => {
    const { start } = this.keyword(word.then);
    return this.OR<Alternatives<Step>>([
      { ALT: () => this.finalStep(this.keyword(word.block), start) },
      { ALT: () => this.finalStep(this.keyword(word.proceed), start) },
      { ALT: () => this.SUBRULE(this.escalation, { ARGS: [start] }) },
    ]);
  });

  private finalStep({ lower }: Token, start: number): Step {
    return this.ACTION(() => ({
      kind: "outcome",
      outcome: lower === "block" ? "block" : "proceed",
      span: this.since(start),
    }));
  }

  readonly escalation = this.RULE("escalation", (start: number): Step => {
    this.OPTION(() => this.keyword(word.review));
    const named = this.OPTION2(() => {
      this.keyword(word.by);
      return this.SUBRULE(this.reviewers);
    });
    const reviewers = this.ACTION(() => {
      if (named !== undefined) return named;
      this.lose("`by` and a team, `block` or `proceed`");
      return { clauses: [], span: this.here() };
    });
    const within = this.SUBRULE(this.deadlineBehind);
    return this.ACTION(() => ({
      kind: "escalate",
      reviewers,
      ...(within === undefined ? {} : { within }),
      span: this.since(start),
    }));
  });

  /** `within 5 days`, with or without a comma before it, if it stands here. */
  readonly deadlineBehind = this.RULE("deadlineBehind", (): Deadline | undefined => {
    const deadline = this.OPTION({
      GATE: () => this.atAfterComma(word.within),
      DEF: () => {
        this.OPTION2(() => this.CONSUME(sign.comma));
        return this.SUBRULE(this.deadline);
      },
    });
    return this.ACTION(() => deadline);
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
