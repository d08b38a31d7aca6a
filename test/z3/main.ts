import fc from "fast-check";
import { init } from "z3-solver";
import { negated } from "../../src/analysis/solver/literal.ts";
import { type Answer, planFor, spaceOf } from "../../src/analysis/space.ts";
import { phrase } from "../../src/model/phrase.ts";
import type { Policy } from "../../src/model/policy.ts";
import { entropy, sourceOf } from "../support/source.ts";
import { generateUnboundedPolicy } from "./generate.ts";
import { declarationsOf, formulasOf } from "./translate.ts";

/**
 * `npm run oracle:z3 -- --policies 600 [--seed 7]`: asks our engine and z3 whether rules ever apply, meet each other, and leave
 * a gap, for generated policies whose values have no bounds; says where they differ, and exits 1.
 */
function option(name: string, usual: number): number {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? usual : Number(process.argv[at + 1]);
}

interface Question {
  readonly words: string;
  readonly formula: string;
  readonly answer: Answer["kind"];
}

function questionsOf(policy: Policy): readonly Question[] {
  const space = spaceOf(policy, planFor(policy));
  const [view] = space.views;
  if (view === undefined) return [];
  const certain = policy.rules.map(({ condition, exceptions }) => {
    const excepted = exceptions.map((one) => `(not ${formulasOf(policy, one).possible})`);
    return `(and ${[formulasOf(policy, condition).certain, ...excepted].join(" ")})`;
  });
  const known = `(and true ${policy.fields.map((_, place) => `k${place}`).join(" ")})`;
  const each = view.rules.map((rule, at): Question => {
    const { kind } = space.find([rule.certain], ({ judged }) => judged.standings[at] === "certain");
    return { words: `r${at} applies`, formula: certain[at] as string, answer: kind };
  });
  const pairs = view.rules.flatMap((one, at) =>
    view.rules.slice(at + 1).map((other, step): Question => {
      const second = at + 1 + step;
      const { kind } = space.find(
        [one.certain, other.certain],
        ({ judged }) => judged.standings[at] === "certain" && judged.standings[second] === "certain",
      );
      return { words: `r${at} meets r${second}`, formula: `(and ${certain[at]} ${certain[second]})`, answer: kind };
    }),
  );
  const { kind } = space.find([view.allKnown, ...view.rules.map((rule) => negated(rule.certain))], ({ judged }) =>
    judged.standings.every((standing) => standing !== "certain"),
  );
  const gap = `(and ${known} ${certain.map((one) => `(not ${one})`).join(" ")})`;
  return [...each, ...pairs, { words: "there is a gap", formula: gap, answer: kind }];
}

const [policies, seed] = [option("policies", 600), option("seed", 20_261_121)];
const { Context, em } = await init();
const { Solver } = Context("oracle");
const counts = { policies: 0, questions: 0, there: 0, none: 0, undecided: 0, different: 0, unanswered: 0 };
for (const numbers of fc.sample(entropy(120), { seed, numRuns: policies })) {
  const policy = generateUnboundedPolicy(sourceOf(numbers));
  counts.policies++;
  for (const { words, formula, answer } of questionsOf(policy)) {
    counts.questions++;
    const solver = new Solver();
    solver.set("timeout", 10_000);
    solver.fromString(`${declarationsOf(policy)}\n(assert ${formula})`);
    const verdict = await solver.check();
    if (verdict === "unknown") counts.unanswered++;
    if (answer === "found") counts.there++;
    else if (answer === "none") counts.none++;
    else {
      counts.undecided++;
      console.log(`undecided: ${words} (z3: ${verdict})\n${writtenOf(policy)}`);
    }
    const isSame = verdict === "unknown" || (answer === "found" ? verdict === "sat" : verdict === "unsat");
    if (isSame || answer === "undecided" || answer === "rejected") continue;
    counts.different++;
    console.log(`different: ${words}: ${answer}, z3: ${verdict}\n${writtenOf(policy)}`);
  }
}

function writtenOf(policy: Policy): string {
  const rules = policy.rules.map(
    ({ name, condition, exceptions }) =>
      `  ${name}: ${phrase(policy, condition)} except ${exceptions.map((one) => phrase(policy, one)).join(" / ")}`,
  );
  return [...rules, `  ${JSON.stringify(policy.fields.map(({ type }) => type))}`].join("\n");
}

console.log(JSON.stringify({ seed, ...counts }));
em.PThread.terminateAllThreads();
process.exitCode = counts.different > 0 ? 1 : 0;
