import { error, information } from "../diagnostic.ts";

export const headerMessages = {
  "header/twice": error<{ entry: string }>(({ entry }) => `\`${entry}\` stands twice. Keep one of the lines.`),
  "header/unknown-language": error<{ written: string }>(
    ({ written }) => `There is no language ${written}. This version of Signoff understands language 1.`,
  ),
  "header/identified-by": error<{ field: string; type: string }>(
    ({ field, type }) => `\`${field}\` is ${type}. What identifies a decision is a text or a whole number.`,
  ),
  "header/dated-by": error<{ field: string; type: string }>(
    ({ field, type }) => `\`${field}\` is ${type}. What dates a decision is a time or a date.`,
  ),
  "header/profile": information(
    () => "The profile is not read yet: profiles come with forecasts. Nothing in this policy depends on it.",
  ),
} as const;
