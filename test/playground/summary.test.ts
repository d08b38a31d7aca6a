import { expect, test } from "vitest";
import { html, shortened, words } from "../../playground/export/html.ts";
import { type Summary, summaryPage } from "../../playground/export/summary.ts";
import { createReplayer } from "../../src/simulation/columns/replayer.ts";
import { impactOf } from "../../src/simulation/impact/impact.ts";
import { planOf } from "../../src/simulation/mapping/plan.ts";
import { tableOf } from "../../src/simulation/table/read-table.ts";
import { known } from "../simulation/support/known.ts";
import { checkedPolicy } from "../support/checked-policy.ts";
import { memoryHistory } from "../support/memory-history.ts";

const nasty = `"><script>alert(1)</script><img src=x onerror='alert(2)'><a href=javascript:alert(3)>&amp;`;

const hostile: Summary = {
  policy: { name: nasty, version: nasty, digest: nasty, file: nasty },
  made: nasty,
  history: nasty,
  compared: { title: nasty, words: nasty, isInForce: false },
  noImpact: nasty,
  change: {
    equal: false,
    undecided: [nasty],
    weaker: [],
    stricter: [],
    different: [],
    other: [{ what: "policy", rules: [nasty], message: nasty }],
    digest: nasty,
    lines: [{ kind: "weaker", from: nasty, to: nasty, where: [nasty, nasty], more: true, witness: {} }],
  } as unknown as NonNullable<Summary["change"]>,
  problems: [{ severity: "error", message: `${nasty} \`${nasty}\`` }],
  isProven: false,
  promises: [{ words: nasty, verdict: "broken", message: nasty }],
};

