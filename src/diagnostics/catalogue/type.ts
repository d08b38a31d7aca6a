import { error, hint, information } from "../diagnostic.ts";

export const typeMessages = {
  "type/contradiction": error<{ field: string; here: string; there: string }>(
    ({ field, here, there }) =>
      `\`${field}\` is used as ${here} here and as ${there} elsewhere. Make them agree, or write a decision block.`,
  ),
  "type/unclear": error<{ field: string }>(
    ({ field }) => `Nothing here tells what \`${field}\` is. Write a decision block with its type.`,
  ),
  "type/mismatch": error<{ left: string; leftType: string; right: string; rightType: string }>(
    ({ left, leftType, right, rightType }) =>
      `${left} is ${leftType} and ${right} is ${rightType}; the two do not compare.`,
  ),
  "type/not-a-condition": error<{ what: string; type: string }>(
    ({ what, type }) =>
      `${what} is ${type}, not something that is true or false. Compare it, as in \`${what} > …\` or \`${what} is …\`.`,
  ),
  "type/not-a-value": error<{ what: string }>(
    ({ what }) => `${what} is a condition, not a value. It cannot be compared or counted with.`,
  ),
  "type/fixed": error(
    () => "Both sides are fixed values, so this never depends on the decision. Name a field on one side.",
  ),
  "type/no-order": error<{ what: string; type: string }>(
    ({ what, type }) =>
      `${what} is ${type}, which has no greater and smaller. Use \`is\`, \`is one of\` or \`is not\`.`,
  ),
  "type/unordered-choices": error<{ field: string; choices: readonly string[] }>(
    ({ field, choices }) =>
      `The choices of \`${field}\` have no order. Declare them with one: one of ${choices.join(" < ")}.`,
  ),
  "type/impossible": error<{ condition: string; field: string; range: string }>(
    ({ condition, field, range }) => `\`${condition}\` is never true: \`${field}\` is ${range}.`,
  ),
  "type/always-true": hint<{ condition: string; field: string; range: string }>(
    ({ condition, field, range }) => `\`${condition}\` is true for every value in range: \`${field}\` is ${range}.`,
  ),
  "type/empty-range": error<{ from: string; to: string }>(
    ({ from, to }) => `No value lies from ${from} to ${to}. Write the smaller one first.`,
  ),
  "type/range-bound": error<{ type: string; written: string }>(
    ({ type, written }) => `The field is ${type}, and so are the ends of its range, fixed values; ${written} is none.`,
  ),
  "type/choice-twice": error<{ choice: string }>(({ choice }) => `The choice \`${choice}\` stands twice. Keep one.`),
  "type/decimals": error<{ written: string }>(
    ({ written }) => `A number has between 0 and 15 decimals, a whole count; ${written} is not.`,
  ),
  "type/nested-list": error<{ field: string }>(
    ({ field }) => `\`${field}\` is a list within a list, which cannot be looked into. Make it a list of the decision.`,
  ),
  "type/needs-decimals": error<{ field: string }>(
    ({ field }) =>
      `\`${field}\` is a number without a count of decimals, so sums of it are not exact. Declare it as \`number, 2 decimals\`, or as a whole number.`,
  ),
  "type/product": error(
    () => "Two fields cannot be multiplied with each other; one side of `*` is a fixed number or a percent.",
  ),
  "type/arithmetic": error<{ operator: string; left: string; leftType: string; right: string; rightType: string }>(
    ({ operator, left, leftType, right, rightType }) =>
      `\`${operator}\` does not work between ${left}, which is ${leftType}, and ${right}, which is ${rightType}.`,
  ),
  "type/date-shift": error<{ left: string; right: string }>(
    ({ left, right }) =>
      `A date cannot be moved by a length of time. Subtract the dates instead and compare with the length: \`${left} - ${right}\`.`,
  ),
  "type/list-as-value": error<{ field: string }>(
    ({ field }) =>
      `\`${field}\` is a list. Write \`any of (${field} where …)\`, \`count of (${field})\`, \`${field} includes …\` or \`${field} is empty\`.`,
  ),
  "type/not-a-list": error<{ field: string; type: string }>(
    ({ field, type }) => `\`${field}\` is ${type}, not a list.`,
  ),
  "type/no-empty": error<{ field: string; type: string }>(
    ({ field, type }) =>
      `\`${field}\` is ${type}; only a text or a list can be empty. Did you mean \`${field} is missing\`?`,
  ),
  "type/ignoring-case": error<{ what: string; type: string }>(
    ({ what, type }) => `\`ignoring case\` is for texts; ${what} is ${type}. Drop it.`,
  ),
  "type/text-only": error<{ word: string; what: string; type: string }>(
    ({ word, what, type }) => `\`${word}\` looks into a text; ${what} is ${type}.`,
  ),
  "type/words": error<{ written: string }>(
    ({ written }) => `"${written}" has no letter or digit, so it is never mentioned as a word. Use \`like\` for signs.`,
  ),
  "type/list-value": error<{ list: string; value: string; field: string; type: string }>(
    ({ list, value, field, type }) =>
      `The list \`${list}\` holds ${value}, which cannot be compared with ${field}: it is ${type}.`,
  ),
  "type/use-includes": error<{ name: string; value: string }>(
    ({ name, value }) =>
      `\`${name}\` is a field of the decision, not a list of the policy. Write \`${name} includes …\` to ask whether it holds ${value}.`,
  ),
  "type/items-include": error<{ field: string }>(
    ({ field }) => `The elements of \`${field}\` have fields of their own. Write \`any of (${field} where …)\`.`,
  ),
  "type/zone-missing": error<{ what: string }>(
    ({ what }) =>
      `${what} depends on where you are. Write the header line \`time zone "America/New_York"\` with your own zone.`,
  ),
  "type/no-such-date": error<{ written: string }>(({ written }) => `${written} is not a date of the calendar.`),
  "type/no-calendar": error<{ word: string; what: string; type: string }>(
    ({ word, what, type }) =>
      `\`${word}\` needs a ${word === "time of" ? "time" : "date or a time"}; ${what} is ${type}.`,
  ),
  "type/sum-of-items": error<{ field: string; example: string }>(
    ({ field, example }) =>
      `The elements of \`${field}\` have several fields. Say which one to add up, such as \`${example}\`.`,
  ),
  "type/absent-means-reason": error<{ field: string }>(
    ({ field }) => `Say why absence may stand for a value of \`${field}\`: \`because "…"\` after it.`,
  ),
  "type/absent-means": information<{ field: string; value: string }>(
    ({ field, value }) => `Where \`${field}\` is not given, ${value} is taken in its place.`,
  ),
  "type/novelty": error<{ words: string }>(
    ({ words }) =>
      `\`${words}\` is not available yet: it compares with a profile of past decisions, and profiles come with forecasts.`,
  ),
} as const;
