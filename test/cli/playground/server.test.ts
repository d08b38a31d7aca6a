import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { playgroundServer } from "../../../src/cli/playground/server.ts";
import { ask } from "../../support/http.ts";

const root = mkdtempSync(join(tmpdir(), "playground-"));
const folder = join(root, "policies");
const bundle = join(root, "bundle");
const text = "refund > $10K → review by finance\n";
mkdirSync(join(folder, "refunds"), { recursive: true });
mkdirSync(join(bundle, "assets"), { recursive: true });
mkdirSync(join(folder, ".git"));
writeFileSync(join(folder, ".git", "secret.signoff"), "hidden");
writeFileSync(join(folder, "refunds", "a.signoff"), `policy "A"\ninclude "teams.signoff"\n${text}`);
writeFileSync(join(folder, "refunds", "teams.signoff"), "team finance\n  2 people\n");
writeFileSync(join(folder, "refunds", "history.csv"), "refund\n1\n");
writeFileSync(join(folder, "refunds", "mapping.json"), "{}");
writeFileSync(join(folder, "refunds", "compute.js"), "evil");
writeFileSync(join(root, "outside.signoff"), "outside");
symlinkSync(join(root, "outside.signoff"), join(folder, "link.signoff"));
symlinkSync(root, join(folder, "up"));
symlinkSync(join(folder, ".git", "secret.signoff"), join(folder, "shown.signoff"));
symlinkSync(join(folder, "refunds", "mapping.json"), join(folder, "mapping.signoff"));
symlinkSync(join(folder, "refunds"), join(folder, "also"));
writeFileSync(join(bundle, "index.html"), `<!doctype html>${" ".repeat(2000)}`);
writeFileSync(join(bundle, "assets", "compute-1a2b.js"), "1");
writeFileSync(join(bundle, "assets", "main-1a2b.js"), "1");
mkdirSync(join(bundle, "library"));
writeFileSync(join(bundle, "library", "sample.signoff"), "of the build");
const server = playgroundServer({ folder, bundle, open: "refunds/a.signoff" });
let port = 0;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
  rmSync(root, { recursive: true, force: true });
});

const digest = (content: string): string => createHash("sha256").update(content).digest("hex");
const save = (path: string, body: string, expected: string, headers = {}) =>
  ask(port, `/library/${path}`, {
    method: "PUT",
    body,
    headers: { "x-signoff-save": "1", "if-match": expected, ...headers },
  });

test("whatever is answered carries a policy that runs no text as code", async () => {
  const page = await ask(port, "/");
  expect(page.status).toBe(200);
  expect(page.headers["content-security-policy"]).toContain("script-src 'self';");
  expect(page.headers["content-security-policy"]).not.toContain("unsafe-eval");
  expect(page.headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  expect(page.headers["x-content-type-options"]).toBe("nosniff");
  for (const path of ["/assets/main-1a2b.js", "/assets/compute-1a2b.js", "/library.json", "/nowhere"]) {
    const { headers } = await ask(port, path);
    expect(headers["content-security-policy"]).toBe(page.headers["content-security-policy"]);
  }
});

test("a file of the folder is never code, whatever it is called", async () => {
  const file = await ask(port, "/library/refunds/compute.js");
  expect(file.status).toBe(200);
  expect(file.headers["content-type"]).toBe("application/octet-stream");
  expect(file.headers["content-security-policy"]).not.toContain("unsafe-eval");
});

test("long texts go zipped to who takes it", async () => {
  const zipped = await ask(port, "/", { headers: { "accept-encoding": "gzip, br" } });
  expect(zipped.headers["content-encoding"]).toBe("gzip");
  expect((await ask(port, "/")).headers["content-encoding"]).toBeUndefined();
});

test.each([
  ["another host", { host: "evil.example" }],
  ["another host that ends alike", { host: "127.0.0.1.evil.example" }],
  ["another port", { host: "127.0.0.1:1" }],
  ["another origin", { origin: "https://evil.example" }],
  ["no origin at all", { origin: "null" }],
  ["a request from another site", { "sec-fetch-site": "cross-site" }],
  ["a request from another port", { "sec-fetch-site": "same-site" }],
  [
    "a frame of another site",
    { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe" },
  ],
])("refused: %s", async (_, headers) => {
  for (const path of ["/", "/library.json", "/library/refunds/a.signoff"]) {
    const answer = await ask(port, path, { headers });
    expect(answer.status).toBe(403);
    expect(answer.text).not.toContain("refund >");
  }
});

test("a link to the page may be followed from anywhere, a link to a file may not", async () => {
  const headers = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };
  expect((await ask(port, "/", { headers })).status).toBe(200);
  expect((await ask(port, "/library/refunds/a.signoff", { headers })).status).toBe(403);
});

test("the library names policies with their files and histories, and what is included only there", async () => {
  const { text: json } = await ask(port, "/library.json");
  expect(JSON.parse(json)).toEqual({
    writable: true,
    folder: expect.stringMatching(/^[\da-f]{16}$/),
    open: "refunds/a.signoff",
    policies: [
      {
        title: "A",
        path: "refunds/a.signoff",
        files: ["refunds/teams.signoff"],
        histories: [{ path: "refunds/history.csv", bytes: 9, mapping: "refunds/mapping.json" }],
      },
    ],
  });
});

test.each([
  "/library/../outside.signoff",
  "/library/%2e%2e/outside.signoff",
  "/library/..%2foutside.signoff",
  "/library/refunds/../../outside.signoff",
  "/library//etc/passwd",
  "/library/%2fetc%2fpasswd",
  "/library/link.signoff",
  "/library/up/outside.signoff",
  "/library/.git/secret.signoff",
  "/library/shown.signoff",
  "/library/refunds",
  "/library/",
  "/library/%00",
  "/library/sample.signoff",
  "/%",
  "/../outside.signoff",
  "/no-such-page",
])("not given out: %s", async (path) => {
  const answer = await ask(port, path);
  expect([400, 404]).toContain(answer.status);
  expect(answer.text).not.toMatch(/outside$|hidden|root:|of the build/);
});

test("a save writes the file that was opened, whole, and says its new digest", async () => {
  const before = readFileSync(join(folder, "refunds", "teams.signoff"), "utf8");
  const after = before.replace("2 people", "3 people");
  const answer = await save("refunds/teams.signoff", after, digest(before));
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.text)).toEqual({ path: "refunds/teams.signoff", digest: digest(after) });
  expect(readFileSync(join(folder, "refunds", "teams.signoff"), "utf8")).toBe(after);
  expect(readdirSync(join(folder, "refunds")).filter((name) => name.startsWith("."))).toEqual([]);
  const again = await save("refunds/teams.signoff", before, digest(before));
  expect(again.status).toBe(412);
  expect(again.text).toContain("changed by somebody else");
  expect(readFileSync(join(folder, "refunds", "teams.signoff"), "utf8")).toBe(after);
});

