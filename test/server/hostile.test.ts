import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, expect, test } from "vitest";
import { type Client, clientOf, type Json, languageServer } from "./support/client.ts";

const clients: Client[] = [];
afterEach(() => {
  for (const client of clients.splice(0)) client.kill();
});

async function started(capabilities: Json = {}): Promise<Client> {
  const client = clientOf(languageServer);
  clients.push(client);
  await client.ask("initialize", { processId: null, rootUri: null, capabilities });
  client.send({ method: "initialized", params: {} });
  return client;
}

function opened(client: Client, text: string, uri = "untitled:Untitled-1"): string {
  client.send({
    method: "textDocument/didOpen",
    params: { textDocument: { uri, languageId: "signoff", version: 1, text } },
  });
  return uri;
}

const diagnosticsOf =
  (uri: string, version?: number) =>
  ({ method, params }: Json): boolean => {
    const own = Object(params) as Json;
    return (
      method === "textDocument/publishDiagnostics" &&
      own.uri === uri &&
      (version === undefined || own.version === version)
    );
  };

/** It is still there, and still right. */
async function answers(client: Client, after: string): Promise<void> {
  const uri = opened(client, "refund > 10K → review by finance\n", "untitled:Alive");
  const { result } = await client.ask("textDocument/hover", {
    textDocument: { uri },
    position: { line: 0, character: 2 },
  });
  expect(JSON.stringify(result), after).toContain("refund");
}

function framed(body: string | Uint8Array): Buffer {
  const bytes = Buffer.from(body);
  return Buffer.concat([Buffer.from(`Content-Length: ${bytes.length}\r\n\r\n`), bytes]);
}

const brokenMessages: readonly (readonly [string, Uint8Array])[] = [
  ["no JSON", framed("{nonsense")],
  ["a number", framed("7")],
  ["null", framed("null")],
  ["a list", framed('[{"jsonrpc":"2.0","method":"shutdown","id":5}]')],
  ["bytes that are no UTF-8", framed(new Uint8Array([0xff, 0xfe, 0x7b]))],
  ["no length", Buffer.from("Content-Type: x\r\n\r\n{}")],
  ["a length that is none", Buffer.from("Content-Length: abc\r\n\r\n{}")],
  ["a negative length", Buffer.from("Content-Length: -5\r\n\r\n{}")],
  ["a length beyond all memory", Buffer.from("Content-Length: 999999999\r\n\r\n")],
  ["a header without end", Buffer.from(`Content-Length: 5${"x".repeat(3000)}`)],
  ["deep brackets", framed("[".repeat(200_000))],
  ["a method that is none", framed('{"jsonrpc":"2.0","id":9,"method":{"a":1}}')],
  ["an answer that nobody asked for", framed('{"jsonrpc":"2.0","id":"constructor","result":{}}')],
  ["a cancelled request that never was", framed('{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":77}}')],
];

test("a broken message costs only itself", async () => {
  const client = await started();
  for (const [what, bytes] of brokenMessages) {
    client.sendRaw(bytes);
    await answers(client, what);
  }
});

const brokenParams: readonly (readonly [string, unknown])[] = [
  ["nothing", undefined],
  ["null", null],
  ["a list", []],
  ["no document", { position: { line: 0, character: 0 } }],
  ["a document without address", { textDocument: {}, position: { line: 0, character: 0 } }],
  ["an address that is a number", { textDocument: { uri: 5 }, position: { line: 0, character: 0 } }],
  ["an address with broken signs", { textDocument: { uri: "file:///%E0%A4%A" }, position: { line: 0, character: 0 } }],
  [
    "a document that is not open",
    { textDocument: { uri: "file:///nowhere.signoff" }, position: { line: 0, character: 0 } },
  ],
  ["__proto__", { textDocument: { uri: "__proto__" }, position: { line: 0, character: 0 } }],
  ["no position", { textDocument: { uri: "untitled:Untitled-1" } }],
  ["a position that is a text", { textDocument: { uri: "untitled:Untitled-1" }, position: "here" }],
  ["a position far away", { textDocument: { uri: "untitled:Untitled-1" }, position: { line: 1e9, character: -4 } }],
  [
    "a position that is no number",
    { textDocument: { uri: "untitled:Untitled-1" }, position: { line: Number.NaN, character: {} } },
  ],
];

