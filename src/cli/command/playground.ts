import { existsSync, readdirSync, realpathSync, statSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { basename, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { playgroundServer } from "../playground/server.ts";
import type { ExitCode, Terminal } from "../terminal.ts";

interface PlaygroundCommandOptions {
  readonly port: string;
}

const usualPort = "4747";

export function addPlayground(program: Command, run: (action: Promise<ExitCode>) => void, terminal: Terminal): void {
  program
    .command("playground [folder]")
    .summary("write, prove and simulate policies in the browser")
    .description(
      "Serves the playground for a folder of policies (or for one policy, with what lies beside it), on this machine alone. Nothing is uploaded. A policy is written only when you save it, and never outside the folder. Open the printed address in a browser; Ctrl+C ends it.",
    )
    .option("--port <n>", "the port to listen on; 0 for any that is free", usualPort)
    .option("--no-open", "no browser is started (it never is)")
    .addHelpText(
      "after",
      `
Examples:
  signoff playground policies
  signoff playground policies/credit/credit.signoff --port 0`,
    )
    .action((folder: string | undefined, { port }: PlaygroundCommandOptions) => {
      run(playgroundCommand(folder ?? ".", { port }, terminal));
    });
}

export interface PlaygroundStart {
  readonly port: string;
  /** A policy of the folder, to be opened first. */
  readonly open?: string;
}

/** Serves until the process is told to end. */
export async function playgroundCommand(given: string, start: PlaygroundStart, terminal: Terminal): Promise<ExitCode> {
  const complain = (text: string): ExitCode => {
    terminal.complain(`${text}\n`);
    return 2;
  };
  if (!/^\d{1,5}$/.test(start.port) || Number(start.port) > 65_535)
    return complain(`"${start.port}" is no port. Give a number from 0 to 65535; 0 takes any that is free.`);
  const found = folderOf(given);
  if ("problem" in found) return complain(`${given}: ${found.problem}`);
  const { folder, isFolder } = found;
  const bundle = fileURLToPath(new URL("../../../dist/playground/", import.meta.url));
  if (!existsSync(`${bundle}index.html`))
    return complain("The page of the playground is not built. Run: npm run build:playground");
  const open = isFolder ? start.open : basename(given);
  const server = playgroundServer({
    folder,
    bundle,
    ...(open === undefined ? {} : { open }),
    unread: (inside) => terminal.complain(`${inside}: you may not read this folder; what lies in it is left out.\n`),
  });
  return new Promise((resolve) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE";
      const because = taken ? "is taken by another program" : `cannot be used (${error.code ?? error.message})`;
      resolve(complain(`Port ${start.port} ${because}. Name another one: --port 0 takes any that is free.`));
    });
    server.listen(Number(start.port), "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      terminal.write(`The playground is on http://127.0.0.1:${port}/ (Ctrl+C ends it).\n`);
    });
    const end = (): void => {
      server.close(() => resolve(0));
      server.closeAllConnections();
    };
    process.once("SIGINT", end);
    process.once("SIGTERM", end);
  });
}

/** The folder to serve, of what was named: a folder, or a policy in one. */
function folderOf(
  given: string,
): { readonly folder: string; readonly isFolder: boolean } | { readonly problem: string } {
  try {
    const found = statSync(given, { throwIfNoEntry: false });
    if (found === undefined) return { problem: "there is no such folder." };
    const isFolder = found.isDirectory();
    if (!isFolder && !given.endsWith(".signoff"))
      return { problem: "this is no folder, and no policy (.signoff) either." };
    const folder = realpathSync(isFolder ? given : dirname(given));
    readdirSync(folder);
    return { folder, isFolder };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "EACCES" || code === "EPERM") return { problem: "you may not read this folder." };
    return { problem: `this folder could not be read (${code || String(error)}).` };
  }
}
