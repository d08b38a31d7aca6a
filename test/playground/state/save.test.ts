import { afterEach, expect, test } from "vitest";
import { closePage, hold, loadPage, surroundings } from "./page.ts";

afterEach(closePage);

const [one, two] = ["one > 1 → review by a\n", "two > 2 → review by b\n"];

async function waitFor(isThere: () => boolean): Promise<void> {
  await expect.poll(isThere).toBe(true);
}

test("a save that is asked for again while it runs is no change by somebody else", async () => {
  const around = surroundings({ "one.signoff": one });
  const page = await loadPage(around);
  page.type(`${one}# first\n`);
  const release = hold(around, "one.signoff");
  const first = page.save.save();
  await new Promise((done) => setTimeout(done));
  page.type(`${one}# first\n# second\n`);
  const second = page.save.save();
  const third = page.save.save();
  release();
  await Promise.all([first, second, third]);
  expect(around.puts.map(({ text }) => text)).toEqual([`${one}# first\n`, `${one}# first\n# second\n`]);
  expect(page.notice.notice.value?.kind).toBe("good");
  expect(page.policy.live.value).toEqual(page.policy.draft.value);
  expect(page.save.unsaved.value).toEqual([]);
});

test("another policy that is opened while a save runs keeps its own version in force", async () => {
  const around = surroundings({ "one.signoff": one, "two.signoff": two });
  const page = await loadPage(around);
  page.type(`${one}# changed\n`);
  const release = hold(around, "one.signoff");
  const saving = page.save.save();
  await page.open("two.signoff");
  release();
  await saving;
  expect(around.folder.get("one.signoff")).toBe(`${one}# changed\n`);
  expect(page.text()).toBe(two);
  expect(page.policy.live.value).toEqual([{ path: "two.signoff", text: two }]);
  expect(page.save.unsaved.value).toEqual([]);
  expect(page.notice.notice.value?.text).toBe("one.signoff is saved.");
});

test("what somebody else saved is not overwritten, until the reader has compared it", async () => {
  const around = surroundings({ "one.signoff": one });
  const page = await loadPage(around);
  page.type(`${one}# mine\n`);
  around.folder.set("one.signoff", `${one}# theirs\r\n`);
  await page.save.save();
  expect(around.puts).toEqual([]);
  expect(page.notice.notice.value?.text).toMatch(/^Not saved: somebody else changed one\.signoff/);
  await page.save.save();
  expect(around.puts).toEqual([]);
  const compare = page.notice.notice.value?.actions.find(({ words }) => words === "Compare");
  compare?.act();
  expect(page.policy.live.value?.[0].text).toBe(`${one}# theirs\n`);
  await page.save.save();
  expect(around.folder.get("one.signoff")).toBe(`${one}# mine\n`);
});

test("what can be done about one policy is not offered for another", async () => {
  const around = surroundings({ "one.signoff": one, "two.signoff": two });
  const page = await loadPage(around);
  page.type(`${one}# mine\n`);
  around.folder.set("one.signoff", `${one}# theirs\n`);
  await page.save.save();
  expect(page.notice.notice.value?.actions).toHaveLength(2);
  await page.open("two.signoff");
  expect(page.notice.notice.value).toBeUndefined();
});

test.each([
  ["a file of lines that end in \\r\\n keeps them", "a\r\nb\r\n", "a\nb\n", "a\nb\nc\n", "a\r\nb\r\nc\r\n"],
  ["mixed line ends become plain ones", "a\r\nb\nc\rd", "a\nb\nc\nd", "a\nb\nc\nd\n", "a\nb\nc\nd\n"],
  ["a mark at the beginning does no harm", "\uFEFFa\n", "a\n", "a\nb\n", "a\nb\n"],
])("%s", async (_, onDisk, shown, typed, written) => {
  const around = surroundings({ "one.signoff": onDisk });
  const page = await loadPage(around);
  expect(page.text()).toBe(shown);
  expect(page.save.unsaved.value).toEqual([]);
  page.type(typed);
  await page.save.save();
  expect(around.folder.get("one.signoff")).toBe(written);
  page.type(`${typed}# again`);
  await page.save.save();
  expect(around.puts).toHaveLength(2);
});

test("what has not changed is not written", async () => {
  const around = surroundings({ "one.signoff": one });
  const page = await loadPage(around);
  await page.save.save();
  expect(around.puts).toEqual([]);
  expect(page.policy.undoName.value).toBeUndefined();
  expect(page.notice.notice.value?.text).toBe("Nothing has changed since it was saved.");
});

test("where nothing can be written, the policy is given as a file, also a new one", async () => {
  const around = surroundings({ "folder/one.signoff": one }, false);
  const page = await loadPage(around);
  page.type(`${one}# changed\n`);
  await page.save.save();
  page.openNew();
  page.type("three > 3 → review by c\n");
  await page.save.save();
  await waitFor(() => around.downloads.length === 2);
  expect(around.downloads).toEqual([
    { name: "one.signoff", text: `${one}# changed\n` },
    { name: "new-policy.signoff", text: "three > 3 → review by c\n" },
  ]);
  expect(around.puts).toEqual([]);
});

test("what a link brought beside the policy is not put into the folder unasked", async () => {
  const around = surroundings({ "one.signoff": one });
  const { fragmentOf } = await import("../../../playground/state/share-link.ts");
  const draft = [
    { path: "one.signoff", text: `${one}# of the link\n` },
    { path: "other/planted.signoff", text: "planted\n" },
  ] as const;
  const page = await loadPage(around, await fragmentOf({ draft }));
  await page.save.save();
  expect(around.puts.map(({ path }) => path)).toEqual(["one.signoff"]);
  const { text, actions = [] } = page.notice.notice.value ?? {};
  expect(text).toContain("other/planted.signoff came with the policy");
  actions[0]?.act();
  await waitFor(() => around.puts.length === 2);
  expect(around.folder.get("other/planted.signoff")).toBe("planted\n");
  await waitFor(() => page.save.unsaved.value.length === 0);
});

test("what a save takes the place of is kept as a version, of its folder alone; what is no version hides none", async () => {
  const around = surroundings({ "one.signoff": one });
  around.mark = "a";
  around.versions.set(1, { id: 1, title: "broken", texts: 3 });
  const page = await loadPage(around);
  page.type(`${one}# changed\n`);
  await page.save.save();
  await page.versions.readVersions();
  const [kept, ...others] = page.versions.versions.value;
  expect(others).toEqual([]);
  expect(kept?.title).toMatch(/^In force until /);
  expect(kept?.texts[0].text).toBe(one);
  around.mark = "b";
  const other = await loadPage(around);
  await other.versions.readVersions();
  expect(other.versions.versions.value).toEqual([]);
});
