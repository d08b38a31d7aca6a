import { expect, test } from "vitest";
import { createProver } from "../../src/server/prover.ts";
import { answering } from "../../src/server/proving/answering.ts";
import type { FromProver } from "../../src/server/proving/messages.ts";
import type { Question } from "../../src/server/proving/question.ts";
import { folderOf, run } from "../cli/run.ts";

const policy = `decision
  refund      money USD
  confidence  number 0 to 1
rule "large" refund > $10K → review by finance
rule "in doubt" confidence < 80% → review by legal
otherwise → audit by finance
ensure "large sums are seen" refund > $50K → at least review
ensure "all are seen" refund > $5K → at least review
example "wrong" refund is $1, confidence is 100% → block
`;

interface Shown {
  readonly code: string;
  readonly message: string;
  readonly mends?: readonly { readonly title: string }[];
}

const summary = ({ code, message, mends = [] }: Shown): string =>
  `${code} ${message} ${mends.map(({ title }) => title)}`;

const asked = (text: string, more: Partial<Question> = {}): Question => ({
  main: { file: "refunds.signoff", text },
  files: new Map(),
  allowOutside: false,
  required: [],
  ...more,
});

const codes = (told: readonly { readonly code: string }[]): readonly string[] => told.map(({ code }) => code);

test("it finds what `signoff check` finds, with the same mends", async () => {
  const folder = folderOf({ "refunds.signoff": policy });
  const { out } = await run(["check", folder.at("refunds.signoff"), "--json"]);
  const { findings } = JSON.parse(out) as {
    readonly findings: readonly Shown[];
  };
  const { first, rest } = createProver()(asked(policy));
  const all = [...first, ...rest()];
  expect(all.map(summary).sort()).toEqual(findings.map(summary).sort());
  expect(codes(all)).toContain("ensure/fails");
  expect(codes(all)).toContain("test/example-fails");
});

test("one version after the other gives what a new prover gives", () => {
  const prove = createProver();
  for (const amount of ["$10K", "$20K", "$5K", "$0.01"]) {
    const text = policy.replace("$10K", amount);
    const [known, fresh] = [prove(asked(text)), createProver()(asked(text))];
    expect([...known.first, ...known.rest()]).toEqual([...fresh.first, ...fresh.rest()]);
  }
});

test("a policy with errors has nothing to be told, and does not spoil the next version", () => {
  const prove = createProver();
  const broken = prove(asked(policy.replace("$10K", "$10Q")));
  expect([broken.first, broken.rest()]).toEqual([[], []]);
  expect(codes(prove(asked(policy)).first)).toContain("test/example-fails");
});

test("included files and the promises of central ones come with the question", () => {
  const main = `include "teams.signoff"\n${policy.replace('ensure "all are seen" refund > $5K → at least review\n', "")}`;
  const files = new Map([["teams.signoff", { text: "team finance\nteam legal\n" }]]);
  const source = { file: "central.signoff", text: 'ensure "central" sum > $5K → at least review\n' };
  const required = [{ source, map: new Map([["sum", "refund"]]), config: "signoff.config.json", files: new Map() }];
  const { first, rest } = createProver()(asked(main, { files, required }));
  const fails = [...first, ...rest()].filter(({ code }) => code === "ensure/fails");
  expect(fails.map(({ span }) => span.file)).toEqual(["central.signoff"]);
  const alone = createProver()(asked(main));
  expect([...alone.first, ...alone.rest()]).toEqual([]);
});

test("questions and answers can be sent to another thread", () => {
  const { first, rest } = createProver()(structuredClone(asked(policy)));
  const all = [...first, ...rest()];
  expect(structuredClone(all)).toEqual(all);
});

test("the thread answers the newest question of each file, in two steps, and goes on after a fault", async () => {
  const said: FromProver[] = [];
  const hear = answering((message) => said.push(message));
  hear({ file: "a", id: 1, question: { ...asked(policy), main: { file: "a", text: policy } } });
  hear({ file: "a", id: 2, question: { ...asked(policy), main: { file: "a", text: policy } } });
  hear({ file: "b", id: 3, question: JSON.parse("{}") as Question });
  hear({ file: "c", id: 4, question: asked(policy) });
  hear({ file: "c", id: 5 });
  hear({ file: "d", id: 6, question: asked("a > 1 → block") });
  await expect.poll(() => said.some(({ kind, id }) => kind === "rest" && id === 6)).toBe(true);
  expect(said.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
    ...["began 2", "first 2", "rest 2", "began 3", "failed 3", "began 6", "first 6", "rest 6"],
  ]);
});
