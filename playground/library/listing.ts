import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { check } from "../../src/compiler/check.ts";
import type { Library, LibraryHistory, LibraryPolicy } from "./library.ts";

const histories = [".parquet", ".csv", ".jsonl"] as const;

/** What a folder of policies holds, one level deep: each policy with the files it reads and the histories beside it. */
export function listingOf(folder: string): Library {
  const folders = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  return { writable: false, policies: folders.flatMap((name) => policiesIn(folder, name)) };
}

function policiesIn(folder: string, name: string): readonly LibraryPolicy[] {
  const names = readdirSync(join(folder, name)).sort();
  const texts = names.filter((each) => each.endsWith(".signoff"));
  const read = texts.map((each) => ({ name: each, ...filesRead(folder, `${name}/${each}`) }));
  const named = new Set(read.flatMap(({ files }) => files));
  const kept = historiesOf(names.filter((each) => !named.has(`${name}/${each}`)));
  const found = kept.map((each): LibraryHistory => {
    const path = `${name}/${each}`;
    const mapping = names.includes("mapping.json") ? { mapping: `${name}/mapping.json` } : {};
    return { path, bytes: statSync(join(folder, path)).size, ...mapping };
  });
  return read
    .filter(({ name: each, title }) => title !== undefined || !named.has(`${name}/${each}`))
    .map(({ name: each, title, files }) => ({
      title: title ?? each,
      path: `${name}/${each}`,
      files,
      histories: found,
    }));
}

/** The same history in several formats is offered once, in the smallest. */
function historiesOf(names: readonly string[]): readonly string[] {
  const stems = new Map<string, string>();
  for (const ending of histories)
    for (const name of names.filter((each) => each.endsWith(ending))) {
      const stem = name.slice(0, -ending.length);
      if (!stems.has(stem)) stems.set(stem, name);
    }
  return [...stems.values()].sort();
}

function filesRead(
  folder: string,
  path: string,
): { readonly title: string | undefined; readonly files: readonly string[] } {
  const files = new Set<string>();
  const main = { file: path, text: readFileSync(join(folder, path), "utf8") };
  const { policy } = check(main, {
    readFile: (file) => {
      try {
        const text = readFileSync(join(folder, file), "utf8");
        files.add(file);
        return { text };
      } catch {
        return { problem: "there is no such file" };
      }
    },
  });
  const name = policy?.name ?? "";
  return { title: name === "" ? undefined : name, files: [...files].sort() };
}
