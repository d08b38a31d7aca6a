import type { Terminal } from "../../src/cli/terminal.ts";

export interface MemoryTerminal extends Terminal {
  readonly out: () => string;
  readonly complaints: () => string;
}

/** A terminal that keeps what is written, and gives `input` as standard input in the pieces given. */
export function memoryTerminal(input: readonly (string | Uint8Array)[] = []): MemoryTerminal {
  let out = "";
  let complaints = "";
  return {
    write: (text) => {
      out += text;
    },
    complain: (text) => {
      complaints += text;
    },
    input: async function* () {
      for (const part of input) yield typeof part === "string" ? new TextEncoder().encode(part) : part;
    },
    colours: { out: false, error: false },
    columns: { out: undefined, error: undefined },
    showsProgress: false,
    drained: () => Promise.resolve(),
    out: () => out,
    complaints: () => complaints,
  };
}
