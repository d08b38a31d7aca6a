import { type Checked, check } from "../compiler/check.ts";
import type { Host } from "../compiler/host.ts";
import type { RequiredFile } from "../compiler/required/required.ts";
import type { Source } from "../diagnostics/source.ts";
import { type Parsed, parse } from "../grammar/parse.ts";
import { parseAgain } from "../grammar/parse-again.ts";
import type { PolicyTree } from "../grammar/tree.ts";
import { meaningKey, type Occurrence } from "./names/meaning.ts";
import { occurrencesIn } from "./names/occurrences.ts";

/** A policy with the files it names, read once for all services. */
export interface PolicyReading {
  readonly main: Source;
  readonly host: Host;
  readonly checked: Checked;
  /** The main file first. */
  readonly trees: readonly PolicyTree[];
  /** The files of the policy, by name, as they were parsed. */
  readonly parsed: ReadonlyMap<string, Parsed>;
  /** The text of a file of the policy; "" for any other. */
  readonly textOf: (file: string) => string;
  /** Where something is named, made when first asked for. */
  readonly index: () => NameIndex;
}

export interface NameIndex {
  /** By file, in the order of the text. */
  readonly inFile: (file: string) => readonly Occurrence[];
  /** Of one meaning, by its key: in the order of the files. */
  readonly ofMeaning: (key: string) => readonly Occurrence[];
  readonly all: readonly Occurrence[];
}

/**
 * Reads a policy and checks all of it, also whether it can be held to the ensures of `required`. Never throws, for any text.
 * `before`: a reading of an earlier version; what has not changed is taken over from it, and the same comes out without it.
 */
export function readPolicy(
  main: Source,
  host: Host,
  required: readonly RequiredFile[] = [],
  before?: PolicyReading,
): PolicyReading {
  const texts = new Map([[main.file, main.text]]);
  const parsed = new Map<string, Parsed>();
  const checked = check(
    main,
    keeping(host, texts),
    required,
    readerAfter(before?.parsed, parsed),
    before?.checked.lowered,
  );
  let index: NameIndex | undefined;
  return {
    main,
    host,
    checked,
    parsed,
    trees: checked.trees,
    textOf: (file) => texts.get(file) ?? "",
    index: () => {
      index ??= indexOf(occurrencesIn(checked.trees, checked.names));
      return index;
    },
  };
}

/** Reads what is like an earlier version from that on; what is read is put into `parsed`. Holds no earlier reading as a whole. */
function readerAfter(
  earlier: PolicyReading["parsed"] | undefined,
  parsed: Map<string, Parsed>,
): (source: Source) => Parsed {
  return (source) => {
    const before = earlier?.get(source.file);
    const found = before === undefined ? parse(source) : parseAgain(source, before);
    parsed.set(source.file, found);
    return found;
  };
}

/** The host, with what it reads put into `texts`. */
function keeping(host: Host, texts: Map<string, string>): Host {
  return {
    ...host,
    readFile: (path) => {
      const read = host.readFile(path);
      if ("text" in read) texts.set(path, read.text);
      return read;
    },
  };
}

function indexOf(all: readonly Occurrence[]): NameIndex {
  const byFile = grouped(all, ({ span }) => span.file);
  const byMeaning = grouped(all, (each) => meaningKey(each.meaning));
  return { all, inFile: (file) => byFile.get(file) ?? [], ofMeaning: (key) => byMeaning.get(key) ?? [] };
}

function grouped<Each>(all: readonly Each[], keyOf: (each: Each) => string): ReadonlyMap<string, readonly Each[]> {
  const groups = new Map<string, Each[]>();
  for (const each of all) {
    const key = keyOf(each);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return groups;
}