test("every request is answered, whatever it asks about, and nothing else happens", async () => {
  const client = await started();
  opened(client, "refund > 10K → review by finance\n");
  const methods = ["completion", "hover", "definition", "references", "prepareRename", "rename", "documentSymbol"];
  const others = [
    "foldingRange",
    "formatting",
    "codeAction",
    "codeLens",
    "semanticTokens/full",
    "semanticTokens/full/delta",
  ];
  for (const [what, params] of brokenParams) {
    for (const method of [...methods, ...others]) {
      const answer = await client.ask(`textDocument/${method}`, params);
      expect("result" in answer || "error" in answer, `${method} with ${what}`).toBe(true);
      // What is wrong with a question is told in words, and is no fault of the server.
      if ("error" in answer) expect(answer.error, `${method} with ${what}`).toMatchObject({ code: -32602 });
      expect(JSON.stringify(answer)).not.toMatch(/undefined|Cannot read|is not a function/);
    }
    const unknown = await client.ask("textDocument/nonsense", params);
    expect(unknown.error).toMatchObject({ code: -32601 });
    await answers(client, what);
  }
});

const brokenNotifications: readonly (readonly [string, string, unknown])[] = [
  [
    "a document without text",
    "textDocument/didOpen",
    { textDocument: { uri: "untitled:a", languageId: "signoff", version: 1 } },
  ],
  ["nothing at all", "textDocument/didOpen", {}],
  [
    "a change of what is not open",
    "textDocument/didChange",
    { textDocument: { uri: "untitled:b", version: 2 }, contentChanges: [{ text: "x" }] },
  ],
  [
    "a change without text",
    "textDocument/didChange",
    { textDocument: { uri: "untitled:Untitled-1", version: 2 }, contentChanges: [{}] },
  ],
  [
    "a change with a range of nonsense",
    "textDocument/didChange",
    { textDocument: { uri: "untitled:Untitled-1", version: 2 }, contentChanges: [{ range: 5, text: "x" }] },
  ],
  [
    "changes that are no list",
    "textDocument/didChange",
    { textDocument: { uri: "untitled:Untitled-1", version: 2 }, contentChanges: 7 },
  ],
  ["closing what is not open", "textDocument/didClose", { textDocument: { uri: "untitled:never" } }],
  ["knowledge that is a text", "signoff/knowledge", { uri: "untitled:Untitled-1", knowledge: "all" }],
  [
    "knowledge of nonsense",
    "signoff/knowledge",
    { knowledge: { fields: [1], rules: { a: { applies: "x" }, __proto__: 5 } } },
  ],
  ["columns of nonsense", "signoff/knowledge", { knowledge: { columns: [1, { name: 2 }, { name: "a", holds: "b" }] } }],
  ["files changed that are none", "workspace/didChangeWatchedFiles", null],
  ["a notification that nobody knows", "$/nonsense", { a: 1 }],
];

test("every notification is taken, whatever it says, and nothing else happens", async () => {
  const client = await started();
  opened(client, "refund > 10K → review by finance\n");
  for (const [what, method, params] of brokenNotifications) {
    client.send({ method, params });
    await answers(client, what);
  }
});

test("a range that ends before it begins, and one beyond the end, change what editors would change", async () => {
  const client = await started();
  const uri = opened(client, "refund > 10K → review by finance\n");
  const change = (version: number, range: unknown, text: string): void =>
    client.send({
      method: "textDocument/didChange",
      params: { textDocument: { uri, version }, contentChanges: [{ range, text }] },
    });
  change(2, { start: { line: 0, character: 6 }, end: { line: 0, character: 0 } }, "amount");
  change(3, { start: { line: 900, character: 0 }, end: { line: 1000, character: 7 } }, "amount > 5 → block\n");
  const { result } = await client.ask("textDocument/documentSymbol", { textDocument: { uri } });
  expect((result as readonly Json[]).map(({ detail }) => detail)).toEqual(["amount > 10K", "amount > 5"]);
});

const hostileTexts: readonly (readonly [string, string])[] = [
  ["signs that no text has", "\u0000\uD800\uFFFF\u202E → \u0007"],
  ["brackets without end", `${"(".repeat(5000)}a > 1 → block`],
  ["one endless line", `a ${"or a ".repeat(50_000)}> 1 → block`],
  [
    "names of prototypes",
    '__proto__ > 1 or constructor is yes → review by toString\nrule "hasOwnProperty" a → block\n',
  ],
  ["an endless text in quotes", `policy "${"x".repeat(1_000_000)}`],
  ["a number without end", `a > ${"9".repeat(10_000_000)} → block`],
  ["only blanks", "\r\n\t \r \u2028\n".repeat(10_000)],
];

test("hostile text is read", async () => {
  const client = await started();
  for (const [what, text] of hostileTexts) {
    const uri = opened(client, text, `untitled:${what.replaceAll(" ", "-")}`);
    await client.takeUntil(diagnosticsOf(uri));
    for (const method of ["documentSymbol", "foldingRange", "semanticTokens/full", "formatting", "codeLens"])
      expect(
        await client.ask(`textDocument/${method}`, { textDocument: { uri }, options: {} }),
        what,
      ).not.toHaveProperty("error");
    const position = { line: 0, character: 3 };
    for (const method of ["completion", "hover", "definition"])
      expect(await client.ask(`textDocument/${method}`, { textDocument: { uri }, position }), what).not.toHaveProperty(
        "error",
      );
    client.send({ method: "textDocument/didClose", params: { textDocument: { uri } } });
    await answers(client, what);
  }
});

