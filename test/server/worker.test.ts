import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { MessageChannel, type MessagePort } from "node:worker_threads";
import { rolldown } from "rolldown";
import { afterEach, beforeAll, expect, test } from "vitest";
import type { Port, WorkerPort } from "../../src/server/port.ts";
import type { FromServer, ToServer, WorkerSurroundings } from "../../src/server/worker-entry.ts";
import type { Json } from "./support/client.ts";

/** The two workers of a page, bundled as a page would have them. */
interface Built {
  readonly code: string;
  readonly serveInWorker: (port: Port, surroundings: WorkerSurroundings) => void;
  readonly proveInWorker: (port: Port) => void;
}

let built: Built;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "signoff-worker-"));
  const entry = join(folder, "entry.js");
  const from = ["worker-entry", "prover-entry"].map(
    (name) => `export * from ${JSON.stringify(join(process.cwd(), `src/server/${name}.ts`))};`,
  );
  writeFileSync(entry, from.join("\n"));
  const bundle = await rolldown({ input: entry, platform: "browser", logLevel: "silent" });
  const { output } = await bundle.generate({ format: "esm", codeSplitting: false });
  await bundle.close();
  const file = join(folder, "built.mjs");
  writeFileSync(file, output[0].code);
  const made = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Omit<Built, "code">;
  built = { code: output[0].code, serveInWorker: made.serveInWorker, proveInWorker: made.proveInWorker };
});

const open: { close(): void }[] = [];
afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

function channel(): { readonly here: MessagePort; readonly there: MessagePort } {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  return { here: port1, there: port2 };
}

