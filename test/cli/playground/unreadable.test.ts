import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { libraryOf } from "../../../src/cli/playground/library.ts";
import { run } from "../run.ts";

const folder = mkdtempSync(join(tmpdir(), "unreadable-"));
writeFileSync(join(folder, "a.signoff"), "refund > $10K → review by finance\n");
mkdirSync(join(folder, "closed"));
writeFileSync(join(folder, "closed", "b.signoff"), "refund > $10K → review by finance\n");
chmodSync(folder, 0o755);
chmodSync(join(folder, "closed"), 0o000);
afterAll(() => {
  chmodSync(join(folder, "closed"), 0o755);
  rmSync(folder, { recursive: true });
});

/** The machine's administrator may read everything. */
async function asSomebody<Result>(act: () => Promise<Result>): Promise<Result> {
  const isAdministrator = process.geteuid?.() === 0;
  if (isAdministrator) process.seteuid?.(65_534);
  try {
    return await act();
  } finally {
    if (isAdministrator) process.seteuid?.(0);
  }
}

test("a folder below that may not be read is left out, and told of", async () => {
  const unread: string[] = [];
  const { policies } = await asSomebody(async () =>
    libraryOf(folder, { writable: true, unread: (inside) => unread.push(inside) }),
  );
  expect(policies.map(({ path }) => path)).toEqual(["a.signoff"]);
  expect(unread).toEqual(["closed"]);
});

test("a folder that may not be read itself is said to be so", async () => {
  const closed = join(folder, "closed");
  for (const [given, complaints] of [
    [closed, `${closed}: you may not read this folder.\n`],
    [join(closed, "b.signoff"), `${closed}/b.signoff: you may not read this folder.\n`],
  ] as const)
    expect(await asSomebody(() => run(["playground", given]))).toMatchObject({ exit: 2, out: "", complaints });
});
