import type { Host } from "../../src/compiler/host.ts";

/** A host over files in memory, by their path relative to the policy. */
export function memoryHost(files: Readonly<Record<string, string>> = {}): Host {
  return {
    readFile: (path) => {
      const text = Object.hasOwn(files, path) ? files[path] : undefined;
      return text === undefined ? { problem: "there is no such file" } : { text };
    },
  };
}
