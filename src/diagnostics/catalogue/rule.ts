import { error, hint, information, warning } from "../diagnostic.ts";

export const ruleMessages = {
  "rule/no-reviewers": error<{ what: string }>(
    ({ what }) => `Say who: \`${what} by finance\`, with one of your teams.`,
  ),
  "rule/people": error<{ written: string }>(
    ({ written }) => `A review is by one person or more, a whole number; ${written} is not.`,
  ),
  "rule/rate": error<{ written: string }>(
    ({ written }) => `A sample is a share between 0% and 100%, written as a percent; ${written} is not.`,
  ),
  "rule/sample-without-id": error(
    () => "A sample is drawn by the decision's own id. Say in the header which field that is: `identified by …`.",
  ),
  "rule/deadline": error<{ written: string }>(({ written }) => `A deadline is longer than nothing; ${written} is not.`),
  "rule/no-hours": error<{ team: string; written: string }>(
    ({ team, written }) =>
      `\`${team}\` has no opening hours, so it works around the clock and ${written} cannot be counted. Give the team hours, or write it by the clock.`,
  ),
  "rule/then-without-time": error(
    () => "There is no deadline before this `then`, so its turn never comes. Write `within …` before it.",
  ),
  "rule/after-last-resort": error<{ outcome: string }>(
    ({ outcome }) => `\`then ${outcome}\` is the end; nothing can follow it. Put it last.`,
  ),
  "rule/then-proceed": warning(
    () =>
      "Where nobody answers in time the action goes ahead: silence is taken for consent. `then block` is the careful end.",
  ),
  "rule/then-block-protective": warning<{ written: boolean }>(
    ({ written }) =>
      `This policy is protective: not acting is the dangerous side. Where nobody answers in time ${written ? "`then block` means that" : "it is blocked, that is,"} the protection does not happen. Write \`then proceed\` if it should.`,
  ),
  "rule/proceed-and-block": error<{ other: string }>(
    ({ other }) => `A decision cannot proceed and ${other} at once. Keep one of the two.`,
  ),
  "rule/missing-lowers": warning<{ condition: string; place: string }>(
    ({ condition, place }) =>
      `\`${condition}\` in ${place}: a value that is not given, or broken, lowers oversight here. Missing data should ask for more of it.`,
  ),
  "rule/presence-test": information<{ condition: string }>(
    ({ condition }) => `\`${condition}\` asks whether a value is there: what is sent, or left out, decides here.`,
  ),
  "rule/empty-list": error<{ condition: string; place: string }>(
    ({ condition, place }) =>
      `\`${condition}\` is true of an empty list, and stands in ${place}. Say what an empty list means: \`and at least one\`, or \`even if empty\`.`,
  ),
  "rule/in-doubt-outcome": error<{ outcome: string }>(
    ({ outcome }) =>
      `In doubt a decision is reviewed or blocked; \`in doubt ${outcome}\` would let doubt lower oversight.`,
  ),
  "rule/in-doubt-sampled": error(() => "What holds in doubt holds always, not for a sample. Drop the percent."),
  "rule/in-doubt-otherwise": error(
    () => "`otherwise` has no condition that could be in doubt. Drop `in doubt …`, or put it on a rule.",
  ),
  "rule/in-doubt-proceeds": error(
    () => "This rule only lets decisions proceed, and does so only where nothing is in doubt. Drop `in doubt …`.",
  ),
  "rule/not-by": error<{ field: string; type: string }>(
    ({ field, type }) => `\`not by\` names the text field of a person; \`${field}\` is ${type}.`,
  ),
  "rule/without-otherwise": information(
    () => "What no rule covers proceeds alone. Write `otherwise → …` to say what is to happen with the rest.",
  ),
  "rule/nothing-asked": warning(
    () =>
      "Nothing here asks for oversight: every decision proceeds alone. One line is a policy, like `refund > $10K → review by finance`.",
  ),
  "rule/otherwise-blocks": hint(
    () =>
      "`otherwise → block` also blocks what a review rule sends to people, since a review is less than a block. Review the rest instead, if that is meant.",
  ),
  "rule/idle-spot-check": warning(
    () =>
      "A spot check draws from what would proceed alone, and here nothing does: no rule lets decisions proceed, and `otherwise` asks for oversight.",
  ),
  "rule/twice": error<{ what: string }>(({ what }) => `A policy has one \`${what}\`. Keep one of them.`),
  "rule/then-in-audit": error(
    () => "An audit comes after the action and has no last resort. Drop what follows `then`.",
  ),
} as const;
