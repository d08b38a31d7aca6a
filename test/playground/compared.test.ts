import { beforeEach, expect, test } from "vitest";
import { createCompute } from "../../playground/compute/compute.ts";
import { compared } from "../../playground/state/compared.ts";
import {
  baseline,
  changeText,
  compareWith,
  differs,
  draft,
  isChanged,
  live,
  putInForce,
  startWork,
  undoStep,
} from "../../playground/state/policy.ts";
import type { PolicyTexts } from "../../playground/state/policy-texts.ts";
import { fragmentOf, sharedIn } from "../../playground/state/share-link.ts";
import { sharedWork } from "../../playground/state/shared-work.ts";

const path = "p.signoff";

function texts(text: string): PolicyTexts {
  return [{ path, text }];
}

const held = (least: number): PolicyTexts => texts(`amount >= ${least} → review by desk`);

beforeEach(() => startWork("library", { draft: held(35), live: held(35) }));

test("what is compared with has its own name, and the version in force stays what it was", () => {
  changeText(path, held(42)[0].text);
  expect(compared.value).toEqual({ title: "In force", words: "the version in force", isInForce: true });
  compareWith({ name: "fortyfive", texts: held(45) });
  expect(baseline.value).toEqual(held(45));
  expect(live.value).toEqual(held(35));
  expect(compared.value).toEqual({ title: "fortyfive", words: "the version “fortyfive”", isInForce: false });
  changeText(path, held(45)[0].text);
  expect([differs.value, isChanged.value]).toEqual([false, true]);
  compareWith(undefined);
  expect([baseline.value, compared.value.title]).toEqual([held(35), "In force"]);
  undoStep();
  expect(compared.value.title).toBe("fortyfive");
  undoStep();
  undoStep();
  expect([baseline.value, compared.value.title, draft.value]).toEqual([held(35), "In force", held(42)]);
});

test.each(["In force", "in  FORCE ", "Draft"])("a kept version that is called %j is not taken for it", (name) => {
  compareWith({ name, texts: held(45) });
  expect(compared.value.title).toBe(`Kept as “${name}”`);
});

test("what was saved stays in force, whatever is undone then", () => {
  changeText(path, held(40)[0].text);
  putInForce(held(40));
  expect(isChanged.value).toBe(false);
  undoStep();
  expect([draft.value, live.value, isChanged.value]).toEqual([held(35), held(40), true]);
});

test("a link tells apart what is in force and what is compared with", async () => {
  changeText(path, held(42)[0].text);
  const other = { name: "fortyfive", texts: held(45) };
  const shared = await sharedIn(await fragmentOf({ draft: held(42), live: held(35), compared: other }));
  if (typeof shared !== "object") throw new Error("The link does not hold what was put in.");
  expect(sharedWork(shared, held(35))).toEqual({ draft: held(42), live: held(35), compared: other });
  expect(sharedWork(shared, undefined)).toEqual({ draft: held(42), live: held(35), compared: other });
  // Where another version is in force meanwhile, what was in force then is not called so any more.
  expect(sharedWork({ draft: held(42), live: held(35) }, held(37))).toEqual({
    draft: held(42),
    live: held(37),
    compared: { name: "In force when shared", texts: held(35) },
  });
  expect(sharedWork({ draft: held(42), live: held(35) }, held(35))).toEqual({ draft: held(42), live: held(35) });
});

test("what passes is counted against the version in force, whatever the figures stand beside", async () => {
  const compute = createCompute();
  const rows = [38, 41, 41, 44, 50].map((amount) => `${amount},${amount === 44 ? "no" : "yes"}`);
  await compute.load({ id: 1, name: "h.csv", from: new Blob([`amount,error\n${rows.join("\n")}\n`]) }, () => {});
  const question = {
    table: 1,
    draft: held(42),
    live: held(45),
    inForce: held(35),
    mapping: { file: "mapping.json", mapping: { error: "error" } },
  };
  const answer = await compute.impact(question);
  if (answer?.kind !== "counted") throw new Error(JSON.stringify(answer));
  expect(answer.impact.live?.simulation.outcomes.review).toBe(1);
  expect(answer.impact.draft.simulation.outcomes.review).toBe(2);
  expect(answer.impact.change?.letsPass.decisions).toBe(0);
  expect(answer.letsPass).toEqual({ decisions: 3, foundLater: 0, unseen: 3 });
  const plain = await compute.impact({ ...question, live: held(35), inForce: undefined });
  expect(plain?.kind === "counted" && plain.letsPass?.decisions).toBe(3);
});
