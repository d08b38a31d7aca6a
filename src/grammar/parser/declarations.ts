import { word } from "../keywords.ts";
import type { Define, Include, ListDeclaration, Name as NameTree, Otherwise, SpotCheck, Team, Text } from "../tree.ts";
import { sign, TextInQuotes } from "../vocabulary.ts";
import type { Alternatives } from "./cursor.ts";
import type { DetailsDraft } from "./details.ts";
import { FieldRules } from "./fields.ts";

/** Clauses that begin with a keyword, lines of the header and of a decision: each is parsed by its own rule. */
export abstract class DeclarationRules extends FieldRules {
  /** `define large as refund > $10K` */
  readonly define = this.RULE("define", (): Define => {
    const { start } = this.keyword(word.define);
    const name = this.SUBRULE(this.name, { ARGS: ["the name of the definition"] });
    this.demand(1, [word.as], "`as` and a condition or value");
    const expression = this.SUBRULE(this.expression);
    return this.ACTION(() => ({ kind: "define", name, expression, span: this.since(start) }));
  });

  /** `list banned of "a", "b"`, `list watched from "file.csv" column sku` */
  readonly list = this.RULE("list", (): ListDeclaration => {
    const { start } = this.keyword(word.list);
    const name = this.SUBRULE(this.name, { ARGS: ["the name of the list"] });
    const from = this.OPTION(() =>
      this.OR<Alternatives<ListDeclaration["from"]>>([
        { ALT: () => this.SUBRULE(this.listFile) },
        {
          ALT: () => {
            this.keyword(word.of);
            const values = this.SUBRULE(this.values, { ARGS: [false] });
            return { kind: "values", values };
          },
        },
      ]),
    );
    this.ACTION(() => {
      if (from === undefined) this.lose("`of` and values, or `from` and a file");
    });
    return this.ACTION(() => ({
      kind: "list declaration",
      name,
      from: from ?? { kind: "values", values: [] },
      span: this.since(start),
    }));
  });

  readonly listFile = this.RULE("listFile", (): Extract<ListDeclaration["from"], { kind: "file" }> => {
    this.keyword(word.from);
    const path = this.SUBRULE(this.text, { ARGS: ['a file in quotes, like "watchlist.csv"'] });
    const column = this.OPTION((): NameTree | Text => {
      this.keyword(word.column);
      return this.OR<Alternatives<Text | NameTree>>([
        { IGNORE_AMBIGUITIES: true, ALT: () => this.textOf(this.CONSUME(TextInQuotes)) },
        { ALT: () => this.SUBRULE(this.name, { ARGS: ["a column"] }) },
      ]);
    });
    return this.ACTION(() => ({ kind: "file", path, ...(column === undefined ? {} : { column }) }));
  });

  readonly include = this.RULE("include", (): Include => {
    const { start } = this.keyword(word.include);
    const path = this.SUBRULE(this.text, { ARGS: ["a file in quotes"] });
    return this.ACTION(() => ({ kind: "include", path, span: this.since(start) }));
  });

  /** `team finance`, with its first entries if they stand on the line. */
  readonly team = this.RULE("team", (): Team => {
    const { start } = this.keyword(word.team);
    const name = this.SUBRULE(this.name, { ARGS: ["the name of the team"] });
    const entries = this.SUBRULE(this.teamEntries);
    const team = this.ACTION((): Team => ({ kind: "team", name, entries, span: this.since(start) }));
    return team;
  });

  readonly teamLine = this.RULE("teamLine", (): Team["entries"] => {
    const entries = this.SUBRULE(this.teamEntries);
    return entries;
  });

  readonly decision = this.RULE("decision", (): void => {
    this.keyword(word.decision);
  });

  /** `rule "a name"`: what follows on its line is a part of its own. */
  readonly ruleName = this.RULE("ruleName", (): Text => {
    this.keyword(word.rule);
    return this.SUBRULE(this.text, { ARGS: ["the name of the rule"] });
  });

  /** `otherwise → review by finance` */
  readonly otherwise = this.RULE("otherwise", (details: DetailsDraft): Pick<Otherwise, "kind" | "action"> => {
    this.keyword(word.otherwise);
    const arrow = this.ACTION(() => this.peek());
    const taken = this.OPTION(() => this.CONSUME(sign.arrow)) !== undefined;
    const empty = this.ACTION(() => {
      if (!taken && this.atEnd()) {
        this.lose("`→` and an outcome");
        return true;
      }
      const place = this.here();
      if (!taken)
        this.reportMended("syntax/arrow-missing", place, "Put → before it", { ...place, end: place.start }, "→ ");
      return false;
    });
    const action = this.OPTION2({
      GATE: () => !empty,
      DEF: () => this.SUBRULE(this.actionAndDetails, { ARGS: [details, arrow] }),
    });
    return this.ACTION(() => {
      const span = this.here();
      return { kind: "otherwise", action: action ?? { parts: [{ kind: "missing", span }], span } };
    });
  });

  /** `spot check 2% by finance within 5 days` */
  readonly spotCheck = this.RULE("spotCheck", (details: DetailsDraft): Omit<SpotCheck, "details" | "span"> => {
    this.keyword(word.spot);
    this.keyword(word.check);
    const rate = this.SUBRULE(this.share, { ARGS: ["a share, like 2%"] });
    const reviewers = this.OPTION(() => {
      this.keyword(word.by);
      return this.SUBRULE(this.reviewers);
    });
    const within = this.SUBRULE(this.deadlineBehind);
    this.OPTION2({ GATE: () => !this.lost, DEF: () => this.SUBRULE(this.details, { ARGS: [details] }) });
    return this.ACTION(() => ({
      kind: "spot check",
      rate,
      ...(reviewers === undefined ? {} : { reviewers }),
      ...(within === undefined ? {} : { within }),
    }));
  });
}
