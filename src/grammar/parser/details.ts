import { report } from "../collector.ts";
import { word } from "../keywords.ts";
import { type DetailWord, detailAt } from "../line-start.ts";
import type { Details, OptionTree, Path, Text } from "../tree.ts";
import { sign } from "../vocabulary.ts";
import { ReviewerRules } from "./reviewers.ts";

/** The details of a block while its lines are read. */
export interface DetailsDraft {
  show: Path[];
  options?: NonNullable<Details["options"]>;
  reason?: NonNullable<Details["reason"]>;
  ifApproved?: Text;
  ifRejected?: Text;
  because?: Text;
}

/** The lines under a rule: `show …`, `options …`, `reason required`, `if approved …`, `because …`. */
export abstract class DetailRules extends ReviewerRules {
  /** The detail that begins here, if one does. */
  protected detailHere(ahead = 0): DetailWord | undefined {
    return detailAt([this.peek(ahead), this.peek(ahead + 1)], 0);
  }

  /** The details that stand here, several to a clause if need be. */
  readonly details = this.RULE("details", (details: DetailsDraft): void => {
    this.MANY({
      GATE: () => this.detailHere() !== undefined,
      DEF: () => {
        const { start } = this.peek();
        const what = this.ACTION(() => this.detailHere());
        const twice = this.OR([
          { ALT: () => this.SUBRULE(this.show, { ARGS: [details] }) },
          { ALT: () => this.SUBRULE(this.options, { ARGS: [details] }) },
          { ALT: () => this.SUBRULE(this.reason, { ARGS: [details] }) },
          { ALT: () => this.SUBRULE(this.afterwards, { ARGS: [details] }) },
          { ALT: () => this.SUBRULE(this.because, { ARGS: [details] }) },
        ]);
        this.ACTION(() => {
          if (!twice || what === undefined) return;
          const span = this.since(start);
          const mends = [{ title: "Drop this one", edits: [{ span, text: "" }] }];
          this.report(report("syntax/twice", span, { what }, { mends }));
        });
        this.OPTION(() => this.CONSUME(sign.comma));
      },
    });
  });

  /** `show` may stand several times; of the other details the first one counts, and true comes back for a second. */
  readonly show = this.RULE("show", (details: DetailsDraft): boolean => {
    this.keyword(word.show);
    const paths = [this.SUBRULE(this.path)];
    this.MANY({
      GATE: () => this.listGoesOn(),
      DEF: () => {
        this.CONSUME(sign.comma);
        paths.push(this.SUBRULE2(this.path));
      },
    });
    this.ACTION(() => details.show.push(...paths));
    return false;
  });

  /** A comma that another member of the list follows, not another detail. */
  private listGoesOn(): boolean {
    const next = this.detailHere(1);
    return next !== "because" && next !== "reason";
  }

  readonly options = this.RULE("options", (details: DetailsDraft): boolean => {
    const { start } = this.keyword(word.options);
    const options = [this.SUBRULE(this.choice)];
    this.MANY({
      GATE: () => this.listGoesOn(),
      DEF: () => {
        this.CONSUME(sign.comma);
        options.push(this.SUBRULE2(this.choice));
      },
    });
    return this.ACTION(() => {
      if (details.options !== undefined) return true;
      details.options = { options: options.flat(), span: this.since(start) };
      return false;
    });
  });

  /** What a reviewer may choose: one, or none where it could not be read. */
  readonly choice = this.RULE("choice", (): OptionTree[] => {
    const { start } = this.here();
    const simple = this.OPTION(() =>
      this.OR([
        { ALT: () => this.keyword(word.approve) },
        { ALT: () => this.keyword(word.reject) },
        { ALT: () => this.keyword(word.escalate) },
      ]),
    );
    const field = this.OPTION2({
      GATE: () => simple === undefined,
      DEF: () => {
        this.keyword(word.modify);
        return this.SUBRULE(this.path);
      },
    });
    return this.ACTION(() => {
      const span = { file: this.source.file, start, end: this.endOfLast() };
      if (simple !== undefined) return [{ kind: simple.lower as "approve" | "reject" | "escalate", span }];
      if (field !== undefined) return [{ kind: "modify", field, span }];
      this.lose("an option: approve, modify FIELD, reject or escalate");
      return [];
    });
  });

  readonly reason = this.RULE("reason", (details: DetailsDraft): boolean => {
    const expected = "a reason in quotes";
    const { start } = this.keyword(word.reason);
    this.keyword(word.required);
    const from: Text[] = [];
    this.OPTION(() => {
      this.keyword(word.from);
      from.push(this.SUBRULE(this.text, { ARGS: [expected] }));
      this.MANY({
        GATE: () => this.listGoesOn(),
        DEF: () => {
          this.CONSUME(sign.comma);
          from.push(this.SUBRULE2(this.text, { ARGS: [expected] }));
        },
      });
    });
    return this.ACTION(() => {
      if (details.reason !== undefined) return true;
      details.reason = { from, span: this.since(start) };
      return false;
    });
  });

  /** `if approved "…"`, `if rejected "…"` */
  readonly afterwards = this.RULE("afterwards", (details: DetailsDraft): boolean => {
    this.keyword(word.if);
    const outcome = this.OR([{ ALT: () => this.keyword(word.approved) }, { ALT: () => this.keyword(word.rejected) }]);
    const text = this.SUBRULE(this.text, { ARGS: ["a text in quotes: what happens then"] });
    return this.ACTION(() => {
      const key = outcome.lower === "approved" ? "ifApproved" : "ifRejected";
      if (details[key] !== undefined) return true;
      details[key] = text;
      return false;
    });
  });

  readonly because = this.RULE("because", (details: { because?: Text }): boolean => {
    this.keyword(word.because);
    const text = this.SUBRULE(this.text, { ARGS: ["the reason in quotes"] });
    return this.ACTION(() => {
      if (details.because !== undefined) return true;
      if (!this.lost) details.because = text;
      return false;
    });
  });

  /** Details that are a clause of their own. */
  readonly detailLine = this.RULE("detailLine", (details: DetailsDraft): void => {
    this.SUBRULE(this.details, { ARGS: [details] });
  });
}
