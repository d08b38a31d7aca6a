import { afterEach, expect, test, vi } from "vitest";
import { closePage, loadPage, surroundings } from "./page.ts";

afterEach(closePage);

const [one, two] = ["one > 1 → review by a\n", "two > 2 → review by b\n"];
const both = { "one.signoff": one, "two.signoff": two };

function kept(around: { readonly local: ReadonlyMap<string, string> }): readonly string[] {
  return [...around.local.keys()].filter((key) => key.startsWith("signoff.draft."));
}

test("a draft is kept when the typing rests, and when another policy is opened before that", async () => {
  const around = surroundings(both);
  const page = await loadPage(around);
  vi.useFakeTimers();
  page.type(`${one}# a`);
  vi.advanceTimersByTime(300);
  page.type(`${one}# ab`);
  vi.advanceTimersByTime(300);
  expect(kept(around)).toEqual([]);
  vi.advanceTimersByTime(200);
  expect(kept(around)).toEqual(["signoff.draft.one.signoff"]);
  page.type(`${one}# abc`);
  vi.useRealTimers();
  await page.open("two.signoff");
  await page.open("one.signoff");
  expect(page.text()).toBe(`${one}# abc`);
  expect(page.notice.notice.value?.text).toMatch(/^Your draft from before is open again/);
  page.policy.undoStep();
  expect(page.text()).toBe(one);
});

test("what is only opened is not kept; what is undone or saved is no longer kept", async () => {
  const around = surroundings(both);
  const page = await loadPage(around);
  await page.open("two.signoff");
  page.leave();
  expect(kept(around)).toEqual([]);
  page.type(`${two}# a`);
  page.leave();
  expect(kept(around)).toEqual(["signoff.draft.two.signoff"]);
  page.policy.undoStep();
  page.leave();
  expect(kept(around)).toEqual([]);
  page.type(`${two}# b`);
  page.leave();
  await page.save.save();
  page.leave();
  expect(kept(around)).toEqual([]);
});

test.each(["", "{", "null", "[]", '{"draft":[]}', '{"draft":[{"path":1,"text":"x"}]}', '{"__proto__":{"draft":[]}}'])(
  "what is stored as %j is no draft, and hinders nothing",
  async (stored) => {
    const around = surroundings(both);
    for (const key of ["one.signoff", "link one.signoff", "new-policy.signoff"])
      around.local.set(`signoff.draft.${key}`, stored);
    around.local.set("signoff.kept", "link one.signoff");
    around.session.set("signoff.left", "link one.signoff");
    const page = await loadPage(around);
    expect(page.text()).toBe(one);
    expect(page.notice.notice.value).toBeUndefined();
  },
);

test("where the browser keeps nothing the page works all the same", async () => {
  const around = surroundings(both);
  const refuse = () => {
    throw new Error("Storage is forbidden.");
  };
  around.local.get = refuse;
  around.local.set = refuse;
  around.session.get = refuse;
  around.session.set = refuse;
  const page = await loadPage(around);
  page.type(`${one}# a`);
  page.leave();
  expect(page.text()).toBe(`${one}# a`);
});

test("a draft that was made from what somebody else changed meanwhile is not saved over it", async () => {
  const around = surroundings(both);
  const page = await loadPage(around);
  page.type(`${one}# mine\n`);
  page.leave();
  around.folder.set("one.signoff", `${one}# theirs\n`);
  const again = await loadPage(around);
  expect(again.text()).toBe(`${one}# mine\n`);
  expect(again.notice.notice.value?.text).toContain("somebody else changed one.signoff since");
  expect(again.policy.live.value?.[0].text).toBe(`${one}# theirs\n`);
  await again.save.save();
  expect(around.folder.get("one.signoff")).toBe(`${one}# theirs\n`);
  expect(again.notice.notice.value?.text).toMatch(/^Not saved: somebody else changed one\.signoff/);
  again.leave();
  const later = await loadPage(around);
  await later.save.save();
  expect(around.folder.get("one.signoff")).toBe(`${one}# theirs\n`);
});

test("a draft of one folder is not opened over a policy of the same name in another", async () => {
  const around = surroundings(both);
  around.mark = "a";
  const page = await loadPage(around);
  page.type(`${one}# of folder a\n`);
  page.leave();
  around.mark = "b";
  const other = await loadPage(around);
  expect(other.text()).toBe(one);
  other.leave();
  around.mark = "a";
  expect((await loadPage(around)).text()).toBe(`${one}# of folder a\n`);
});
