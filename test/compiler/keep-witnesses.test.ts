import { expect, test } from "vitest";
import { analyse } from "../../src/analysis/index.ts";
import { check } from "../../src/compiler/check.ts";
import { keepWitnesses } from "../../src/compiler/example/keep-witnesses.ts";
import { placesIn } from "../../src/compiler/places.ts";
import { runExamples } from "../../src/compiler/run-examples.ts";
import { applyMend } from "../../src/diagnostics/diagnostic.ts";
import { interpreterOf } from "../../src/model/interpreter.ts";
import { memoryHost } from "../support/memory-host.ts";

const file = "p.signoff";

function checkedText(text: string) {
  const checked = check({ file, text }, memoryHost());
  const { policy, trees, diagnostics } = checked;
  const [tree] = trees;
  if (policy === undefined || tree === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const decide = interpreterOf(policy);
  const kept = { policy, source: { file, text }, tree };
  const findings = keepWitnesses(kept, () => (input) => decide(input), analyse(policy, placesIn(checked)));
  return { policy, decide, findings };
}

function keepingOf(text: string, code: string) {
  return checkedText(text)
    .findings.filter((finding) => finding.code === code)
    .flatMap(({ mends }) => mends.filter(({ keeps }) => keeps === true));
}

const head = `decision
  amount  money USD, at least $0
  score   number from 0 to 1
`;

test.each([
  ["at least review", "→ review by desk", "review\n"],
  ["at least review by committee", "→ review by desk", "review by committee\n"],
  ["at least block", "→ review by desk", "block\n"],
] as const)(
  "of a broken promise %s, the example asks for it: it fails until the promise is kept",
  (promise, action, wanted) => {
    const text = `${head}rule "large" amount > $9K ${action}\nensure "seen" amount > $5K → ${promise}\n`;
    const [mend, ...others] = keepingOf(text, "ensure/fails");
    if (mend === undefined) throw new Error("No mend keeps it.");
    expect(others).toEqual([]);
    const mended = applyMend(text, file, mend);
    expect(mended).toMatch(new RegExp(`example "fails: seen"[^→]*→ ${wanted}`));
    const { policy, decide } = checkedText(mended);
    expect(runExamples(policy, (input) => decide(input)).map(({ passed }) => passed)).toEqual([false]);
    expect(keepingOf(mended, "ensure/fails")).toEqual([]);
  },
);

test("where a promise allows several outcomes, or is of two inputs, what is decided now is kept", () => {
  const most = `${head}amount > $9K → block\nensure amount > $5K → at most review\n`;
  const pairs = `${head}score > 0.9 → review by desk\nensure oversight falls with score\nensure oversight does not depend on score\n`;
  for (const text of [most, pairs]) {
    const [mend] = keepingOf(text, "ensure/fails");
    if (mend === undefined) throw new Error("No mend keeps it.");
    expect(mend.title).toMatch(/^Keep th/);
    const { policy, decide } = checkedText(applyMend(text, file, mend));
    const ran = runExamples(policy, (input) => decide(input)).map(({ passed }) => passed);
    expect(ran.length).toBeGreaterThan(0);
    expect(ran).not.toContain(false);
  }
});

test("a decision that nobody meant is kept once, as it is decided", () => {
  const text = `${head}amount > $9K → review by desk\n`;
  const found = checkedText(text).findings.flatMap(({ code, mends }) => mends.map((mend) => ({ code, mend })));
  const [first] = found.filter(({ mend }) => mend.keeps);
  if (first === undefined) throw new Error("Nothing is kept.");
  const mended = applyMend(text, file, first.mend);
  expect(mended).toMatch(/→ (proceed|review by desk)\n$/);
  expect(keepingOf(mended, first.code)).toEqual([]);
});
