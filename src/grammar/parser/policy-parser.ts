import { ExampleRules } from "./examples.ts";

/**
 * The grammar of the language. Its classes are layers, each a group of rules over those below it: cursor, names, units,
 * numbers, lists, words, values, comparing, is, comparisons, conditions, reviewers, details, terms, actions, ranges,
 * types, teams, headers, marks, fields, declarations, promises, examples.
 */
export class PolicyParser extends ExampleRules {
  /** Checking the grammar against itself takes as long as building it: tests do that, users need not. */
  constructor(check: "unchecked" | "checked" = "unchecked") {
    super(check === "unchecked");
    this.performSelfAnalysis();
  }
}

/** Built once; parsing never overlaps, for nothing here waits. */
export const parser = new PolicyParser();