test("whatever the texts of a policy hold, a summary has no script, no address, and no markup of theirs", () => {
  const page = summaryPage(hostile);
  expect(page).not.toMatch(/<(script|img|a|iframe|link|object|form|base)\b/i);
  expect(page).not.toMatch(/<[^>]*\s(on\w+|href|src|style)\s*=/i);
  expect(page).not.toMatch(/https?:|url\(|@import/i);
  expect(page).toContain("default-src 'none'; style-src 'unsafe-inline'");
  expect(page.split("&lt;script&gt;alert(1)").length - 1).toBeGreaterThanOrEqual(12);
  expect(page).toContain("&amp;amp;");
  const attributes = [...page.matchAll(/class="([^"]*)"/g)].map(([, value]) => value ?? "");
  expect(attributes.filter((value) => !/^[a-z ]+$/.test(value))).toEqual([]);
});

test("what is wrong is said first, and what is not known is said", () => {
  const page = summaryPage(hostile);
  expect(page).toContain("The draft breaks a promise");
  expect(page).toContain("The draft has errors");
  expect(page.indexOf("The draft has errors")).toBeLessThan(page.indexOf("<h2>"));
  expect(page).toContain("Not every possible decision had been looked at");
  const { noImpact: _, change: __, ...bare } = hostile;
  const without = summaryPage({ ...bare, problems: [], promises: [], isProven: true });
  expect(without).toContain("No past decisions were open");
  expect(without).toContain("The policy promises nothing.");
  expect(without).toContain("None was found.");
  expect(without).not.toContain("What changes");
  expect(summaryPage({ ...bare, problems: [] })).toContain("None was found so far.");
  const { problems: ___, ...unread } = bare;
  expect(summaryPage(unread)).toContain("whether there are problems is not known");
  expect(summaryPage(unread)).not.toContain("None was found");
  const inForce = { title: "In force", words: "the version in force", isInForce: true };
  expect(summaryPage({ ...bare, compared: inForce, change: "same" })).toContain("the draft is the version in force");
});

test("the version that was compared with is named; the alarm speaks of the version in force all the same", async () => {
  const impact = await impactFor("refund > $100 → review by finance", "refund > $500 → review by finance");
  const compared = { title: "May draft", words: "the version “May draft”", isInForce: false };
  const page = summaryPage({ ...hostile, impact, compared, letsPass: 244 });
  const heads = [...page.matchAll(/<th scope="col">([^<]*)<\/th><th scope="col">Draft<\/th>/g)].map(([, head]) => head);
  expect(heads).toEqual(["May draft", "May draft"]);
  expect(page).not.toMatch(/in force(?! stops)/i);
  expect(page).toContain("lets 244 of the past decisions pass");
  expect(page).toContain("Digest of the version “May draft”");
  expect(summaryPage({ ...hostile, compared, change: "same" })).toContain("the draft is the version “May draft”");
});

test("a list has five lines, the worst first, and says how many more there are", () => {
  const many = Array.from({ length: 9 }, (_, at) => ({ words: `promise ${at}`, verdict: "proven" as const }));
  const problems = Array.from({ length: 12 }, (_, at) => ({ severity: "hint" as const, message: `remark ${at}` }));
  const page = summaryPage({
    ...hostile,
    promises: [...many, { words: "the broken one", verdict: "broken" }],
    problems: [...problems, { severity: "error", message: "the mistake" }],
  });
  const lists = page.split('<ul class="list">').slice(-2);
  expect(lists.map((list) => list.split("<li").length - 1)).toEqual([6, 6]);
  expect(lists[0]).toMatch(/^<li class="broken">.*the broken one.*and 5 more/s);
  expect(lists[1]).toMatch(/^<li class="error">.*the mistake.*and 8 more/s);
});

test("the figures are those of the impact", async () => {
  const draft = await impactFor("refund > $100 → review by finance", "refund > $500 → review by finance");
  const page = summaryPage({ ...hostile, impact: draft });
  const row = (name: string): string => {
    const found = new RegExp(`<th scope="row">${name}</th>(.*?)</tr>`, "s").exec(page)?.[1] ?? "";
    return found
      .replaceAll(/<[^>]*>/g, " ")
      .replaceAll(/\s+/g, " ")
      .trim();
  };
  expect(row("Reviewed or blocked")).toBe("1 25% 3 75% +2");
  expect(row("Errors prevented")).toBe("1 50% 2 100% +1");
  expect(row("Errors nobody sees")).toBe("1 50% 0 0% −1");
  expect(page).toContain("A reviewer is taken to find every error");
  expect(row("finance")).toMatch(/no hours and minutes declared/);
});

test("a team that only the version in force asks is in the table, too", async () => {
  const impact = await impactFor("refund > $100 → review by finance", "refund > $500 → review by legal");
  const page = summaryPage({ ...hostile, impact });
  expect(page).toMatch(/<th scope="row">legal<\/th>.*not asked by the draft/);
  expect(page).toMatch(/<th scope="row">finance<\/th>/);
});

test("what is not known of a draft with errors is not said to be nothing", () => {
  const { promises: _, problems: __, ...unknown } = hostile;
  const page = summaryPage(unknown);
  expect(page).toContain("What the policy promises is not known");
  expect(page).not.toContain("The policy promises nothing.");
  expect(page).not.toContain("None was found.");
});

async function impactFor(draft: string, live: string) {
  const columns = ["refund", "wrong"];
  const rows = [
    { refund: 50, wrong: false },
    { refund: 200, wrong: true },
    { refund: 300, wrong: false },
    { refund: 900, wrong: true },
  ];
  const table = known(await tableOf(memoryHistory(columns, rows)));
  const replayer = createReplayer(table);
  const replay = (text: string) => {
    const policy = checkedPolicy(text);
    return known(replayer.replay(policy, known(planOf(policy, table, undefined, { error: "wrong" }))));
  };
  return impactOf({ draft: replay(draft), live: replay(live), names: table });
}

test("pieces are escaped in texts and attributes; backticks mark text of the policy", () => {
  expect(html`<b title="${`"'<>&`}">${[html`${1}`, html`<i>${"<"}</i>`]}</b>${undefined}`.html).toBe(
    '<b title="&quot;&#39;&lt;&gt;&amp;">1<i>&lt;</i></b>',
  );
  expect(html`${words("a `<b>` c")}`.html).toBe("a <code>&lt;b&gt;</code> c");
});

test("long texts are cut between words, and not within text of the policy", () => {
  expect(shortened("short", 10)).toBe("short");
  expect(shortened("one two three four", 12)).toBe("one two …");
  expect(shortened("see `one two three` there", 15)).toBe("see …");
  expect(shortened("see `one` and two three", 15)).toBe("see `one` and …");
});
