import { createHash } from "node:crypto";
import { vi } from "vitest";
import type { LibraryPolicy } from "../../../src/page/library.ts";
import { databaseOver } from "./kept-versions.ts";

/** What outlives a page that is loaded again: what the browser keeps, and the folder that the page is served for. */
export interface Surroundings {
  readonly local: Map<string, string>;
  /** What the browser's database keeps. */
  readonly versions: Map<number, unknown>;
  /** Of the tab. */
  readonly session: Map<string, string>;
  /** By path. What is not there cannot be read. */
  readonly folder: Map<string, string>;
  readonly writable: boolean;
  /** What tells the folder from others. */
  mark?: string;
  /** Paths of policies as the library lists them. */
  readonly listed: readonly string[];
  /** What a request waits for, by path. */
  readonly held: Map<string, Promise<void>>;
  readonly puts: { readonly path: string; readonly text: string }[];
  readonly downloads: { readonly name: string; readonly text: string }[];
}

export function surroundings(folder: Readonly<Record<string, string>>, writable = true): Surroundings {
  const files = new Map(Object.entries(folder));
  return {
    local: new Map(),
    versions: new Map(),
    session: new Map(),
    folder: files,
    writable,
    listed: [...files.keys()],
    held: new Map(),
    puts: [],
    downloads: [],
  };
}

export function policyAt(path: string): LibraryPolicy {
  return { title: path, path, files: [], histories: [] };
}

/** Holds requests for a file until what it gives is called. */
export function hold({ held }: Surroundings, path: string): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  held.set(path, promise);
  return () => {
    held.delete(path);
    resolve();
  };
}

let close: (() => unknown) | undefined;

/** The page is closed, and this process is no browser any more. */
export function closePage(): void {
  close?.();
  close = undefined;
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
}

/** A page that was loaded just now, without what is drawn: its modules have forgotten everything. */
export async function loadPage(around: Surroundings, fragment = "") {
  closePage();
  const { address, tellWindow } = pretend(around, fragment);
  close = () => tellWindow("pagehide");
  vi.resetModules();
  const [policy, keptDraft, share, save, notice, library, start, shareLink, versions, history] = await Promise.all([
    import("../../../playground/state/policy.ts"),
    import("../../../playground/state/kept-draft.ts"),
    import("../../../playground/state/share.ts"),
    import("../../../playground/state/save.ts"),
    import("../../../playground/state/notice.ts"),
    import("../../../playground/state/library.ts"),
    import("../../../playground/state/start.ts"),
    import("../../../playground/state/share-link.ts"),
    import("../../../playground/state/versions.ts"),
    import("../../../playground/state/history.ts"),
  ]);
  keptDraft.keepDraft();
  share.followAddress();
  await start.start();
  return {
    ...{ policy, save, notice, library, share, shareLink, versions, history, address },
    text: () => policy.draftMain.value.text,
    type: (text: string) => policy.changeText(policy.draftMain.value.path, text),
    open: (path: string) => start.open(policyAt(path)),
    openNew: start.openNew,
    /** As somebody who puts a link into the address of the open page. */
    goTo: (link: string) => {
      address.href = `${address.href.replace(/#.*$/, "")}#${link}`;
      return tellWindow("hashchange");
    },
    /** The window is closed, or loaded again. */
    leave: () => tellWindow("pagehide"),
  };
}

function pretend(around: Surroundings, fragment: string) {
  const address = {
    href: `http://127.0.0.1:4747/${fragment === "" ? "" : `#${fragment}`}`,
    get hash() {
      return /#.*$/.exec(this.href)?.[0] ?? "";
    },
  };
  const listeners = new Map<string, (() => unknown)[]>();
  const addEventListener = (kind: string, listener: () => unknown): void => {
    listeners.set(kind, [...(listeners.get(kind) ?? []), listener]);
  };
  const made: Blob[] = [];
  const link = {
    href: "",
    download: "",
    click: () =>
      void made
        .at(-1)
        ?.text()
        .then((text) => around.downloads.push({ name: link.download, text })),
  };
  const globals: Readonly<Record<string, unknown>> = {
    location: address,
    history: {
      replaceState: (_state: unknown, _title: string, href: string) => {
        address.href = href;
      },
    },
    localStorage: storeOver(around.local),
    sessionStorage: storeOver(around.session),
    indexedDB: databaseOver(around.versions),
    addEventListener,
    window: { addEventListener },
    matchMedia: () => ({ matches: false, addEventListener: () => {} }),
    document: { baseURI: "http://127.0.0.1:4747/", createElement: () => link },
    fetch: (to: URL | string, init?: RequestInit) => answer(around, to, init),
    Worker: SilentWorker,
  };
  for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
  vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
    made.push(blob as Blob);
    return "blob:";
  });
  const tellWindow = (kind: string): Promise<unknown> =>
    Promise.all((listeners.get(kind) ?? []).map((listener) => listener()));
  return { address, tellWindow };
}

function storeOver(store: Map<string, string>) {
  return {
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, value: string) => void store.set(key, value),
    removeItem: (key: string) => void store.delete(key),
  };
}

/** Answers every question of the page with nothing. */
class SilentWorker extends EventTarget {
  postMessage({ id }: { readonly id: string }): void {
    queueMicrotask(() =>
      this.dispatchEvent(new MessageEvent("message", { data: { id, type: "RAW", value: undefined } })),
    );
  }
}

async function answer(around: Surroundings, to: URL | string, init: RequestInit = {}): Promise<Response> {
  const path = decodeURIComponent(new URL(to).pathname).replace(/^\/(library\/)?/, "");
  await around.held.get(path);
  if (path === "library.json")
    return Response.json({ writable: around.writable, folder: around.mark, policies: around.listed.map(policyAt) });
  const there = around.folder.get(path);
  if (init.method !== "PUT") return new Response(there ?? "", { status: there === undefined ? 404 : 200 });
  const expected = new Headers(init.headers).get("If-Match");
  const present = there === undefined ? "none" : createHash("sha256").update(there).digest("hex");
  if (expected !== present) return new Response("It was changed.", { status: 412 });
  around.folder.set(path, String(init.body));
  around.puts.push({ path, text: String(init.body) });
  return new Response();
}
