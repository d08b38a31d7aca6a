import type { Host } from "../../compiler/host.ts";
import type { RequiredFile } from "../../compiler/required/required.ts";
import type { Source } from "../../diagnostics/source.ts";

/** What a file holds, or why it cannot be read. */
export type FileRead = ReturnType<Host["readFile"]>;

/** One version of a policy with all that it names: plain data that can be sent to another thread. */
export interface Question {
  readonly main: Source;
  /** By path. */
  readonly files: ReadonlyMap<string, FileRead>;
  readonly allowOutside: boolean;
  readonly required: readonly RequiredText[];
}

/** A central file whose promises the policy has to keep, with what its lists name. */
export interface RequiredText extends Omit<RequiredFile, "host"> {
  readonly files: ReadonlyMap<string, FileRead>;
}

/** A host over what was read before. */
export function hostOver(files: ReadonlyMap<string, FileRead>, allowOutside: boolean): Host {
  return { allowOutside, readFile: (path) => files.get(path) ?? { problem: "there is no such file" } };
}

/** A host that notes what it reads. */
export function noting(host: Host, files: Map<string, FileRead>): Host {
  return {
    allowOutside: host.allowOutside === true,
    readFile: (path) => {
      const read = files.get(path) ?? host.readFile(path);
      files.set(path, read);
      return read;
    },
  };
}
