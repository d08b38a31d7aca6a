import { emit } from "../../src/compiler/targets/javascript/emit.ts";
import type { Policy } from "../../src/model/policy.ts";
import type { CompiledText } from "./contract.ts";

const ruleLine = /^if \(.*\) bits \|= \d+;$/;
const onlyRuleLine = /^return \(.*\) \? /;

/** The function that decides, as the compiler makes it, with the line of each rule. */
export function compiledText(policy: Policy): CompiledText {
  const lines = emit(policy).code.split("\n");
  const isRule = policy.rules.length === 1 && !lines.some((line) => ruleLine.test(line)) ? onlyRuleLine : ruleLine;
  const places = lines.flatMap((line, at) => (isRule.test(line) ? [at + 1] : []));
  return {
    code: indented(lines).join("\n"),
    rules: policy.rules.flatMap(({ name }, at) => {
      const line = places[at];
      return line === undefined ? [] : [{ rule: name, from: line, to: line }];
    }),
  };
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
