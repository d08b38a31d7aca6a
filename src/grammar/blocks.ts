import type { Source } from "../diagnostics/source.ts";
import { type Collector, report } from "./collector.ts";
import { addField, closeItems, type DecisionDraft } from "./decision-draft.ts";
import type { Begin, Clause } from "./layout.ts";
import { limits } from "./limits.ts";
import { type DetailWord, detailAt, isOutcomeWord } from "./line-start.ts";
import { exceptBelow } from "./parser/actions.ts";
import type { DetailsDraft } from "./parser/details.ts";
import { parser } from "./parser/policy-parser.ts";
import { arrowAt, impliedArrowAt, type RuleBody, readRuleBody } from "./rule-body.ts";
import { isWordInAnyCase, type Token } from "./token.ts";
import type { Declaration, Ensure, Otherwise, Rule, SpotCheck, Team, Text } from "./tree.ts";

interface RuleBlock {
  readonly kind: "rule";
  readonly name: Text | undefined;
  readonly start: number;
  body: RuleBody | undefined;
  /** The `→`, above which a late exception belongs. */
  arrow: Token | undefined;
  readonly details: DetailsDraft;
  end: number;
}

/** The block whose lines are being read, and what has been read of it. */
type Block =
  | { readonly kind: "header" }
  | { readonly kind: "other"; readonly what: string }
  | { readonly kind: "decision"; readonly draft: DecisionDraft; readonly start: number; end: number }
  | { readonly kind: "team"; readonly team: Team; readonly entries: Team["entries"][number][]; end: number }
  | RuleBlock
  | {
      readonly kind: "outcome";
      readonly head: Omit<Otherwise, "details" | "span"> | Omit<SpotCheck, "details" | "span">;
      readonly details: DetailsDraft;
      readonly start: number;
      end: number;
    }
  | { readonly kind: "ensure"; ensure: Ensure };

/** The declarations of a file, and which of them stand above each line that begins one. */
export interface Blocks {
  readonly declarations: readonly Declaration[];
  readonly begins: readonly (Begin & { readonly declarations: number })[];
}

/**
 * Reads the clauses of a file one after another; a line without a keyword belongs to the block above it. `above`: what
 * has been read of the file before the first clause.
 */
