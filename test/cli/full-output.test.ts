import { spawnSync } from "node:child_process";
import { closeSync, openSync, rmSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { folderOf } from "./run.ts";

const { path, at } = folderOf({
  "one.signoff": "refund > $10K or confidence < 0.8 → review by finance\n",
  "history.csv": "refund,confidence\n5,0.9\n",
  "history.jsonl": '{"refund":5,"confidence":0.9}\n'.repeat(1000),
});
afterAll(() => rmSync(path, { recursive: true }));
const file = at("one.signoff");

test.each([
  [["simulate", file, at("history.csv")]],
  [["decide", file, at("history.jsonl")]],
  [["check", file]],
  [["compile", file, "--to", "json-schema"]],
  [["--help"]],
])("where %j cannot write, one line says so and the exit code is 2", (args) => {
  const full = openSync("/dev/full", "w");
  const { status, stderr } = spawnSync(process.execPath, ["src/cli/main.ts", ...args], {
    stdio: ["ignore", full, "pipe"],
    encoding: "utf8",
  });
  closeSync(full);
  expect(stderr).toBe(
    "signoff: standard output could not be written (no space is left). What was printed is not complete.\n",
  );
  expect(status).toBe(2);
});
