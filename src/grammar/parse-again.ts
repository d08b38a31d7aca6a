import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Source } from "../diagnostics/source.ts";
import { type Blocks, readClauses } from "./blocks.ts";
import { collector } from "./collector.ts";
import type { Comment } from "./comment.ts";
import { type Begin, clauses } from "./layout.ts";
import { lineReader, type Open } from "./lexing.ts";
import { limits } from "./limits.ts";
import { moved } from "./moved.ts";
import { declarationAt } from "./moved-declaration.ts";
import { type Parsed, parse } from "./parse.ts";
import type { Declaration } from "./tree.ts";

type Beginning = Blocks["begins"][number];

/**
 * Reads a text that differs from one read before: gives what `parse` gives, and reads only the declarations around the
 * edit. What stands above is taken over, what stands below is moved.
 */
export function parseAgain(source: Source, before: Parsed): Parsed {
  const edit = editBetween(before.source, source);
  if (edit === undefined) return before;
  if (source.text.length > limits.fileSize || isFlooded(before.diagnostics)) return parse(source);
  const from = startOf(before.begins, edit.start);
  const names = before.names.slice(0, from?.names ?? 0);
  let known: Beginning | undefined;
  const isKnown = (begin: Begin): boolean => {
    if (begin.offset < edit.end + edit.by) return false;
    const other = beginAt(before.begins, begin.offset - edit.by);
    if (other === undefined || other.offset < edit.end || !isSame(begin, other)) return false;
    if (!names.every((name, at) => name === before.names[at])) return false;
    known = other;
    return true;
  };
  const added = collector(source);
  const lines = lineReader(source, added, from);
  const above = partAbove(before, from);
  const stretch = { ...(from && { from }), names, isKnown };
  const read = readClauses(source, clauses(source, lines, added, stretch), added, above);
  const stop = known === undefined ? source.text.length + 1 : known.offset + edit.by;
  const below = known === undefined ? undefined : partBelow(before, known, edit.by, read.declarations.length);
  const diagnostics = [
    ...above.diagnostics,
    ...added.all().filter(({ span }) => span.start < stop),
    ...(below?.diagnostics ?? []),
  ];
  const declarations = [...read.declarations, ...(below?.declarations ?? [])];
  const origins = [
    ...before.origins.slice(0, above.declarations.length),
    ...originsOf(read.declarations, before, above.declarations.length, known?.declarations),
    ...(known === undefined ? [] : before.origins.slice(known.declarations)),
  ];
  if (isFlooded(diagnostics) || declarations.length > limits.rules) return parse(source);
  return {
    source,
    tree: {
      file: source.file,
      declarations,
      comments: [
        ...above.comments,
        ...lines.comments.filter(({ span }) => span.start < stop),
        ...(below?.comments ?? []),
      ],
    },
    origins,
    diagnostics,
    begins: [...read.begins, ...(below?.begins ?? [])],
    names: known === undefined ? names : [...names, ...before.names.slice(known.names)],
  };
}

/** Of the declarations that were read anew: what stands in the old place with the same words is the same, unless it went on below. */
function originsOf(
  read: readonly Declaration[],
  { tree, origins }: Parsed,
  from: number,
  below = origins.length,
): readonly Declaration[] {
  return read.slice(from).map((declaration, each) => {
    const [old, origin] = [tree.declarations[from + each], origins[from + each]];
    const isSame =
      from + each < below &&
      origin !== undefined &&
      old?.span.start === declaration.span.start &&
      alike(old, declaration);
    return isSame ? origin : declaration;
  });
}

function alike(one: Declaration, other: Declaration): boolean {
  return one.kind === other.kind && one.span.end === other.span.end && JSON.stringify(one) === JSON.stringify(other);
}

/** One stretch of the text was replaced: where it lay, and by how much what follows has moved. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly by: number;
}

/** Undefined where nothing has changed. */
function editBetween(before: Source, after: Source): Edit | undefined {
  const [old, text] = [before.text, after.text];
  if (old === text && before.file === after.file) return undefined;
  if (before.file !== after.file) return { start: 0, end: old.length, by: text.length - old.length };
  const most = Math.min(old.length, text.length);
  let start = 0;
  while (start < most && old.charCodeAt(start) === text.charCodeAt(start)) start++;
  let same = 0;
  while (same < most - start && old.charCodeAt(old.length - 1 - same) === text.charCodeAt(text.length - 1 - same))
    same++;
  return { start, end: old.length - same, by: text.length - old.length };
}

/** So many that not all may have been kept. */
function isFlooded(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.length >= limits.diagnostics;
}

/** The declaration before the one in which the edit lies: whether a declaration begins there is settled above the edit. */
function startOf(begins: readonly Beginning[], edited: number): Beginning | undefined {
  return begins[firstFrom(begins, edited + 1) - 2];
}

/** The index of the first that begins at or behind the offset. */
function firstFrom(begins: readonly Beginning[], offset: number): number {
  let low = 0;
  let high = begins.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((begins[middle] as Beginning).offset < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function beginAt(begins: readonly Beginning[], offset: number): Beginning | undefined {
  const found = begins[firstFrom(begins, offset)];
  return found?.offset === offset ? found : undefined;
}

/** Are the lines that follow read alike, where their text is? */
function isSame(one: Begin, other: Begin): boolean {
  return (
    one.block === other.block &&
    one.below === other.below &&
    one.arrow === other.arrow &&
    one.names === other.names &&
    isSameOpen(one.open, other.open)
  );
}

function isSameOpen(one: Open, other: Open): boolean {
  return (
    one.depth === other.depth &&
    one.pendingNots === other.pendingNots &&
    one.nots.length === other.nots.length &&
    one.nots.every((count, at) => count === other.nots[at])
  );
}

interface Part extends Blocks {
  readonly diagnostics: readonly Diagnostic[];
  readonly comments: readonly Comment[];
}

function partAbove({ tree, diagnostics, begins }: Parsed, from: Beginning | undefined): Part {
  if (from === undefined) return { declarations: [], begins: [], diagnostics: [], comments: [] };
  return {
    declarations: tree.declarations.slice(0, from.declarations),
    begins: begins.slice(0, firstFrom(begins, from.offset)),
    diagnostics: diagnostics.filter(({ span }) => span.start < from.offset),
    comments: tree.comments.filter(({ span }) => span.start < from.offset),
  };
}

/** `declarations`: how many now stand above. */
function partBelow(
  { tree, origins, diagnostics, begins }: Parsed,
  from: Beginning,
  by: number,
  declarations: number,
): Part {
  const more = declarations - from.declarations;
  return {
    declarations: tree.declarations
      .slice(from.declarations)
      .map((old, at) => declarationAt(old.span.start + by, origins[from.declarations + at] ?? old)),
    begins: begins.slice(firstFrom(begins, from.offset)).map((begin) => ({
      ...begin,
      offset: begin.offset + by,
      declarations: begin.declarations + more,
    })),
    diagnostics: moved(
      diagnostics.filter(({ span }) => span.start >= from.offset),
      by,
    ),
    comments: moved(
      tree.comments.filter(({ span }) => span.start >= from.offset),
      by,
    ),
  };
}
