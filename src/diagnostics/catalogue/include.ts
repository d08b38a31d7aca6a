import { error } from "../diagnostic.ts";

export const includeMessages = {
  "include/unreadable": error<{ path: string; problem: string }>(
    ({ path, problem }) => `"${path}" cannot be read: ${problem}`,
  ),
  "include/cycle": error<{ path: string }>(({ path }) => `"${path}" includes the file that includes it.`),
  "include/outside": error<{ path: string }>(
    ({ path }) =>
      `"${path}" lies outside the folder of the policy. Move it beside the policy, or allow such paths on purpose.`,
  ),
  "include/not-allowed": error<{ what: string }>(
    ({ what }) =>
      `${what} cannot stand in an included file, which must not weaken the policy that includes it. Move it to the main policy.`,
  ),
  "include/declared-differently": error<{ field: string }>(
    ({ field }) => `\`${field}\` is declared in two files, and not alike. Make both the same, or drop one.`,
  ),
  "include/absent-means": error<{ field: string }>(
    ({ field }) =>
      `An included file may not say what absence means for \`${field}\`, which is declared elsewhere. Say it where the field is declared.`,
  ),
  "include/bad-table": error<{ path: string; problem: string; row: number }>(
    ({ path, problem, row }) => `"${path}" is not a clean table: row ${row}: ${problem}.`,
  ),
  "include/column": error<{ path: string; column: string; columns: readonly string[] }>(({ path, column, columns }) =>
    column === ""
      ? `Say which column of "${path}" is meant: ${columns.join(", ")}.`
      : `"${path}" has no column ${column}; it has ${columns.join(", ")}.`,
  ),
} as const;
