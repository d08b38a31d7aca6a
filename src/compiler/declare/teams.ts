import { mend } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../diagnostics/source.ts";
import type { Expression, TeamEntry, Team as TeamTree } from "../../grammar/tree.ts";
import type { Team } from "../../model/policy.ts";
import { minorDigitsOf } from "../../values/money.ts";
import type { TypeSink } from "../context.ts";
import { report, words } from "../context.ts";
import { plainDecimal, shareOfPercent } from "../decimal.ts";
import { dropped } from "../mends.ts";
import { zoneNamed } from "../zone.ts";

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** A declared team in the model's form; entries with errors are left out, and reported. */
export function teamOf(sink: TypeSink, tree: TeamTree): Team {
  const team: Mutable<Team> = { name: tree.name.text, shifts: [] };
  const seen = new Map<string, TeamEntry>();
  const withHours: TeamEntry[] = [];
  for (const entry of tree.entries) {
    const what = entry.kind === "long reviews" ? "long reviews" : entry.kind;
    if (entry.kind !== "people" && seen.has(entry.kind)) {
      const related = [{ span: seen.get(entry.kind)?.span ?? entry.span, message: "the first one" }];
      report(
        sink,
        "team/twice",
        entry.span,
        { what, team: team.name },
        {
          related,
          mends: [dropped(sink, entry.span, "Drop the second")],
        },
      );
    }
    seen.set(entry.kind, entry);
    if (entry.kind === "people") addPeople(sink, team, entry, withHours);
    else addEntry(sink, team, entry);
  }
  if (withHours[0] !== undefined) {
    if (team.people !== undefined) report(sink, "team/mixed-hours", tree.name.span, { team: team.name });
    if (team.zone === undefined) {
      if (sink.header.zone !== undefined) team.zone = sink.header.zone.name;
      else if (!seen.has("zone")) {
        const end = { ...withHours[0].span, start: withHours[0].span.end };
        report(
          sink,
          "team/zone",
          withHours[0].span,
          { team: team.name },
          { mends: [mend('Add "UTC"', end, ' "UTC"')] },
        );
      }
    }
  }
  return team;
}

function addPeople(
  sink: TypeSink,
  team: Mutable<Team>,
  entry: TeamEntry & { kind: "people" },
  withHours: TeamEntry[],
): void {
  const people = number(sink, entry.people.decimal, entry.people.span, "A number of people", true);
  if (people === undefined) return;
  const { shift } = entry;
  if (shift === undefined) {
    if (team.people !== undefined) {
      report(
        sink,
        "team/twice",
        entry.span,
        { what: "people", team: team.name },
        {
          mends: [dropped(sink, entry.span, "Drop the second")],
        },
      );
    }
    team.people = people;
    return;
  }
  withHours.push(entry);
  team.shifts = [...team.shifts, { people, weekdays: shift.weekdays, from: shift.from, to: shift.to }];
}

function addEntry(sink: TypeSink, team: Mutable<Team>, entry: Exclude<TeamEntry, { kind: "people" }>): void {
  switch (entry.kind) {
    case "zone": {
      const zone = zoneNamed(sink, entry.zone.value, entry.zone.span);
      if (zone !== undefined) team.zone = zone.name;
      return;
    }
    case "holidays":
      team.holidays = entry.calendar.value;
      return;
    case "minutes": {
      const minutes = number(sink, entry.minutes.decimal, entry.minutes.span, "The length of a review", false);
      if (minutes !== undefined) team.minutes = minutes;
      return;
    }
    case "long reviews": {
      const count = number(sink, entry.count.decimal, entry.count.span, "A number of reviews", true);
      const outOf = number(sink, entry.outOf.decimal, entry.outOf.span, "A number of reviews", true);
      const minutes = number(sink, entry.minutes.decimal, entry.minutes.span, "The length of a review", false);
      if (count === undefined || outOf === undefined || minutes === undefined) return;
      if (count > outOf)
        report(sink, "team/share", entry.span, { what: "The share of long reviews", written: words(sink, entry.span) });
      else team.longReviews = { share: count / outOf, minutes };
      return;
    }
    case "away":
    case "finds": {
      const found = share(sink, entry.share, entry.kind === "away" ? "Time away" : "The share of errors found");
      if (found !== undefined) team[entry.kind] = found;
      return;
    }
    case "costs":
      addCost(sink, team, entry.perHour);
  }
}

function addCost(sink: TypeSink, team: Mutable<Team>, perHour: Expression): void {
  const currency =
    perHour.kind !== "money" ? undefined : perHour.currency === "$" ? sink.header.dollar : perHour.currency;
  if (perHour.kind === "money" && currency !== undefined && minorDigitsOf(currency) !== undefined) {
    team.costsPerHour = { currency, amount: plainDecimal(perHour.amount) };
  } else {
    const written = words(sink, perHour.span);
    const mends = perHour.kind === "number" ? [mend(`Write $${written}`, perHour.span, `$${written}`)] : [];
    report(sink, "team/cost", perHour.span, { written }, { mends });
  }
}

function number(sink: TypeSink, decimal: string, span: Span, what: string, whole: boolean): number | undefined {
  const amount = Number(decimal);
  if (amount > 0 && amount <= 1e9 && (!whole || Number.isInteger(amount))) return amount;
  const form = whole ? "a whole number, at least 1" : "more than nothing";
  return report(sink, "team/number", span, { written: words(sink, span), what, form });
}

function share(sink: TypeSink, expression: Expression, what: string): number | undefined {
  const decimal =
    expression.kind === "percent"
      ? shareOfPercent(expression.decimal)
      : expression.kind === "number"
        ? expression.decimal
        : "-1";
  const amount = Number(decimal);
  if (amount >= 0 && amount <= 1) return amount;
  const written = words(sink, expression.span);
  const meant =
    expression.kind === "number" && amount <= 100 ? [mend(`Write ${written}%`, expression.span, `${written}%`)] : [];
  return report(sink, "team/share", expression.span, { written, what }, { mends: meant });
}
