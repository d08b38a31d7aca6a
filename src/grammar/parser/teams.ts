import { minutesOf } from "../amount.ts";
import { WeekdayWord, word } from "../keywords.ts";
import type { ShiftTree } from "../shift.ts";
import type { Token } from "../token.ts";
import type { NumberLiteral, TeamEntry } from "../tree.ts";
import { Clock, NumberSign, sign, TextInQuotes } from "../vocabulary.ts";
import type { Alternatives } from "./cursor.ts";
import { TypeRules } from "./types.ts";
import { plainPlace } from "./words.ts";

/** What the lines of a team say. */
export abstract class TeamRules extends TypeRules {
  readonly teamEntries = this.RULE("teamEntries", (): TeamEntry[] => {
    const entries: TeamEntry[] = [];
    let open = true;
    this.MANY({
      GATE: () => open && !this.atEnd(),
      DEF: () => {
        const entry = this.SUBRULE(this.teamEntry);
        const comma = this.OPTION(() => this.CONSUME(sign.comma)) !== undefined;
        this.ACTION(() => {
          if (entry !== undefined) entries.push(entry);
          open = comma || this.at(TextInQuotes);
        });
      },
    });
    return this.ACTION(() => entries);
  });

  readonly teamEntry = this.RULE("teamEntry", (): TeamEntry | undefined => {
    const { start } = this.here();
    const entry = this.OPTION(() =>
      this.OR<Alternatives<TeamEntry | undefined>>([
        { ALT: () => this.SUBRULE(this.counted, { ARGS: [start] }) },
        { ALT: () => this.SUBRULE(this.zoneOrHolidays, { ARGS: [start] }) },
        { ALT: () => this.SUBRULE(this.teamShare, { ARGS: [start] }) },
        { ALT: () => this.SUBRULE(this.costs, { ARGS: [start] }) },
      ]),
    );
    return this.ACTION(() => {
      if (entry === undefined) this.lose("people, minutes a review, a time zone, holidays, away, costs or finds");
      return entry;
    });
  });

  readonly zoneOrHolidays = this.RULE(
    "zoneOrHolidays",
    (start: number): TeamEntry =>
      this.OR<Alternatives<TeamEntry>>([
        {
          ALT: () => {
            const zone = this.textOf(this.CONSUME(TextInQuotes));
            return this.ACTION(() => ({ kind: "zone", zone, span: this.since(start) }));
          },
        },
        {
          ALT: () => {
            this.keyword(word.holidays);
            const calendar = this.SUBRULE(this.text, { ARGS: ['a calendar in quotes, like "US"'] });
            return this.ACTION(() => ({ kind: "holidays", calendar, span: this.since(start) }));
          },
        },
      ]),
  );

  /** `away 15%`, `finds 80% of errors` */
  readonly teamShare = this.RULE("teamShare", (start: number): TeamEntry => {
    const what = this.OR([{ ALT: () => this.keyword(word.away) }, { ALT: () => this.keyword(word.finds) }]);
    const share = this.SUBRULE(this.share, { ARGS: ["a share, like 15%"] });
    const errors = this.phrase(1, [word.of, word.errors], () => true);
    return this.ACTION(() => {
      if (what.lower === "away") return { kind: "away", share, span: this.since(start) };
      if (errors === undefined) this.lose("`of errors`");
      return { kind: "finds", share, span: this.since(start) };
    });
  });

  readonly costs = this.RULE("costs", (start: number): TeamEntry => {
    this.keyword(word.costs);
    this.ACTION(() => {
      if (!this.atNumeric()) this.lose("an amount of money, like $55");
    });
    const perHour = this.SUBRULE(this.value, plainPlace);
    this.demand(1, [word.an, word.hour], "`an hour`");
    return this.ACTION(() => ({ kind: "costs", perHour, span: this.since(start) }));
  });

  /** `6 people Mon-Fri 09:00-17:00`, `12 minutes a review`, `1 in 10 over 25 minutes` */
  readonly counted = this.RULE("counted", (start: number): TeamEntry | undefined => {
    const count = this.numberOf(this.CONSUME(NumberSign));
    const entry = this.OPTION(() =>
      this.OR<Alternatives<TeamEntry>>([
        { ALT: () => this.SUBRULE(this.members, { ARGS: [start, count] }) },
        { ALT: () => this.SUBRULE(this.reviewTime, { ARGS: [start, count] }) },
        { ALT: () => this.SUBRULE(this.longReviews, { ARGS: [start, count] }) },
      ]),
    );
    return this.ACTION(() => {
      if (entry === undefined) this.lose("`people`, `minutes a review` or `in 10 over 25 minutes`");
      return entry;
    });
  });

