/** What a command may do besides computing: read standard input and write. Tests hand in their own. */
export interface Terminal {
  readonly write: (text: string) => void;
  readonly complain: (text: string) => void;
  readonly input: () => AsyncIterable<Uint8Array>;
  /** Colours on standard output and on standard error. */
  readonly colours: { readonly out: boolean; readonly error: boolean };
  /** How wide the terminals are; undefined for what is none. */
  readonly columns: { readonly out: number | undefined; readonly error: number | undefined };
  /** Standard error is a terminal, so that progress can be shown on it. */
  readonly showsProgress: boolean;
  /** Resolves when what was written has been taken by the reader, so that long output stays in bounded memory. */
  readonly drained: () => Promise<void>;
}

/** 0 done, 1 the policy or a gate says no, 2 wrong usage or an unreadable file. */
export type ExitCode = 0 | 1 | 2;

export function nodeTerminal(): Terminal {
  const { stdin, stdout, stderr, env } = process;
  const plain = (env.NO_COLOR ?? "") !== "" || env.TERM === "dumb";
  return {
    write: (text) => {
      stdout.write(stdout.isTTY === true ? harmless(text) : text);
    },
    complain: (text) => {
      stderr.write(stderr.isTTY === true ? harmless(text) : text);
    },
    input: () => stdin,
    colours: { out: stdout.isTTY === true && !plain, error: stderr.isTTY === true && !plain },
    columns: {
      out: stdout.isTTY === true ? stdout.columns : undefined,
      error: stderr.isTTY === true ? stderr.columns : undefined,
    },
    showsProgress: stderr.isTTY === true,
    drained: () =>
      stdout.writableNeedDrain ? new Promise((resolve) => stdout.once("drain", resolve)) : Promise.resolve(),
  };
}

/**
 * Where standard output takes no more, the process ends: silently where its reader has gone, otherwise with one line on
 * standard error and exit code 2.
 */
export function endOnWriteErrors(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    const reason = error.code === "ENOSPC" ? "no space is left" : (error.code ?? error.message);
    process.stderr.write(
      `signoff: standard output could not be written (${reason}). What was printed is not complete.\n`,
    );
    process.exit(2);
  });
  process.stderr.on("error", () => undefined);
}

const ours = "^\\r\\u001B\\[K|\\u001B\\[(?:0|1|31|33|34|90)m";
const steering = new RegExp(`(${ours}|\\n|\\t)|[\\p{Cc}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]`, "gu");

/**
 * Names and values of others may hold signs that steer a terminal, or hide what stands on it: only colours and wiping the
 * line before a text, which are ours, stay.
 */
export function harmless(text: string): string {
  return text.replaceAll(steering, (_, kept: string | undefined) => kept ?? "�");
}
