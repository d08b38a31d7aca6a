import { afterEach, expect, test } from "vitest";
import { closePage, hold, loadPage, surroundings } from "./page.ts";

afterEach(closePage);

const [one, two] = ["one > 1 → review by a\n", "two > 2 → review by b\n"];
const both = { "one.signoff": one, "two.signoff": two };
const theirs = [{ path: "theirs.signoff", text: "theirs > 1 → review by c\n" }] as const;

async function linkOf(draft: readonly [{ readonly path: string; readonly text: string }]): Promise<string> {
  const { fragmentOf } = await import("../../../playground/state/share-link.ts");
  return fragmentOf({ draft });
}

test("the policy that was chosen last is opened, however long the one before takes", async () => {
  const around = surroundings(both);
  const page = await loadPage(around);
  const release = hold(around, "one.signoff");
  const first = page.open("one.signoff");
  await page.open("two.signoff");
  release();
  await first;
  expect(page.text()).toBe(two);
  expect(page.save.saved.value?.[0].path).toBe("two.signoff");
});

test("a policy that is chosen while a link is being opened stays", async () => {
  const around = surroundings(both);
  const link = await linkOf([{ path: "one.signoff", text: `${one}# of the link\n` }]);
  const page = await loadPage(around);
  const release = hold(around, "one.signoff");
  const opening = page.goTo(link);
  await page.open("two.signoff");
  release();
  await opening;
  expect(page.text()).toBe(two);
});

