import type { Span } from "../diagnostics/source.ts";
import { report } from "./collector.ts";
import { bracketsAround } from "./connect.ts";
import { isOutcomeWord, outcomeWords } from "./line-start.ts";
import { atNumeric, parseDeadline, parseNumber, parsePercent } from "./literal.ts";
import { closeBracket } from "./operand.ts";
import {
  atSymbol,
  atWord,
  atWords,
  expectWords,
  here,
  lose,
  parseName,
  parsePath,
  peek,
  type Reader,
  sourceText,
  spanSince,
  takeSymbol,
  takeWords,
  tokenSpan,
} from "./reader.ts";
import type { Action, ActionPart, Deadline, Name, NumberLiteral, Path, Reviewers, Step } from "./tree.ts";

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

/** The outcome after `→`, `at least` or `in doubt`; another word for one is reported with the right one. */
export function parseOutcome(reader: Reader): OutcomeWord | undefined {
  const token = peek(reader);
  for (const outcome of outcomeWords) if (takeWords(reader, outcome)) return outcome;
  const meant = token.kind === "word" ? otherOutcomes.get(token.lower) : undefined;
  if (meant === undefined) return undefined;
  const place = tokenSpan(reader, token);
  const mends = [{ title: `Write ${meant}`, edits: [{ span: place, text: meant }] }];
  reader.add(report("syntax/outcome-unknown", place, { written: token.text }, { mends }));
  reader.at++;
  return meant;
}

/** What follows `→`. `needsReviewers`: a review or audit must name who takes it. */
export function parseAction(reader: Reader): Action {
  const start = here(reader).start;
  const parts: ActionPart[] = [];
  let inDoubt: Action | undefined;
  do {
    if (parts.length > 0 && takeWords(reader, "in", "doubt")) {
      inDoubt = parseAction(reader);
      break;
    }
    parts.push(parsePart(reader));
    reportJoinedOutcome(reader);
  } while (takeSymbol(reader, ","));
  if (inDoubt === undefined && atWords(reader, "in", "doubt")) {
    takeWords(reader, "in", "doubt");
    inDoubt = parseAction(reader);
  }
  return { parts, ...(inDoubt === undefined ? {} : { inDoubt }), span: spanSince(reader, start) };
}

/** `audit 1% and review by legal`: outcomes take a comma. The `and` is read as one. */
function reportJoinedOutcome(reader: Reader): void {
  if (!atWord(reader, "and") || !isOutcomeWord(peek(reader, 1))) return;
  const place = { ...here(reader), start: reader.tokens[reader.at - 1]?.end ?? here(reader).start };
  const mends = [{ title: "Put a comma between the outcomes", edits: [{ span: place, text: "," }] }];
  reader.add(report("syntax/outcomes-joined", here(reader), {}, { mends }));
  reader.at++;
  parsePart(reader);
}

function parsePart(reader: Reader): ActionPart {
  const start = here(reader).start;
  const place = here(reader);
  if (reader.at >= reader.stop) {
    if (!reader.lost) {
      const arrow = reader.tokens[reader.at - 1];
      reader.add(report("syntax/outcome-missing", arrow === undefined ? place : tokenSpan(reader, arrow), {}));
    }
    reader.lost = true;
    return { kind: "missing", span: place };
  }
  const outcome = parseOutcome(reader);
  if (outcome === undefined) {
    lose(reader, "an outcome: proceed, audit, review or block");
    return { kind: "missing", span: place };
  }
  if (outcome === "proceed" || outcome === "block") return { kind: outcome, span: spanSince(reader, start) };
  const rate = atNumeric(reader) ? { rate: parsePercent(reader, "a share, like 5%") } : {};
  const reviewers = takeWords(reader, "by") ? { reviewers: parseReviewers(reader) } : {};
  if (reviewers.reviewers === undefined && !reader.lost) {
    const span = spanSince(reader, start);
    reader.add(report("syntax/by-missing", span, { outcome }));
  }
  return { kind: outcome, ...rate, ...reviewers, ...parseTerms(reader), span: spanSince(reader, start) };
}

interface Terms {
  within?: Deadline;
  readonly then: Step[];
  readonly notBy: Path[];
}

/** `within …`, `then …`, `not by …`, with or without a comma before them. */
function parseTerms(reader: Reader): Terms {
  const terms: Terms = { then: [], notBy: [] };
  for (;;) {
    const comma = atSymbol(reader, ",") ? 1 : 0;
    if (atWord(reader, "within", comma)) {
      reader.at += comma;
      const place = here(reader);
      const deadline = parseDeadline(reader);
      if (terms.within !== undefined) reader.add(report("syntax/twice", place, { what: "within" }));
      else if (deadline !== undefined) terms.within = deadline;
    } else if (atWord(reader, "then", comma)) {
      reader.at += comma;
      terms.then.push(parseStep(reader));
    } else if (atWord(reader, "not", comma) && atWord(reader, "by", comma + 1)) {
      reader.at += comma;
      takeWords(reader, "not", "by");
      do terms.notBy.push(parsePath(reader));
      while (takeWords(reader, "or") || takeAndForOr(reader));
    } else return terms;
  }
}

/** `not by a and b`: reported, read as `or`. */
function takeAndForOr(reader: Reader): boolean {
  if (!atWord(reader, "and") || isOutcomeWord(peek(reader, 1))) return false;
  const place = here(reader);
  const mends = [{ title: "Write or", edits: [{ span: place, text: "or" }] }];
  reader.add(report("syntax/not-by-and", place, {}, { mends }));
  reader.at++;
  return true;
}

