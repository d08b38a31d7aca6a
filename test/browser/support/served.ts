import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { TestProject } from "vitest/node";
import { chromiumPath } from "./chromium.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Of the playground that the packed package serves: `http://127.0.0.1:…/` */
    readonly address: string;
    /** The folder of policies that it serves: a copy. */
    readonly policies: string;
  }
}

/** Builds, packs and unpacks the package, and serves a copy of policies/ from it for all tests of the page. */
export default async function setup(project: TestProject): Promise<() => void> {
  if (chromiumPath() === undefined) throw new Error("No Chromium was found. Run: npm run setup:chromium");
  const folder = mkdtempSync(join(tmpdir(), "signoff-page-"));
  const policies = join(folder, "policies");
  cpSync("policies", policies, { recursive: true });
  const server = await serve(unpacked(folder), policies);
  project.provide("address", server.address);
  project.provide("policies", policies);
  return () => {
    server.process.kill("SIGTERM");
    rmSync(folder, { recursive: true, force: true });
  };
}

/** The package as somebody who installs it has it; what it depends on is taken from this checkout. */
function unpacked(folder: string): string {
  const npm = (...args: string[]): void => {
    // As outside of a test.
    const env = { ...process.env, NODE_ENV: "production" };
    execFileSync("npm", args, { stdio: ["ignore", "ignore", "inherit"], env });
  };
  npm("run", "build");
  npm("run", "build:playground");
  npm("pack", "--silent", "--ignore-scripts", "--pack-destination", folder);
  const packed = readdirSync(folder).find((name) => name.endsWith(".tgz"));
  if (packed === undefined) throw new Error("npm pack made no package.");
  execFileSync("tar", ["-xzf", packed], { cwd: folder });
  symlinkSync(resolve("node_modules"), join(folder, "package", "node_modules"));
  return join(folder, "package");
}

function serve(root: string, policies: string): Promise<{ readonly process: ChildProcess; readonly address: string }> {
  const served = spawn(process.execPath, [join(root, "dist/cli/main.js"), "playground", policies, "--port", "0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    let printed = "";
    served.once("exit", (code) => reject(new Error(`The playground ended with ${code}: ${printed}`)));
    served.stdout.on("data", (text) => {
      printed += text;
      const address = /http:\/\/\S+/.exec(printed)?.[0];
      if (address !== undefined) resolve({ process: served, address });
    });
  });
}
