import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Source, Span } from "../diagnostics/source.ts";
import { type Parsed, parse } from "../grammar/parse.ts";
import type { Declaration } from "../grammar/tree.ts";
import { report, type Sink, words } from "./context.ts";
import type { Host, PolicyFile } from "./host.ts";
import { liesBeside, pathFrom } from "./path.ts";

export interface Loaded {
  /** The main file first. */
  readonly files: readonly PolicyFile[];
  /** Of all files, as if each stood in the place where it is included. */
  readonly declarations: readonly Declaration[];
  /** Of each declaration, see `Parsed`. */
  readonly origins: readonly Declaration[];
  readonly texts: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** The main policy and all that it includes, each file once, the main one first, the others in the order named. */
export function load(main: Source, host: Host, read: (source: Source) => Parsed = parse): Loaded {
  const texts = new Map([[main.file, main.text]]);
  const sink = { main: main.file, diagnostics: [] as Diagnostic[], texts };
  const files: PolicyFile[] = [];
  const declarations: Declaration[] = [];
  const origins: Declaration[] = [];
  const add = (source: Source, included: boolean, above: readonly string[]): void => {
    const { tree, origins: own, diagnostics } = read(source);
    sink.diagnostics.push(...diagnostics);
    files.push({ text: source.text, tree, included });
    for (const [at, declaration] of tree.declarations.entries()) {
      if (included) refuse(sink, declaration);
      declarations.push(declaration);
      origins.push(own[at] ?? declaration);
      if (declaration.kind !== "include") continue;
      const path = pathFrom(source.file, declaration.path.value);
      if ([...above, source.file].map((file) => pathFrom("", file)).includes(path)) {
        report(sink, "include/cycle", declaration.path.span, { path: declaration.path.value });
        continue;
      }
      if (texts.has(path)) continue;
      const text = readFile(sink, host, main.file, path, declaration.path.value, declaration.path.span);
      if (text === undefined) continue;
      texts.set(path, text);
      add({ file: path, text }, true, [...above, source.file]);
    }
  };
  add(main, false, []);
  return { files, declarations, origins, texts, diagnostics: sink.diagnostics };
}

/** The text of a file that the policy names; undefined after a report. */
export function readFile(
  sink: Sink,
  host: Host,
  main: string,
  path: string,
  written: string,
  span: Span,
): string | undefined {
  if (host.allowOutside !== true && !liesBeside(main, path)) {
    return report(sink, "include/outside", span, { path: written });
  }
  const read = host.readFile(path);
  if ("text" in read) return read.text;
  return report(sink, "include/unreadable", span, { path: written, problem: ended(read.problem) });
}

function ended(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}

/** What only the main policy may say. */
function refuse(sink: Sink, declaration: Declaration): void {
  const refused = (what: string, span: Span) => void report(sink, "include/not-allowed", span, { what });
  switch (declaration.kind) {
    case "header":
      if (declaration.entry !== "language")
        refused(`The header line \`${words(sink, declaration.span)}\``, declaration.span);
      return;
    case "otherwise":
    case "spot check":
      refused(`\`${declaration.kind}\``, declaration.span);
      return;
    case "rule": {
      const lets = declaration.action.parts.find(({ kind }) => kind === "proceed");
      if (lets !== undefined) refused("A rule that lets decisions proceed", lets.span);
      return;
    }
    default:
      return;
  }
}

/** The declarations of one kind in all files, in the order of the text: those of an included file stand where it is named. */
export function allOf<Kind extends Declaration["kind"]>(
  { declarations }: Pick<Loaded, "declarations">,
  kind: Kind,
): readonly (Declaration & { kind: Kind })[] {
  return declarations.filter((each): each is Declaration & { kind: Kind } => each.kind === kind);
}
