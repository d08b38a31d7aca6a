/** What a file may hold. Checked on the characters and tokens, before anything is parsed. */
export const limits = {
  /** UTF-16 units, near enough to bytes for policies. */
  fileSize: 20 * 1024 * 1024,
  /** Open brackets and chained `not`s together. */
  depth: 200,
  /** `list of list of`, `weekday of weekday of`, `in doubt … in doubt`: more of these is never meant. */
  repeated: 8,
  /** Names of one path, `customer.address.city`. */
  pathNames: 32,
  rules: 100_000,
  /** Tokens of one clause. */
  clauseTokens: 250_000,
  /** Diagnostics of one file, before one that says how many more there are. */
  diagnostics: 200,
} as const;
