import { commands, type ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";

let client: LanguageClient | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath("dist/server.mjs");
  const own = { module, transport: TransportKind.stdio };
  client = new LanguageClient(
    "signoff",
    "Signoff",
    { run: own, debug: own },
    { documentSelector: [{ language: "signoff" }] },
  );
  context.subscriptions.push(commands.registerCommand("signoff.restart", () => client?.restart()));
  await client.start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}
