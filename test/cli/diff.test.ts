import { rmSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { folderOf, run } from "./run.ts";

const folder = folderOf({
  "old.signoff": 'rule "large" refund > $10K → review by finance\n',
  "milder.signoff": 'rule "large" refund > $15K → review by finance\n',
  "other.signoff": 'rule "large" refund > $10K → review by legal\n',
  "renamed.signoff": 'rule "big" refund > $10K → review by finance\n',
  "wrong.signoff": "refund > → block\n",
});
afterAll(() => rmSync(folder.path, { recursive: true }));
const { at } = folder;

const exitOf = async (old: string, current: string, ...options: readonly string[]): Promise<number> =>
  (await run(["diff", at(old), at(current), ...options])).exit;

test("diff: a change, its region and an example", async () => {
  const { exit, out, complaints } = await run(["diff", at("old.signoff"), at("milder.signoff")]);
  expect({ exit, complaints }).toEqual({ exit: 0, complaints: "" });
  expect(out).toBe(`Weaker: decisions that are overseen less
  review by finance
  → proceed
    where refund is from $10,000.01 to $15,000
    changed: "large"
    for example refund is $10,000.01

1 weaker
`);
});

test("diff: equal is said to be proven, and what else changed is listed", async () => {
  const { out } = await run(["diff", at("old.signoff"), at("renamed.signoff")]);
  expect(out).toBe(`Proven: every possible decision is overseen as before.

Also changed
  renamed: large → big

1 other
`);
});

test("diff --fail-on", async () => {
  expect(await exitOf("old.signoff", "milder.signoff", "--fail-on", "weaker")).toBe(1);
  expect(await exitOf("old.signoff", "milder.signoff", "--fail-on", "stricter")).toBe(0);
  expect(await exitOf("old.signoff", "milder.signoff", "--fail-on", "any")).toBe(1);
  expect(await exitOf("milder.signoff", "old.signoff", "--fail-on", "weaker")).toBe(0);
  expect(await exitOf("milder.signoff", "old.signoff", "--fail-on", "stricter")).toBe(1);
  expect(await exitOf("old.signoff", "other.signoff", "--fail-on", "weaker")).toBe(1);
  expect(await exitOf("old.signoff", "renamed.signoff", "--fail-on", "weaker")).toBe(0);
  expect(await exitOf("old.signoff", "renamed.signoff", "--fail-on", "any")).toBe(1);
  expect(await exitOf("old.signoff", "old.signoff", "--fail-on", "any")).toBe(0);
});

test("diff --json prints what the function gives", async () => {
  const { out } = await run(["diff", at("old.signoff"), at("milder.signoff"), "--json"]);
  const { equal, undecided, weaker, stricter, different, other } = JSON.parse(out);
  expect({ equal, undecided, stricter, different, other }).toEqual({
    equal: false,
    undecided: [],
    stricter: [],
    different: [],
    other: [],
  });
  expect(Object.keys(weaker[0])).toEqual(["from", "to", "region", "words", "more", "rules", "witness", "message"]);
});

test("diff: files that cannot be read, policies with errors, wrong usage", async () => {
  expect(await exitOf("old.signoff", "missing.signoff")).toBe(2);
  expect(await exitOf("wrong.signoff", "old.signoff")).toBe(1);
  expect(await exitOf("old.signoff", "old.signoff", "--fail-on", "nothing")).toBe(2);
});
