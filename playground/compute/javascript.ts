import { standBody } from "../../src/compiler/targets/javascript/cautious/emit.ts";
import { emit } from "../../src/compiler/targets/javascript/emit.ts";
import type { Policy } from "../../src/model/policy.ts";
import type { CompiledText } from "./contract.ts";

type Lines = { readonly from: number; readonly to: number };

/**
 * The function that decides, as the compiler makes it, with the lines of each rule; for a policy that always decides the
 * cautious way, the function that says how each rule stands.
 */
export function compiledText(policy: Policy): CompiledText {
  const fast = emit(policy).code.split("\n");
  const isCautious = fast.includes("const decide = careful;");
  const lines = isCautious ? standBody(policy).split("\n") : fast;
  const places = isCautious ? cautiousPlaces(lines) : fastPlaces(lines, policy.rules.length === 1);
  return {
    code: indented(lines).join("\n"),
    rules: policy.rules.flatMap(({ name }, at) => {
      const place = places[at];
      return place === undefined ? [] : [{ rule: name, ...place }];
    }),
  };
}

/** One test a rule: `if (…) bits |= 4;`, or the answer of the only rule. */
function fastPlaces(lines: readonly string[], isOnly: boolean): readonly Lines[] {
  const tests = placesOf(lines, /^if \(.*\) bits \|= \d+;$/);
  const found = tests.length === 0 && isOnly ? placesOf(lines, /^return \(.*\) \? /) : tests;
  return found.map((line) => ({ from: line, to: line }));
}

/** What a rule stands on is worked out above its two tests: `if (…) sure |= 4;`, `else if (…) doubtful |= 4;` */
function cautiousPlaces(lines: readonly string[]): readonly Lines[] {
  const begins = placesOf(lines, /^let sure = 0, doubtful = 0;$/);
  let before = 0;
  return placesOf(lines, /^else if \(.*\) doubtful \|= \d+;$/).map((to) => {
    const from = Math.max(before, begins.findLast((line) => line < to) ?? 0) + 1;
    before = to;
    return { from, to };
  });
}

/** Lines count from 1. */
function placesOf(lines: readonly string[], pattern: RegExp): readonly number[] {
  return lines.flatMap((line, at) => (pattern.test(line) ? [at + 1] : []));
}

/** By the brackets at the ends of the lines: what stands in texts is within a line. */
function indented(lines: readonly string[]): readonly string[] {
  let depth = 0;
  return lines.map((line) => {
    if (/^[}\])]/.test(line)) depth = Math.max(0, depth - 1);
    const shifted = "  ".repeat(depth) + line;
    if (/[{[(]$/.test(line)) depth++;
    return shifted;
  });
}
