import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { libraryOf } from "../../src/cli/playground/library.ts";
import type { Library, LibraryHistory } from "../../src/page/library.ts";

/** Gives the page `library.json` and `library/…`: the policies of a folder, with the files and histories they name. */
export function libraryPlugin(folder: string): Plugin {
  return {
    name: "library",
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const path = decodeURIComponent((request.url ?? "").split("?")[0] ?? "");
        const library = path === "/library.json" || path.startsWith("/library/") ? listingOf(folder) : undefined;
        if (library === undefined) return next();
        const named = path.slice("/library/".length);
        if (path === "/library.json") {
          response.setHeader("content-type", "application/json");
          response.end(JSON.stringify(library));
        } else if (pathsOf(library).includes(named)) response.end(readFileSync(join(folder, named)));
        else {
          response.statusCode = 404;
          response.end();
        }
      });
    },
    generateBundle() {
      const library = listingOf(folder);
      this.emitFile({ type: "asset", fileName: "library.json", source: JSON.stringify(library) });
      for (const path of pathsOf(library))
        this.emitFile({ type: "asset", fileName: `library/${path}`, source: readFileSync(join(folder, path)) });
    },
  };
}

const first = "credit/credit.signoff";

/** The listing that `signoff playground` makes; the same history in several formats is offered once, the smallest first. */
function listingOf(folder: string): Library {
  const library = libraryOf(folder, { writable: false, open: first });
  return {
    ...library,
    policies: library.policies.map((policy) => ({ ...policy, histories: inOneFormat(policy.histories) })),
  };
}

function inOneFormat(histories: readonly LibraryHistory[]): readonly LibraryHistory[] {
  const stem = ({ path }: LibraryHistory): string => path.replace(/\.[^/]*$/, "");
  return histories.filter((one, at) => histories.findIndex((other) => stem(other) === stem(one)) === at);
}

/** All files of a library, the licence of its data included. */
function pathsOf({ policies }: Library): readonly string[] {
  const paths = policies.flatMap(({ path, files, histories, license }) => [
    path,
    ...files,
    ...histories.flatMap((history) => [history.path, ...(history.mapping === undefined ? [] : [history.mapping])]),
    ...(license === undefined ? [] : [license]),
  ]);
  return [...new Set(paths)];
}
