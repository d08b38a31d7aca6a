import type { BuiltFiles } from "./built-files.ts";

declare const self: ServiceWorkerGlobalScope & { readonly builtFiles: BuiltFiles };

/**
 * Lets the page work without a network once it was open. Each build is kept whole, each of its files held to its digest,
 * so that versions never mix. What may differ behind the same name (the page itself, policies, histories) comes from the
 * network wherever it answers; what is kept stands in where it does not.
 */
const { version, files } = self.builtFiles;
const prefix = "signoff build ";
const ours = `${prefix}${version}`;
const libraryCache = "signoff library";
const scope = new URL(self.registration.scope);
/** Milliseconds after which what is kept is taken in place of what does not come. */
const patience = 4000;

self.addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(ours);
      await Promise.all(
        files.map(async ({ path, digest }) => {
          const address = new URL(path, scope);
          if ((await cache.match(address)) !== undefined) return;
          const response = await whole(address, digest);
          if (!response.ok) throw new Error(`${path} is not there`);
          await cache.put(address, response);
        }),
      );
      await self.skipWaiting();
    })(),
  );
});

/** The file of this very build: also where a cache on the way holds another one under its name. */
async function whole(address: URL, digest: string): Promise<Response> {
  const integrity = `sha256-${digest}`;
  try {
    return await fetch(address, { integrity });
  } catch {
    return fetch(address, { integrity, cache: "reload" });
  }
}

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      await self.clients.claim();
      await forgetUnused();
    })(),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== scope.origin || !pathname.startsWith(scope.pathname)) return;
  const path = pathname.slice(scope.pathname.length);
  const isLibrary = path === "library.json" || path.startsWith("library/");
  if (request.method === "PUT" && isLibrary) event.respondWith(saved(event, path));
  if (request.method !== "GET") return;
  if (isLibrary) event.respondWith(ofLibrary(event, path));
  else if (path.startsWith("assets/")) event.respondWith(ofBuild(request));
  else if (request.mode === "navigate" && (path === "" || path === "index.html")) event.respondWith(page(event));
  else if (files.some((file) => file.path === path)) event.respondWith(fresh(request));
});

/** The page tells which files of the library it shows: those are to be there the next time, too. */
self.addEventListener("message", (event) => {
  const paths: unknown = event.data;
  if (!Array.isArray(paths) || paths.length > 1000) return;
  event.waitUntil(
    (async () => {
      const cache = await caches.open(libraryCache);
      for (const path of paths) {
        const { origin, pathname, href } = new URL(String(path), scope);
        const isLibrary = /^library(\.json$|\/)/.test(pathname.slice(scope.pathname.length));
        if (origin !== scope.origin || !pathname.startsWith(scope.pathname) || !isLibrary) continue;
        if ((await cache.match(href)) === undefined) await keep(cache, href);
      }
    })(),
  );
});

/** Names by content: the same name is the same file in every build. */
async function ofBuild(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

/** From the network, else what is kept of this build. */
async function fresh(request: Request): Promise<Response> {
  return inTime(fetch(request), await newest(request));
}

/** What the network gives, or what is kept where it gives nothing in time; without anything kept it is waited for. */
async function inTime(network: Promise<Response>, kept: Response | undefined): Promise<Response> {
  if (kept === undefined) return network;
  try {
    return await Promise.race([
      network,
      new Promise<never>((_, reject) => setTimeout(() => reject(new Error("The network does not answer.")), patience)),
    ]);
  } catch {
    return kept;
  }
}

/** Of the newest build that is whole: a worker that waits for this one to be done has kept its own already. */
async function newest(request: Request | URL): Promise<Response | undefined> {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
  const name = self.registration.waiting === null ? ours : (names.at(-1) ?? ours);
  return (await caches.open(name)).match(request);
}

async function page(event: FetchEvent): Promise<Response> {
  event.waitUntil(forgetUnused());
  return inTime(fetch(event.request), await newest(scope));
}

async function ofLibrary(event: FetchEvent, path: string): Promise<Response> {
  const { request } = event;
  const kept = await (await caches.open(libraryCache)).match(request.url);
  const network = fetch(request).then(async (response) => {
    if (response.ok) await put(request.url, response.clone(), path);
    return response;
  });
  // What comes too late for this time is there the next time.
  event.waitUntil(network.catch(() => {}));
  return inTime(network, kept);
}

/** A list that differs is that of another folder, or of a changed one: nothing that was kept of the one before stays. */
async function put(address: string, response: Response, path: string): Promise<void> {
  if (path === "library.json") {
    const before = await (await (await caches.open(libraryCache)).match(address))?.text();
    if (before !== undefined && before !== (await response.clone().text())) await caches.delete(libraryCache);
  }
  await (await caches.open(libraryCache)).put(address, response);
}

/** A save goes through; what was kept of the file goes, and comes again as it is now. */
async function saved(event: FetchEvent, path: string): Promise<Response> {
  const response = await fetch(event.request);
  if (response.ok) {
    const address = new URL(path, scope).href;
    const cache = await caches.open(libraryCache);
    await cache.delete(address);
    event.waitUntil(keep(cache, address));
  }
  return response;
}

async function keep(cache: Cache, address: string): Promise<void> {
  try {
    const response = await fetch(address, { cache: "no-cache" });
    if (response.ok) await cache.put(address, response);
  } catch {
    // Without a network there is nothing to keep.
  }
}

/** Removes older builds of which no page is open any more: each page holds a lock by the names of its files. */
async function forgetUnused(): Promise<void> {
  const { held = [] } = await navigator.locks.query();
  const pages = held.flatMap(({ name }) => (name?.startsWith(scope.href) ? [name.split(" ")] : []));
  for (const name of await caches.keys()) {
    if (!name.startsWith(prefix) || name === ours) continue;
    const cache = await caches.open(name);
    const isOf = async (files: readonly string[]): Promise<boolean> =>
      (await Promise.all(files.map((file) => cache.match(file)))).every((found) => found !== undefined);
    const used = await Promise.all(pages.map(isOf));
    if (!used.includes(true)) await caches.delete(name);
  }
}