/** A page with its language worker: what it hears on either port. */
function page(files: Readonly<Record<string, string>>) {
  const talk = channel();
  const control = channel();
  const heard: Json[] = [];
  const told: FromServer[] = [];
  const reports = () => told.flatMap((one) => (one.kind === "told" ? [one.report] : []));
  let wake = (): void => undefined;
  let lastId = 0;
  talk.here.on("message", (data: Json) => {
    heard.push(data);
    const { id, method } = data;
    if (method !== undefined && id !== undefined) talk.here.postMessage({ jsonrpc: "2.0", id, result: null });
    wake();
  });
  control.here.on("message", (data: FromServer) => {
    told.push(data);
    wake();
  });
  const beginProver = (): WorkerPort => {
    const prover = channel();
    built.proveInWorker(prover.there as unknown as Port);
    prover.here.start();
    return Object.assign(prover.here as unknown as Port, { terminate: () => prover.here.close() }) as WorkerPort;
  };
  built.serveInWorker(talk.there as unknown as Port, { beginProver, lensCommand: "page.select" });
  talk.here.postMessage({ control: control.there }, [control.there]);
  const say = (message: ToServer): void => talk.here.postMessage(message);
  say({ kind: "files", files });
  const until = async <Found>(find: () => Found | undefined): Promise<Found> => {
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  const notify = (method: string, params: unknown): void => talk.here.postMessage({ jsonrpc: "2.0", method, params });
  return {
    say,
    notify,
    heard,
    post: (message: unknown) => talk.here.postMessage(message),
    until,
    told,
    reports,
    ask: (method: string, params: unknown): Promise<Json> => {
      lastId += 1;
      const id = lastId;
      talk.here.postMessage({ jsonrpc: "2.0", id, method, params });
      return until(() => heard.find((message) => message.id === id && message.method === undefined));
    },
    openDocument: (uri: string, text: string, languageId = "signoff") =>
      notify("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text } }),
  };
}

const capabilities = { textDocument: { codeLens: { dynamicRegistration: true } } };

test("the bundle needs neither Node nor eval", () => {
  expect([...built.code.matchAll(/from\s*["'](node:[^"']+)["']/g)]).toEqual([]);
  expect(built.code).not.toMatch(/\bnew Function\(|\beval\(/);
});

test("what a page gives is read, proven and told, with the paths of the page whatever Monaco writes", async () => {
  const text = 'include "Teams.signoff"\nrefund > 10K → review by finance\n';
  const one = page({ "/Credit/Main.signoff": text, "/Credit/Teams.signoff": "team finance\n" });
  await one.ask("initialize", { processId: null, rootUri: null, capabilities });
  one.notify("initialized", {});
  one.openDocument("file:///credit/main.signoff", text);
  const last = await one.until(() => one.reports().find(({ proven }) => proven === "all"));
  expect(last).toMatchObject({ uri: "file:///credit/main.signoff", version: 1 });
  const codes = last.told.map(({ code }) => code);
  expect(codes).toContain("input/unknowns");
  expect(codes.filter((code) => code.startsWith("include/"))).toEqual([]);
  const fails = last.told.find(({ code }) => code === "input/unknowns");
  expect(fails).toMatchObject({ span: { file: "/Credit/Main.signoff" }, rules: ["rule 1"] });
  expect(fails?.mends.map(({ title }) => title)).toContain("Keep this decision as an example");
  const steps = one.reports().map(({ proven }) => proven);
  expect(steps).toEqual(["asked", "first", "all"]);
});

test("places in files without a model are left out, and are there once it has one", async () => {
  const text = 'include "teams.signoff"\nrefund > 10K → review by finance\n';
  const one = page({ "/main.signoff": text, "/teams.signoff": "team finance\n" });
  await one.ask("initialize", { processId: null, rootUri: null, capabilities });
  one.openDocument("file:///main.signoff", text);
  const where = { textDocument: { uri: "file:///main.signoff" }, position: { line: 1, character: 27 } };
  expect(await one.ask("textDocument/definition", where)).toMatchObject({ result: null });
  expect(await one.ask("textDocument/rename", { ...where, newName: "money" })).toMatchObject({ result: null });
  const refused = await one.until(() => one.told.find(({ kind }) => kind === "refused"));
  expect(refused).toEqual({ kind: "refused", because: "Open /teams.signoff first: the name stands there, too." });
  one.openDocument("file:///teams.signoff", "team finance\n");
  expect(await one.ask("textDocument/definition", where)).toMatchObject({ result: { uri: "file:///teams.signoff" } });
  expect((await one.ask("textDocument/rename", { ...where, newName: "money" })).result).toHaveProperty([
    "changes",
    "file:///teams.signoff",
  ]);
});

test("knowledge and other files come at any time; a client that cannot be asked to look again gets the capability anew", async () => {
  const text = 'include "teams.signoff"\nrule "large" refund > 10K → review by finance\n';
  const one = page({ "/main.signoff": text });
  await one.ask("initialize", { processId: null, rootUri: null, capabilities });
  one.notify("initialized", {});
  one.openDocument("file:///main.signoff", text);
  const registrations = () => one.heard.filter(({ method }) => method === "client/registerCapability").length;
  await one.until(() => one.reports().find((report) => report.told.some(({ code }) => code === "include/unreadable")));
  one.say({ kind: "files", files: { "teams.signoff": "team finance\n" } });
  await one.until(() => one.reports().find(({ proven }) => proven === "all"));
  const before = registrations();
  one.say({ kind: "knowledge", knowledge: { fields: {}, rules: { large: { applies: 5, certain: 5, alone: 2 } } } });
  await one.until(() => (registrations() > before ? true : undefined));
  const { result } = await one.ask("textDocument/codeLens", { textDocument: { uri: "file:///main.signoff" } });
  expect(result).toMatchObject([{ command: { command: "page.select", arguments: ["large"] } }]);
  one.say({ kind: "knowledge", knowledge: null });
  await one.until(() => (registrations() > before + 1 ? true : undefined));
  expect(await one.ask("textDocument/codeLens", { textDocument: { uri: "file:///main.signoff" } })).toMatchObject({
    result: [],
  });
});

test("models of other languages are nobody's business, and nonsense on the ports hurts nobody", async () => {
  const one = page({});
  for (const nonsense of [
    null,
    5,
    "x",
    [],
    { control: 7 },
    { jsonrpc: "1.0" },
    { jsonrpc: "2.0" },
    { jsonrpc: "2.0", id: {}, method: 4 },
  ])
    one.post(nonsense);
  one.say({ kind: "files", files: null } as unknown as ToServer);
  one.say(7 as unknown as ToServer);
  await one.ask("initialize", { processId: null, rootUri: null, capabilities: {} });
  one.openDocument("file:///a.js", "let x = 1 +", "javascript");
  one.openDocument("file:///a.signoff", "a > 1 → block\n");
  await one.until(() => one.reports().find(({ proven }) => proven === "all"));
  expect(new Set(one.reports().map(({ uri }) => uri))).toEqual(new Set(["file:///a.signoff"]));
  expect(
    await one.ask("textDocument/hover", { textDocument: { uri: "file:///a.js" }, position: { line: 0, character: 4 } }),
  ).toMatchObject({ result: null });
});
