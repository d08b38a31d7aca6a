import { check, compile } from "../src/compiler/index.ts";
import { decidingPolicy } from "../src/compiler/targets/javascript/deciding-policy.ts";
import { emit } from "../src/compiler/targets/javascript/emit.ts";
import type { Decision } from "../src/model/decision.ts";
import { interpreterOf } from "../src/model/interpreter.ts";
import type { Policy } from "../src/model/policy.ts";
import { prepare } from "../src/runtime/prepare.ts";
import { oneRuleByHand, twelveRulesByHand } from "./by-hand.ts";
import { type Contestant, median, race, threadTime } from "./measure.ts";
import { oneRule, twelveRules } from "./policies.ts";

const random = Math.random;

function cents(most: number): number {
  return Math.round(Math.exp(random() * Math.log(most * 100))) / 100;
}

function pick<T>(list: readonly T[]): T {
  return list[Math.floor(random() * random() * list.length)] as T;
}

function score(): number {
  return Math.round((1 - random() ** 3) * 1e6) / 1e6;
}

function modelOf(text: string): Policy {
  const compiled = compile(text);
  if (compiled.policy === undefined) throw new Error(compiled.diagnostics.map(({ message }) => message).join("\n"));
  return compiled.policy.model;
}

/** Both give the same object for every input, or the race is about nothing. */
function agree(model: Policy, contestants: readonly Contestant[], makeInput: () => unknown): void {
  const judge = interpreterOf(model);
  for (let turn = 0; turn < 2000; turn++) {
    const input = makeInput();
    const expected = JSON.stringify(judge(input));
    for (const { name, decide } of contestants)
      if (JSON.stringify(decide(input)) !== expected)
        throw new Error(`${name} decides otherwise: ${JSON.stringify(input)}`);
  }
}

function report(title: string, contestants: readonly Contestant[], makeInput: () => unknown): void {
  const measured = race(contestants, makeInput);
  const yardstick = measured.at(-1);
  console.log(`\n${title}`);
  for (const { name, nanoseconds } of measured) {
    const ratio = (nanoseconds / (yardstick?.nanoseconds ?? Number.NaN)).toFixed(2);
    console.log(`  ${name.padEnd(28)} ${nanoseconds.toFixed(1).padStart(7)} ns  ${ratio} of ${yardstick?.name}`);
  }
}

function one(): void {
  const model = modelOf(oneRule);
  const { decide } = decidingPolicy(model);
  const makeInput = (): unknown => ({ refund: cents(20_000), confidence: score() });
  const [proceed, review] = [decide({ refund: 1, confidence: 1 }), decide({ refund: 1, confidence: 0 })];
  const contestants = [
    {
      name: "floor: one field read",
      decide: (input: unknown) => ((input as { refund: number }).refund < 0 ? review : proceed),
    },
    { name: "signoff", decide },
    { name: "by hand", decide: oneRuleByHand(proceed, review, decide) },
  ];
  agree(model, contestants.slice(1), makeInput);
  report("One rule: refund > $10K or confidence < 0.8", contestants, makeInput);
}

function refund(): Readonly<Record<string, unknown>> {
  return {
    action: pick(["refund", "credit", "chargeback"]),
    channel: pick(["web", "phone", "mail", "branch"]),
    tier: pick(["basic", "plus", "business"]),
    refund: cents(20_000),
    confidence: score(),
    fraud_score: Math.round((1 - score()) * 1e6) / 1e6,
    reversible: random() < 0.7,
    first_order: random() < 0.3,
    orders: Math.floor(random() * 100),
    account_days: Math.floor(random() * 1000),
  };
}

function twelve(): void {
  const model = modelOf(twelveRules);
  const { decide } = decidingPolicy(model);
  const { table, enter } = prepare(model);
  const first = decide(refund());
  const contestants = [
    {
      name: "floor: one field read",
      decide: (input: unknown) => ((input as { refund: number }).refund < 0 ? first : first) as Decision,
    },
    { name: "signoff", decide },
    { name: "by hand", decide: twelveRulesByHand(table, enter, decide) },
  ];
  agree(model, contestants.slice(1), refund);
  report("Twelve rules over ten fields", contestants, refund);
}

/** Each value is unknown, in one of several ways, with a chance of one in ten. */
function inDoubt(): void {
  const model = modelOf(twelveRules);
  const judge = interpreterOf(model);
  const makeInput = (): unknown =>
    Object.fromEntries(
      Object.entries(refund()).map(([key, value]) => [key, random() < 0.1 ? pick([null, "unheard of", -1]) : value]),
    );
  const contestants = [
    { name: "signoff", decide: decidingPolicy(model).decide },
    { name: "the judge", decide: (input: unknown) => judge(input) },
  ];
  agree(model, contestants, makeInput);
  report("The same with one value in ten unknown", contestants, makeInput);
}

function manyRules(count: number): string {
  const fields = ["amount", "limit", "score", "age", "risk", "orders"];
  const rules = Array.from({ length: count }, (_, place) => {
    const [first, second] = [fields[place % 6], fields[(place * 5 + 1) % 6]];
    const kind = ["refund", "credit", "chargeback"][place % 3];
    return `rule "rule number ${place + 1}"
  action is ${kind} and (${first} > ${place % 977} or ${second} < ${place % 89}) and amount >= ${place % 13}
  → review by finance within ${(place % 9) + 1} hours
  because "Paragraph ${place + 1}"`;
  });
  const block = [
    `decision`,
    `  action one of refund, credit, chargeback`,
    ...fields.map((field) => `  ${field} number, 2 decimals`),
  ];
  return [`policy "Many"`, ...block, ...rules, `otherwise → review by finance`].join("\n");
}

function compiling(): void {
  console.log("\nFrom text to a policy that decides, CPU milliseconds (median)");
  compile(manyRules(50));
  for (const count of [1, 100, 1000, 10_000]) {
    const text = manyRules(count);
    const source = { file: "many.signoff", text };
    const turns = count >= 10_000 ? 3 : 7;
    const times = Array.from({ length: turns }, () => {
      const start = threadTime();
      const { policy, diagnostics } = check(source, { readFile: () => ({ problem: "none" }) });
      const checked = threadTime();
      if (policy === undefined) throw new Error(diagnostics[0]?.message);
      const { code } = emit(policy);
      const emitted = threadTime();
      const { decide } = decidingPolicy(policy);
      const input = { action: "refund", amount: 1, limit: 1, score: 1, age: 1, risk: 1, orders: 1 };
      decide(input);
      const end = threadTime();
      decide({ ...input, risk: null });
      const inDoubt = threadTime() - end;
      return { checked: checked - start, emitted: emitted - checked, ready: end - emitted, inDoubt, size: code.length };
    });
    const middle = (key: "checked" | "emitted" | "ready" | "inDoubt"): number =>
      median(times.map((time) => time[key])) / 1000;
    const total = middle("checked") + middle("ready");
    console.log(
      `  ${String(count).padStart(6)} rules: ${total.toFixed(1).padStart(8)}  (parse and check ${middle("checked").toFixed(1)}, emit ${middle("emitted").toFixed(1)}, emit to first decision ${middle("ready").toFixed(1)}; first decision in doubt ${middle("inDoubt").toFixed(1)} more)`,
    );
  }
}

console.log(`Node ${process.version}, CPU time of the calling thread`);
one();
twelve();
inDoubt();
if (!process.argv.includes("--decide")) compiling();
