import { isProblem, type Problem, problemText } from "../../../src/simulation/problem.ts";

/** What came of something that could have been a problem. */
export function known<T extends object>(found: T | Problem): T {
  if (isProblem(found)) throw new Error(problemText(found));
  return found;
}
