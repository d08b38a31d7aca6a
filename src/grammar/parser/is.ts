import { report } from "../collector.ts";
import { Name, word } from "../keywords.ts";
import type { Token } from "../token.ts";
import type { Expression } from "../tree.ts";
import { NumberSign, sign, TextInQuotes } from "../vocabulary.ts";
import { ComparingRules, notAround, operators } from "./comparing.ts";
import type { Alternatives } from "./cursor.ts";
import { plainPlace } from "./words.ts";

/** `is one of`, `is from … to …`, `is empty` and the like. */
export abstract class IsRules extends ComparingRules {
  /** What may follow `is`. A word that is a name where no value follows it is one there. */
  readonly isComparison = this.RULE("isComparison", (): Expression => {
    this.keyword(word.is);
    return this.SUBRULE(this.afterIs);
  });

  /** What stands behind `is`, or behind `when` where a field is marked. */
  readonly afterIs = this.RULE("afterIs", (): Expression => {
    const { start, left: operand } = this.subject;
    const negated = this.OPTION(() => this.keyword(word.not)) !== undefined;
    const special = this.OPTION2({
      GATE: () => this.exact() && this.isSpecial(negated),
      DEF: () =>
        this.OR<Alternatives<Expression>>([
          { ALT: () => this.SUBRULE(this.signAfterIs) },
          { ALT: () => this.SUBRULE(this.isOneOf, { ARGS: [negated] }) },
          { ALT: () => this.SUBRULE(this.isState, { ARGS: [negated] }) },
          { ALT: () => this.SUBRULE(this.isIn, { ARGS: [negated] }) },
          { ALT: () => this.denied(negated, this.SUBRULE(this.isFromTo)) },
          { ALT: () => this.denied(negated, this.SUBRULE(this.isOutside)) },
          { ALT: () => this.SUBRULE(this.worded) },
          { ALT: () => this.SUBRULE(this.between, { ARGS: [negated] }) },
        ]),
    });
    const compared = this.OPTION3({
      GATE: () => special === undefined,
      DEF: () => this.SUBRULE(this.compared, { ARGS: [start, operand, negated ? "is not" : "is"] }),
    });
    return this.ACTION(() => (special ?? compared) as Expression);
  });

  /** Is the next word written as keywords are? */
  protected exact(): boolean {
    const { text, lower } = this.peek();
    return text === lower;
  }

  private isSpecial(negated: boolean): boolean {
    switch (this.peek().text) {
      case "<":
      case "<=":
      case ">":
      case ">=":
      case "≠":
        return !negated;
      case "one":
        return this.at(word.of, 1);
      case "empty":
      case "missing":
      case "present":
      case "unseen":
        return true;
      case "in":
        return this.at(Name, 1) || this.at(TextInQuotes, 1);
      case "from":
      case "between":
        return this.valueFollows();
      case "over":
      case "under":
        return !negated && this.valueFollows();
      case "outside":
        return this.at(NumberSign, 1);
      case "at":
        return !negated && this.boundFollows();
      default:
        return false;
    }
  }

  /** `is not from 3 to 5`: reported, read as `not (… is from 3 to 5)`. */
  private denied(negated: boolean, condition: Expression): Expression {
    return this.ACTION(() => {
      if (!negated || condition.kind === "missing" || this.lost) return condition;
      const { span } = condition;
      if (this.insideMark) return { kind: "not", operand: condition, span };
      const { end } = this.subject.left.span;
      const not = /^\s*is\s+not/i.exec(this.written({ ...span, start: end }))?.[0] ?? "";
      const place = { ...span, start: end, end: end + not.length };
      const edits = [...notAround(span), { span: place, text: " is" }];
      const written = not.trim();
      const mends = [{ title: "Write not (…)", edits }];
      this.report(report("syntax/not-behind", { ...place, start: place.end - written.length }, { written }, { mends }));
      return { kind: "not", operand: condition, span };
    });
  }