export function readClauses(
  source: Source,
  clauses: Iterable<Clause>,
  diagnostics: Collector,
  above: Blocks = { declarations: [], begins: [] },
): Blocks {
  const { file } = source;
  const { add } = diagnostics;
  const declarations: Declaration[] = [...above.declarations];
  const begins = [...above.begins];
  let block: Block = { kind: "header" };
  let rules = declarations.filter(({ kind }) => kind === "rule").length;
  parser.open(source, add);

  for (const { tokens, starts, begin } of clauses) {
    parser.part(tokens, 0, tokens.length);
    if (begin !== undefined) {
      closeBlock();
      begins.push({ ...begin, declarations: declarations.length });
    }
    const next: Block | undefined = starts === undefined ? continueBlock(tokens, block) : startBlock(tokens, starts);
    parser.endClause();
    if (next !== undefined) {
      closeBlock();
      block = next;
      if (block.kind === "rule" && ++rules > limits.rules) {
        add(report("syntax/too-many-rules", over(tokens.slice(0, 1)), { limit: limits.rules }));
        parser.close();
        return { declarations, begins };
      }
    }
    if ("end" in block) block.end = over(tokens).end;
  }
  closeBlock();
  parser.close();
  return { declarations, begins };

  function over(tokens: readonly Token[]) {
    return { file, start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0 };
  }

  function startBlock(tokens: readonly Token[], starts: NonNullable<Clause["starts"]>): Block {
    const { start, end } = over(tokens);
    const details: DetailsDraft = { show: [] };
    const other = (declaration: Declaration, what: string): Block => {
      declarations.push(declaration);
      return { kind: "other", what };
    };
    switch (starts) {
      case "policy":
        declarations.push(parser.headerLine("policy"));
        return { kind: "header" };
      case "decision":
        parser.decision();
        return { kind: "decision", draft: { fields: [], items: undefined }, start, end };
      case "team": {
        const team = parser.team();
        return { kind: "team", team, entries: [...team.entries], end };
      }
      case "rule": {
        parser.part(tokens, 0, 2);
        const rule = newRule(start, parser.ruleName());
        if (tokens.length > 2) readBody(tokens, 2, rule);
        return rule;
      }
      case "otherwise":
        return { kind: "outcome", head: parser.otherwise(details), details, start, end };
      case "spot check":
        return { kind: "outcome", head: parser.spotCheck(details), details, start, end };
      case "ensure":
        return { kind: "ensure", ensure: parser.ensure(tokens) };
      case "define":
        return other(parser.define(), "define");
      case "list":
        return other(parser.list(), "list");
      case "include":
        return other(parser.include(), "include");
      case "typical":
        return other(parser.typical(), "typical");
      case "example":
        return other(parser.example(tokens), "example");
    }
  }

  /** Reads a line that no keyword begins; gives a new block where it is a nameless rule. */
  function continueBlock(tokens: readonly Token[], above: Block): Block | undefined {
    const detail = detailAt(tokens, 0);
    const excepts = isWordInAnyCase(tokens[0], "except");
    if (above.kind === "rule" && above.body === undefined && detail === undefined && !excepts) {
      readBody(tokens, 0, above);
      return undefined;
    }
    const mayBeRule = detail === undefined || detail === "show" || detail === "options";
    const listed = above.kind === "decision" || above.kind === "team";
    const implied = detail === undefined && !listed && impliedArrowAt(tokens) !== undefined;
    if (implied || (mayBeRule && arrowAt(tokens) !== undefined)) return namelessRule(tokens);
    if (excepts && isWordInAnyCase(tokens[1], "when")) {
      readLateException(above);
      return undefined;
    }
    switch (above.kind) {
      case "decision":
        addField(source, parser.fieldLine(), above.draft, add);
        return undefined;
      case "team":
        above.entries.push(...parser.teamLine());
        return undefined;
      case "header": {
        const entry = parser.headerEntry();
        if (entry !== undefined) declarations.push(parser.headerLine(entry));
        // The first line of a file, under nothing: a condition without an outcome.
        else if (declarations.length === 0 && detail === undefined && tokens.length > 1) return namelessRule(tokens);
        else misplaced(tokens, detail, "the header");
        return undefined;
      }
      case "rule":
        if (detail !== undefined) parser.detailLine(above.details);
        else readLateLine(tokens, above);
        return undefined;
      case "outcome":
        if (detail !== undefined) parser.detailLine(above.details);
        else misplaced(tokens, detail, `\`${above.head.kind}\``);
        return undefined;
      case "ensure":
        if (detail === "because" && above.ensure.because === undefined) {
          const span = { ...above.ensure.span, end: over(tokens).end };
          const because = parser.ensureBecause();
          if (because.because !== undefined) above.ensure = { ...above.ensure, ...because, span };
        } else if (above.ensure.promise.kind === "missing" && detail === undefined) parser.skip();
        else misplaced(tokens, detail, "`ensure`");
        return undefined;
      case "other":
        misplaced(tokens, detail, above.what === "" ? "this place" : `\`${above.what}\``);
        return undefined;
    }
  }

  function newRule(start: number, name?: Text): RuleBlock {
    return { kind: "rule", name, start, body: undefined, arrow: undefined, details: { show: [] }, end: start };
  }

  function namelessRule(tokens: readonly Token[]): RuleBlock {
    const rule = newRule(over(tokens).start);
    readBody(tokens, 0, rule);
    return rule;
  }

  function readBody(tokens: readonly Token[], from: number, rule: RuleBlock): void {
    rule.arrow = tokens[arrowAt(tokens) ?? -1];
    rule.body = readRuleBody(parser, file, tokens, from, rule.details, add);
  }

  /** A line of a rule that is no detail: its outcome without `→`, or a condition too many. */
  function readLateLine(tokens: readonly Token[], rule: RuleBlock): void {
    const [first] = tokens;
    if (first !== undefined && rule.arrow === undefined && isOutcomeWord(first)) {
      const span = over([first]);
      const mends = [{ title: "Put → before it", edits: [{ span: { ...span, end: span.start }, text: "→ " }] }];
      add(report("syntax/arrow-missing", span, {}, { mends }));
      const action = parser.actionAndDetails(rule.details, first);
      if (rule.body !== undefined) {
        const { condition, exceptions } = rule.body;
        rule.body = { condition, exceptions, action };
      }
      return;
    }
    misplaced(tokens, undefined, rule.name === undefined ? "this rule" : `rule "${rule.name.value}"`);
  }

  function readLateException(above: Block): void {
    const { span, lost } = parser.lateException();
    if (above.kind === "rule" && above.arrow !== undefined) {
      const cut = { ...span, start: lineEndBefore(source.text, span.start) };
      add(exceptBelow(source.text, span, cut, above.arrow));
    } else if (!lost)
      add(report("syntax/misplaced-line", span, { written: "except when", under: "a rule, above its →" }));
    if (above.kind === "rule" && above.arrow === undefined) parser.skip();
  }

  function misplaced(tokens: readonly Token[], detail: DetailWord | undefined, above: string): void {
    const span = over(tokens);
    const entry = parser.headerEntry();
    if (detail !== undefined) {
      const under =
        detail === "because" ? "a rule, `otherwise`, `spot check` or `ensure`" : "a rule, `otherwise` or `spot check`";
      add(report("syntax/misplaced-line", span, { written: detail, under }));
    } else if (entry !== undefined && above !== "the header")
      add(report("syntax/misplaced-line", span, { written: entry, under: "the header, after `policy`" }));
    else add(report("syntax/line-without-arrow", span, { above }));
    parser.skip();
  }

  function closeBlock(): void {
    const span = (start: number, end: number) => ({ file, start, end });
    switch (block.kind) {
      case "decision":
        closeItems(block.draft);
        declarations.push({ kind: "decision", fields: block.draft.fields, span: span(block.start, block.end) });
        break;
      case "team":
        declarations.push({ ...block.team, entries: block.entries, span: span(block.team.span.start, block.end) });
        break;
      case "rule":
        declarations.push(ruleOf(block));
        break;
      case "outcome":
        declarations.push({ ...block.head, details: block.details, span: span(block.start, block.end) });
        break;
      case "ensure":
        declarations.push(block.ensure);
        break;
      default:
    }
    block = { kind: "other", what: "" };
  }

  function ruleOf({ name, body, details, start, end }: RuleBlock): Rule {
    const span = { file, start, end };
    const at = { ...span, start: end };
    if (body === undefined && name !== undefined)
      add(report("syntax/rule-empty", { ...span, end: name.span.end }, { name: name.value }));
    if (body?.unanswered !== undefined) add(body.unanswered);
    const missing = { kind: "missing", span: at } as const;
    return {
      kind: "rule",
      ...(name === undefined ? {} : { name }),
      condition: body?.condition ?? missing,
      exceptions: body?.exceptions ?? [],
      action: body?.action ?? { parts: [missing], span: at },
      details,
      span,
    };
  }
}

/** The end of the line above: what is cut from here takes the line break with it. */
function lineEndBefore(text: string, start: number): number {
  let at = start;
  while (at > 0 && " \t\r\n".includes(text.charAt(at - 1))) at--;
  return at;
}