test("after sharing, what is worked on is there again when the page is loaded again", async () => {
  const around = surroundings(both);
  const page = await loadPage(around);
  page.type(`${one}# shared\n`);
  await page.share.share();
  expect(page.address.hash).toMatch(/^#v1\./);
  page.type(`${one}# shared\n# an hour of work\n`);
  expect(page.address.hash).toBe("");
  page.leave();
  const again = await loadPage(around, page.address.hash.slice(1));
  expect(again.text()).toBe(`${one}# shared\n# an hour of work\n`);
});

test("a link that nothing was done with is opened again, and takes no kept draft away", async () => {
  const around = surroundings(both);
  const page = await loadPage(around);
  page.type(`${one}# my own work\n`);
  page.leave();
  around.session.clear();
  const link = await linkOf([{ path: "one.signoff", text: one }]);
  const visit = await loadPage(around, link);
  expect(visit.text()).toBe(one);
  expect(visit.address.hash).toBe(`#${link}`);
  visit.leave();
  const again = await loadPage(around, visit.address.hash.slice(1));
  expect(again.text()).toBe(one);
  expect(again.notice.notice.value?.text).toBe(
    "The link is open. Work of your own on it is kept in this browser: one.signoff.",
  );
  again.notice.notice.value?.actions[0]?.act();
  await expect.poll(again.text).toBe(`${one}# my own work\n`);
});

test("work on what a link brought takes the place of no draft of the reader's own", async () => {
  const around = surroundings(both);
  const page = await loadPage(around);
  page.type(`${one}# my own work\n`);
  page.leave();
  const visit = await loadPage(around, await linkOf([{ path: "one.signoff", text: `${one}# of the link\n` }]));
  visit.type(`${one}# of the link\n# changed\n`);
  expect(visit.address.hash).toBe("");
  visit.leave();
  const again = await loadPage(around);
  expect(again.text()).toBe(`${one}# of the link\n# changed\n`);
  await again.open("one.signoff");
  expect(again.text()).toBe(`${one}# my own work\n`);
});

test("work on a shared policy that the library lacks is kept, with what it is compared with", async () => {
  const around = surroundings(both);
  const { fragmentOf } = await import("../../../playground/state/share-link.ts");
  const inForce = [{ path: "theirs.signoff", text: "theirs > 2 → review by c\n" }] as const;
  const page = await loadPage(around, await fragmentOf({ draft: theirs, live: inForce }));
  expect(page.text()).toBe(theirs[0].text);
  page.type("theirs > 3 → review by c\n");
  await page.open("two.signoff");
  page.leave();
  around.session.clear();
  const again = await loadPage(around);
  expect(again.text()).toBe(one);
  expect(again.notice.notice.value?.text).toBe(
    "Work that you did not save is kept in this browser: theirs.signoff, from a link.",
  );
  again.notice.notice.value?.actions[0]?.act();
  await expect.poll(again.text).toBe("theirs > 3 → review by c\n");
  expect(again.policy.live.value).toEqual(inForce);
});

test("a link that is put into the address of the open page is opened; a broken one is told, and nothing is lost", async () => {
  const around = surroundings(both);
  const page = await loadPage(around);
  page.type(`${one}# my own work\n`);
  const link = await linkOf(theirs);
  await page.goTo(link.slice(0, 20));
  expect(page.notice.notice.value?.text).toMatch(/^This link was cut off/);
  expect(page.text()).toBe(`${one}# my own work\n`);
  expect(page.address.hash).toBe("");
  await page.goTo(link);
  expect(page.text()).toBe(theirs[0].text);
  await page.open("one.signoff");
  expect(page.text()).toBe(`${one}# my own work\n`);
});

test("a link is opened also where the file of its policy cannot be read", async () => {
  const around = surroundings(both);
  around.folder.delete("one.signoff");
  const page = await loadPage(around, await linkOf([{ path: "one.signoff", text: `${one}# of the link\n` }]));
  expect(page.text()).toBe(`${one}# of the link\n`);
  expect(page.notice.notice.value?.text).toBe(
    "one.signoff could not be read from the folder; the text of the link is open.",
  );
});

test("a new policy on a host that writes nothing is there again after a reload, and offered at the next visit", async () => {
  const around = surroundings(both, false);
  const page = await loadPage(around);
  page.openNew();
  page.type("three > 3 → review by c\n");
  page.leave();
  const reloaded = await loadPage(around);
  expect(reloaded.text()).toBe("three > 3 → review by c\n");
  reloaded.leave();
  around.session.clear();
  const visit = await loadPage(around);
  expect(visit.text()).toBe(one);
  expect(visit.notice.notice.value?.kind).toBe("offer");
  expect(visit.notice.notice.value?.text).toBe("Work that you did not save is kept in this browser: a new policy.");
  visit.notice.notice.value?.actions[0]?.act();
  await expect.poll(visit.text).toBe("three > 3 → review by c\n");
});

test("a reload opens the policy that was open in this tab, and a new tab the first one", async () => {
  const around = surroundings(both);
  const page = await loadPage(around);
  await page.open("two.signoff");
  page.leave();
  expect((await loadPage(around)).text()).toBe(two);
  around.session.clear();
  expect((await loadPage(around)).text()).toBe(one);
});

test("without any policy a new one is begun, and kept", async () => {
  const around = surroundings({});
  const page = await loadPage(around);
  page.type("three > 3 → review by c\n");
  page.leave();
  expect((await loadPage(around)).text()).toBe("three > 3 → review by c\n");
});

test("a broken link opens what was open in this tab, else the first policy, and says so", async () => {
  const around = surroundings(both);
  const first = await loadPage(around, "v1.broken");
  expect(first.text()).toBe(one);
  expect(first.notice.notice.value?.text).toMatch(/the first policy is open instead\.$/);
  expect(first.address.hash).toBe("");
  await first.open("two.signoff");
  const second = await loadPage(around, "v1.broken");
  expect(second.text()).toBe(two);
  expect(second.notice.notice.value?.text).toMatch(/what you had open is open instead\.$/);
});

test("decisions that are chosen while a policy is being opened stay chosen", async () => {
  const around = surroundings(both);
  const page = await loadPage(around);
  const release = hold(around, "two.signoff");
  const opening = page.open("two.signoff");
  const chosen = { kind: "library", history: { path: "large.csv", bytes: 1 } } as const;
  const choosing = page.history.chooseHistory(chosen);
  release();
  await Promise.all([opening, choosing]);
  expect(page.text()).toBe(two);
  expect(page.history.chosenHistory.value).toBe(chosen);
});
