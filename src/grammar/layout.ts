import type { Source, Span } from "../diagnostics/source.ts";
import { type Collector, report } from "./collector.ts";
import type { LineReader, Open } from "./lexing.ts";
import { limits } from "./limits.ts";
import { type DeclarationWord, declarationAt, detailAt, isOutcomeWord, isTypeAt, pathEnd } from "./line-start.ts";
import { declaredName, inPlainWords, type LinePlace } from "./plain/plain-words.ts";
import { isSymbol, isWord, isWordInAnyCase, type Token } from "./token.ts";

/** The tokens of one clause; where a declaration begins, its keyword. */
export interface Clause {
  readonly tokens: readonly Token[];
  readonly starts: DeclarationWord | undefined;
  /** There where a declaration begins. */
  readonly begin?: Begin;
}

/**
 * A line that begins a declaration or a nameless rule, with all that the lines above say of how it and those below are
 * read: where that and the text are the same, so is what is read.
 */
export interface Begin {
  /** Of its first token. */
  readonly offset: number;
  readonly block: DeclarationWord | undefined;
  /** Something stands above it. */
  readonly below: boolean;
  /** The clause above has an `→`. */
  readonly arrow: boolean;
  /** How many of the names declared in the file stand above it. */
  readonly names: number;
  readonly open: Open;
}

/** Where reading starts in the middle of a file, and where it may stop. */
export interface Stretch {
  readonly from?: Begin;
  /** What fields are called, as far as they have been declared above; more is added. */
  readonly names: string[];
  /** True where what follows is known: the line is not read. */
  readonly isKnown: (begin: Begin) => boolean;
}

