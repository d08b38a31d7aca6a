import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";

/** A message as it came, or is to be sent. */
export type Json = Readonly<Record<string, unknown>>;

/** One server in a process of its own, spoken to message by message. */
export interface Client {
  readonly send: (message: Json) => void;
  readonly sendRaw: (bytes: string | Uint8Array) => void;
  /** What has come and was not taken yet, once there is so much of it; fails where it does not come. */
  readonly take: (count: number) => Promise<readonly Json[]>;
  /** The first that fits; what comes before it is dropped. */
  readonly takeUntil: (fits: (message: Json) => boolean) => Promise<Json>;
  /** All that came until nothing came for so many milliseconds. */
  readonly takeAll: (quiet: number) => Promise<readonly Json[]>;
  /** Sends a request and takes its answer. */
  readonly ask: (method: string, params: unknown) => Promise<Json>;
  readonly ended: Promise<number | null>;
  readonly complaints: () => string;
  readonly processId: number | undefined;
  /** Nothing more is said. */
  readonly end: () => void;
  readonly kill: () => void;
}

const patience = 300_000;

/** Requests of the server are answered with null, as clients do that have done what was asked. */
export function clientOf(args: readonly string[], folder?: string): Client {
  const child: ChildProcessWithoutNullStreams = spawn(
    process.execPath,
    [...args],
    folder === undefined ? {} : { cwd: folder },
  );
  const came: Json[] = [];
  let kept = Buffer.alloc(0);
  let complaints = "";
  let wake = (): void => undefined;
  let lastId = 1_000_000;
  child.stdin.on("error", () => undefined);
  child.stderr.on("data", (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  child.stdout.on("data", (chunk: Buffer) => {
    kept = Buffer.concat([kept, chunk]);
    for (;;) {
      const found = /^Content-Length: (\d+)\r\n\r\n/.exec(kept.toString("latin1", 0, 60));
      if (found === null) break;
      const start = found[0].length;
      const end = start + Number(found[1]);
      if (kept.length < end) break;
      const message = JSON.parse(kept.toString("utf8", start, end)) as Json;
      kept = kept.subarray(end);
      came.push(message);
      if (message.method !== undefined && message.id !== undefined) send({ id: message.id, result: null });
    }
    wake();
  });
  const ended = new Promise<number | null>((resolve) => {
    child.on("exit", (code) => {
      resolve(code);
      wake();
    });
  });

  function send(message: Json): void {
    const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
    child.stdin.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]));
  }

  const more = (milliseconds: number): Promise<boolean> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve(true);
      };
    });

  const take = async (count: number): Promise<readonly Json[]> => {
    while (came.length < count) {
      if (child.exitCode !== null || !(await more(patience)))
        throw new Error(`${count} messages were to come, these came: ${JSON.stringify(came)}. ${complaints}`);
    }
    return came.splice(0, count);
  };

  const takeUntil = async (fits: (message: Json) => boolean): Promise<Json> => {
    for (;;) {
      const [message] = await take(1);
      if (message !== undefined && fits(message)) return message;
    }
  };

  return {
    send,
    sendRaw: (bytes) => {
      child.stdin.write(bytes);
    },
    take,
    takeUntil,
    takeAll: async (quiet) => {
      while (await more(quiet));
      return came.splice(0);
    },
    ask: (method, params) => {
      lastId += 1;
      const id = lastId;
      send({ id, method, params });
      return takeUntil((message) => message.id === id && message.method === undefined);
    },
    ended,
    complaints: () => complaints,
    processId: child.pid,
    end: () => {
      child.stdin.end();
    },
    kill: () => {
      child.kill();
    },
  };
}

/** `signoff lsp --stdio` of this working tree. */
export const languageServer = ["src/cli/main.ts", "lsp", "--stdio"];
