import { mkdtempSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { type Client, clientOf, type Json, languageServer } from "./support/client.ts";
import { parseConversation, printConversation, type Step } from "./support/conversation.ts";

const file = "test/server/conversation.txt";
const accepts = process.env.ACCEPT === "1";
/** Milliseconds without a message after which all is said, where it is to be written down. */
const quiet = 5000;

test("the server answers what a real client said as it is written down", async () => {
  const written = readFileSync(file, "utf8");
  const conversation = parseConversation(written);
  expect(conversation.steps.length).toBeGreaterThan(40);
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "signoff-talk-")));
  for (const [name, text] of conversation.files) writeFileSync(join(folder, name), text);
  const names: readonly (readonly [string, string])[] = [
    [pathToFileURL(resolve("docs/diagnostics")).href, "file:///docs/diagnostics"],
    [pathToFileURL(folder).href, "file:///folder"],
    [folder, "/folder"],
  ];
  const client = clientOf(languageServer);
  const steps: Step[] = [];
  const known = new Set<string>();
  for (const step of conversation.steps) {
    client.send(renamed(step.sent, names, 1, 0));
    const heard = await answersTo(step, client);
    steps.push({ ...step, heard: heard.map((message) => shortened(withoutIds(renamed(message, names, 0, 1)), known)) });
    if (!accepts)
      expect({ note: step.note, heard: steps.at(-1)?.heard }).toEqual({ note: step.note, heard: step.heard });
  }
  expect(await client.ended).toBe(0);
  expect(client.complaints()).toBe("");
  if (accepts) writeFileSync(file, printConversation({ ...conversation, steps }));
  else expect(printConversation({ ...conversation, steps })).toBe(written);
});

test("the conversation has every capability that the server says it has, and the answer to each is one", () => {
  const { steps } = parseConversation(readFileSync(file, "utf8"));
  const [first] = steps;
  const { capabilities } = (first?.heard.at(-1)?.result ?? {}) as { readonly capabilities: Json };
  const methods: Readonly<Record<string, readonly string[]>> = {
    textDocumentSync: [
      "textDocument/didOpen",
      "textDocument/didChange",
      "textDocument/didSave",
      "textDocument/didClose",
    ],
    completionProvider: ["textDocument/completion"],
    hoverProvider: ["textDocument/hover"],
    definitionProvider: ["textDocument/definition"],
    referencesProvider: ["textDocument/references"],
    renameProvider: ["textDocument/prepareRename", "textDocument/rename"],
    documentSymbolProvider: ["textDocument/documentSymbol"],
    foldingRangeProvider: ["textDocument/foldingRange"],
    documentFormattingProvider: ["textDocument/formatting"],
    codeActionProvider: ["textDocument/codeAction"],
    semanticTokensProvider: ["textDocument/semanticTokens/full", "textDocument/semanticTokens/full/delta"],
    codeLensProvider: ["textDocument/codeLens"],
  };
  expect(capabilities.positionEncoding).toBe("utf-16");
  const said = Object.keys(capabilities).filter((name) => name !== "positionEncoding");
  expect(said.sort()).toEqual(Object.keys(methods).sort());
  for (const method of Object.values(methods).flat()) {
    const own = steps.filter(({ sent }) => sent.method === method);
    expect(own.length, method).toBeGreaterThan(0);
    const asked = own.filter(({ sent }) => sent.id !== undefined);
    const answered = asked.filter(({ heard }) => heard.some(({ result }) => isSomething(result)));
    if (asked.length > 0) expect(answered.length, method).toBeGreaterThan(0);
  }
});

function isSomething(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return typeof value === "object" && value !== null;
}

async function answersTo({ heard, sent }: Step, client: Client): Promise<readonly Json[]> {
  if (sent.method === "exit") return [];
  if (!accepts) return await client.take(heard.length);
  if (sent.id === undefined) return await client.takeAll(quiet);
  return [await client.takeUntil(({ id, method }) => id === sent.id && method === undefined)];
}

/** Addresses as they are here, or as they are written down. */
function renamed(message: Json, names: readonly (readonly [string, string])[], from: 0 | 1, to: 0 | 1): Json {
  const text = names.reduce(
    (all, pair) => all.replaceAll(JSON.stringify(pair[from]).slice(1, -1), pair[to]),
    JSON.stringify(message),
  );
  return JSON.parse(text) as Json;
}

/** Ids of answers and of the server's own requests say nothing. */
function withoutIds({ jsonrpc: _, id: __, ...message }: Json): Json {
  if (message.method !== "client/registerCapability") return message;
  const { registrations } = message.params as { readonly registrations: readonly Json[] };
  return { ...message, params: { registrations: registrations.map(({ id: ___, ...each }) => each) } };
}

/** A diagnostic that was sent in full before is named alone. */
function shortened(message: Json, known: Set<string>): Json {
  if (message.method !== "textDocument/publishDiagnostics") return message;
  const params = message.params as { readonly diagnostics: readonly Json[] };
  const diagnostics = params.diagnostics.map((one) => {
    const text = JSON.stringify(one);
    const { start } = one.range as { readonly start: { readonly line: number; readonly character: number } };
    if (known.has(text)) return `${one.code} at ${start.line}:${start.character}, as before`;
    known.add(text);
    return one;
  });
  return { ...message, params: { ...params, diagnostics } };
}
