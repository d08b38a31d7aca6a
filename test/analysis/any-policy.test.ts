import { test } from "vitest";
import { anyPolicyIsAnswered, comparisonsAreAnswered, shares } from "./any-policy.ts";
import { holdToShare } from "./left-open.ts";

test.each([anyPolicyIsAnswered, comparisonsAreAnswered])("$name", ({ hold }) => hold({ seed: 20_261_121 }));

test("of at most one policy in a hundred something is left undecided", () => {
  const [ofEveryForm, compared] = shares;
  holdToShare(ofEveryForm, 0.2);
  holdToShare(compared);
});