  readonly members = this.RULE("members", (start: number, people: NumberLiteral): TeamEntry => {
    this.OR([{ ALT: () => this.keyword(word.people) }, { ALT: () => this.keyword(word.person) }]);
    const shift = this.SUBRULE(this.shift);
    return this.ACTION(() => {
      return { kind: "people", people, ...(shift === undefined ? {} : { shift }), span: this.since(start) };
    });
  });

  readonly reviewTime = this.RULE("reviewTime", (start: number, minutes: NumberLiteral): TeamEntry => {
    this.OR([{ ALT: () => this.keyword(word.minutes) }, { ALT: () => this.keyword(word.minute) }]);
    this.demand(1, [word.a, word.review], "`a review`");
    return this.ACTION(() => ({ kind: "minutes", minutes, span: this.since(start) }));
  });

  readonly longReviews = this.RULE("longReviews", (start: number, count: NumberLiteral): TeamEntry => {
    this.keyword(word.in);
    const outOf = this.SUBRULE(this.numberLiteral, { ARGS: ["a number"] });
    this.demand(1, [word.over], "`over` and minutes");
    const minutes = this.SUBRULE2(this.numberLiteral, { ARGS: ["a number of minutes"] });
    this.demand(2, [word.minutes], "`minutes`");
    return this.ACTION(() => ({ kind: "long reviews", count, outOf, minutes, span: this.since(start) }));
  });

  /** `Mon-Fri, Sun 09:00-17:00` */
  readonly shift = this.RULE("shift", (): ShiftTree | undefined => {
    const { start } = this.here();
    const days = this.OPTION(() => this.SUBRULE(this.weekdays));
    const from = this.OPTION2(() => this.CONSUME(Clock)) as Token | undefined;
    const to = this.OPTION3({
      GATE: () => from !== undefined,
      DEF: () => this.SUBRULE(this.shiftEnd),
    });
    return this.ACTION(() => {
      if (from === undefined && days !== undefined) this.lose("hours, like 09:00-17:00");
      if (from === undefined || to === undefined) return undefined;
      const weekdays = days ?? [1, 2, 3, 4, 5, 6, 7];
      return { weekdays, from: minutesOf(from.text), to: minutesOf(to.text), span: this.since(start) };
    });
  });

  readonly shiftEnd = this.RULE("shiftEnd", (): Token | undefined => {
    const dash = this.OPTION(() =>
      this.OR([{ ALT: () => this.CONSUME(sign.minus) }, { ALT: () => this.keyword(word.to) }]),
    );
    this.ACTION(() => {
      if (dash === undefined) this.lose("`-` and when the shift ends");
    });
    const end = this.OPTION2(() => this.CONSUME(Clock)) as Token | undefined;
    return this.ACTION(() => {
      if (end === undefined) this.lose("when the shift ends, like 17:00");
      return end;
    });
  });

  readonly weekdays = this.RULE("weekdays", (): number[] => {
    const weekdays: number[] = [];
    this.SUBRULE(this.daysFromTo, { ARGS: [weekdays] });
    this.MANY({
      GATE: () => this.at(WeekdayWord, 1),
      DEF: () => {
        this.CONSUME(sign.comma);
        this.SUBRULE2(this.daysFromTo, { ARGS: [weekdays] });
      },
    });
    return weekdays;
  });

  readonly daysFromTo = this.RULE("daysFromTo", (weekdays: number[]): void => {
    const first = this.CONSUME(WeekdayWord) as Token;
    const from = this.ACTION(() => this.weekday(first));
    const to = this.OPTION({
      GATE: () => this.at(sign.minus) || this.at(WeekdayWord, 1),
      DEF: () => {
        this.OR([{ ALT: () => this.CONSUME(sign.minus) }, { ALT: () => this.keyword(word.to) }]);
        const last = this.OPTION2(() => this.CONSUME2(WeekdayWord)) as Token | undefined;
        return this.ACTION(() => {
          if (last !== undefined) return this.weekday(last);
          this.lose("a weekday: Mon, Tue, Wed, Thu, Fri, Sat or Sun");
          return 1;
        });
      },
    });
    this.ACTION(() => {
      for (let day: number = from; ; day = (day % 7) + 1) {
        if (!weekdays.includes(day)) weekdays.push(day);
        if (day === (to ?? from)) return;
      }
    });
  });
}
