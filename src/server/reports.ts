import type { Connection } from "vscode-languageserver";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/source.ts";
import { shownOf } from "./diagnostics.ts";
import type { Asking } from "./proving/asking.ts";
import type { Heard, Surroundings } from "./surroundings.ts";
import type { Documents, OpenDocument } from "./text/documents.ts";
import { type Replaced, shiftedTold } from "./text/shift.ts";
import type { Told } from "./told.ts";
import type { Read, Workspace } from "./workspace.ts";

/** What is told of the open policies, and what the client was shown of it. */
export interface Reports {
  /** Reads these policies, shows what is wrong with their text, and has the rest proven. */
  readonly refresh: (documents: readonly OpenDocument[]) => void;
  /** An edit moved what was found before it. */
  readonly shift: (replaced: readonly Replaced[]) => void;
  readonly close: (path: string) => void;
  /** What was found by looking at every decision of the policy. */
  readonly foundIn: (path: string) => readonly Told[];
}

interface State {
  readonly read: Read;
  readonly ofText: readonly Told[];
  readonly first: readonly Told[];
  readonly rest: readonly Told[];
  readonly proven: Heard["proven"];
}

interface Parts {
  readonly connection: Connection;
  readonly documents: Documents;
  readonly workspace: Workspace;
  readonly asking: Asking;
  readonly surroundings: Surroundings;
}

export function reportsOver({ connection, documents, workspace, asking, surroundings }: Parts): Reports {
  const states = new Map<string, State>();
  /** By file, what the client shows, as JSON; "" where it may have moved it with an edit. */
  const shownFiles = new Map<string, string>();
  const pageOf = surroundings.pageOf ?? (() => undefined);

  /** What another open policy includes is told of there. */
  const isCovered = ({ path }: OpenDocument, read: Read): boolean =>
    workspace.naming(path).some((main) => !read.files.has(main.path));

  const refreshOne = (document: OpenDocument): void => {
    const { path } = document;
    const read = workspace.readingOf(document);
    if (read === undefined) return;
    const before = states.get(path);
    if (isCovered(document, read)) {
      states.delete(path);
      asking.drop(path);
      return;
    }
    if (before?.read === read) return;
    const { policy, diagnostics, required } = read.reading.checked;
    const ofText = weighed(read, [...diagnostics, ...required.flatMap((each) => each.diagnostics)]);
    if (policy === undefined) {
      states.set(path, { read, ofText, first: [], rest: [], proven: "refused" });
      asking.drop(path);
      return;
    }
    states.set(path, { read, ofText, first: before?.first ?? [], rest: before?.rest ?? [], proven: "asked" });
    const answered = (change: (state: State) => State): void => {
      const state = states.get(path);
      if (state?.read !== read) return;
      try {
        states.set(path, change(state));
        publish(path);
      } catch (fault) {
        states.set(path, { ...state, first: [], rest: [], proven: "failed" });
        connection.console.error(`${path}: what was found cannot be shown: ${String(fault)}`);
      }
    };
    asking.ask(read.question(), {
      proven: (told, step) =>
        answered((state) =>
          step === "first"
            ? { ...state, first: weighed(read, told), proven: "first" }
            : { ...state, rest: weighed(read, told), proven: "all" },
        ),
      failed: (because) => {
        connection.console.error(`${path}: its decisions could not be looked at: ${because}`);
        answered((state) => ({ ...state, first: [], rest: [], proven: "failed" }));
      },
    });
  };

  /** Sends what is to be shown of each file; `changed`: the policy whose reports changed, otherwise all. */
  const publish = (changed?: string): void => {
    const byFile = new Map<string, { readonly told: Told[]; readonly read: Read }>();
    for (const { read, ofText, first, rest } of states.values()) {
      byFile.set(read.document.path, byFile.get(read.document.path) ?? { told: [], read });
      for (const one of [...ofText, ...first, ...rest, ...ofConfig(read)]) {
        const own = byFile.get(one.span.file) ?? { told: [], read };
        own.told.push(one);
        byFile.set(one.span.file, own);
      }
    }
    for (const file of shownFiles.keys()) if (!byFile.has(file)) send(file, []);
    const concerned = changed === undefined ? undefined : concernedBy(changed);
    for (const [file, { told, read }] of byFile) {
      if (concerned === undefined || concerned.has(file) || !shownFiles.has(file))
        send(file, shownOf(once(told), read.ranges, pageOf));
    }
    if (surroundings.heard === undefined) return;
    for (const [path, state] of states) {
      if (changed !== undefined && changed !== path) continue;
      const { document } = state.read;
      surroundings.heard({
        uri: document.uri,
        file: path,
        version: document.text.version,
        told: [...state.ofText, ...state.first, ...state.rest],
        proven: state.proven,
      });
    }
  };

  const concernedBy = (path: string): ReadonlySet<string> =>
    new Set([path, ...(states.get(path)?.read.reading.trees.map(({ file }) => file) ?? [])]);

  const send = (file: string, diagnostics: ReturnType<typeof shownOf>): void => {
    const open = documents.at(file);
    const text = JSON.stringify(diagnostics);
    if (shownFiles.get(file) === text) return;
    if (diagnostics.length === 0) shownFiles.delete(file);
    else shownFiles.set(file, text);
    const sending = connection.sendDiagnostics({
      uri: open?.uri ?? surroundings.uriOf(file),
      ...(open !== undefined && { version: open.text.version }),
      diagnostics: [...diagnostics],
    });
    sending.catch(() => undefined);
  };

  return {
    refresh: (given) => {
      for (const document of given) refreshOne(document);
      for (const document of documents.all()) if (document.isPolicy && !states.has(document.path)) refreshOne(document);
      publish();
    },
    shift: (replaced) => {
      for (const { file } of replaced) if (shownFiles.has(file)) shownFiles.set(file, "");
      for (const [path, state] of states) {
        const moved = (told: readonly Told[]) => replaced.reduce(shiftedTold, told);
        states.set(path, { ...state, first: moved(state.first), rest: moved(state.rest) });
      }
    },
    close: (path) => {
      states.delete(path);
      asking.close(path);
      publish();
    },
    foundIn: (path) => {
      const state = states.get(path);
      return state === undefined ? [] : [...state.first, ...state.rest];
    },
  };
}

/** As the configuration weighs it; what is told of a central file stands at the beginning of the policy that has to keep it. */
function weighed(read: Read, told: readonly Told[]): readonly Told[] {
  const { demands, reading } = read;
  if (demands === undefined) return told;
  const { trees, policy } = reading.checked;
  const central = new Set(demands.required.map(({ source }) => source.file));
  return demands
    .weigh(told, { trees, ...(policy && { policy }) })
    .map((one) => (central.has(one.span.file) ? atPolicy(one, reading.main) : one));
}

function atPolicy(one: Told, { file, text }: { readonly file: string; readonly text: string }): Told {
  const [line = ""] = text.split(/[\r\n]/, 1);
  const span: Span = { file, start: 0, end: line.length };
  return { ...one, span, related: [{ span: one.span, message: "what the policy has to keep" }, ...one.related] };
}

function ofConfig({ demands }: Read): readonly Diagnostic[] {
  return demands?.diagnostics ?? [];
}

/** What several policies say of one place is shown once. */
function once(told: readonly Told[]): readonly Told[] {
  return [
    ...new Map(told.map((one) => [`${one.code} ${one.span.start} ${one.span.end} ${one.message}`, one])).values(),
  ];
}
