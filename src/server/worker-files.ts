import type { Host } from "../compiler/host.ts";
import { plainPath, plainUri } from "./text/addresses.ts";

/** The files that a page gives, by path: `/credit/teams.signoff`. */
export interface WorkerFiles {
  /** One more, or another text of one; without a text it is gone. */
  readonly put: (path: string, text: string | null) => void;
  /**
   * The path of an address. Monaco's client writes some addresses in small letters, so that of a file that was given is the
   * path that it was given under.
   */
  readonly pathOf: (uri: string) => string;
  readonly uriOf: (path: string) => string;
  readonly host: Host;
}

/** Monaco's client encodes nothing but `#` and `?`, so that `a%20b` may be the name itself. */
function readings(uri: string): readonly string[] {
  const asWritten = /^file:\/\/([^?#]*)/i.exec(uri)?.[1];
  if (asWritten === undefined) return [plainPath(uri)];
  return [asWritten.replaceAll("%23", "#").replaceAll(/%3f/gi, "?"), plainPath(uri)];
}

/** Bytes of all files together, roughly. */
const most = 128 * 1024 * 1024;

export function workerFiles(): WorkerFiles {
  const texts = new Map<string, string>();
  const paths = new Map<string, string>();
  let size = 0;
  return {
    put: (given, text) => {
      const path = given.startsWith("/") ? given : `/${given}`;
      size -= texts.get(path)?.length ?? 0;
      texts.delete(path);
      if (text === null) return;
      if (size + text.length > most) throw new RangeError("These files are too large together.");
      size += text.length;
      texts.set(path, text);
      paths.set(path.toLowerCase(), path);
    },
    pathOf: (uri) => {
      for (const path of readings(uri)) {
        const given = paths.get(path.toLowerCase());
        if (given !== undefined) return given;
      }
      return plainPath(uri);
    },
    uriOf: plainUri,
    host: {
      readFile: (path) => {
        const text = texts.get(path);
        return text === undefined ? { problem: "there is no such file" } : { text };
      },
    },
  };
}
