import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readPolicy } from "../../src/editor/index.ts";
import { semanticTokensAnswers } from "../../src/server/service/tokens.ts";
import { edit, edited } from "../support/generate-edit.ts";
import { memoryHost } from "../support/memory-host.ts";

const file = "credit.signoff";
const credit = readFileSync("policies/credit/credit.signoff", "utf8");
const read = (text: string) => ({ reading: readPolicy({ file, text }, memoryHost()) });

test("what has changed since the last answer makes the whole of the new one", () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      const answers = semanticTokensAnswers();
      let text = credit;
      let { resultId = "", data } = answers.full(read(text), file);
      for (const each of edits) {
        text = edited(text, each);
        const answer = answers.delta(read(text), file, resultId);
        expect("edits" in answer).toBe(true);
        if (!("edits" in answer)) return;
        const { edits: changes } = answer;
        expect(changes.length).toBeLessThan(2);
        for (const { start, deleteCount, data: put = [] } of changes) data = data.toSpliced(start, deleteCount, ...put);
        resultId = answer.resultId ?? "";
        expect(data).toEqual(semanticTokensAnswers().full(read(text), file).data);
      }
    }),
    { numRuns: 20 },
  );
});

test("one letter more changes a few numbers; nothing changes none", () => {
  const answers = semanticTokensAnswers();
  const { resultId = "" } = answers.full(read(credit), file);
  const first = answers.delta(read(credit), file, resultId);
  expect(first).toMatchObject({ edits: [] });
  const longer = credit.replace("p_default >= 35", "p_default >= 355");
  const second = answers.delta(read(longer), file, first.resultId ?? "");
  expect("edits" in second && second.edits.flatMap(({ data = [] }) => data).length).toBeLessThan(12);
});

test("since an answer that is not the last one, or that was never given, all is told", () => {
  const answers = semanticTokensAnswers();
  const { resultId = "" } = answers.full(read(credit), file);
  answers.full(read(credit), file);
  expect(answers.delta(read(credit), file, resultId)).toHaveProperty("data");
  expect(answers.delta(read(credit), file, "never")).toHaveProperty("data");
  const last = answers.full(read(credit), file);
  answers.forget(file);
  expect(answers.delta(read(credit), file, last.resultId ?? "")).toHaveProperty("data");
});
