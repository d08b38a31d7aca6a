import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Demands, Surroundings } from "../../server/surroundings.ts";
import { applyConfig } from "../config/apply-config.ts";
import { configFolderPath, configPathOf } from "../config/find-config.ts";
import { loadConfig } from "../config/load-config.ts";
import { policyNames } from "../config/policy-names.ts";
import { nodeHost } from "../host.ts";
import { isOpen } from "../report/reported.ts";

/** Of Signoff: its version, and the folder with the pages of its messages. */
export interface Edition {
  readonly version: string;
  readonly pages: URL;
}

/** A policy that an editor has on this machine: beside it lie the files it names, above it its configuration. */
export function nodeSurroundings({ version, pages }: Edition): Surroundings {
  return { pathOf, uriOf, hostOf, demandsOn, pageOf: (code) => pageIn(pages, code), version };
}

/** Documents that are no files are their own path. */
function pathOf(uri: string): string {
  if (!uri.startsWith("file:")) return uri;
  try {
    return fileURLToPath(uri).replaceAll("\\", "/");
  } catch {
    return uri;
  }
}

function uriOf(path: string): string {
  return isFile(path) ? pathToFileURL(resolve(path)).href : path;
}

/** `untitled:Untitled-1` is none; `C:/policies/credit.signoff` is. */
function isFile(path: string): boolean {
  return !/^[A-Za-z][A-Za-z0-9+.-]+:/.test(path);
}

function hostOf(main: string): ReturnType<Surroundings["hostOf"]> {
  if (isFile(main)) return nodeHost(main, false);
  return { readFile: () => ({ problem: "the policy lies in no folder yet; save it first" }) };
}

/** What the nearest configuration asks, as `signoff check` takes it; one that cannot be read asks nothing. */
function demandsOn(path: string): Demands | undefined {
  if (!isFile(path)) return undefined;
  const configPath = configPathOf(path);
  const loaded = configPath === undefined ? undefined : loadConfig(configPath, false);
  if (loaded === undefined || "unreadable" in loaded) return undefined;
  const { config, text, diagnostics } = loaded;
  const required = loaded
    .requiredOf(path)
    .map((each) => ({ ...each, source: { ...each.source, file: resolve(each.source.file).replaceAll("\\", "/") } }));
  const files = new Set(required.map(({ source }) => source.file));
  return {
    required,
    diagnostics,
    source: { file: config.file, text },
    weigh: (told, { trees, policy }) => {
      const names = policyNames(configFolderPath(config.file, path), trees, policy, files);
      return applyConfig(told, config, names)
        .reported.filter(isOpen)
        .map((one) =>
          one.code === "ensure/vacuous" && files.has(one.span.file) ? { ...one, severity: "error" } : one,
        );
    },
  };
}

function pageIn(pages: URL, code: string): string | undefined {
  if (!/^[a-z]+\/[a-z-]+$/.test(code)) return undefined;
  const page = new URL(`${code}.md`, pages);
  return existsSync(page) ? page.href : undefined;
}
