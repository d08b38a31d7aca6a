import { lstatSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { readText, type Unreadable } from "../read-file.ts";
import { type Config, parseConfig } from "./parse-config.ts";

/** A configuration as it was read. */
export interface FoundConfig {
  readonly config: Config;
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

export const configName = "signoff.config.json";
const largest = 1024 * 1024;

/**
 * The configuration of a policy: the nearest signoff.config.json, beside it or in a folder above it, up to the root of its
 * repository; outside of repositories up to the working directory, where that is above it. Undefined where there is none.
 */
export function configPathOf(policy: string): string | undefined {
  const start = dirname(resolve(policy));
  const top = topOf(start);
  for (let folder = start; ; folder = dirname(folder)) {
    const path = join(folder, configName);
    if (exists(path)) return shown(path);
    if (folder === top || folder === dirname(folder)) return undefined;
  }
}

/** Below which the files lie that belong together: the root of the repository; outside of repositories the working directory. */
export function topOf(folder: string): string {
  return repositoryOf(folder) ?? (isWithin(folder, process.cwd()) ? process.cwd() : folder);
}

export function readConfig(path: string): FoundConfig | Unreadable {
  const file = path.replaceAll("\\", "/");
  const found = readText(file);
  if ("unreadable" in found) return found;
  if (found.text.length > largest) return { unreadable: `${file}: a configuration is no larger than 1 MB.` };
  return { ...parseConfig({ file, text: found.text }), text: found.text };
}

/** A path that the configuration names, seen from its folder, as messages show it. */
export function besideConfig(config: string, path: string): string {
  return shown(resolve(dirname(resolve(config)), path));
}

/** A path as the configuration would name it: seen from its folder. */
export function configFolderPath(config: string, path: string): string {
  return relative(dirname(resolve(config)), resolve(path)).replaceAll("\\", "/");
}

/** As seen from the working directory, where it lies there. */
function shown(path: string): string {
  const near = relative(process.cwd(), path);
  return (near.startsWith("..") || isAbsolute(near) ? path : near).replaceAll("\\", "/");
}

function repositoryOf(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    if (exists(join(folder, ".git"))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

function isWithin(folder: string, above: string): boolean {
  const near = relative(above, folder);
  return !near.startsWith("..") && !isAbsolute(near);
}

/** What is there and cannot be read exists, too: reading it says so. */
function exists(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ENOTDIR");
  }
}
