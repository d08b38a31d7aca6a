import { mend } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../diagnostics/source.ts";
import type { Deadline as DeadlineTree, Name, Reviewers } from "../../grammar/tree.ts";
import type { Deadline, Within } from "../../model/policy.ts";
import { compareText } from "../../values/text.ts";
import { bare } from "../condition/constant.ts";
import { type Context, report, sourceText, words } from "../context.ts";
import { nearest } from "../nearest.ts";

/** n people from any of these teams. */
export interface Asked {
  readonly people: number;
  readonly anyOf: readonly string[];
}

/** The clauses of `by 2 of finance and 1 of legal`; what has an error is left out and reported. */
export function clausesOf(
  context: Context,
  reviewers: Reviewers | undefined,
  what: string,
  span: Span,
): readonly Asked[] {
  if (reviewers === undefined || reviewers.clauses.length === 0) {
    if (!saidAlready(context, span)) {
      report(context, "rule/no-reviewers", span, { what }, { mends: noReviewersMend(context, span) });
    }
    return [];
  }
  return reviewers.clauses.map(({ people, teams }) => {
    const count = people === undefined ? 1 : Number(people.decimal);
    const sound = Number.isInteger(count) && count >= 1 && count <= 1000;
    if (people !== undefined && !sound) {
      report(
        context,
        "rule/people",
        people.span,
        { written: people.decimal },
        {
          mends: [mend("Ask one person", people.span, "1")],
        },
      );
    }
    const anyOf = [...new Set(teams.flatMap((team) => teamNamed(context, team) ?? []))].sort(compareText);
    return { people: sound ? count : 1, anyOf };
  });
}

/** The parser has said that something is missing there. */
function saidAlready({ syntax }: Context, { file, start, end }: Span): boolean {
  return syntax.some(
    ({ code, span }) => code.startsWith("syntax/") && span.file === file && span.start < end && span.end > start,
  );
}

function noReviewersMend(context: Context, span: Span) {
  const [team] = context.teams.keys();
  const end = { ...span, start: span.end };
  return team === undefined ? [] : [mend(`by ${team}`, end, ` by ${bare(team)}`)];
}

/** `by finance or block` asks a team named so: hardly ever what is meant. */
const outcomes: ReadonlySet<string> = new Set(["proceed", "audit", "review", "block"]);

/** Where no name is near, so many are offered. */
const mostOffered = 3;

/** A team is known where it is declared, or where none is. */
function teamNamed(context: Context, name: Name): string | undefined {
  if (context.teams.has(name.text)) return name.text;
  if (context.teams.size === 0) {
    if (outcomes.has(name.text) && !name.quoted)
      report(context, "name/outcome-as-team", name.span, { outcome: name.text });
    return name.text;
  }
  const near = nearest(name.text, context.teams.keys());
  return report(
    context,
    "name/unknown-team",
    name.span,
    { name: name.text, nearest: near },
    {
      mends: (near === undefined ? [...context.teams.keys()].slice(0, mostOffered) : [near]).map((team) =>
        mend(`Write ${team}`, name.span, bare(team)),
      ),
    },
  );
}

const minutesIn = { minutes: 1, hours: 60, days: 1440, weeks: 10080, "working hours": 60, "working days": 1 } as const;

/** A deadline by its kind and length; undefined after a report. */
export function deadlineOf(
  context: Context,
  tree: DeadlineTree | undefined,
  teams: Iterable<string>,
): Omit<Deadline, "chain"> | undefined {
  if (tree === undefined) return undefined;
  const amount = Number(tree.amount.decimal);
  const written = words(context, tree.span);
  if (!(amount > 0 && amount <= 1e6)) {
    const mends = amount > 0 ? [] : [mend("Make it 1", tree.amount.span, "1")];
    return report(context, "rule/deadline", tree.span, { written }, { mends });
  }
  const { unit } = tree;
  const within: Within = { amount, unit };
  if (unit === "working days" && !Number.isInteger(amount))
    return report(context, "rule/deadline", tree.span, { written });
  const working = unit === "working hours" || unit === "working days";
  if (working) {
    const open = [...teams].find((team) => !context.teams.get(team)?.hasHours);
    if (open !== undefined) {
      const plain = withoutWorking(written);
      report(
        context,
        "rule/no-hours",
        tree.span,
        { team: open, written },
        {
          mends: [mend(`Write ${plain}`, tree.span, withoutWorking(sourceText(context, tree.span)))],
        },
      );
    }
  }
  return { kind: working ? unit : "clock", length: amount * minutesIn[unit], within };
}

function withoutWorking(written: string): string {
  return written.replace(/(working|business)\s+/, "");
}
