import { expect, test } from "vitest";
import { workerFiles } from "../../src/server/worker-files.ts";

/** Monaco's client writes an address in small letters, and encodes `#` and `?` alone; others encode all. */
test.each([
  ["/credit/Credit.signoff", "file:///credit/credit.signoff"],
  ["/refunds draft (2).signoff", "file:///refunds draft (2).signoff"],
  ["/refunds draft.signoff", "file:///refunds%20draft.signoff"],
  ["/Größe.signoff", "file:///größe.signoff"],
  ["/größe.signoff", "file:///gr%C3%B6%C3%9Fe.signoff"],
  ["/50% off.signoff", "file:///50% off.signoff"],
  ["/a%20b.signoff", "file:///a%20b.signoff"],
  ["/#1 of 50%?.signoff", "file:///%231 of 50%%3f.signoff"],
])("%s is known by %s", (path, address) => {
  const files = workerFiles();
  files.put(path, "x > 1 → review by finance");
  expect(files.pathOf(address)).toBe(path);
});
