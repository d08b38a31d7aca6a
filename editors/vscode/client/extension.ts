import { commands, type ExtensionContext, workspace } from "vscode";
import { LanguageClient, type Middleware, TransportKind } from "vscode-languageclient/node";

let client: LanguageClient | undefined;

/**
 * What cannot be written, like the older side of a comparison with the history, is coloured and explained as any policy.
 * But it lies beside none of the files that it includes, and nobody could mend it: nothing is reported of it.
 */
const middleware: Middleware = {
  handleDiagnostics: (uri, diagnostics, next) =>
    next(uri, workspace.fs.isWritableFileSystem(uri.scheme) === false ? [] : diagnostics),
};

export async function activate(context: ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath("dist/server.mjs");
  const own = { module, transport: TransportKind.stdio };
  client = new LanguageClient(
    "signoff",
    "Signoff",
    { run: own, debug: own },
    { documentSelector: [{ language: "signoff" }], middleware },
  );
  context.subscriptions.push(commands.registerCommand("signoff.restart", () => client?.restart()));
  await client.start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}
