import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { nodeHost } from "../src/cli/host.ts";
import { check } from "../src/compiler/check.ts";
import { hasErrors } from "../src/diagnostics/diagnostic.ts";
import { type Block, blocks, documents } from "./support/documents.ts";

/**
 * Every fenced block of README.md and docs/*.md is executed, in a folder of its own per page that begins with a copy of policies/:
 * `signoff [FILE]` is checked (and written to FILE), `csv FILE`, `json FILE` and `text FILE` are written, `ts` is run, `console`
 * runs its `$` lines and compares what they print. `ACCEPT=1` writes what they print into the page.
 */
const accept = process.env.ACCEPT === "1";
const node = process.execPath;
const root = process.cwd();
mkdirSync("dist/pages", { recursive: true });
const folders: string[] = [];

for (const file of documents()) {
  describe(file, () => {
    const folder = mkdtempSync(join(root, "dist/pages/page-"));
    folders.push(folder);
    cpSync("policies", join(folder, "policies"), { recursive: true });
    const all = blocks(file);
    test("every block says what it is", () => {
      expect(
        all.filter(({ language }) => !["signoff", "console", "ts", "json", "csv", "text"].includes(language)),
      ).toEqual([]);
    });
    for (const block of all) {
      if (block.language !== "text" || block.words.length > 0)
        test(`${block.language} at line ${block.line}`, () => execute(folder, block));
    }
  });
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function execute(folder: string, block: Block): void {
  const name = block.words[0];
  if (name !== undefined) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), block.text);
  }
  switch (block.language) {
    case "signoff": {
      const file = join(folder, name ?? "policy.signoff");
      const { diagnostics } = check({ file, text: block.text }, nodeHost(file, false));
      expect(hasErrors(diagnostics) ? diagnostics : []).toEqual([]);
      return;
    }
    case "json":
      expect(typeof JSON.parse(block.text)).toBe("object");
      return;
    case "csv":
    case "text":
      expect(name).toBeDefined();
      return;
    case "ts": {
      const file = join(folder, name ?? `line-${block.line}.ts`);
      writeFileSync(file, block.text);
      expect(run(folder, [file])).toMatchObject({ status: 0, stderr: "" });
      return;
    }
    case "console": {
      const printed = runConsole(folder, block.text);
      if (accept && printed !== block.text)
        writeFileSync(
          block.file,
          readFileSync(block.file, "utf8").replace(
            `\`\`\`console\n${block.text}\`\`\``,
            () => `\`\`\`console\n${printed}\`\`\``,
          ),
        );
      else expect(printed).toBe(block.text);
      return;
    }
    default:
      throw new Error(`${block.file}:${block.line}: nobody executes ${block.language}`);
  }
}

/** Each `$ ` line with what it really prints below it. */
function runConsole(folder: string, text: string): string {
  const commands = text.split("\n").filter((line) => line.startsWith("$ "));
  expect(commands.length).toBeGreaterThan(0);
  return commands
    .map((line) => {
      const command = line.slice(2).replace(/^(npx signoff|npm run -s signoff --)/, "signoff");
      expect(command.startsWith("signoff ") || command.startsWith("cat ")).toBe(true);
      const shell = command.replaceAll(/(^|\| )signoff/g, `$1"${node}" "${join(root, "src/cli/main.ts")}"`);
      const { stdout, stderr } = spawnSync("sh", ["-c", shell], {
        cwd: folder,
        encoding: "utf8",
        env: { ...process.env, NO_COLOR: "1" },
      });
      return `${line}\n${stdout}${stderr}`;
    })
    .join("");
}

function run(folder: string, given: readonly string[]) {
  return spawnSync(node, ["--conditions=signoff-source", "--disable-warning=ExperimentalWarning", ...given], {
    cwd: folder,
    encoding: "utf8",
  });
}
