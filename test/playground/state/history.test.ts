import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Compute } from "../../../playground/compute/contract.ts";
import { asInBrowser, closeWorkers, policyOf } from "./page-state.ts";

afterEach(closeWorkers);
beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => {});
});

const text = "amount > 100 → review by desk\n";
const small = new File(["amount,wrong\n50,no\n200,yes\n"], "small.csv");
const large = new File(["amount,wrong\n50,no\n200,yes\n300,no\n"], "large.csv");

/** The state of a page with a policy open. `computeOf`: what its workers do otherwise. */
async function page(computeOf?: (first: Compute) => Compute) {
  asInBrowser(computeOf);
  const [history, policy, { impact }, notice, change, layout] = await Promise.all([
    import("../../../playground/state/history.ts"),
    import("../../../playground/state/policy.ts"),
    import("../../../playground/state/impact.ts"),
    import("../../../playground/state/notice.ts"),
    import("../../../playground/state/change.ts"),
    import("../../../playground/state/layout.ts"),
  ]);
  policy.startWork("new", { draft: policyOf(text), live: policyOf("amount > 250 → review by desk\n") });
  const choose = (file: File) => history.chooseHistory({ kind: "own", file });
  const reviewed = (): string => {
    const { last, stale } = impact.value;
    const found = last?.answer.kind === "counted" ? last.answer.impact.draft.simulation.outcomes.review : undefined;
    return `${found ?? "none"}${stale ? ", stale" : ""}`;
  };
  return { ...history, ...policy, ...change, choose, reviewed, notice: notice.notice, layout };
}

/** Lets a call through when the test says so. */
function gate() {
  let open = (): void => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, passed };
}

test("while another history is read the figures are those of the one before, and stale", async () => {
  const held = gate();
  const { choose, reviewed, table } = await page((first) => ({
    ...first,
    load: async (source, tell) => {
      if (source.name === "large.csv") await held.passed;
      return first.load(source, tell);
    },
  }));
  await choose(small);
  await expect.poll(reviewed).toBe("1");
  const choosing = choose(large);
  expect(reviewed()).toBe("1, stale");
  held.open();
  await choosing;
  expect(table.value?.name).toBe("large.csv");
  await expect.poll(reviewed).toBe("2");
});

test("the history that was chosen last is the one that is open, however long the others take", async () => {
  const held = gate();
  const { choose, table, reviewed } = await page((first) => ({
    ...first,
    load: async (source, tell) => {
      const found = await first.load(source, tell);
      if (source.name === "large.csv") await held.passed;
      return found;
    },
  }));
  const first = choose(large);
  await choose(small);
  held.open();
  await first;
  expect(table.value?.name).toBe("small.csv");
  await expect.poll(reviewed).toBe("1");
});

test("a file that cannot be read leaves nothing of the one before under its name, and says why", async () => {
  const { choose, table, reviewed, historyProblem, mapping, proposed } = await page();
  await choose(small);
  await expect.poll(reviewed).toBe("1");
  await choose(new File(['amount\n"never closed\n'], "broken.csv"));
  expect(table.value).toBeUndefined();
  expect([mapping.value, proposed.value]).toEqual([undefined, undefined]);
  expect(historyProblem.value).toMatch(/^broken\.csv/);
  expect(reviewed()).toBe("none");
});

test("a fault while a file is read leaves nothing of the one before either", async () => {
  const { choose, table, reviewed, historyProblem, isReading } = await page((first) => ({
    ...first,
    load: (source, tell) =>
      source.name === "large.csv" ? Promise.reject(new Error("a bug")) : first.load(source, tell),
  }));
  await choose(small);
  await expect.poll(reviewed).toBe("1");
  await choose(large);
  expect([table.value, isReading.value, reviewed()]).toEqual([undefined, false, "none"]);
  expect(historyProblem.value).toBe("These decisions could not be read: something failed inside this page.");
});

