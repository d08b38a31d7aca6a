import { expect, test } from "vitest";
import { check } from "../src/compiler/check.ts";
import { decidingPolicy } from "../src/compiler/targets/javascript/deciding-policy.ts";
import { applyMend } from "../src/diagnostics/diagnostic.ts";
import { parse } from "../src/grammar/parse.ts";
import { print } from "../src/grammar/printer/print.ts";
import { interpret } from "../src/model/interpreter.ts";
import { caseFiles, readCases } from "./support/cases.ts";
import { memoryHost } from "./support/memory-host.ts";
import { facts, type Random, random } from "./support/plain-reading.ts";

const main = "policy.signoff";
const cases = caseFiles()
  .flatMap((file) => readCases(file))
  .map(({ sections }) => ({
    text: sections.find(({ name }) => name === "policy")?.text ?? "",
    host: memoryHost(
      Object.fromEntries(
        sections.filter(({ name }) => name.startsWith("file ")).map(({ name, text }) => [name.slice(5), text]),
      ),
    ),
  }));
const words = cases.flatMap(({ text }) => text.split(/\s+/)).filter((word) => word !== "");

function pick<T>(next: Random, list: readonly T[]): T {
  return list[next(list.length)] as T;
}

/** The text with a few letters gone, a word more, two lines exchanged, or one word in place of another. */
function mutated(next: Random, text: string): string {
  const at = next(text.length + 1);
  switch (next(4)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1 + next(4));
    case 1:
      return `${text.slice(0, at)}${pick(next, words)} ${text.slice(at)}`;
    case 2: {
      const lines = text.split("\n");
      const [one, other] = [next(lines.length), next(lines.length)];
      [lines[one], lines[other]] = [lines[other] ?? "", lines[one] ?? ""];
      return lines.join("\n");
    }
    default: {
      const found = [...text.matchAll(/\S+/g)];
      if (found.length === 0) return text;
      const { index, 0: word } = pick(next, found);
      return text.slice(0, index) + pick(next, words) + text.slice(index + word.length);
    }
  }
}

// The texts of all golden cases, broken a little: what comes out is diagnostics or a policy, never a fault.
test("broken texts are reported, whole ones decide alike in every way and after formatting", () => {
  const seed = Number(process.env.SEED ?? 1);
  const texts = Number(process.env.TEXTS ?? 3000);
  let policies = 0;
  for (let number = 0; number < texts; number++) {
    const next = random(seed + number);
    const { text: whole, host } = pick(next, cases);
    let text = whole;
    for (let times = next(3); times >= 0; times--) text = mutated(next, text);
    const source = { file: main, text };
    const { policy, diagnostics } = check(source, host);
    for (const { mends } of diagnostics) for (const mend of mends) applyMend(text, main, mend);
    if (policy === undefined) {
      expect(
        diagnostics.some(({ severity }) => severity === "error"),
        text,
      ).toBe(true);
      continue;
    }
    policies++;
    const deciding = decidingPolicy(policy);
    for (const input of [{}, facts(next).raw]) {
      expect(deciding.decide(input), text).toEqual(interpret(policy, input));
      expect(deciding.explain(input).text, text).not.toBe("");
    }
    const printed = print(parse(source).tree, source);
    expect(check({ file: main, text: printed }, host).policy?.digest, `${text}\n---\n${printed}`).toBe(policy.digest);
  }
  expect(policies).toBeGreaterThan(texts / 50);
});
