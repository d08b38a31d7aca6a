import type { TokenType } from "chevrotain";
import type { Token } from "../token.ts";
import type {
  Define,
  Expression,
  FieldDeclaration,
  HeaderLine,
  Include,
  ListDeclaration,
  Name as NameTree,
  Otherwise,
  Path,
  SpotCheck,
  Team,
  Text,
  TypeTree,
} from "../tree.ts";
import { sign, TextInQuotes, word } from "../vocabulary.ts";
import type { Alternatives } from "./cursor.ts";
import type { DetailsDraft } from "./details.ts";
import { TeamRules } from "./teams.ts";
import { choicePlace } from "./values.ts";

export type FieldLine = Omit<FieldDeclaration, "kind"> & {
  /** Where the line begins, and whether it says `list of` at once. */
  readonly start: number;
  readonly list: boolean;
};

type Absence = Pick<FieldDeclaration, "optional" | "absentMeans">;

/** The entries of the header: their words, and the kinds of what may stand behind them. */
const headerEntries: readonly {
  readonly entry: HeaderLine["entry"];
  readonly words: readonly TokenType[];
  readonly before: readonly Token["kind"][];
}[] = [
  { entry: "policy", words: [word.policy], before: ["text", "word", "end"] },
  { entry: "language", words: [word.language], before: ["number", "text"] },
  { entry: "version", words: [word.version], before: ["number", "text"] },
  { entry: "owner", words: [word.owner], before: ["text", "word", "end"] },
  { entry: "time zone", words: [word.time, word.zone], before: ["text", "word", "end"] },
  { entry: "decides whether to", words: [word.decides, word.whether, word.to], before: ["text", "word", "end"] },
  { entry: "if blocked", words: [word.if, word.blocked], before: ["text", "word", "end"] },
  { entry: "profile", words: [word.profile], before: ["text", "word", "end"] },
  { entry: "currency", words: [word.currency], before: ["word", "name", "text"] },
  { entry: "identified by", words: [word.identified, word.by], before: ["word", "name", "text"] },
  { entry: "dated by", words: [word.dated, word.by], before: ["word", "name", "text"] },
  { entry: "protective", words: [word.protective], before: ["end"] },
];

/** Clauses that begin with a keyword, lines of the header and of a decision: each is parsed by its own rule. */
export abstract class DeclarationRules extends TeamRules {
  /** The entry of the header that begins here, if one does and a value of its kind follows. */
  headerEntry(): HeaderLine["entry"] | undefined {
    const { entry, words, before } = headerEntries.find(({ words }) => this.atAll(...words)) ?? {};
    return words !== undefined && before?.includes(this.peek(words.length).kind) ? entry : undefined;
  }

  readonly headerLine = this.RULE("headerLine", (entry: HeaderLine["entry"]): HeaderLine => {
    const { start } = this.peek();
    const line = this.OR<Alternatives<HeaderLine>>([
      { ALT: () => this.SUBRULE(this.textEntry, { ARGS: [entry, start] }) },
      { ALT: () => this.SUBRULE(this.numberEntry, { ARGS: [start] }) },
      { ALT: () => this.SUBRULE(this.fieldEntry, { ARGS: [start] }) },
      {
        ALT: () => {
          this.keyword(word.currency);
          const code = this.SUBRULE(this.name, { ARGS: ["a currency, like CAD"] });
          return this.ACTION(() => ({ kind: "header", entry: "currency", code, span: this.since(start) }));
        },
      },
      {
        ALT: () => {
          this.keyword(word.protective);
          return this.ACTION(() => ({ kind: "header", entry: "protective", span: this.since(start) }));
        },
      },
    ]);
    return line;
  });

