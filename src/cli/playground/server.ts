import { createReadStream, statSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Library } from "../../page/library.ts";
import { foreign, securityHeaders } from "./headers.ts";
import { insideFolder } from "./inside-folder.ts";
import { type KnownPolicies, libraryOf } from "./library.ts";
import { isRefused, saveFile } from "./save-file.ts";
import { libraryType, staticFiles } from "./static-files.ts";

export interface PlaygroundOptions {
  /** The folder with the policies; nothing outside it is read or written. */
  readonly folder: string;
  /** The built page. */
  readonly bundle: string;
  /** The policy to open first, relative to the folder. */
  readonly open?: string;
  /** Hears once of each folder below that may not be read. */
  readonly unread?: (inside: string) => void;
}

const most = 2 * 1024 * 1024;

/** Serves the built page and a folder of policies. It is to listen on the loopback address alone. */
export function playgroundServer({ folder, bundle, open, unread }: PlaygroundOptions): Server {
  const staticFile = staticFiles(bundle);
  const known: KnownPolicies = new Map();
  const left = new Set<string>();
  const leave = (inside: string): void => {
    if (!left.has(inside)) unread?.(inside);
    left.add(inside);
  };
  const library = (): Library =>
    libraryOf(folder, { writable: true, unread: leave, ...(open === undefined ? {} : { open }) }, known);
  // Whoever opens the page does not wait for it.
  library();
  const server = createServer((request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) refuse(response, 500, "This could not be answered.");
      else response.destroy();
    });
  });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const path = pathOf(request.url ?? "/");
    const because = foreign(request.headers, port, path === "" || path === "index.html");
    if (because !== undefined) return refuse(response, 403, because);
    if (path === undefined) return refuse(response, 400, "This is no path.");
    const { method } = request;
    if (method === "PUT" && path.startsWith("library/")) return save(request, response, path.slice("library/".length));
    if (method !== "GET" && method !== "HEAD")
      return refuse(response, 405, "The playground reads, and saves policies.");
    if (path === "library.json") {
      return send(response, "application/json; charset=utf-8", Buffer.from(JSON.stringify(library())));
    }
    if (path.startsWith("library/")) return sendFile(response, path.slice("library/".length), method === "HEAD");
    const file = staticFile(path);
    if (file === undefined) return refuse(response, 404, "There is no such page.");
    const zips = file.zipped !== undefined && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
    response.writeHead(200, {
      ...securityHeaders,
      "Content-Type": file.type,
      "Cache-Control": file.lasting ? "public, max-age=31536000, immutable" : "no-cache",
      Vary: "Accept-Encoding",
      ...(zips ? { "Content-Encoding": "gzip" } : {}),
    });
    response.end(method === "HEAD" ? undefined : zips ? file.zipped : file.bytes);
  };
  const sendFile = async (response: ServerResponse, path: string, headOnly: boolean): Promise<void> => {
    const real = insideFolder(folder, path);
    const found = real === undefined ? undefined : statSync(real, { throwIfNoEntry: false });
    if (real === undefined || found?.isFile() !== true) return refuse(response, 404, "There is no such file.");
    response.writeHead(200, {
      ...securityHeaders,
      "Content-Type": libraryType(path),
      "Content-Length": found.size,
      "Cache-Control": "no-cache",
    });
    if (headOnly) {
      response.end();
      return;
    }
    const stream = createReadStream(real);
    stream.on("error", () => response.destroy());
    response.on("close", () => stream.destroy());
    stream.pipe(response);
  };
  const save = async (request: IncomingMessage, response: ServerResponse, path: string): Promise<void> => {
    if (request.headers["x-signoff-save"] !== "1")
      return refuse(response, 403, "A policy is saved by the playground's own save only.");
    const body = await bodyOf(request);
    if (body === undefined) return refuse(response, 413, "A policy of more than 2 MB is not saved here.");
    const saved = saveFile(folder, path, body, request.headers["if-match"]);
    if (isRefused(saved)) return refuse(response, saved.status, saved.because);
    return send(response, "application/json; charset=utf-8", Buffer.from(JSON.stringify(saved)));
  };
  server.requestTimeout = 60_000;
  server.headersTimeout = 10_000;
  return server;
}

/** Without the first slash and what follows a question mark; undefined for what cannot be read. */
function pathOf(url: string): string | undefined {
  try {
    const path = decodeURIComponent(new URL(url, "http://localhost").pathname).slice(1);
    return path.split("/").includes("..") ? undefined : path;
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, type: string, bytes: Uint8Array): void {
  response.writeHead(200, { ...securityHeaders, "Content-Type": type, "Cache-Control": "no-store" });
  response.end(bytes);
}

function refuse(response: ServerResponse, status: number, because: string): void {
  response.writeHead(status, {
    ...securityHeaders,
    "Content-Type": "text/plain; charset=utf-8",
    "Cache-Control": "no-store",
    Connection: "close",
  });
  response.end(`${because}\n`);
}

/** Undefined where it is longer than is taken. */
async function bodyOf(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > most) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
