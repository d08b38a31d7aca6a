import { expect, test } from "vitest";
import { usually } from "../support/effort.ts";
import { holdToShare } from "./left-open.ts";
import { comparisonsAreExact, share } from "./theory.ts";

test(comparisonsAreExact.name, () => comparisonsAreExact.hold({ seed: 20_261_121 }));

test("of at most one policy in a hundred something is left undecided", () => {
  holdToShare(share);
  expect(share.policies).toBeGreaterThanOrEqual(usually(300));
});