  readonly textEntry = this.RULE("textEntry", (entry: HeaderLine["entry"], start: number): HeaderLine => {
    this.OR([
      { ALT: () => this.keyword(word.policy) },
      { ALT: () => this.keyword(word.owner) },
      { ALT: () => this.keyword(word.profile) },
      {
        ALT: () => {
          this.keyword(word.time);
          this.keyword(word.zone);
        },
      },
      {
        ALT: () => {
          this.keyword(word.if);
          this.keyword(word.blocked);
        },
      },
      {
        ALT: () => {
          this.keyword(word.decides);
          this.keyword(word.whether);
          this.keyword(word.to);
        },
      },
    ]);
    const expected = entry === "policy" ? "the name of the policy in quotes" : "a text in quotes";
    const text = this.SUBRULE(this.text, { ARGS: [expected] });
    return this.ACTION((): HeaderLine => {
      const span = this.since(start);
      if (entry === "policy") return { kind: "header", entry, name: text, span };
      return { kind: "header", entry: entry as "owner", text, span };
    });
  });

  readonly numberEntry = this.RULE("numberEntry", (start: number): HeaderLine => {
    const entry = this.OR([{ ALT: () => this.keyword(word.language) }, { ALT: () => this.keyword(word.version) }]);
    const value = this.SUBRULE(this.numberLiteral, { ARGS: ["a number"] });
    return this.ACTION(() => {
      const { lower } = entry;
      return { kind: "header", entry: lower as "language" | "version", value, span: this.since(start) };
    });
  });

  readonly fieldEntry = this.RULE("fieldEntry", (start: number): HeaderLine => {
    const entry = this.OR([{ ALT: () => this.keyword(word.identified) }, { ALT: () => this.keyword(word.dated) }]);
    this.keyword(word.by);
    const field = this.SUBRULE(this.path);
    return this.ACTION(() => ({
      kind: "header",
      entry: entry.lower === "dated" ? "dated by" : "identified by",
      field,
      span: this.since(start),
    }));
  });

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

  /** One line of a decision block: a field, its type, and what may be said of its absence. */
  readonly fieldLine = this.RULE("fieldLine", (): FieldLine => {
    const { start } = this.peek();
    const path: Path = this.SUBRULE(this.path);
    this.OPTION(() => this.CONSUME(sign.colon));
    const list = this.ACTION(() => this.atAll(word.list, word.of));
    const type: TypeTree = this.SUBRULE(this.type);
    const absence = this.SUBRULE(this.absence);
    const line = this.ACTION(() => ({ path, type, ...absence, start, list, span: this.since(start) }));
    return line;
  });

  /** `, optional` and `, absent means V because "…"` after a type. */
  readonly absence = this.RULE("absence", (): Absence => {
    let optional = false;
    let absentMeans: NonNullable<Absence["absentMeans"]> | undefined;
    this.MANY({
      GATE: () => !this.lost && (this.atAfterComma(word.optional) || this.atAfterComma(word.absent)),
      DEF: () => {
        this.OPTION(() => this.CONSUME(sign.comma));
        this.OR([
          {
            ALT: () => {
              this.keyword(word.optional);
              optional = true;
            },
          },
          {
            ALT: () => {
              const read = this.SUBRULE(this.absentMeans);
              absentMeans = read ?? absentMeans;
            },
          },
        ]);
      },
    });
    this.ACTION(() => {
      if (this.at(sign.comma)) this.lose("`optional` or `absent means`");
    });
    return this.ACTION(() => ({ optional, ...(absentMeans === undefined ? {} : { absentMeans }) }));
  });

  readonly absentMeans = this.RULE("absentMeans", (): NonNullable<Absence["absentMeans"]> | undefined => {
    const { start } = this.keyword(word.absent);
    const said = this.OPTION((): Expression => {
      this.keyword(word.means);
      return this.SUBRULE(this.value, choicePlace);
    });
    const because = this.OPTION2({
      GATE: () => said !== undefined,
      DEF: () => {
        this.keyword(word.because);
        return this.SUBRULE(this.text, { ARGS: ["the reason in quotes"] });
      },
    });
    return this.ACTION(() => {
      if (said === undefined) {
        this.lose("`means` and a value");
        return undefined;
      }
      return { value: said, ...(because === undefined ? {} : { because }), span: this.since(start) };
    });
  });
}
