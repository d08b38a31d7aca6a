import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";
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

/** Run one after the other, until one fails. */
interface Stage {
  readonly name: string;
  readonly command: readonly string[];
}

const vitest = (...tests: readonly string[]): readonly string[] => [
  join("node_modules", ".bin", "vitest"),
  ...["run", "--bail", "1", "--no-file-parallelism", ...tests],
];
const first = "first cases of the properties";
const stages: readonly Stage[] = [
  { name: first, command: [process.execPath, join("test", "planted", "look.ts")] },
  { name: "cases in files", command: vitest("test/cases.test.ts", "test/diff") },
  { name: "all", command: vitest("test/analysis", "test/cli") },
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

/** What is printed, where it fails. */
function failure(
  place: string,
  { name, command: [program = "", ...given] }: Stage,
  file = "",
): Promise<string | undefined> {
  const run = spawn(program, name === first ? [...given, file] : given, {
    cwd: place,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, SHRINKING: "0" },
    timeout: LONGEST * 60_000,
  });
  let printed = "";
  for (const stream of [run.stdout, run.stderr])
    stream.on("data", (text) => {
      printed += text;
    });
  return new Promise((settle) => {
    run.on("close", (code) => {
      const [line = ""] = /^ *(?:FAIL|×) .*/m.exec(stripVTControlCharacters(printed)) ?? [printed];
      settle(code === 0 ? undefined : `${name}: ${line.trim()}`);
    });
  });
}

/** What notices it first. */
async function noticing(place: string, fault: Fault): Promise<string | undefined> {
  const file = join(place, fault.file);
  const sound = readFileSync(file, "utf8");
  writeFileSync(file, planted(sound, fault));
  try {
    for (const stage of stages) {
      const found = await failure(place, stage, fault.file);
      if (found !== undefined) return found;
    }
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
  for (const stage of stages) {
    const found = await failure(sound, stage);
    if (found !== undefined) throw new Error(`Without any fault the tests fail. ${found}`);
  }
  await Promise.all(Array.from({ length: COPIES }, work));
} finally {
  rmSync(sound, { recursive: true, force: true });
}
console.log(`${chosen.length - missed} of ${chosen.length} faults are noticed`);
process.exit(missed === 0 ? 0 : 1);
