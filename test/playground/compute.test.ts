import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { answerCase } from "../../playground/compute/case.ts";
import { createCompute } from "../../playground/compute/compute.ts";
import { factsOf } from "../../playground/compute/facts.ts";
import { compiledText } from "../../playground/compute/javascript.ts";
import { createPolicies } from "../../playground/compute/policies.ts";
import type { PolicyText, PolicyTexts } from "../../playground/state/policy-texts.ts";
import { libraryOf } from "../../src/cli/playground/library.ts";
import { compile } from "../../src/compiler/index.ts";
import { isProblem, openHistory, readMapping, simulate } from "../../src/simulation/index.ts";

const library = libraryOf("policies", { writable: false });

function textsOf(path: string): PolicyTexts {
  const policy = library.policies.find((each) => each.path === path);
  const read = (file: string): PolicyText => ({ path: file, text: readFileSync(`policies/${file}`, "utf8") });
  return [read(path), ...(policy?.files ?? []).map(read)];
}

function one(text: string): PolicyTexts {
  return [{ path: "p.signoff", text }];
}

const reading = createPolicies();

/** Of a policy without errors. */
function checked(texts: PolicyTexts) {
  const found = reading(texts).checked;
  if (found.policy === undefined) throw new Error(found.diagnostics.map(({ message }) => message).join("\n"));
  return found;
}