/** Cuts the lines of a text into clauses: a line ends a clause unless it is plain that it goes on. */
export function* clauses(
  source: Source,
  lines: LineReader,
  diagnostics: Collector,
  stretch: Stretch,
): Generator<Clause> {
  let current: Token[] = [];
  let starts: DeclarationWord | undefined;
  let begin: Begin | undefined;
  let block = stretch.from?.block;
  let depth = 0;
  let arrow = stretch.from?.arrow ?? false;
  let awaitsBody = false;
  let tooLong = false;
  const fields = new Set(stretch.names);

  const span = (start: number, end: number): Span => ({ file: source.file, start, end });

  const place = (): LinePlace => ({
    listed: block === "decision" || block === "team",
    goesOn: current.length > 0 || stretch.from?.below === true,
    afterArrow: arrow,
    fields,
  });

  function goesOn(line: readonly Token[]): boolean {
    const last = current.at(-1);
    const first = line[0];
    if (last === undefined || first === undefined) return false;
    if (block === "decision" && isWord(first, "marks")) return isSymbol(last, ",") || isMark(line);
    if (isSymbol(last, "→")) return isOutcomeWord(first) || isWordInAnyCase(first, "at");
    if (starts === "typical" || starts === "example") return !beginsRule(line);
    if (starts === "ensure" && last.kind === "text" && current.length === 2) return detailAt(line, 0) === undefined;
    if (isSymbol(first, "→")) return !arrow;
    if (isWord(first, "except")) return !arrow && detailAt(current, 0) === undefined;
    if (isSymbol(last, ",") || isWord(last, "and") || isWord(last, "or")) return true;
    if (isSymbol(first, ",") || isWord(first, "and") || isWord(first, "or")) return true;
    if (isWord(first, "even") && isWord(line[1], "if") && isWord(line[2], "empty")) return true;
    if (isWord(last, "when") && isWord(current.at(-2), "except")) return true;
    if (depth === 0) return false;
    return detailAt(line, 0) === undefined && !hasArrowInOpenBracket(line, depth);
  }

  /** A line with an `→` of its own behind a typical that has its values, or behind an example that has its outcome. */
  function beginsRule(line: readonly Token[]): boolean {
    const last = current.at(-1);
    const complete = starts === "example" ? arrow : current.length > 2;
    if (!complete || isSymbol(last, ",") || isSymbol(line[0], "→")) return false;
    return line.some((token) => isSymbol(token, "→"));
  }

  function append(line: readonly Token[]): void {
    for (const token of line) {
      if (current.length >= limits.clauseTokens) {
        if (!tooLong) {
          const [first] = current as [Token, ...Token[]];
          const related = [{ span: span(first.start, first.end), message: "it begins here" }];
          const place = span(token.start, token.end);
          diagnostics.add(report("syntax/clause-too-long", place, { limit: limits.clauseTokens }, { related }));
        }
        tooLong = true;
        return;
      }
      current.push(token);
      if (token.kind !== "symbol") continue;
      if (token.text === "(") depth++;
      else if (token.text === ")") depth = Math.max(0, depth - 1);
      else if (token.text === "→") {
        arrow = true;
        depth = 0;
      }
    }
  }

  for (let read = lines.nextLine(); read !== undefined; read = lines.nextLine()) {
    const bare = withoutFinalStop(withoutBullet(read, depth));
    if (bare.length === 0) continue;
    const line = inPlainWords(source, bare, place(), diagnostics.add);
    const declares = declarationAt(line, block === "decision");
    if (declares === undefined && goesOn(line)) {
      append(line);
      continue;
    }
    if (current.length > 0) yield clause();
    begin = beginsDeclaration(line, declares) ? beginOf(read) : undefined;
    current = [];
    starts = declares;
    if (begin !== undefined && stretch.isKnown(begin)) return;
    if (declares !== undefined) block = declares;
    depth = 0;
    arrow = false;
    tooLong = false;
    append(line);
    if (declares === undefined && arrow) block = "rule";
    if (declares === undefined && block === "decision") declared(declaredName(line) ?? "");
  }
  // What was cut off by the limit of depth is reported as that and nothing else.
  if (current.length > 0 && !lines.stopped()) yield clause();

  function clause(): Clause {
    return { tokens: current, starts, ...(begin && { begin }) };
  }

  /** A line with an `→` is a nameless rule, except where it is the body of the rule whose name stands above. */
  function beginsDeclaration(line: readonly Token[], declares: DeclarationWord | undefined): boolean {
    const isDetail = detailAt(current, 0) !== undefined || isWordInAnyCase(current[0], "except");
    if (starts !== undefined) awaitsBody = starts === "rule" && current.length <= 2;
    else awaitsBody &&= isDetail;
    if (declares !== undefined) return true;
    return !awaitsBody && detailAt(line, 0) === undefined && line.some((token) => isSymbol(token, "→"));
  }

  function beginOf(line: readonly Token[]): Begin {
    return {
      offset: line[0]?.start ?? 0,
      block,
      below: current.length > 0 || stretch.from?.below === true,
      arrow,
      names: stretch.names.length,
      open: lines.openBefore(),
    };
  }

  function declared(name: string): void {
    if (fields.has(name)) return;
    fields.add(name);
    stretch.names.push(name);
  }

  function withoutBullet(line: readonly Token[], open: number): readonly Token[] {
    const [first, second] = line;
    if (first === undefined || open > 0) return line;
    const numbered = isSymbol(second, ".") || isSymbol(second, ")");
    const counted =
      numbered && !second?.spaced && (line[2]?.spaced ?? false) && (first.kind === "number" || first.text.length === 1);
    if (!counted && !isSymbol(first, "•") && !isSymbol(first, "-") && !isSymbol(first, "*")) return line;
    const rest = line.slice(counted ? 2 : 1);
    const end = (counted ? second : first)?.end as number;
    const place = span(first.start, rest[0]?.start ?? end);
    const mends = [{ title: "Drop it", edits: [{ span: place, text: "" }] }];
    diagnostics.add(
      report("syntax/bullet", span(first.start, end), { sign: source.text.slice(first.start, end) }, { mends }),
    );
    const [begin, ...others] = rest;
    return begin === undefined ? [] : [{ ...begin, first: true }, ...others];
  }

  function withoutFinalStop(line: readonly Token[]): readonly Token[] {
    const last = line.at(-1);
    if (last === undefined || last.kind !== "symbol" || !".;:…".includes(last.text)) return line;
    const place = span(last.start, last.end);
    const mends = [{ title: "Drop it", edits: [{ span: place, text: "" }] }];
    diagnostics.add(report("syntax/final-stop", place, { sign: last.text }, { mends }));
    return line.slice(0, -1);
  }
}

/** `marks` that goes on from the field above; a name that only a type follows is a field. */
function isMark(line: readonly Token[]): boolean {
  if (pathEnd(line, 0) > 1) return false;
  return !isTypeAt(line, 1) || isWord(line[2], "when") || isWord(line[2], "and");
}

/** Does the line's own `→` come before it has closed the brackets left open? */
function hasArrowInOpenBracket(line: readonly Token[], open: number): boolean {
  let depth = open;
  for (const token of line) {
    if (token.kind !== "symbol") continue;
    if (token.text === "(") depth++;
    else if (token.text === ")") depth--;
    else if (token.text === "→") return depth > 0;
  }
  return false;
}
