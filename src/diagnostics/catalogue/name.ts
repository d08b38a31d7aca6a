import { error, hint, warning } from "../diagnostic.ts";

/** `nearest` is the likeliest name meant, where one is near. */
export interface Unknown {
  readonly name: string;
  readonly nearest: string | undefined;
}

function meant(nearest: string | undefined): string {
  return nearest === undefined ? "" : ` Did you mean \`${nearest}\`?`;
}

export const nameMessages = {
  "name/unknown-field": error<Unknown>(
    ({ name, nearest }) =>
      `The decision has no field \`${name}\`.${meant(nearest) || " Declare it in the decision block."}`,
  ),
  "name/unknown-choice": error<Unknown & { field: string; choices: readonly string[] }>(
    ({ name, nearest, field, choices }) =>
      `\`${name}\` is not a choice of \`${field}\`; its choices are ${choices.slice(0, 12).join(", ")}${choices.length > 12 ? ", …" : ""}.${meant(nearest)}`,
  ),
  "name/unknown-team": error<Unknown>(
    ({ name, nearest }) =>
      `No team \`${name}\` is declared.${meant(nearest) || " Declare it, or name one of the declared teams."}`,
  ),
  "name/unknown-list": error<Unknown>(
    ({ name, nearest }) =>
      `No list \`${name}\` is declared.${meant(nearest) || ` Write \`list ${name} of "a", "b"\`.`}`,
  ),
  "name/unknown-typical": error<Unknown>(
    ({ name, nearest }) =>
      `No typical "${name}" is declared.${nearest === undefined ? "" : ` Did you mean "${nearest}"?`}`,
  ),
  "name/unknown-zone": error<Unknown>(
    ({ name, nearest }) =>
      `"${name}" is not a time zone.${nearest === undefined ? ' Write its name as in "America/New_York" or "Europe/Berlin".' : ` Did you mean "${nearest}"?`}`,
  ),
  "name/unknown-currency": error<Unknown>(
    ({ name, nearest }) => `\`${name}\` is not a currency of ISO 4217, such as USD or EUR.${meant(nearest)}`,
  ),
  "name/unknown-mark": error<Unknown>(
    ({ name, nearest }) =>
      `\`${name}\` is not a mark; a field marks irreversible, money, legal, visible outside, rights, low confidence or novel.${meant(nearest)}`,
  ),
  "name/twice": error<{ what: string; name: string }>(
    ({ what, name }) => `There are two ${what} named \`${name}\`. Give one of them another name, or drop it.`,
  ),
  "name/field-and-group": error<{ name: string; inner: string }>(
    ({ name, inner }) => `\`${name}\` cannot be a value and also hold \`${inner}\`. Rename one of them.`,
  ),
  "name/reserved": error<{ name: string }>(
    ({ name }) => `"${name}" is a name that decisions use themselves. Give the rule another name.`,
  ),
  "name/group": error<{ name: string; example: string }>(
    ({ name, example }) => `\`${name}\` is a group of fields, not a value. Name one of them, such as \`${example}\`.`,
  ),
  "name/keyword-alone": error<{ written: string }>(
    ({ written }) =>
      `\`${written}\` is a word of the language, and a condition is missing here. Write one before \`→\`, or put backticks around the word if a field is called that.`,
  ),
  "name/keyword-case": error<{ written: string; keyword: string }>(
    ({ written, keyword }) => `\`${written}\` is not declared; the keyword is written in lower case: \`${keyword}\`.`,
  ),
  "name/nothing-word": error<{ written: string }>(
    ({ written }) =>
      `For \`${written}\` the language has two words: \`is missing\` where no value came, \`is empty\` where a text or a list came with nothing in it.`,
  ),
  "name/yes-no-word": error<{ written: string; right: string }>(
    ({ written, right }) => `For \`${written}\` write \`${right}\`.`,
  ),
  "name/text-without-quotes": error<{ name: string; field: string; declared: boolean }>(({ name, field, declared }) =>
    declared
      ? `\`${field}\` is a text, and no field is named \`${name}\`. A text stands in quotes: "${name}".`
      : `Without a decision block a text stands in quotes: "${name}".`,
  ),
  "name/choice-and-field": hint<{ name: string; field: string; also: "a field" | "a definition" }>(
    ({ name, field, also }) =>
      `\`${name}\` is a choice of \`${field}\` and also ${also}. The choice is meant here; write it in quotes to make that plain.`,
  ),
  "name/cycle": error<{ name: string }>(({ name }) => `The definition of \`${name}\` leads back to itself.`),
  "name/too-much": error<{ name: string; most: number; deepest: number }>(
    ({ name, most, deepest }) =>
      `Definitions may stand ${deepest} deep within each other, and be put in ${most} times in all; \`${name}\` goes beyond. Define less by other definitions.`,
  ),
  "name/outcome-as-team": warning<{ outcome: string }>(
    ({ outcome }) =>
      `\`${outcome}\` is an outcome, and stands here as the name of a team. Outcomes stand behind a comma; where a team is called so, declare it: \`team ${outcome}\`.`,
  ),
  "name/nothing-of-it": error(
    () =>
      "`it` names the element of a plain list. Use it inside the brackets after `any of`, `every of`, `no` or `count of`.",
  ),
} as const;