test("included files: missing, a folder, outside, in a circle", async () => {
  const folder = mkdtempSync(join(tmpdir(), "signoff-lsp-"));
  mkdirSync(join(folder, "below"));
  writeFileSync(join(folder, "circle.signoff"), 'include "main.signoff"\nteam finance\n');
  const uri = pathToFileURL(join(folder, "main.signoff")).href;
  const client = await started();
  const text =
    'include "gone.signoff"\ninclude "below"\ninclude "../../etc/passwd"\ninclude "circle.signoff"\na > 1 → block\n';
  opened(client, text, uri);
  const { params } = await client.takeUntil(diagnosticsOf(uri));
  const codes = (params as { readonly diagnostics: readonly Json[] }).diagnostics.map(({ code }) => code);
  expect(codes.filter((code) => String(code).startsWith("include/"))).toEqual([
    "include/unreadable",
    "include/unreadable",
    "include/outside",
  ]);
  await client.takeUntil(diagnosticsOf(pathToFileURL(join(folder, "circle.signoff")).href));
});

test("a broken configuration is told of where it is broken, and stops nothing", async () => {
  const folder = mkdtempSync(join(tmpdir(), "signoff-lsp-"));
  writeFileSync(join(folder, "signoff.config.json"), '{"severity": {"policy/gap": "loud"}, ');
  const client = await started();
  const uri = opened(client, "a > 1 → block\n", pathToFileURL(join(folder, "main.signoff")).href);
  const config = pathToFileURL(join(folder, "signoff.config.json")).href;
  const { params } = await client.takeUntil(diagnosticsOf(config));
  expect(params).toMatchObject({ diagnostics: [{ code: "config/json", severity: 1 }] });
  expect((await client.ask("textDocument/documentSymbol", { textDocument: { uri } })).result).toHaveLength(1);
});

test("an answer about an older text is not shown: of many edits in a row the last one counts", async () => {
  const client = await started();
  const uri = opened(client, "a > 1 → review by x\n");
  for (let version = 2; version <= 40; version++)
    client.send({
      method: "textDocument/didChange",
      params: { textDocument: { uri, version }, contentChanges: [{ text: `a > ${version} → review by x\n` }] },
    });
  const seen: number[] = [];
  const last = await client.takeUntil((message) => {
    if (!diagnosticsOf(uri)(message)) return false;
    const { version } = message.params as { readonly version: number };
    seen.push(version);
    return version === 40 && JSON.stringify(message).includes("input/unknowns");
  });
  expect(JSON.stringify(last)).toContain("a is at most 40");
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
});

test("nothing is answered before it is initialized and after it is shut down, and it is initialized once", async () => {
  const client = clientOf(languageServer);
  clients.push(client);
  const uri = opened(client, "refund > 10K → review by finance\n");
  const hover = { textDocument: { uri }, position: { line: 0, character: 2 } };
  expect((await client.ask("textDocument/hover", hover)).error).toMatchObject({ code: -32002 });
  const initialize = { processId: null, rootUri: null, capabilities: {} };
  expect(await client.ask("initialize", initialize)).toHaveProperty("result");
  expect((await client.ask("initialize", initialize)).error).toMatchObject({ code: -32600 });
  client.send({ method: "initialized", params: {} });
  expect(await client.ask("textDocument/hover", hover), "what was opened too early is not open").toMatchObject({
    result: null,
  });
  await answers(client, "a second initialize");
  await client.ask("shutdown", undefined);
  expect((await client.ask("textDocument/hover", hover)).error).toMatchObject({ code: -32600 });
});

test("a name that turns the direction of reading is refused", async () => {
  const client = await started();
  const uri = opened(client, "refund > 10K → review by finance\n");
  const at = { textDocument: { uri }, position: { line: 0, character: 2 } };
  const answer = await client.ask("textDocument/rename", { ...at, newName: "re\u202Efund" });
  expect(answer.error).toMatchObject({ message: "A name holds no signs that turn the direction of reading." });
});

test("it leaves with 0 after a shutdown, with 1 where the client is just gone", async () => {
  const polite = await started();
  expect(await polite.ask("shutdown", undefined)).toMatchObject({ result: null });
  polite.send({ method: "exit" });
  expect(await polite.ended).toBe(0);
  const gone = await started();
  gone.send({ method: "exit" });
  expect(await gone.ended).toBe(1);
});

test("it leaves where its input ends", async () => {
  const client = await started();
  opened(client, "a > 1 → block\n");
  client.end();
  expect(await client.ended).toBe(1);
});
