import type { Mend } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../diagnostics/source.ts";
import { report } from "../collector.ts";
import { bracketsAround } from "../connect.ts";
import { Outcome, word } from "../keywords.ts";
import type { Token } from "../token.ts";
import type { Name, NumberLiteral, Reviewers } from "../tree.ts";
import { NumberSign, sign } from "../vocabulary.ts";
import { ConditionRules } from "./conditions.ts";

type Clause = Reviewers["clauses"][number];
type Connector = "and" | "or";

/** Who takes a review: `2 of finance and 1 of legal`, `finance or legal`, `finance and (legal or cfo)`. */
export abstract class ReviewerRules extends ConditionRules {
  readonly reviewers = this.RULE("reviewers", (): Reviewers => {
    const { start } = this.here();
    const groups = [this.SUBRULE(this.signers)];
    const connectors: Connector[] = [];
    this.MANY({
      GATE: () => !this.at(word.and) || !this.at(Outcome, 1),
      DEF: () => {
        const connector = this.OR([{ ALT: () => this.keyword(word.and) }, { ALT: () => this.keyword(word.or) }]);
        connectors.push(connector.lower === "or" ? "or" : "and");
        groups.push(this.SUBRULE2(this.signers));
      },
    });
    return this.ACTION(() => this.reviewersOf(groups, connectors, this.since(start)));
  });

  /** `finance`, `2 of finance`, `(legal or cfo)`, `2 of (legal or cfo)`, `(2 of legal or cfo)` */
  readonly signers = this.RULE("signers", (): Clause => {
    const { start } = this.here();
    const before = this.OPTION({
      GATE: () => this.at(NumberSign) && this.at(word.of, 1),
      DEF: () => this.SUBRULE(this.people),
    });
    const bracket = this.OPTION2(() => this.SUBRULE(this.bracketedTeams, { ARGS: [before !== undefined] }));
    const team = this.OPTION3({
      GATE: () => bracket === undefined,
      DEF: () => this.SUBRULE(this.name, { ARGS: ["a team"] }),
    });
    return this.ACTION(() => {
      const people = before ?? bracket?.people;
      const teams = bracket?.teams ?? [team as Name];
      return { ...(people === undefined ? {} : { people }), teams, span: this.since(start) };
    });
  });

  readonly people = this.RULE("people", (): NumberLiteral => {
    const people = this.SUBRULE(this.numberLiteral, { ARGS: ["a number of people"] });
    this.OPTION(() => this.keyword(word.of));
    return people;
  });

  readonly bracketedTeams = this.RULE("bracketedTeams", (counted: boolean) => {
    const { start } = this.CONSUME(sign.open) as Token;
    const people = this.OPTION({
      GATE: () => !counted && this.at(NumberSign) && this.at(word.of, 1),
      DEF: () => this.SUBRULE(this.people),
    });
    const teams = [this.SUBRULE(this.name, { ARGS: ["a team"] })];
    let joined = false;
    this.MANY(() => {
      const connector = this.OR([{ ALT: () => this.keyword(word.or) }, { ALT: () => this.keyword(word.and) }]);
      this.ACTION(() => {
        if (connector.lower === "or" || joined) return;
        joined = true;
        this.report(report("syntax/teams-in-brackets", this.spanOf(connector), {}));
      });
      teams.push(this.SUBRULE2(this.name, { ARGS: ["a team"] }));
    });
    this.SUBRULE(this.closing, { ARGS: [start] });
    return { people, teams };
  });

  private reviewersOf(groups: readonly Clause[], connectors: readonly Connector[], span: Span): Reviewers {
    if (!connectors.includes("or")) return { clauses: groups, span };
    if (groups.some((group, at) => connectors[at - 1] === "or" && group.people !== undefined))
      this.reportPeopleOr(groups, connectors, span);
    else if (connectors.includes("and")) this.reportTeamsMixed(groups, connectors, span);
    return { clauses: joinOr(groups, connectors), span };
  }

  private reportTeamsMixed(groups: readonly Clause[], connectors: readonly Connector[], span: Span): void {
    const ors = runsOf(groups, connectors, "or").filter((run) => run.length > 1);
    const around = ors.flatMap((run) => {
      const whole = { ...span, start: teamStart(run[0]), end: (run.at(-1) as Clause).span.end };
      return bracketsAround(whole);
    });
    const mends: Mend[] = [{ title: "Put brackets around what `or` joins", edits: around }];
    const ands = runsOf(groups, connectors, "and");
    if (ands.length === 2 && groups.every(({ people, teams }) => people === undefined && teams.length === 1)) {
      const [left = [], right = []] = ands.map((run) => run.map((group) => this.written(group.span)));
      const text = left.flatMap((one) => right.map((other) => `(${one} or ${other})`)).join(" and ");
      mends.push({ title: `Ask ${text}`, edits: [{ span, text }] });
    }
    this.report(report("syntax/teams-mixed", span, {}, { mends }));
  }

  /** `2 of finance or 1 of legal`: nobody could say how many of whom. */
  private reportPeopleOr(groups: readonly Clause[], connectors: readonly Connector[], span: Span): void {
    const mends: Mend[] = [];
    const teams = groups.flatMap((group) => group.teams.map((team) => this.written(team.span)));
    const people = groups[0]?.people?.decimal;
    if (connectors.every((connector) => connector === "or")) {
      const text = `${people === undefined ? "" : `${people} of `}${teams.join(" or ")}`;
      mends.push({ title: `Write ${text}`, edits: [{ span, text }] });
      const and = groups.map((group) => this.written(group.span)).join(" and ");
      mends.push({ title: `Ask both, as two rules would: ${and}`, edits: [{ span, text: and }] });
    }
    this.report(report("syntax/people-or-people", span, {}, { mends }));
  }
}

function joinOr(groups: readonly Clause[], connectors: readonly Connector[]): Clause[] {
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

function runsOf(groups: readonly Clause[], connectors: readonly Connector[], by: Connector): Clause[][] {
  const result: Clause[][] = [];
  groups.forEach((group, index) => {
    if (index > 0 && connectors[index - 1] === by) result.at(-1)?.push(group);
    else result.push([group]);
  });
  return result;
}

function teamStart(clause: Clause | undefined): number {
  return clause?.teams[0]?.span.start ?? clause?.span.start ?? 0;
}
