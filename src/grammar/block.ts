import type { Source } from "../diagnostics/source.ts";
import { type Collector, report } from "./collector.ts";
import { closeItems, type DecisionDraft, emptyDecision, parseField } from "./decision.ts";
import { type DetailsDraft, emptyDetails, parseBecause, parseDetails } from "./details.ts";
import { parseEnsure } from "./ensure.ts";
import { parseExample, parseTypical } from "./example.ts";
import { parseExpression } from "./expression.ts";
import { headerEntry, parseHeaderLine } from "./header.ts";
import type { Clause } from "./layout.ts";
import { limits } from "./limits.ts";
import { type DetailWord, detailAt, isOutcomeWord } from "./line-start.ts";
import { parseDefine, parseInclude, parseListDeclaration, parseTeam } from "./names.ts";
import { atEnd, endOfLast, lose, parseText, peek, type Reader, spanSince, takeWords, tokenSpan } from "./reader.ts";
import {
  exceptBelow,
  impliedArrowAt,
  parseActionAndDetails,
  parseOtherwise,
  parseRuleBody,
  parseSpotCheck,
  type RuleBody,
} from "./rule.ts";
import { parseTeamEntries } from "./team.ts";
import { isSymbol, isWordInAnyCase, type Token } from "./token.ts";
import type { Declaration, Ensure, Otherwise, Rule, SpotCheck, Team, Text } from "./tree.ts";

/** The block whose lines are being read, and what has been read of it. */
type Block =
  | { readonly kind: "header" }
  | { readonly kind: "other"; readonly what: string }
  | { readonly kind: "decision"; readonly draft: DecisionDraft; readonly start: number; end: number }
  | { readonly kind: "team"; readonly team: Team; readonly entries: Team["entries"][number][]; end: number }
  | {
      readonly kind: "rule";
      readonly name: Text | undefined;
      readonly start: number;
      body: RuleBody | undefined;
      /** The `→`, above which a late exception belongs. */
      arrow: Token | undefined;
      readonly details: DetailsDraft;
      end: number;
    }
  | {
      readonly kind: "outcome";
      readonly head: Omit<Otherwise, "details" | "span"> | Omit<SpotCheck, "details" | "span">;
      readonly details: DetailsDraft;
      readonly start: number;
      end: number;
    }
  | { readonly kind: "ensure"; ensure: Ensure };

