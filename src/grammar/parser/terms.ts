import { report } from "../collector.ts";
import { Outcome, word } from "../keywords.ts";
import type { Token } from "../token.ts";
import type { Deadline, Path, Step } from "../tree.ts";
import { sign } from "../vocabulary.ts";
import type { Alternatives } from "./cursor.ts";
import { DetailRules } from "./details.ts";

/** The terms of a review while they are read. */
export interface Terms {
  within?: Deadline;
  readonly then: Step[];
  readonly notBy: Path[];
}

/** How a review is asked for: by when, what if nobody comes, and who may not sign. */
export abstract class TermRules extends DetailRules {
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
