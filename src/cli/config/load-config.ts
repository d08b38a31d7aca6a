import { dirname, join, resolve } from "node:path";
import type { RequiredFile } from "../../compiler/required/required.ts";
import { configMessages } from "../../diagnostics/catalogue/config.ts";
import { type Diagnostic, mend, reporter } from "../../diagnostics/diagnostic.ts";
import { nodeHost } from "../host.ts";
import type { Unreadable } from "../read-file.ts";
import { besideConfig, configName, readConfig, topOf } from "./find-config.ts";
import type { Acceptance, Config } from "./parse-config.ts";

/** A configuration with the files that it requires. */
export interface LoadedConfig {
  readonly config: Config;
  readonly text: string;
  /** What is wrong with it, and with what it names. */
  readonly diagnostics: readonly Diagnostic[];
  /** What a policy has to keep; a required file has nothing to keep of its own. */
  readonly requiredOf: (policy: string) => readonly RequiredFile[];
}

const report = reporter(configMessages);

/** Without `allowOutside` no file is required from outside the repository, links followed. */
export function loadConfig(path: string, allowOutside: boolean): LoadedConfig | Unreadable {
  const found = readConfig(path);
  if ("unreadable" in found) return found;
  const { config, text } = found;
  const files = new Map<string, RequiredFile>();
  const unread: Diagnostic[] = [];
  const host = nodeHost(join(topOf(dirname(resolve(config.file))), configName), allowOutside, "repository");
  for (const { path: written, span } of config.require) {
    const file = besideConfig(config.file, written);
    const read = host.readFile(file);
    if ("problem" in read) {
      const problem = `${read.problem}.`;
      unread.push(report("config/unreadable", span, { file: written, problem }));
    } else {
      const source = { file, text: read.text };
      files.set(resolve(file), { source, map: config.map, host: nodeHost(file, false), config: config.file });
    }
  }
  return {
    config,
    text,
    diagnostics: [...found.diagnostics, ...unread],
    requiredOf: (policy) => (files.has(resolve(policy)) ? [] : [...files.values()]),
  };
}

/** Of an acceptance that took nothing out, what is said: `found` is of what its code occurs. */
export function acceptedNothing(
  { text }: LoadedConfig,
  { code, names, span }: Acceptance,
  found: readonly string[],
): Diagnostic {
  const of = names.length === 0 ? "" : ` of ${names.map((name) => `"${name}"`).join(" and ")}`;
  return report(
    "config/accepted-nothing",
    span,
    { code, of, found: found.map((name) => `"${name}"`) },
    { mends: [dropped(text, span)] },
  );
}

/** Drops an entry of a list, with the comma behind it or before it. */
function dropped(text: string, span: Acceptance["span"]) {
  const isBlank = (at: number): boolean => /\s/.test(text.charAt(at));
  let { start, end } = span;
  while (isBlank(end)) end++;
  if (text.charAt(end) === ",") {
    do end++;
    while (isBlank(end));
  } else {
    end = span.end;
    while (isBlank(start - 1)) start--;
    if (text.charAt(start - 1) === ",") start--;
  }
  return mend("Drop this entry", { ...span, start, end }, "");
}