  /** `is > 5`: reported, for the sign says it all. */
  readonly signAfterIs = this.RULE("signAfterIs", (): Expression => {
    const { start, left: operand } = this.subject;
    const operator = this.OR([
      { ALT: () => this.CONSUME(sign.greater) },
      { ALT: () => this.CONSUME(sign.less) },
      { ALT: () => this.CONSUME(sign.atLeast) },
      { ALT: () => this.CONSUME(sign.atMost) },
      { ALT: () => this.CONSUME(sign.unequal) },
    ]) as Token;
    this.ACTION(() => {
      const span = this.spanOf(operator);
      const cut = { ...span, start: operand.span.end, end: span.start };
      const place = { ...span, start: operand.span.end + 1 };
      const mends = [{ title: "Drop is", edits: [{ span: cut, text: " " }] }];
      this.report(report("syntax/is-before-sign", place, { written: this.written(span) }, { mends }));
    });
    return this.SUBRULE(this.compared, { ARGS: [start, operand, operators.get(operator.text) ?? "is"] });
  });

  /** Does a value begin behind the next word, so that this is a keyword? */
  protected valueFollows(): boolean {
    const { kind, text, lower } = this.peek(1);
    if (kind === "end") return false;
    if (kind === "symbol") return !")→,.".includes(text) && !["<", "<=", ">", ">=", "≠"].includes(text);
    return kind !== "word" || !["and", "or", "is", "not", "even", "except", "ignoring"].includes(lower);
  }

  readonly isOneOf = this.RULE("isOneOf", (negated: boolean): Expression => {
    const { start, left: operand } = this.subject;
    this.keyword(word.one);
    this.keyword(word.of);
    const weekdays = this.ACTION(() => operand.kind === "weekday of");
    const choices = this.SUBRULE(this.values, { ARGS: [weekdays] });
    const ignoringCase = this.option(1, this.ignoringCase) === true;
    return this.ACTION(() => {
      const span = this.since(start);
      return { kind: "is one of", negated, operand, choices, ignoringCase, span };
    });
  });

  /** `is empty`, `is missing`, `is present`, `is unseen` */
  readonly isState = this.RULE("isState", (negated: boolean): Expression => {
    const { start, left: operand } = this.subject;
    const state = this.OR([
      { ALT: () => this.keyword(word.empty) },
      { ALT: () => this.keyword(word.missing) },
      { ALT: () => this.keyword(word.present) },
      { ALT: () => this.keyword(word.unseen) },
    ]);
    return this.ACTION(() => {
      const kind = `is ${state.lower}` as "is empty" | "is missing" | "is present" | "is unseen";
      return { kind, negated, operand, span: this.since(start) };
    });
  });

  readonly isIn = this.RULE("isIn", (negated: boolean): Expression => {
    const { start, left: operand } = this.subject;
    this.keyword(word.in);
    const list = this.SUBRULE(this.name, { ARGS: ["the name of a list"] });
    return this.ACTION(() => ({ kind: "is in", negated, operand, list, span: this.since(start) }));
  });

  /** `is from 580 to 620` */
  readonly isFromTo = this.RULE("isFromTo", (): Expression => {
    const { start, left: operand } = this.subject;
    this.keyword(word.from);
    const from = this.SUBRULE(this.value, plainPlace);
    const to = this.OPTION(() => {
      this.keyword(word.to);
      return this.SUBRULE2(this.value, plainPlace);
    });
    const emptiness = this.OPTION2(this.emptinessHere);
    return this.ACTION(() => {
      if (to === undefined) this.lose("`to` and the upper end");
      const said = emptiness === undefined ? {} : { emptiness };
      const end = to ?? ({ kind: "missing", span: this.here() } as const);
      return { kind: "is from to", operand, from, to: end, ...said, span: this.since(start) };
    });
  });

  /** `is outside 99% of history` */
  readonly isOutside = this.RULE("isOutside", (): Expression => {
    const { start, left: operand } = this.subject;
    this.keyword(word.outside);
    const share = this.SUBRULE(this.value, plainPlace);
    this.demand(1, [word.of, word.history], "`of history`");
    return this.ACTION(() => ({ kind: "is outside", operand, share, span: this.since(start) }));
  });
}
