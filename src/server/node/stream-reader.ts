import type { Readable } from "node:stream";
import { type DataCallback, type Disposable, Emitter, type MessageReader } from "vscode-languageserver";

const header = Buffer.from("Content-Length:");
const longestHeader = 1024;
/** Bytes of one message. */
const largest = 64 * 1024 * 1024;

/**
 * Messages from a stream: `Content-Length`, an empty line, JSON. What is no message is passed over up to the next header,
 * so that a broken one costs only itself.
 */
export function streamReader(input: Readable): MessageReader {
  const [errors, closes, partials] = [new Emitter<Error>(), new Emitter<void>(), new Emitter<never>()];
  let kept: Buffer = Buffer.alloc(0);
  let chunks: Buffer[] = [];
  let size = 0;
  /** Bytes that are needed before it is worth looking again. */
  let wanted = 0;

  const take = (callback: DataCallback): void => {
    for (;;) {
      const at = kept.indexOf(header);
      if (at < 0) {
        const rest = kept.subarray(Math.max(0, kept.length - header.length));
        if (kept.length > header.length) errors.fire(new Error("What came is no message."));
        kept = rest;
        return;
      }
      const found = /^Content-Length:[ \t]*(\d{1,9})[ \t]*\r\n(?:[^\r\n]*\r\n)*?\r\n/.exec(
        kept.toString("latin1", at, at + longestHeader),
      );
      if (found === null) {
        if (kept.length - at < longestHeader && !kept.includes("\r\n\r\n", at)) return;
        errors.fire(new Error("The header of a message cannot be read."));
        kept = kept.subarray(at + header.length);
        continue;
      }
      const start = at + found[0].length;
      const length = Number(found[1]);
      if (length > largest) {
        errors.fire(new Error("A message is too large."));
        kept = kept.subarray(start);
        continue;
      }
      if (kept.length < start + length) {
        wanted = start + length;
        return;
      }
      const body = kept.subarray(start, start + length);
      kept = kept.subarray(start + length);
      deliver(body, callback);
    }
  };

  const deliver = (body: Buffer, callback: DataCallback): void => {
    try {
      const message: unknown = JSON.parse(body.toString("utf8"));
      if (typeof message !== "object" || message === null || Array.isArray(message))
        throw new TypeError("A message is an object.");
      // Some clients write null where there is nothing to say; what reads messages takes it for an object.
      const { params, ...rest } = message as { readonly params?: unknown };
      callback((params === null ? rest : message) as Parameters<DataCallback>[0]);
    } catch (fault) {
      errors.fire(fault instanceof Error ? fault : new Error(String(fault)));
    }
  };

  return {
    onError: errors.event,
    onClose: closes.event,
    onPartialMessage: partials.event,
    listen: (callback): Disposable => {
      const data = (chunk: Buffer): void => {
        chunks.push(chunk);
        size += chunk.length;
        if (kept.length + size < wanted) return;
        kept = Buffer.concat([kept, ...chunks]);
        [chunks, size, wanted] = [[], 0, 0];
        take(callback);
      };
      const close = (): void => closes.fire();
      input.on("data", data);
      input.on("end", close);
      input.on("error", close);
      return {
        dispose: () => {
          input.off("data", data);
          input.off("end", close);
          input.off("error", close);
        },
      };
    },
    dispose: () => {
      for (const emitter of [errors, closes, partials]) emitter.dispose();
    },
  };
}