function parseStep(reader: Reader): Step {
  const start = here(reader).start;
  takeWords(reader, "then");
  for (const outcome of ["block", "proceed"] as const)
    if (takeWords(reader, outcome)) return { kind: "outcome", outcome, span: spanSince(reader, start) };
  takeWords(reader, "review");
  const named = expectWords(reader, "`by` and a team, `block` or `proceed`", "by");
  const reviewers = named ? parseReviewers(reader) : { clauses: [], span: here(reader) };
  const comma = atSymbol(reader, ",") && atWord(reader, "within", 1) ? 1 : 0;
  reader.at += comma;
  const within = atWord(reader, "within") ? parseDeadline(reader) : undefined;
  return { kind: "escalate", reviewers, ...(within === undefined ? {} : { within }), span: spanSince(reader, start) };
}

type Clause = Reviewers["clauses"][number];

/** `2 of finance and 1 of legal`, `finance or legal`, `finance and (legal or cfo)`, `2 of (legal or cfo)`, `(2 of legal or cfo)` */
export function parseReviewers(reader: Reader): Reviewers {
  const start = here(reader).start;
  const groups: Clause[] = [parseClause(reader)];
  const connectors: ("and" | "or")[] = [];
  for (;;) {
    if (atWord(reader, "and") && !isOutcomeWord(peek(reader, 1)) && takeWords(reader, "and")) connectors.push("and");
    else if (takeWords(reader, "or")) connectors.push("or");
    else break;
    groups.push(parseClause(reader));
  }
  const span = spanSince(reader, start);
  if (!connectors.includes("or")) return { clauses: groups, span };
  if (groups.some((group, at) => connectors[at - 1] === "or" && group.people !== undefined))
    reportPeopleOr(reader, groups, connectors, span);
  else if (connectors.includes("and")) reportTeamsMixed(reader, groups, connectors, span);
  return { clauses: joinOr(groups, connectors), span };
}

function parseClause(reader: Reader): Clause {
  const start = here(reader).start;
  const atPeople = (): boolean => peek(reader).kind === "number" && atWord(reader, "of", 1);
  let people = atPeople() ? parsePeople(reader) : undefined;
  const teams: Name[] = [];
  const open = here(reader).start;
  if (takeSymbol(reader, "(")) {
    if (people === undefined && atPeople()) people = parsePeople(reader);
    do teams.push(parseName(reader, "a team"));
    while (takeWords(reader, "or"));
    if (atWord(reader, "and") && !reader.lost) reader.add(report("syntax/teams-in-brackets", here(reader), {}));
    while (takeWords(reader, "and") || takeWords(reader, "or")) teams.push(parseName(reader, "a team"));
    closeBracket(reader, open);
  } else teams.push(parseName(reader, "a team"));
  return { ...(people === undefined ? {} : { people }), teams, span: spanSince(reader, start) };
}

function parsePeople(reader: Reader): NumberLiteral {
  const people = parseNumber(reader, "a number of people");
  takeWords(reader, "of");
  return people;
}

function joinOr(groups: readonly Clause[], connectors: readonly ("and" | "or")[]): Clause[] {
  const clauses: Clause[] = [];
  groups.forEach((group, index) => {
    const before = clauses.at(-1);
    if (index === 0 || connectors[index - 1] === "and" || before === undefined) clauses.push(group);
    else
      clauses[clauses.length - 1] = {
        ...before,
        teams: [...before.teams, ...group.teams],
        span: { ...before.span, end: group.span.end },
      };
  });
  return clauses;
}

function runsOf(groups: readonly Clause[], connectors: readonly ("and" | "or")[], by: "and" | "or"): Clause[][] {
  const result: Clause[][] = [];
  groups.forEach((group, index) => {
    if (index > 0 && connectors[index - 1] === by) result.at(-1)?.push(group);
    else result.push([group]);
  });
  return result;
}

function reportTeamsMixed(
  reader: Reader,
  groups: readonly Clause[],
  connectors: readonly ("and" | "or")[],
  span: Span,
): void {
  const ors = runsOf(groups, connectors, "or").filter((run) => run.length > 1);
  const around = ors.flatMap((run) => {
    const whole = { ...span, start: teamStart(run[0]), end: (run.at(-1) as Clause).span.end };
    return bracketsAround(whole);
  });
  const mends = [{ title: "Put brackets around what `or` joins", edits: around }];
  const ands = runsOf(groups, connectors, "and");
  if (ands.length === 2 && groups.every(({ people, teams }) => people === undefined && teams.length === 1)) {
    const [left = [], right = []] = ands.map((run) => run.map((group) => sourceText(reader, group.span)));
    const text = left.flatMap((one) => right.map((other) => `(${one} or ${other})`)).join(" and ");
    mends.push({ title: `Ask ${text}`, edits: [{ span, text }] });
  }
  reader.add(report("syntax/teams-mixed", span, {}, { mends }));
}

function teamStart(clause: Clause | undefined): number {
  return clause?.teams[0]?.span.start ?? clause?.span.start ?? 0;
}

/** `2 of finance or 1 of legal`: nobody could say how many of whom. */
function reportPeopleOr(
  reader: Reader,
  groups: readonly Clause[],
  connectors: readonly ("and" | "or")[],
  span: Span,
): void {
  const mends = [];
  const onlyOr = connectors.every((connector) => connector === "or");
  const teams = groups.flatMap((group) => group.teams.map((team) => sourceText(reader, team.span)));
  const people = groups[0]?.people?.decimal;
  if (onlyOr) {
    const text = `${people === undefined ? "" : `${people} of `}${teams.join(" or ")}`;
    mends.push({ title: `Write ${text}`, edits: [{ span, text }] });
    const and = groups.map((group) => sourceText(reader, group.span)).join(" and ");
    mends.push({ title: `Ask both, as two rules would: ${and}`, edits: [{ span, text: and }] });
  }
  reader.add(report("syntax/people-or-people", span, {}, { mends }));
}