/** Reads the clauses of a file one after another; a line without a keyword belongs to the block above it. */
export function parseClauses(source: Source, clauses: Iterable<Clause>, diagnostics: Collector): Declaration[] {
  const declarations: Declaration[] = [];
  let block: Block = { kind: "header" };
  let rules = 0;

  for (const clause of clauses) {
    const reader: Reader = {
      file: source.file,
      text: source.text,
      tokens: clause.tokens,
      at: 0,
      stop: clause.tokens.length,
      lost: false,
      insideWhere: false,
      add: diagnostics.add,
    };
    const next: Block | undefined =
      clause.starts === undefined ? continueBlock(reader, block) : startBlock(reader, clause);
    if (!atEnd(reader)) lose(reader, "the end of the line");
    if (next !== undefined) {
      closeBlock();
      block = next;
      if (block.kind === "rule" && ++rules > limits.rules) {
        const [first] = clause.tokens;
        if (first !== undefined)
          diagnostics.add(report("syntax/too-many-rules", tokenSpan(reader, first), { limit: limits.rules }));
        return declarations;
      }
    }
    updateEnd(block, endOfLast(reader));
  }
  closeBlock();
  return declarations;

  function startBlock(reader: Reader, clause: Clause): Block {
    const start = peek(reader).start;
    const other = (declaration: Declaration, what: string): Block => {
      declarations.push(declaration);
      return { kind: "other", what };
    };
    closeBlock();
    block = { kind: "other", what: "" };
    switch (clause.starts) {
      case "policy":
        declarations.push(parseHeaderLine(reader, "policy"));
        return { kind: "header" };
      case "decision":
        takeWords(reader, "decision");
        return { kind: "decision", draft: emptyDecision(), start, end: endOfLast(reader) };
      case "team": {
        const team = parseTeam(reader);
        return { kind: "team", team, entries: [...team.entries], end: team.span.end };
      }
      case "rule": {
        takeWords(reader, "rule");
        const name = parseText(reader, "the name of the rule");
        const rule: Block = {
          kind: "rule",
          name,
          start,
          body: undefined,
          arrow: undefined,
          details: emptyDetails(),
          end: name.span.end,
        };
        if (!atEnd(reader)) readBody(reader, rule);
        return rule;
      }
      case "otherwise": {
        const details = emptyDetails();
        return { kind: "outcome", head: parseOtherwise(reader, details), details, start, end: endOfLast(reader) };
      }
      case "spot check": {
        const details = emptyDetails();
        return { kind: "outcome", head: parseSpotCheck(reader, details), details, start, end: endOfLast(reader) };
      }
      case "ensure":
        return { kind: "ensure", ensure: parseEnsure(reader) };
      case "define":
        return other(parseDefine(reader), "define");
      case "list":
        return other(parseListDeclaration(reader), "list");
      case "include":
        return other(parseInclude(reader), "include");
      case "typical":
        return other(parseTypical(reader), "typical");
      default:
        return other(parseExample(reader), "example");
    }
  }

  /** Reads a line that no keyword begins; gives a new block where it is a nameless rule. */
  function continueBlock(reader: Reader, above: Block): Block | undefined {
    const detail = detailAt(reader.tokens, 0);
    const arrow = reader.tokens.find((token) => isSymbol(token, "→"));
    if (
      above.kind === "rule" &&
      above.body === undefined &&
      detail === undefined &&
      !isWordInAnyCase(peek(reader), "except")
    ) {
      readBody(reader, above);
      return undefined;
    }
    const implied =
      detail === undefined &&
      above.kind !== "decision" &&
      above.kind !== "team" &&
      impliedArrowAt(reader) !== undefined;
    if (implied || (arrow !== undefined && !(detail !== undefined && detail !== "show" && detail !== "options"))) {
      const start = peek(reader).start;
      const rule: Block = {
        kind: "rule",
        name: undefined,
        start,
        body: undefined,
        arrow,
        details: emptyDetails(),
        end: start,
      };
      readBody(reader, rule);
      return rule;
    }
    if (isWordInAnyCase(peek(reader), "except") && isWordInAnyCase(peek(reader, 1), "when")) {
      readLateException(reader, above);
      return undefined;
    }
    switch (above.kind) {
      case "decision":
        parseField(reader, above.draft);
        return undefined;
      case "team":
        above.entries.push(...parseTeamEntries(reader));
        return undefined;
      case "header": {
        const entry = headerEntry(reader);
        if (entry !== undefined) declarations.push(parseHeaderLine(reader, entry));
        else if (declarations.length === 0 && detail === undefined && peek(reader, 1).kind !== "end") {
          // The first line of a file, under nothing: a condition without an outcome.
          const rule: Block = {
            kind: "rule",
            name: undefined,
            start: peek(reader).start,
            body: undefined,
            arrow,
            details: emptyDetails(),
            end: 0,
          };
          readBody(reader, rule);
          return rule;
        } else misplaced(reader, detail, "the header");
        return undefined;
      }
      case "rule":
        if (detail !== undefined) parseDetails(reader, above.details);
        else readLateLine(reader, above);
        return undefined;
      case "outcome":
        if (detail !== undefined) parseDetails(reader, above.details);
        else misplaced(reader, detail, `\`${above.head.kind}\``);
        return undefined;
      case "ensure":
        if (detail === "because" && above.ensure.because === undefined) {
          const because = parseBecause(reader);
          const span = { ...above.ensure.span, end: endOfLast(reader) };
          if (because !== undefined) above.ensure = { ...above.ensure, because, span };
        } else if (above.ensure.promise.kind === "missing" && detail === undefined) skip(reader);
        else misplaced(reader, detail, "`ensure`");
        return undefined;
      case "other":
        misplaced(reader, detail, above.what === "" ? "this place" : `\`${above.what}\``);
        return undefined;
    }
  }

  function readBody(reader: Reader, rule: Extract<Block, { kind: "rule" }>): void {
    rule.arrow = reader.tokens.find((token) => isSymbol(token, "→"));
    rule.body = parseRuleBody(reader, rule.details);
  }

  /** A line of a rule that is no detail: its outcome without `→`, or a condition too many. */
  function readLateLine(reader: Reader, rule: Extract<Block, { kind: "rule" }>): void {
    const first = peek(reader);
    if (rule.arrow === undefined && isOutcomeWord(first)) {
      const place = { ...tokenSpan(reader, first), end: first.start };
      const mends = [{ title: "Put → before it", edits: [{ span: place, text: "→ " }] }];
      reader.add(report("syntax/arrow-missing", tokenSpan(reader, first), {}, { mends }));
      const action = parseActionAndDetails(reader, rule.details, 0);
      if (rule.body !== undefined) {
        const { condition, exceptions } = rule.body;
        rule.body = { condition, exceptions, action };
      }
      return;
    }
    misplaced(reader, undefined, rule.name === undefined ? "this rule" : `rule "${rule.name.value}"`);
  }

  function readLateException(reader: Reader, above: Block): void {
    const start = peek(reader).start;
    takeWords(reader, "except", "when");
    parseExpression(reader);
    const span = spanSince(reader, start);
    if (above.kind === "rule" && above.arrow !== undefined) {
      const cut = { ...span, start: lineEndBefore(source.text, start) };
      reader.add(exceptBelow(source.text, span, cut, above.arrow));
    } else if (!reader.lost)
      reader.add(report("syntax/misplaced-line", span, { written: "except when", under: "a rule, above its →" }));
    if (above.kind === "rule" && above.arrow === undefined) reader.lost = true;
  }

  function misplaced(reader: Reader, detail: DetailWord | undefined, above: string): void {
    const span = { ...tokenSpan(reader, peek(reader)), end: reader.tokens[reader.stop - 1]?.end ?? 0 };
    const entry = headerEntry(reader);
    if (detail !== undefined) {
      const under =
        detail === "because" ? "a rule, `otherwise`, `spot check` or `ensure`" : "a rule, `otherwise` or `spot check`";
      reader.add(report("syntax/misplaced-line", span, { written: detail, under }));
    } else if (entry !== undefined && above !== "the header") {
      reader.add(report("syntax/misplaced-line", span, { written: entry, under: "the header, after `policy`" }));
    } else reader.add(report("syntax/line-without-arrow", span, { above }));
    skip(reader);
  }

  function skip(reader: Reader): void {
    reader.at = reader.stop;
  }

  function closeBlock(): void {
    const span = (start: number, end: number) => ({ file: source.file, start, end });
    switch (block.kind) {
      case "decision": {
        closeItems(block.draft);
        declarations.push({ kind: "decision", fields: block.draft.fields, span: span(block.start, block.end) });
        break;
      }
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

  function ruleOf(rule: Extract<Block, { kind: "rule" }>): Rule {
    const span = { file: source.file, start: rule.start, end: rule.end };
    const at = { ...span, start: rule.end };
    if (rule.body === undefined && rule.name !== undefined)
      diagnostics.add(report("syntax/rule-empty", { ...span, end: rule.name.span.end }, { name: rule.name.value }));
    if (rule.body?.unanswered !== undefined) diagnostics.add(rule.body.unanswered);
    const condition = rule.body?.condition ?? { kind: "missing" as const, span: at };
    const exceptions = rule.body?.exceptions ?? [];
    const action = rule.body?.action ?? { parts: [{ kind: "missing" as const, span: at }], span: at };
    return {
      kind: "rule",
      ...(rule.name === undefined ? {} : { name: rule.name }),
      condition,
      exceptions,
      action,
      details: rule.details,
      span,
    };
  }
}

function updateEnd(block: Block, end: number): void {
  if (block.kind === "decision" || block.kind === "team" || block.kind === "rule" || block.kind === "outcome")
    block.end = end;
}

/** The end of the line above: what is cut from here takes the line break with it. */
function lineEndBefore(text: string, start: number): number {
  let at = start;
  while (at > 0 && " \t\r\n".includes(text.charAt(at - 1))) at--;
  return at;
}
