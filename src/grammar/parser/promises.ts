import { report } from "../collector.ts";
import { word } from "../keywords.ts";
import { isSymbol, type Token } from "../token.ts";
import type { Ensure, EnsurePromise, Expression, Text } from "../tree.ts";
import { TextInQuotes } from "../vocabulary.ts";
import type { Alternatives } from "./cursor.ts";
import { DeclarationRules } from "./declarations.ts";

type Bound = Extract<EnsurePromise, { kind: "bound" | "missing" }>;
type Oversight = Extract<EnsurePromise, { kind: "rises" | "falls" | "independent" }>;

/** `ensure … → at least review by legal`, `ensure oversight rises with refund` */
export abstract class PromiseRules extends DeclarationRules {
  /** The whole clause: the premise is a part of its own, so that it does not spoil the promise. */
  ensure(tokens: readonly Token[]): Ensure {
    const named = tokens[1]?.kind === "text" ? 2 : 1;
    this.part(tokens, 0, named);
    const name = this.ensureName();
    this.part(tokens, named, tokens.length);
    const arrow = tokens.findIndex((token) => isSymbol(token, "→"));
    const said = this.oversightFollows()
      ? this.oversightPromise()
      : arrow < 0
        ? { promise: this.withoutArrow() }
        : this.boundPromise(tokens, named, arrow);
    const span = { ...this.since(tokens[0]?.start ?? 0) };
    return { kind: "ensure", ...(name === undefined ? {} : { name }), ...said, span };
  }

  readonly ensureName = this.RULE("ensureName", (): Text | undefined => {
    this.keyword(word.ensure);
    return this.OPTION(() => this.textOf(this.CONSUME(TextInQuotes)));
  });

  private oversightFollows(): boolean {
    return this.at(word.oversight) && (this.at(word.rises, 1) || this.at(word.falls, 1) || this.at(word.does, 1));
  }

  private withoutArrow(): EnsurePromise {
    const { start } = this.here();
    this.premise("`→` and `at least` or `at most` an outcome");
    const span = this.since(start);
    this.report(report("syntax/ensure-arrow-missing", span, {}));
    return { kind: "missing", span };
  }

  private boundPromise(tokens: readonly Token[], from: number, arrow: number): Pick<Ensure, "promise" | "because"> {
    const { start } = this.here();
    this.part(tokens, from, arrow);
    const premise = this.premise("`→`");
    this.part(tokens, arrow + 1, tokens.length);
    return this.bound(start, premise);
  }

  readonly oversightPromise = this.RULE("oversightPromise", (): Pick<Ensure, "promise" | "because"> => {
    const { start } = this.keyword(word.oversight);
    const promise = this.OR<Alternatives<Oversight>>([
      { ALT: () => this.SUBRULE(this.monotone, { ARGS: [start] }) },
      { ALT: () => this.SUBRULE(this.independence, { ARGS: [start] }) },
    ]);
    const because = this.SUBRULE(this.ensureBecause);
    return { promise, ...because };
  });

  /** `rises with refund`, `falls with score` */
  readonly monotone = this.RULE("monotone", (start: number): Oversight => {
    const way = this.OR([{ ALT: () => this.keyword(word.rises) }, { ALT: () => this.keyword(word.falls) }]);
    this.demand(1, [word.with], "`with` and a field");
    const field = this.SUBRULE(this.path);
    return this.ACTION(() => ({ kind: way.lower as "rises" | "falls", field, span: this.since(start) }));
  });

  /** `does not depend on region` */
  readonly independence = this.RULE("independence", (start: number): Oversight => {
    this.keyword(word.does);
    this.demand(1, [word.not, word.depend, word.on], "`not depend on` and a field");
    const field = this.SUBRULE(this.path);
    return this.ACTION(() => ({ kind: "independent", field, span: this.since(start) }));
  });

  /** What stands behind the `→`: `at least review by legal`, and the reason. */
  readonly bound = this.RULE("bound", (start: number, premise: Expression) => {
    const place = this.here();
    const bound = this.OPTION({
      GATE: () => this.boundFollows(),
      DEF: () => {
        this.keyword(word.at);
        return this.OR([{ ALT: () => this.keyword(word.least) }, { ALT: () => this.keyword(word.most) }]);
      },
    });
    const outcome = this.SUBRULE(this.outcome);
    this.ACTION(() => {
      if (outcome === undefined) this.lose("`at least` or `at most` and an outcome");
      else if (bound === undefined) {
        const before = { ...place, end: place.start };
        const mends = ["at least", "at most"].map((text) => ({
          title: `Write ${text}`,
          edits: [{ span: before, text: `${text} ` }],
        }));
        this.report(report("syntax/ensure-bound-missing", place, { outcome }, { mends }));
      }
    });
    const reviewers = this.OPTION2(() => {
      this.keyword(word.by);
      return this.SUBRULE(this.reviewers);
    });
    const promise = this.ACTION((): Bound => {
      if (outcome === undefined) return { kind: "missing", span: this.here() };
      const kind = bound?.lower === "most" ? "at most" : "at least";
      const signed = reviewers === undefined ? {} : { reviewers };
      return { kind: "bound", premise, bound: kind, outcome, ...signed, span: this.since(start) };
    });
    const because = this.SUBRULE(this.ensureBecause);
    return { promise, ...because };
  });

  /** `because "…"` at the end of a clause, or as a clause of its own. */
  readonly ensureBecause = this.RULE("ensureBecause", (): { because?: Text } => {
    const said: { because?: Text } = {};
    this.OPTION(() => this.SUBRULE(this.because, { ARGS: [said] }));
    return said;
  });
}