test("what was proposed for a file is not offered for the next one", async () => {
  const [late, reading] = [gate(), gate()];
  let asked = 0;
  const { choose, propose, proposed, table } = await page((first) => ({
    ...first,
    load: async (source, tell) => {
      if (source.name === "large.csv") await reading.passed;
      return first.load(source, tell);
    },
    propose: async (question) => {
      asked++;
      const found = await first.propose(question);
      if (asked === 2) await late.passed;
      return found;
    },
  }));
  await choose(small);
  expect(proposed.value).toBeDefined();
  const proposing = propose();
  await expect.poll(() => asked).toBe(2);
  const choosing = choose(large);
  expect(proposed.value).toBeUndefined();
  late.open();
  await proposing;
  expect(proposed.value).toBeUndefined();
  reading.open();
  await choosing;
  expect(table.value?.name).toBe("large.csv");
  expect(proposed.value).toBeDefined();
});

test("an export of the changed decisions and their panel do not overtake each other", async () => {
  const downloaded: string[] = [];
  const download = (_: string, __: string, content: string): void => {
    downloaded.push(content);
  };
  vi.doMock("../../../playground/state/download.ts", () => ({ download }));
  const held = gate();
  const { choose, flipped, exportFlipped, filterBy, layout } = await page((first) => ({
    ...first,
    decide: async (question) => {
      await held.passed;
      return first.decide(question);
    },
  }));
  const { tryInput } = await import("../../../playground/state/case.ts");
  layout.setInView("change", true);
  await choose(small);
  await expect.poll(() => flipped.value.stale || flipped.value.last?.answer.total).toBe(1);
  tryInput({ amount: 1 }, "the form");
  filterBy({ onlyWrong: true });
  // Longer than a question of the panel rests: both wait for the decision.
  await new Promise((done) => setTimeout(done, 1000));
  const exported = exportFlipped();
  held.open();
  await exported;
  expect(downloaded).toHaveLength(1);
  expect(downloaded[0]).toMatch(/^signoff: row,.*\r\n2,/);
  await expect.poll(() => flipped.value.stale).toBe(false);
  expect(flipped.value.last?.question.filter).toEqual({ onlyWrong: true });
  vi.doUnmock("../../../playground/state/download.ts");
});

test("a page of changed decisions that is no longer there gives way to the last one", async () => {
  const { choose, flipped, from, pageLength, changeText, layout } = await page();
  layout.setInView("change", true);
  const rows = Array.from({ length: 120 }, (_, at) => `${150 + (at < 60 ? 0 : 50)}\n`).join("");
  await choose(new File([`amount\n${rows}`], "many.csv"));
  await expect.poll(() => flipped.value.stale || flipped.value.last?.answer.total).toBe(120);
  from.value = 2 * pageLength;
  await expect.poll(() => flipped.value.stale || flipped.value.last?.answer.rows.length).toBe(20);
  changeText("p.signoff", "amount > 170 → review by desk\n");
  await expect.poll(() => flipped.value.stale || flipped.value.last?.answer.rows.length).toBe(10);
  expect(from.value).toBe(pageLength);
  changeText("p.signoff", "amount > 260 → review by desk\n");
  await expect.poll(() => flipped.value.stale || flipped.value.last?.answer.total).toBe(0);
  expect(from.value).toBe(0);
});

test("where a worker has to be ended its history is read again; where that fails it is said, and nothing stays grey", async () => {
  let isBroken = false;
  let loads = 0;
  const { choose, reviewed, changeText, table, historyProblem } = await page((first) => ({
    ...first,
    load: async (source, tell) => {
      loads++;
      return isBroken ? { file: source.name, reason: "this file is gone." } : first.load(source, tell);
    },
    // One that never ends.
    impact: (question) =>
      question.draft[0].text.includes("101") ? new Promise<undefined>(() => {}) : first.impact(question),
  }));
  await choose(small);
  await expect.poll(reviewed).toBe("1");
  changeText("p.signoff", "amount > 101 → review by desk\n");
  await expect.poll(reviewed).toBe("1, stale");
  changeText("p.signoff", "amount > 10 → review by desk\n");
  await expect.poll(reviewed, { timeout: 20_000 }).toBe("2");
  expect(loads).toBe(2);
  changeText("p.signoff", "amount > 101 → review by desk\n");
  await expect.poll(reviewed).toBe("2, stale");
  isBroken = true;
  changeText("p.signoff", "amount > 20 → review by desk\n");
  await expect.poll(() => historyProblem.value, { timeout: 20_000 }).toBe("small.csv: this file is gone.");
  expect([loads, table.value, reviewed()]).toEqual([3, undefined, "none"]);
});