test.each(library.policies.map(({ path }) => path))(
  "%s: each rule has its line, examples come out as the compiler says",
  (path) => {
    const read = checked(textsOf(path));
    const { policy } = read;
    if (policy === undefined) throw new Error("has errors");
    const { code, rules } = compiledText(policy);
    const lines = code.split("\n");
    expect(rules.map(({ rule }) => rule)).toEqual(policy.rules.map(({ name }) => name));
    for (const { from, to } of rules) {
      expect(from).toBeLessThanOrEqual(to);
      expect(lines[to - 1]).toMatch(/^ *(else )?(if|return) \(/);
    }
    for (const { input } of policy.examples) {
      const { draft, live } = answerCase(read, read, input);
      expect(draft?.decision).toEqual(live);
      const [main] = textsOf(path);
      expect(draft?.lit.length).toBeGreaterThan(0);
      const own = draft?.lit.filter(({ place }) => place.file === path) ?? [];
      expect(own.every(({ place }) => place.end <= main.text.length && place.start < place.end)).toBe(true);
    }
  },
);

test("conditions are lit where they are written, also through a definition and around a not", () => {
  const text = `decision
  amount  whole number
  tier    one of gold, plain
define large as amount > 100
rule "big" large and not (tier is gold) → review by desk
rule "gold" tier is gold and amount < 50 → review by desk
`;
  const { draft } = answerCase(checked(one(text)), undefined, { amount: 200 });
  expect(draft?.lit.map(({ place, truth }) => [text.slice(place.start, place.end), truth])).toEqual([
    ["amount > 100", true],
    ["large", true],
    ["tier is gold", "unknown"],
    ["tier is gold", "unknown"],
    ["amount < 50", false],
  ]);
  expect(draft?.rules).toEqual([
    { name: "big", standing: "possible" },
    { name: "gold", standing: "no" },
  ]);
});

test("a definition that means other things among the items of a list is lit by what it means outside of it", () => {
  const text = `decision
  price   number
  orders  list of
    price  number
define dear as price > 10
rule "one" dear → review by desk
rule "two" any of (orders where dear) → review by desk
`;
  const lit = (input: unknown) =>
    answerCase(checked(one(text)), undefined, input).draft?.lit.map(({ place, truth }) => [
      text.slice(place.start, place.end),
      truth,
    ]);
  expect(lit({ price: 20, orders: [{ price: 1 }] })).toEqual([
    ["price > 10", true],
    ["dear", true],
    ["any of (orders where dear)", false],
  ]);
  expect(lit({ price: 1, orders: [{ price: 20 }] })).toEqual([
    ["price > 10", false],
    ["dear", false],
    ["any of (orders where dear)", true],
  ]);
});

async function loaded(file: string, id: number) {
  const compute = createCompute();
  const found = await compute.load({ id, name: file, from: new Blob([readFileSync(file)]) }, () => {});
  if (isProblem(found)) throw new Error(found.reason);
  expect(found.id).toBe(id);
  return compute;
}

const credit = "policies/credit/credit_decisions.csv";

test("a policy with errors has no facts, no code, no decision and no figures", async () => {
  const texts = one("rule when → review");
  const compute = await loaded(credit, 1);
  expect(await compute.facts(texts)).toBeUndefined();
  expect(await compute.javascript(texts)).toBeUndefined();
  expect(await compute.decide({ draft: texts, live: texts, input: {} })).toEqual({ draft: undefined, live: undefined });
  expect(await compute.propose({ table: 1, draft: texts })).toBe("errors");
  const question = { table: 1, draft: texts, live: undefined, mapping: undefined };
  expect(await compute.impact(question)).toEqual({ kind: "errors" });
});

test("over another history than the one in memory nothing is answered", async () => {
  const compute = await loaded(credit, 7);
  const draft = textsOf("credit/credit.signoff");
  const over = (table: number) => ({ table, draft, live: draft, mapping: undefined });
  const answers = (table: number) =>
    Promise.all([
      compute.impact(over(table)),
      compute.flipped({ ...over(table), filter: {}, from: 0, count: 1 }),
      compute.allFlipped({ ...over(table), filter: {} }),
      compute.knowledge(over(table)),
      compute.propose({ table, draft }),
    ]);
  const none = [undefined, undefined, undefined, undefined, undefined];
  expect(await answers(6)).toEqual(none);
  expect((await answers(7)).map((answer) => answer !== undefined)).toEqual([true, true, true, true, true]);
  const next = compute.load({ id: 8, name: "empty.csv", from: new Blob([]) }, () => {});
  expect(await answers(7)).toEqual(none);
  expect(await next).toMatchObject({ reason: "this file is empty." });
  await compute.unload();
  expect(await answers(7)).toEqual(none);
});

test("the facts name what the policy declares, with places", () => {
  const facts = factsOf(reading(textsOf("credit/credit.signoff")));
  const text = textsOf("credit/credit.signoff")[0].text;
  expect(facts?.rules.map(({ name }) => name)).toContain("otherwise");
  for (const { name, place } of facts?.rules ?? []) expect(text.slice(place.start, place.end)).toContain(name);
  expect(facts?.ensures).toHaveLength(5);
});

test("one policy of one rule: its line is the answer", () => {
  const { policy } = compile("confidence < 0.8 → review by underwriters");
  if (policy === undefined) throw new Error("has errors");
  const { code, rules } = compiledText(policy.model);
  expect(code.split("\n")[(rules[0]?.from ?? 0) - 1]).toContain("return (");
});

const pairs = library.policies.flatMap(({ path, histories }) => histories.map((history) => ({ path, history })));

test.each(pairs)("$path over $history.path: the worker counts what simulate counts", async ({ path, history }) => {
  const name = `policies/${history.path}`;
  const compute = await loaded(name, 1);
  const given = history.mapping === undefined ? undefined : readFileSync(`policies/${history.mapping}`, "utf8");
  const mapping = given === undefined ? undefined : readMapping("mapping.json", given);
  if (mapping !== undefined && isProblem(mapping)) throw new Error(mapping.reason);
  const named = mapping && { file: "mapping.json", mapping };
  const texts = textsOf(path);
  const answer = await compute.impact({ table: 1, draft: texts, live: undefined, mapping: named });
  const { policy } = checked(texts);
  if (policy === undefined || answer?.kind !== "counted") throw new Error("nothing was counted");
  const expected = await simulate({ policy, history: name, ...(named && { mapping: named }) });
  expect(answer.impact.draft.simulation).toEqual(expected);
});

test("a proposal looks at the first rows of the table as at those of the file", async () => {
  const compute = await loaded(credit, 1);
  const found = await compute.propose({ table: 1, draft: textsOf("credit/credit.signoff") });
  const history = await openHistory(credit);
  if (found === undefined || found === "errors" || isProblem(found) || isProblem(history))
    throw new Error("no proposal");
  expect(found.mapping.fields?.p_default).toBe("p_default");
  expect(found.fields.find(({ field }) => field === "amount")?.mapping).toBeDefined();
  history.close();
});

test("a mapping made for another policy reads what a draft has, of the type that it has there", async () => {
  const compute = await loaded(credit, 1);
  const made = readMapping("mapping.json", readFileSync("policies/credit/mapping.json", "utf8"));
  if (isProblem(made)) throw new Error(made.reason);
  expect(made.fields?.amount).toHaveProperty("currency");
  const mapping = { file: "mapping.json", mapping: made };
  const heldBy = async (text: string): Promise<number | undefined> => {
    const answer = await compute.impact({ table: 1, draft: one(text), live: undefined, mapping });
    return answer?.kind === "counted" ? answer.impact.draft.simulation.outcomes.review : undefined;
  };
  const number = await heldBy("amount > 200000 -> review by finance\n");
  expect(number).toBeGreaterThan(1000);
  expect(await heldBy("amount > TWD 200,000 -> review by finance\n")).toBe(number);
});
