import { rmSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { folderOf, run } from "../run.ts";

const folder = folderOf({ "a.signoff": "refund > $10K → review by finance\n", "notes.txt": "none" });
afterAll(() => rmSync(folder.path, { recursive: true }));

test.each([
  [["--port", "http"], '"http" is no port. Give a number from 0 to 65535; 0 takes any that is free.\n'],
  [["--port", "70000"], '"70000" is no port. Give a number from 0 to 65535; 0 takes any that is free.\n'],
  [["nowhere"], "nowhere: there is no such folder.\n"],
  [[folder.at("notes.txt")], `${folder.at("notes.txt")}: this is no folder, and no policy (.signoff) either.\n`],
])("playground %j says what is wrong", async (args, complaints) => {
  expect(await run(["playground", ...args])).toMatchObject({ exit: 2, out: "", complaints });
});
