import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Fault } from "./faults/fault.ts";
import { faults, planted } from "./faults.ts";

/**
 * `npm run planted [-- WORDS OF A NAME OR FILE]`: each fault is put into a copy of the checker, and the tests of the checker must
 * fail there. Exit code 1 where a fault is not noticed. Takes a quarter of an hour.
 */
const only = process.argv.slice(2).join(" ");
const chosen = faults.filter(({ name, file }) => name.includes(only) || file.includes(only));
if (chosen.length === 0) {
  console.error(`No fault is named ${JSON.stringify(only)}.`);
  process.exit(2);
}

/** The same tests again and again, more of them each time. The cases of a short run are the first of a longer one. */
interface Stage {
  readonly name: string;
  readonly effort: string;
  readonly tests: readonly string[];
}

const tests = ["test/analysis", "test/cases.test.ts", "test/diff", "test/cli/findings-text.test.ts"];
const stages: readonly Stage[] = [
  { name: "oracle", effort: "0.01", tests: ["test/analysis/oracle.test.ts"] },
  { name: "properties", effort: "0.04", tests: ["test/analysis"] },
  { name: "cases", effort: "0.04", tests: ["test/cases.test.ts", "test/diff"] },
  { name: "more properties", effort: "0.3", tests: ["test/analysis"] },
  { name: "all", effort: "1", tests },
];

/** Minutes until a test that does not end is one that fails. */
const LONGEST = 20;
const COPIES = 2;

const parts = ["src", "test", "docs", "policies", "bench", "package.json", "tsconfig.json", "vitest.config.ts"];

function copyOf(from: string): string {
  const place = mkdtempSync(join(tmpdir(), "signoff-planted-"));
  for (const part of parts) cpSync(join(from, part), join(place, part), { recursive: true });
  symlinkSync(resolve("node_modules"), join(place, "node_modules"));
  return place;
}

function fails(place: string, stage: Stage): Promise<boolean> {
  const run = spawn(
    join("node_modules", ".bin", "vitest"),
    ["run", "--bail", "1", "--no-file-parallelism", ...stage.tests],
    {
      cwd: place,
      stdio: "ignore",
      env: { ...process.env, EFFORT: stage.effort, SHRINKING: "0" },
      timeout: LONGEST * 60_000,
    },
  );
  return new Promise((settle) => {
    run.on("exit", (code) => settle(code !== 0));
  });
}

/** The first stage that notices it. */
async function noticing(place: string, fault: Fault): Promise<string | undefined> {
  const file = join(place, fault.file);
  const sound = readFileSync(file, "utf8");
  writeFileSync(file, planted(sound, fault));
  try {
    for (const stage of stages) if (await fails(place, stage)) return stage.name;
    return undefined;
  } finally {
    writeFileSync(file, sound);
  }
}

const waiting = [...chosen];
let missed = 0;

async function work(): Promise<void> {
  const place = copyOf(sound);
  try {
    for (let fault = waiting.shift(); fault !== undefined; fault = waiting.shift()) {
      const by = await noticing(place, fault);
      if (by === undefined) missed++;
      console.log(`${by === undefined ? "MISSED" : "noticed"}  ${fault.name} (${by ?? fault.file})`);
    }
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

const sound = copyOf(".");
try {
  for (const stage of stages)
    if (await fails(sound, stage)) throw new Error(`${stage.name}: the tests fail without any fault`);
  await Promise.all(Array.from({ length: COPIES }, work));
} finally {
  rmSync(sound, { recursive: true, force: true });
}
console.log(`${chosen.length - missed} of ${chosen.length} faults are noticed`);
process.exit(missed === 0 ? 0 : 1);
