import { test } from "vitest";
import { holdToShare } from "./left-open.ts";
import { findingsAreExact, share } from "./oracle.ts";

test(findingsAreExact.name, () => {
  findingsAreExact.hold({ seed: 20_261_121 });
  holdToShare(share);
});
