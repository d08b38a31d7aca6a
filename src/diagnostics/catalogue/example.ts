import { error } from "../diagnostic.ts";

export const exampleMessages = {
  "example/value-twice": error<{ field: string }>(
    ({ field }) => `\`${field}\` is given twice. Keep one of the values.`,
  ),
  "example/out-of-range": error<{ field: string; written: string; range: string }>(
    ({ field, written, range }) =>
      `${written} is not a value \`${field}\` can have (${range}), so no such decision is ever known in full. Write a value in range, or \`${field} is missing\`.`,
  ),
  "example/fixed-value": error<{ field: string }>(
    ({ field }) =>
      `An example gives \`${field}\` one fixed value, such as \`${field} is 5\`, not a calculation or another field.`,
  ),
  "example/items": error<{ field: string; example: string }>(
    ({ field, example }) => `\`${field}\` is a list; write its elements as \`${example}\`, or \`${field} is empty\`.`,
  ),
  "example/not-empty": error<{ field: string }>(
    ({ field }) =>
      `\`${field}\` is no text and no list, so it cannot be empty. Write \`${field} is missing\` where it is not given.`,
  ),
} as const;
