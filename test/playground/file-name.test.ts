import { expect, test } from "vitest";
import { policyPath, proposedName } from "../../playground/state/file-name.ts";

test.each([
  ["refunds", "refunds.signoff"],
  [" Refunds over 10K ", "Refunds over 10K.signoff"],
  ["refunds/large.signoff", "refunds/large.signoff"],
  ["grün/大きい", "grün/大きい.signoff"],
])("%s is saved as %s", (name, path) => {
  expect(policyPath(name)).toEqual({ path });
});

test.each([
  ["", "Give the policy a name."],
  [" / ", "Give the policy a name."],
  [".signoff", "Give the policy a name."],
  ["../outside", "A name has letters, and begins with none of the signs . and /."],
  ["/etc/policy", "A name has letters, and begins with none of the signs . and /."],
  ["a//b", "A name has letters, and begins with none of the signs . and /."],
  ["node_modules/a", "A name has letters, and begins with none of the signs . and /."],
  ["a\\b", "A file cannot have \\ in its name."],
  ["a:b", "A file cannot have : in its name."],
  ["a\u0000b", "A file cannot have this sign in its name."],
  ["a".repeat(200), "Choose a shorter name."],
])("%j is no name: %s", (name, because) => {
  expect(policyPath(name)).toEqual({ because });
});

test.each([
  ["new-policy.signoff", "# one line\n", "new-policy"],
  ["new-policy.signoff", 'policy "Refunds ""over"" $10K"\n  version 2\n', "refunds-over-10k"],
  ["refunds/new-policy.signoff", "", "refunds/new-policy"],
  ["new-policy.signoff", 'policy "!!"\n', "policy"],
])("%s with %j is proposed to be called %s", (path, text, name) => {
  expect(proposedName(path, text)).toBe(name);
  expect(policyPath(name)).toHaveProperty("path");
});