test("a file that begins with a byte order mark is known by its text", async () => {
  writeFileSync(join(folder, "refunds", "marked.signoff"), `\uFEFF${text}`);
  expect((await save("refunds/marked.signoff", `${text}# more\n`, digest(text))).status).toBe(200);
  expect(readFileSync(join(folder, "refunds", "marked.signoff"), "utf8")).toBe(`${text}# more\n`);
  rmSync(join(folder, "refunds", "marked.signoff"));
});

test("a new policy is saved where none stands", async () => {
  expect((await save("refunds/new.signoff", text, "none")).status).toBe(200);
  expect(readFileSync(join(folder, "refunds", "new.signoff"), "utf8")).toBe(text);
  const again = await save("refunds/new.signoff", text, "none");
  expect(again.status).toBe(412);
  expect(again.text).toContain("There is a file of this name already");
  rmSync(join(folder, "refunds", "new.signoff"));
});

test.each([
  ["another kind of file", "refunds/mapping.json", 403],
  ["a page", "refunds/x.html", 403],
  ["outside", "..%2fnew.signoff", 400],
  ["through a link to a folder", "up/new.signoff", 403],
  ["through a link to a file", "link.signoff", 403],
  ["hidden", ".git/new.signoff", 403],
  ["through a link to what is hidden", "shown.signoff", 403],
  ["through a link to what is no policy", "mapping.signoff", 403],
  ["a name that no file can have", `${"a".repeat(250)}.signoff`, 400],
  ["in a folder that is not there", "nowhere/new.signoff", 403],
])("not written: %s", async (_, path, status) => {
  for (const expected of ["none", digest("hidden"), digest("{}")])
    expect((await save(path, "new", expected)).status).toBe(status);
  expect(readFileSync(join(root, "outside.signoff"), "utf8")).toBe("outside");
  expect(readFileSync(join(folder, ".git", "secret.signoff"), "utf8")).toBe("hidden");
  expect(readFileSync(join(folder, "refunds", "mapping.json"), "utf8")).toBe("{}");
  expect(readdirSync(root).sort()).toEqual(["bundle", "outside.signoff", "policies"]);
});

test("a name may be as long as file systems take it, and a link to a folder inside may be followed", async () => {
  const name = `${"a".repeat(247)}.signoff`;
  expect((await save(`also/${name}`, text, "none")).status).toBe(200);
  expect(readFileSync(join(folder, "refunds", name), "utf8")).toBe(text);
  rmSync(join(folder, "refunds", name));
});

test("no save but the page's own, of a text, of a version", async () => {
  const body = text;
  const now = digest(readFileSync(join(folder, "refunds", "a.signoff"), "utf8"));
  const put = (headers: Record<string, string>, content: string | Uint8Array = body) =>
    ask(port, "/library/refunds/a.signoff", { method: "PUT", body: content, headers });
  expect((await put({ "if-match": now })).status).toBe(403);
  expect((await put({ "x-signoff-save": "1" })).status).toBe(400);
  expect((await put({ "x-signoff-save": "1", "if-match": now, origin: "https://evil.example" })).status).toBe(403);
  expect((await put({ "x-signoff-save": "1", "if-match": now }, new Uint8Array([0xff, 0xfe]))).status).toBe(400);
  expect((await put({ "x-signoff-save": "1", "if-match": now }, "x".repeat(2 * 1024 * 1024 + 1))).status).toBe(413);
  expect((await ask(port, "/library/refunds/a.signoff", { method: "DELETE" })).status).toBe(405);
  expect(readFileSync(join(folder, "refunds", "a.signoff"), "utf8")).toContain(text);
});
