import type { Host } from "../compiler/host.ts";
import { type PolicyReading, readPolicy } from "../editor/index.ts";
import { type FileRead, noting, type Question } from "./proving/question.ts";
import type { Demands, Surroundings } from "./surroundings.ts";
import type { Documents, OpenDocument } from "./text/documents.ts";
import { type Ranges, rangesOver } from "./text/ranges.ts";

/** A policy as it stands in open documents and on disk. */
export interface Read {
  readonly document: OpenDocument;
  readonly reading: PolicyReading;
  readonly demands: Demands | undefined;
  /** All files that it named, by path. */
  readonly files: ReadonlyMap<string, FileRead>;
  readonly ranges: Ranges;
  readonly question: () => Question;
}

export interface Workspace {
  /** The policy that a document is, up to date; undefined for a document that is none. */
  readonly readingOf: (document: OpenDocument) => Read | undefined;
  /** The policy in which the document is best understood: of what another open policy includes, that policy. */
  readonly homeOf: (document: OpenDocument) => Read | undefined;
  /** The other open policies whose reading names the file. */
  readonly naming: (path: string) => readonly OpenDocument[];
  /** The file reads otherwise now; gives the open policies that this concerns, itself among them. */
  readonly touch: (path: string) => readonly OpenDocument[];
  /** What was read from disk may be otherwise now; the same for configurations. */
  readonly touchDisk: () => void;
  readonly forget: (path: string) => void;
}

export function workspaceOver(documents: Documents, surroundings: Surroundings): Workspace {
  const reads = new Map<string, Read>();
  const stale = new Set<string>();
  /** What hosts read from disk, by policy and path, until something may have changed there. */
  const disk = new Map<string, FileRead>();
  const demands = new Map<string, Demands | undefined>();

  const hostOf = (main: string): Host => {
    const host = surroundings.hostOf(main);
    return {
      allowOutside: host.allowOutside === true,
      readFile: (path) => {
        const open = documents.at(path);
        if (open !== undefined) return { text: open.text.getText() };
        const key = `${main}\n${path}`;
        const read = disk.get(key) ?? host.readFile(path);
        disk.set(key, read);
        return read;
      },
    };
  };

  const demandsOn = (path: string): Demands | undefined => {
    if (!demands.has(path)) demands.set(path, surroundings.demandsOn?.(path));
    return demands.get(path);
  };

  const readAnew = (document: OpenDocument): Read => {
    const { path } = document;
    const main = { file: path, text: document.text.getText() };
    const files = new Map<string, FileRead>();
    const host = noting(hostOf(path), files);
    const own = demandsOn(path);
    const required = (own?.required ?? []).map((each) => {
      const open = documents.at(each.source.file);
      const source = open === undefined ? each.source : { ...each.source, text: open.text.getText() };
      const read = new Map<string, FileRead>();
      return { file: { ...each, source, host: noting(each.host, read) }, read };
    });
    const reading = readPolicy(
      main,
      host,
      required.map(({ file }) => file),
      reads.get(path)?.reading,
    );
    const textOf = (file: string): string =>
      reading.textOf(file) ||
      (required.find((each) => each.file.source.file === file)?.file.source.text ??
        (own?.source.file === file ? own.source.text : ""));
    return {
      document,
      reading,
      demands: own,
      files,
      ranges: rangesOver(
        (file) => documents.at(file)?.text,
        textOf,
        (file) => documents.at(file)?.uri ?? surroundings.uriOf(file),
      ),
      question: () => ({
        main,
        files,
        allowOutside: host.allowOutside === true,
        required: required.map(({ file: { source, map, config }, read }) => ({ source, map, config, files: read })),
      }),
    };
  };

  const readingOf = (document: OpenDocument): Read | undefined => {
    if (!document.isPolicy) return undefined;
    const { path } = document;
    const known = reads.get(path);
    if (known !== undefined && !stale.has(path) && known.document.text === document.text) return known;
    stale.delete(path);
    const read = readAnew(document);
    reads.set(path, read);
    return read;
  };

  const names = (read: Read | undefined, path: string): boolean =>
    read !== undefined &&
    (read.files.has(path) || (read.demands?.required ?? []).some(({ source }) => source.file === path));

  const naming = (path: string): readonly OpenDocument[] =>
    documents.all().filter((each) => each.isPolicy && each.path !== path && names(reads.get(each.path), path));

  return {
    readingOf,
    naming,
    homeOf: (document) => {
      const mains = naming(document.path).filter(({ path }) => reads.get(path)?.files.has(document.path));
      for (const main of mains) {
        const read = readingOf(main);
        if (read?.reading.trees.some(({ file }) => file === document.path)) return read;
      }
      return readingOf(document);
    },
    touch: (path) => {
      const concerned = naming(path);
      for (const each of concerned) stale.add(each.path);
      stale.add(path);
      const own = documents.at(path);
      return own?.isPolicy ? [own, ...concerned] : concerned;
    },
    touchDisk: () => {
      disk.clear();
      demands.clear();
      for (const { path } of documents.all()) stale.add(path);
    },
    forget: (path) => {
      reads.delete(path);
      stale.delete(path);
      demands.delete(path);
      for (const key of disk.keys()) if (key.startsWith(`${path}\n`)) disk.delete(key);
    },
  };
}
