import { error } from "../diagnostic.ts";

/** Messages about the text itself, before names and types are looked at. */
export const syntaxMessages = {
  "syntax/action-missing": error(
    () =>
      "This rule does not say what happens. Put `→` and an outcome behind the condition: proceed, audit, review or block.",
  ),
  "syntax/affix-word": error<{ written: string; right: string }>(
    ({ written, right }) =>
      `The language has no \`${written}\`: a star stands for the rest of a text, write \`${right}\`.`,
  ),
  "syntax/and-in-example": error(() => "The values of an example stand with commas between them, not with `and`."),
  "syntax/and-or-mixed": error(
    () =>
      "`and` and `or` stand side by side here, and it could be read in two ways. Put brackets around what belongs together.",
  ),
  "syntax/arrow-missing": error(() => "`→` is missing before the outcome."),
  "syntax/arrow-twice": error(() => "Two arrows follow each other; one is enough."),
  "syntax/between": error(() => "The language has no `between`: write `is from … to …`. Both ends are included."),
  "syntax/bracket-unclosed": error(() => "This bracket is never closed."),
  "syntax/bracket-unopened": error(() => "This bracket closes none."),
  "syntax/bullet": error<{ sign: string }>(
    ({ sign }) => `A line of a policy begins without a bullet: \`${sign}\` is too much.`,
  ),
  "syntax/by-missing": error<{ outcome: string }>(
    ({ outcome }) => `Who takes this ${outcome}? Write \`by\` and a team, like \`${outcome} by finance\`.`,
  ),
  "syntax/clause-too-long": error<{ limit: number }>(
    ({ limit }) =>
      `This line and those that go on from it are too long: at most ${limit.toLocaleString("en-US")} words and signs are read together. Put long lists into a file.`,
  ),
  "syntax/comma-in-list": error<{ written: string }>(
    ({ written }) =>
      `\`${written}\` in a list: is that one value or several? Put a space behind the comma, or leave the comma out.`,
  ),
  "syntax/condition-missing": error(
    () => "Nothing stands before this `→`: say when the rule applies, or write `always`.",
  ),
  "syntax/containing-word": error<{ written: string }>(
    ({ written }) =>
      `\`${written}\` could mean several things: \`mentions any of\` finds whole words in a text, \`like "*…*"\` any part of it, \`includes\` an item of a list.`,
  ),
  "syntax/currency-after": error<{ written: string; right: string }>(
    ({ written, right }) => `The currency stands before the amount: \`${right}\`, not \`${written}\`.`,
  ),
  "syntax/date-form": error<{ written: string }>(
    ({ written }) => `\`${written}\` is no date of the language: dates are written year-month-day, like 2026-01-31.`,
  ),
  "syntax/decimal-comma": error<{ written: string; right: string }>(
    ({ written, right }) =>
      `\`${written}\`: decimals stand behind a point, like \`${right}\`; a list has a space behind its commas.`,
  ),
  "syntax/division": error(
    () => "The language does not divide. Multiply instead, or let the service supply the quotient as a field.",
  ),
  "syntax/ensure-arrow-missing": error(
    () => "This `ensure` promises nothing: add `→` with `at least` or `at most` and an outcome.",
  ),
  "syntax/ensure-bound-missing": error<{ outcome: string }>(
    ({ outcome }) => `An \`ensure\` gives a bound: \`at least ${outcome}\` or \`at most ${outcome}\`?`,
  ),
  "syntax/example-outcome": error(() => "This example does not say what it expects: add `→` and an outcome."),
  "syntax/except-below-arrow": error(() => "`except when` belongs to the condition: it stands above the `→`."),
  "syntax/exception-word": error<{ written: string }>(
    ({ written }) => `An exception begins with \`except when\`, not with \`${written}\`.`,
  ),
  "syntax/final-stop": error<{ sign: string }>(({ sign }) => `A line of a policy ends without \`${sign}\`.`),
  "syntax/foreign-operator": error<{ written: string; means: string }>(
    ({ written, means }) => `The language has no \`${written}\`: write \`${means}\`.`,
  ),
  "syntax/is-before-sign": error<{ written: string }>(
    ({ written }) => `\`${written}\` compares by itself: leave out the \`is\` before it.`,
  ),
  "syntax/item-indent": error<{ name: string; list: string }>(
    ({ name, list }) =>
      `Does \`${name}\` describe the items of \`${list}\`, or the decision? It is indented unlike the first item. Lists stand last.`,
  ),
  "syntax/keyword-case": error<{ written: string; keyword: string }>(
    ({ written, keyword }) => `\`${written}\` is written \`${keyword}\`.`,
  ),
  "syntax/leading-if": error<{ written: string }>(
    ({ written }) => `A rule begins with its condition, without \`${written}\`.`,
  ),
  "syntax/line-without-arrow": error<{ above: string }>(
    ({ above }) => `This line does not fit under ${above}. A rule needs \`→\` and an outcome.`,
  ),
  "syntax/list-after-is": error<{ words: string }>(
    ({ words }) => `Several values follow here: write \`${words}\` before them.`,
  ),
  "syntax/list-in-list": error(
    () => "The items of a list cannot hold a list of their own. Lists stand side by side in the decision block.",
  ),
  "syntax/list-words": error<{ words: string }>(
    ({ words }) => `Several values stand behind \`${words}\`, with commas between them and without brackets.`,
  ),
  "syntax/many-more": error<{ count: number }>(
    ({ count }) =>
      `${count.toLocaleString("en-US")} more mistakes are not listed. Put the first ones right and check again.`,
  ),
  "syntax/mark-joined": error<{ written: string }>(
    ({ written }) =>
      `A mark says one thing of its field, and \`${written}\` joins another. Write a mark for each, with a comma between them.`,
  ),
  "syntax/minus-spaces": error(() => "Minus takes a space on both sides."),
  "syntax/misplaced-line": error<{ written: string; under: string }>(
    ({ written, under }) => `\`${written}\` does not belong here: it stands under ${under}.`,
  ),
  "syntax/name-in-quotes": error<{ written: string }>(
    ({ written }) =>
      `Names stand without quotes, with backticks around them where they hold blanks: "${written}" is a text.`,
  ),
  "syntax/name-unclosed": error<{ empty: boolean }>(({ empty }) =>
    empty ? "There is no name between these backticks." : "This name is not closed: a backtick is missing behind it.",
  ),
  "syntax/next-team": error<{ written: string }>(
    ({ written }) => `Who is next stands behind \`then by\`, not behind \`${written}\`.`,
  ),
  "syntax/no-such-date": error<{ written: string }>(
    ({ written }) => `\`${written}\` is not in the calendar or on the clock.`,
  ),
  "syntax/not-behind": error<{ written: string }>(
    ({ written }) => `\`${written}\`: the \`not\` stands before the whole condition.`,
  ),
  "syntax/not-by-and": error(() => "`not by` takes `or`: neither the one nor the other may sign."),
  "syntax/or-after-value": error<{ written: string }>(
    ({ written }) =>
      `\`or ${written}\`: another value, or a condition of its own? Make it a list, or put brackets around it.`,
  ),
  "syntax/or-in-choices": error(() => "Choices stand with commas between them, not with `or`."),
  "syntax/other-word": error<{ written: string; means: string }>(
    ({ written, means }) => `For \`${written}\` write \`${means}\`.`,
  ),
  "syntax/otherwise-word": error<{ written: string }>(
    ({ written }) => `What happens with the rest stands behind \`otherwise\`, not behind \`${written}\`.`,
  ),
  "syntax/outcome-missing": error(() => "Nothing follows this `→`. Say what happens: proceed, audit, review or block."),
  "syntax/outcome-unknown": error<{ written: string }>(
    ({ written }) => `\`${written}\` is no outcome. There are four: proceed, audit, review and block.`,
  ),
  "syntax/outcomes-joined": error(() => "Outcomes stand with a comma between them, not with `and`."),
  "syntax/people-or-people": error(
    () =>
      "Who decides how many sign? Numbers of people cannot be joined by `or`: ask a number from several teams, ask both, or write two rules.",
  ),
  "syntax/path-too-long": error<{ limit: number }>(
    ({ limit }) => `A field has at most ${limit} names with points between them.`,
  ),
  "syntax/people-words": error<{ written: string; right: string | undefined }>(({ written, right }) =>
    right === undefined
      ? `Without \`${written}\`: teams are joined by \`and\` where each must sign, by \`or\` where one is enough.`
      : `For \`${written}\` write \`${right}\`: people are counted in digits.`,
  ),
  "syntax/percent-twice": error(() => "One percent sign is enough."),
  "syntax/quantifier-word": error<{ written: string; words: string }>(
    ({ written, words }) => `The language has no \`${written} of\`: write \`${words} (…)\`.`,
  ),
  "syntax/regular-expression": error(
    () =>
      'The language has no regular expressions. `like "*@example.com"` matches a pattern, `mentions any of "a", "b"` finds words.',
  ),
  "syntax/rule-empty": error<{ name: string }>(
    ({ name }) => `Rule "${name}" is empty: give it a condition, \`→\` and an outcome.`,
  ),
  "syntax/sign-before-name": error(
    () => "A minus sign stands before numbers only. Write `0 - …` or turn the comparison around.",
  ),
  "syntax/sum-too-long": error<{ limit: number }>(
    ({ limit }) =>
      `A sum or product has at most ${limit} members. Put the values into a list and write \`sum of (…)\`.`,
  ),
  "syntax/team-asked": error<{ written: string }>(
    ({ written }) => `A team is asked with \`review by\`, not with \`${written}\`.`,
  ),
  "syntax/teams-in-brackets": error(
    () => "In brackets teams are joined by `or`: one of them signs. Join them by `and` outside.",
  ),
  "syntax/teams-mixed": error(
    () => "`and` and `or` stand side by side between teams. Put brackets around what belongs together.",
  ),
  "syntax/text-unclosed": error<{ close: string }>(
    ({ close }) => `This text is not closed: ${close} is missing. A text ends on its line.`,
  ),
  "syntax/thousands-point": error<{ written: string; right: string }>(
    ({ written, right }) => `\`${written}\`: thousands take a comma, like \`${right}\`, and decimals a point.`,
  ),
  "syntax/thousands-space": error<{ written: string; right: string }>(
    ({ written, right }) => `\`${written}\`: thousands take a comma, like \`${right}\`.`,
  ),
  "syntax/too-deep": error<{ limit: number }>(
    ({ limit }) =>
      `Brackets and \`not\` are nested deeper than ${limit} here. Nothing after this place was read. Give parts a name with \`define\`.`,
  ),
  "syntax/too-large": error<{ megabytes: number }>(
    ({ megabytes }) => `This file is larger than ${megabytes} MB and was not read. Split it with \`include\`.`,
  ),
  "syntax/too-many-rules": error<{ limit: number }>(
    ({ limit }) =>
      `A file holds at most ${limit.toLocaleString("en-US")} rules. Nothing after this place was read. Split it with \`include\`.`,
  ),
  "syntax/twice": error<{ what: string }>(({ what }) => `\`${what}\` stands here a second time.`),
  "syntax/unexpected": error<{ written: string; expected: string }>(
    ({ written, expected }) => `\`${written}\` does not fit here. Expected: ${expected}.`,
  ),
  "syntax/unfinished": error<{ written: string; expected: string }>(
    ({ written, expected }) => `The line ends too early, behind \`${written}\`. Expected: ${expected}.`,
  ),
  "syntax/unknown-character": error<{ shown: string }>(({ shown }) => `The language has no \`${shown}\`.`),
  "syntax/unknown-type": error<{ written: string }>(
    ({ written }) =>
      `\`${written}\` is no type. The types are text, yes/no, number, whole number, money, date, time, one of … and list of ….`,
  ),
  "syntax/unknown-unit": error<{ unit: string; right: string | undefined }>(
    ({ unit, right }) =>
      `\`${unit}\` is no unit of time here${right === undefined ? ": there are minutes, hours, days, weeks, working hours and working days" : `: write \`${right}\``}.`,
  ),
  "syntax/weekday": error<{ written: string; name: string }>(
    ({ written, name }) => `\`${written}\` is written \`${name}\`.`,
  ),
  "syntax/within-first": error(() => "The deadline stands behind the team: `review by finance within 4 hours`."),
} as const;
