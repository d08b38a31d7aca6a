import { ExampleRules } from "./examples.ts";

/** The grammar of the language. Built once; parsing never overlaps, for nothing here waits. */
class PolicyParser extends ExampleRules {
  constructor() {
    super();
    this.performSelfAnalysis();
  }
}

export type { PolicyParser };

export const parser = new PolicyParser();
