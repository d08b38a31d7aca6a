import { createHash } from "node:crypto";
import { type Dirent, readdirSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { check } from "../../compiler/check.ts";
import type { Library, LibraryPolicy } from "../../page/library.ts";
import { nodeHost } from "../host.ts";
import { readText } from "../read-file.ts";

const mostFiles = 2000;
const deepest = 5;
const historyName = /\.(parquet|(csv|jsonl|ndjson)(\.gz)?)$/i;
const order = ["parquet", "csv", "jsonl", "ndjson"];

interface Named {
  readonly title: string;
  readonly files: readonly string[];
}

/** What policies name, by their paths, with the state of each file that was looked at for it. */
export type KnownPolicies = Map<string, { readonly named: Named; readonly states: ReadonlyMap<string, string> }>;

/**
 * The policies under a folder that no other one includes, each with the files it names and the histories beside it.
 * `known`: from earlier times; policies whose files are as they were are not read again. `unread` hears of each folder below
 * that may not be read: what lies in it is left out. Throws where the folder itself cannot be read.
 */
export function libraryOf(
  folder: string,
  { open, writable, unread }: { open?: string; writable: boolean; unread?: (inside: string) => void },
  known: KnownPolicies = new Map(),
): Library {
  const { paths, cut } = filesUnder(folder, unread ?? (() => undefined));
  const texts = paths.filter((path) => path.endsWith(".signoff"));
  for (const path of known.keys()) if (!texts.includes(path)) known.delete(path);
  const read = texts.map((path) => ({ path, ...namedBy(folder, path, known) }));
  const included = new Set(read.flatMap(({ files }) => files));
  const mains = read.filter(({ path }) => path === open || !included.has(path));
  const policies = mains.map(({ path, title, files }): LibraryPolicy => {
    const beside = paths.filter((other) => dirname(other) === dirname(path) && !included.has(other));
    const mapping = beside.find((other) => basename(other) === "mapping.json");
    const histories = beside
      .filter((other) => historyName.test(other))
      .sort((one, other) => order.indexOf(ending(one)) - order.indexOf(ending(other)))
      .map((history) => ({
        path: history,
        bytes: statSync(join(folder, history), { throwIfNoEntry: false })?.size ?? 0,
        ...(mapping === undefined ? {} : { mapping }),
      }));
    const license = beside.find((other) => basename(other) === "DATA-LICENSE.md");
    const isTold = license !== undefined && histories.length > 0;
    return { title, path, files, histories, ...(isTold ? { license } : {}) };
  });
  const first = policies.find(({ path }) => path === open) ?? policies.find(({ histories }) => histories.length > 0);
  return {
    writable,
    ...(writable ? { folder: markOf(folder) } : {}),
    ...(first === undefined ? {} : { open: first.path }),
    policies,
    ...(cut ? { cut } : {}),
  };
}

function markOf(folder: string): string {
  return createHash("sha256").update(realpathSync(folder)).digest("hex").slice(0, 16);
}

function ending(path: string): string {
  return historyName.exec(path)?.[1]?.toLowerCase().replace(/\.gz$/, "") ?? "";
}

function namedBy(folder: string, path: string, known: KnownPolicies): Named {
  const before = known.get(path);
  if (before !== undefined && [...before.states].every(([file, state]) => stateOf(folder, file) === state))
    return before.named;
  // Noted before the files are read: one that changes meanwhile is read again the next time.
  const states = new Map([[path, stateOf(folder, path)]]);
  const named = readPolicy(folder, path, (file) => states.set(file, stateOf(folder, file)));
  known.set(path, { named, states });
  return named;
}

function stateOf(folder: string, file: string): string {
  const found = statSync(join(folder, file), { throwIfNoEntry: false });
  return found === undefined ? "" : `${found.size} ${found.mtimeMs} ${found.ctimeMs}`;
}

/** Its name, and the files that it names, as far as they lie in the folder. `looks`: at each file before it is read. */
function readPolicy(folder: string, path: string, looks: (file: string) => void): Named {
  const found = readText(join(folder, path));
  const plain = basename(path, ".signoff");
  if ("unreadable" in found) return { title: plain, files: [] };
  const host = nodeHost(join(folder, path), false);
  const files = new Set<string>();
  const { trees } = check(
    { file: path, text: found.text },
    {
      readFile: (named) => {
        looks(named);
        const given = host.readFile(join(folder, named));
        if ("text" in given) files.add(named);
        return given;
      },
    },
  );
  const named = trees[0]?.declarations.find((each) => each.kind === "header" && each.entry === "policy");
  const title = named?.kind === "header" && named.entry === "policy" ? named.name.value : plain;
  return { title, files: [...files] };
}

/** Files below a folder in the order of their names, hidden ones and installed packages left out. */
function filesUnder(
  folder: string,
  unread: (inside: string) => void,
): { readonly paths: readonly string[]; readonly cut: boolean } {
  const paths: string[] = [];
  let cut = false;
  const entriesOf = (inside: string): Dirent[] => {
    try {
      return readdirSync(join(folder, inside), { withFileTypes: true });
    } catch (error) {
      if (inside === "") throw error;
      unread(inside);
      return [];
    }
  };
  const look = (inside: string, depth: number): void => {
    const entries = entriesOf(inside);
    entries.sort((one, other) => (one.name < other.name ? -1 : 1));
    for (const entry of entries) {
      if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
      const path = inside === "" ? entry.name : `${inside}/${entry.name}`;
      if (entry.isDirectory() && depth < deepest) look(path, depth + 1);
      if (!entry.isFile()) continue;
      if (paths.length < mostFiles) paths.push(path);
      else cut = true;
    }
  };
  look("", 0);
  return { paths, cut };
}
