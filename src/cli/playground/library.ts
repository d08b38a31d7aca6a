import { readdirSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { check } from "../../compiler/check.ts";
import type { Library, LibraryPolicy } from "../../page/library.ts";
import { nodeHost } from "../host.ts";
import { readText } from "../read-file.ts";

const mostFiles = 2000;
const deepest = 5;
const historyName = /\.(parquet|(csv|jsonl|ndjson)(\.gz)?)$/i;
const order = ["parquet", "csv", "jsonl", "ndjson"];

/** The policies under a folder that no other one includes, each with the files it names and the histories beside it. */
export function libraryOf(folder: string, { open, writable }: { open?: string; writable: boolean }): Library {
  const { paths, cut } = filesUnder(folder);
  const texts = paths.filter((path) => path.endsWith(".signoff"));
  const read = texts.map((path) => ({ path, ...readPolicy(folder, path) }));
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
        bytes: statSync(join(folder, history)).size,
        ...(mapping === undefined ? {} : { mapping }),
      }));
    return { title, path, files, histories };
  });
  const first = policies.find(({ path }) => path === open) ?? policies.find(({ histories }) => histories.length > 0);
  return { writable, ...(first === undefined ? {} : { open: first.path }), policies, ...(cut ? { cut } : {}) };
}

function ending(path: string): string {
  return historyName.exec(path)?.[1]?.toLowerCase().replace(/\.gz$/, "") ?? "";
}

/** Its name, and the files that it names, as far as they lie in the folder. */
function readPolicy(folder: string, path: string): { readonly title: string; readonly files: readonly string[] } {
  const found = readText(join(folder, path));
  const plain = basename(path, ".signoff");
  if ("unreadable" in found) return { title: plain, files: [] };
  const host = nodeHost(join(folder, path), false);
  const files = new Set<string>();
  const { trees } = check(
    { file: path, text: found.text },
    {
      readFile: (named) => {
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
function filesUnder(folder: string): { readonly paths: readonly string[]; readonly cut: boolean } {
  const paths: string[] = [];
  let cut = false;
  const look = (inside: string, depth: number): void => {
    const entries = readdirSync(join(folder, inside), { withFileTypes: true });
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
