import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, expect, test } from "vitest";
import { type Client, clientOf } from "./support/client.ts";

const urlOf = (file: string): string => pathToFileURL(resolve(file)).href;
const uri = "untitled:Untitled-1";
const clients: Client[] = [];
afterEach(() => {
  for (const client of clients.splice(0)) client.kill();
});

/** A server whose thread that proves is this code; it may import `answering`, the real one. */
async function servedWith(thread: string): Promise<Client> {
  const folder = mkdtempSync(join(tmpdir(), "signoff-thread-"));
  const file = join(folder, "thread.mjs");
  writeFileSync(
    file,
    thread.replaceAll("ANSWERING", urlOf("src/server/proving/answering.ts")).replaceAll("FOLDER", folder),
  );
  const server = join(folder, "server.mjs");
  writeFileSync(
    server,
    `import { nodeSurroundings } from ${JSON.stringify(urlOf("src/cli/lsp/surroundings.ts"))};
import { serveStreams } from ${JSON.stringify(urlOf("src/server/node/serve-streams.ts"))};
const surroundings = nodeSurroundings({ version: "0", pages: new URL("file:///none/") });
process.exitCode = await serveStreams(process.stdin, process.stdout, surroundings, new URL(${JSON.stringify(pathToFileURL(file).href)}));
`,
  );
  const client = clientOf([server]);
  clients.push(client);
  await client.ask("initialize", { processId: process.pid, rootUri: null, capabilities: {} });
  return client;
}

function change(client: Client, version: number, text: string): void {
  const textDocument = { uri, version };
  if (version === 1)
    client.send({
      method: "textDocument/didOpen",
      params: { textDocument: { ...textDocument, languageId: "signoff", text } },
    });
  else client.send({ method: "textDocument/didChange", params: { textDocument, contentChanges: [{ text }] } });
}

test.each([
  ["cannot be begun", "this is no code"],
  ["ends at once", "process.exit(3);"],
  [
    "breaks at every question",
    'import { parentPort } from "node:worker_threads"; parentPort.on("message", () => { throw new Error("broken"); });',
  ],
  [
    "says nonsense",
    'import { parentPort } from "node:worker_threads"; parentPort.on("message", ({ id }) => parentPort.postMessage({ kind: "first", id, told: [{ span: null }] }));',
  ],
])("a thread that %s costs the findings, and nothing else", async (_, thread) => {
  const client = await servedWith(thread);
  change(client, 1, "a > 1 → review by x\n");
  await client.takeUntil((message) => message.method === "window/logMessage");
  change(client, 2, "a > 1 → review by x\nb > 1 → review by y, z\n");
  const { params } = await client.takeUntil((message) => JSON.stringify(message).includes('"version":2'));
  expect(params).toMatchObject({ uri });
  const { result } = await client.ask("textDocument/documentSymbol", { textDocument: { uri } });
  expect(result).toHaveLength(2);
});

test("a thread that hangs on a question nobody asks any more is ended, and the next one answers", async () => {
  const client = await servedWith(`import { appendFileSync, existsSync } from "node:fs";
import { parentPort } from "node:worker_threads";
import { answering } from "ANSWERING";
const isFirst = !existsSync("FOLDER/begun");
appendFileSync("FOLDER/begun", "x");
const hear = answering((message) => parentPort.postMessage(message));
parentPort.on("message", (message) => {
  if (!isFirst) return hear(message);
  parentPort.postMessage({ kind: "began", id: message.id });
  for (;;);
});
`);
  change(client, 1, "a > 1 → review by x\n");
  await client.takeUntil(({ method }) => method === "textDocument/publishDiagnostics");
  change(client, 2, "a > 2 → review by x\n");
  const found = await client.takeUntil((message) => JSON.stringify(message).includes("input/unknowns"));
  expect(found.params).toMatchObject({ version: 2 });
  expect(JSON.stringify(found)).toContain("a is at most 2");
});

test("it leaves when the editor that began it is gone", async () => {
  const editor = clientOf(["-e", "process.stdin.resume()"]);
  const client = clientOf(["src/cli/main.ts", "lsp"]);
  clients.push(client);
  await client.ask("initialize", { processId: editor.processId, rootUri: null, capabilities: {} });
  editor.kill();
  expect(await client.ended).toBe(1);
});
