import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv } from "ajv";
import { unzipSync } from "fflate";
import { beforeAll, expect, test } from "vitest";
import { clientOf, type Json } from "../server/support/client.ts";

const folder = mkdtempSync(join(tmpdir(), "signoff-vscode-"));
let packed: Readonly<Record<string, Uint8Array>> = {};
const text = (name: string): string => Buffer.from(packed[name] ?? []).toString("utf8");
const at = (name: string): string => join(folder, "vscode", name);

beforeAll(() => {
  const { status, stderr } = spawnSync(process.execPath, ["scripts/pack-vscode.ts", folder], { encoding: "utf8" });
  expect(stderr).toBe("");
  expect(status).toBe(0);
  packed = unzipSync(readFileSync(join(folder, "signoff.vsix")));
});

test("the .vsix holds what the editor looks for, and the folder beside it the same", () => {
  const names = Object.keys(packed);
  expect(names.slice(0, 2)).toEqual(["[Content_Types].xml", "extension.vsixmanifest"]);
  const needed = ["package.json", "README.md", "LICENSE.txt", "NOTICES.txt", "language-configuration.json"];
  const code = ["dist/client.cjs", "dist/server.mjs", "dist/prover-thread.mjs"];
  const shown = [
    "images/icon.png",
    "images/file.svg",
    "syntaxes/signoff.tmLanguage.json",
    "docs/diagnostics/policy/gap.md",
  ];
  for (const name of [...needed, ...code, ...shown]) {
    expect(packed[`extension/${name}`]?.length ?? 0, name).toBeGreaterThan(100);
    expect(Buffer.from(packed[`extension/${name}`] ?? []), name).toEqual(readFileSync(at(name)));
  }
  expect(names.filter((name) => /\.ts$|tsconfig|node_modules|\.map$/.test(name))).toEqual([]);
  const types = [...text("[Content_Types].xml").matchAll(/Extension="(\.[a-z]+)"/g)].map(([, end]) => end);
  const ends = new Set(names.slice(1).map((name) => /\.[a-z]+$/.exec(name)?.[0]));
  expect([...ends].filter((end) => !types.includes(end))).toEqual([]);
});

test("it is packed the same way twice", () => {
  const again = mkdtempSync(join(tmpdir(), "signoff-vscode-"));
  spawnSync(process.execPath, ["scripts/pack-vscode.ts", again]);
  expect(readFileSync(join(again, "signoff.vsix")).equals(readFileSync(join(folder, "signoff.vsix")))).toBe(true);
});

test("its manifest names what package.json names, and files that are there", () => {
  const own = JSON.parse(text("extension/package.json")) as Json & { readonly engines: Json };
  const manifest = text("extension.vsixmanifest");
  expect(manifest).toContain(`Id="${own.name}" Version="${own.version}" Publisher="${own.publisher}"`);
  expect(manifest).toContain(`Code.Engine" Value="${own.engines.vscode}"`);
  const assets = [...manifest.matchAll(/Path="(extension\/[^"]+)"/g)].map(([, path = ""]) => path);
  expect(assets.length).toBe(4);
  for (const asset of [...assets, `extension/${own.icon}`]) expect(packed[asset], asset).toBeDefined();
});

test("its package.json is one that the editor takes, and its files are there", () => {
  const schema = JSON.parse(readFileSync("test/editors/extension-manifest.schema.json", "utf8")) as object;
  const own = JSON.parse(text("extension/package.json")) as Json;
  const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);
  validate(own);
  expect(validate.errors).toBeNull();
  validate({ ...own, publisher: "two words", nonsense: 1 });
  expect(validate.errors?.map(({ keyword }) => keyword).sort()).toEqual(["additionalProperties", "pattern"]);
  const named = [...JSON.stringify(own).matchAll(/"(\.\/[^"]+)"/g)].map(([, path = ""]) => path);
  expect(named.length).toBeGreaterThan(4);
  for (const path of [...named, own.icon as string]) expect(existsSync(at(path)), path).toBe(true);
  expect(own.version).toBe((JSON.parse(readFileSync("package.json", "utf8")) as Json).version);
});

test("the icon is a picture of 128 by 128", () => {
  const icon = Buffer.from(packed["extension/images/icon.png"] ?? []);
  expect(icon.subarray(1, 4).toString("latin1")).toBe("PNG");
  expect([icon.readUInt32BE(16), icon.readUInt32BE(20)]).toEqual([128, 128]);
});

test("all code that is packed from elsewhere has its licence in the notices", () => {
  const notices = text("extension/NOTICES.txt");
  for (const name of ["chevrotain", "vscode-languageclient", "vscode-languageserver", "temporal-polyfill"])
    expect(notices).toMatch(new RegExp(`^(?:@[a-z-]+/)?${name} \\(.+\\)\\n\\n\\S`, "m"));
});

test("the server that is packed answers, and proves, with nothing else beside it", async () => {
  const client = clientOf([at("dist/server.mjs"), "--stdio"], folder);
  const { result } = await client.ask("initialize", { processId: null, rootUri: null, capabilities: {} });
  expect(result).toMatchObject({ capabilities: { hoverProvider: true }, serverInfo: { name: "signoff" } });
  client.send({ method: "initialized", params: {} });
  const textDocument = { uri: "untitled:a", languageId: "signoff", version: 1, text: "a > 1 → review by x\n" };
  client.send({ method: "textDocument/didOpen", params: { textDocument } });
  const proven = await client.takeUntil((message) => JSON.stringify(message).includes("input/unknowns"));
  expect(JSON.stringify(proven)).toContain("docs/diagnostics/input/unknowns.md");
  await client.ask("shutdown", undefined);
  client.send({ method: "exit" });
  expect([await client.ended, client.complaints()]).toEqual([0, ""]);
});

test("the client asks the editor for its own module alone, and begins the server that is packed", () => {
  const code = text("extension/dist/client.cjs");
  const required = [...code.matchAll(/require\(["'`]([^"'`]+)["'`]\)/g)].map(([, name = ""]) => name);
  expect(required).toContain("vscode");
  expect(required.filter((name) => name !== "vscode" && !/^(node:)?[a-z_/]+$/.test(name))).toEqual([]);
  expect(code).toContain("dist/server.mjs");
  expect(code).toMatch(/handleDiagnostics:[^;]*isWritableFileSystem\(\w+\.scheme\)/);
});
