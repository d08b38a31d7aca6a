import { cpus } from "node:os";
import type { Context } from "../src/analysis/context.ts";
import { contextOf } from "../src/analysis/context-of.ts";
import { ensures } from "../src/analysis/ensure/ensures.ts";
import { analyse, createAnalyser, diff } from "../src/analysis/index.ts";
import { policyGap } from "../src/analysis/policy/gap/gap.ts";
import { neverApplies } from "../src/analysis/rule/never-applies/never-applies.ts";
import { noEffect } from "../src/analysis/rule/no-effect/no-effect.ts";
import { rulesOverlap } from "../src/analysis/rules/overlap/overlap.ts";
import { negated } from "../src/analysis/solver/literal.ts";
import { planFor } from "../src/analysis/space.ts";
import type { Policy } from "../src/model/policy.ts";
import { editedTable, withOneEdit } from "./checks/edited.ts";
import { cpuMilliseconds, once } from "./checks/measure.ts";
import { published } from "./checks/published.ts";
import { randomFrom } from "./checks/random.ts";
import { ensuresFor, pairsFor, sparseOf } from "./checks/sparse.ts";
import { tableOf } from "./checks/tables.ts";

/**
 * The checks over generated tables after the published ones, and over sparse policies: CPU milliseconds, each time from the
 * model on, nothing kept from the run before. `--quick` for few sizes, `--asked` for those that have a limit.
 */
const quick = process.argv.includes("--quick");
const asked = process.argv.includes("--asked");
const nowhere = { team: () => undefined, field: () => undefined };

function contextFor(policy: Policy): Context {
  return contextOf(structuredClone(policy), nowhere, {});
}

/** Of a check that begins with a fresh context; making that is not counted, what the check makes in it is. */
function measured(policy: Policy, runs: number, check: (context: Context) => void): number {
  return cpuMilliseconds(runs, () => contextFor(policy), check);
}

/** Whether every input is proven to be covered, by the solver. */
function provesNoGap({ space, view }: Context): boolean {
  const covered = space.circuit.or(view.rules.map(({ certain }) => certain));
  return !space.solve([view.allKnown, negated(covered)]);
}

/** `wanted`: what it is to stay within. */
function row(name: string, milliseconds: number, { yardstick, wanted }: Beside = {}): void {
  const kept = wanted === undefined ? "" : milliseconds <= wanted ? "within" : "MORE THAN";
  const asked = wanted === undefined ? "" : `${kept} ${wanted}`;
  const beside = yardstick === undefined ? "" : `  published ${yardstick}, ${ratio(yardstick, milliseconds)}`;
  console.log(`  ${name.padEnd(44)} ${milliseconds.toFixed(1).padStart(9)} ms  ${asked.padEnd(14)}${beside}`.trimEnd());
}

interface Beside {
  readonly yardstick?: number | undefined;
  readonly wanted?: number | undefined;
}

function ratio(yardstick: number, milliseconds: number): string {
  return `${(yardstick / Math.max(milliseconds, 0.1)).toFixed(1)} times as fast`;
}

/** Of seven columns, milliseconds by rules. */
const wantedOf: Readonly<Record<number, { overlaps: number; noEffect?: number; proof: number; gaps?: number }>> = {
  1000: { overlaps: 50, noEffect: 100, proof: 250, gaps: 300 },
  10000: { overlaps: 500, proof: 3000 },
};

function table(columns: number, rules: number): void {
  const runs = rules > 2000 ? 3 : 7;
  const disturbed = tableOf({ columns, rules, disturbed: 10, seed: columns * 10_000 + rules });
  const complete = tableOf({ columns, rules, disturbed: 0, seed: columns * 10_000 + rules });
  const paper = published.find((one) => one.columns === columns && one.rules === rules);
  console.log(`\n${columns} columns, ${rules} rules`);
  row(
    "plan",
    cpuMilliseconds(runs, () => structuredClone(complete), planFor),
  );
  const wanted = columns === 7 ? wantedOf[rules] : undefined;
  row(
    "no gap, proven",
    measured(complete, runs, (context) => {
      if (policyGap(context).length > 0) throw new Error("A gap where there is none");
    }),
    { wanted: wanted?.proof },
  );
  if (rules <= 2000)
    row(
      "no gap, proven by the solver alone",
      measured(complete, runs, (context) => {
        if (!provesNoGap(context)) throw new Error("A gap where there is none");
      }),
    );
  row("all gaps", measured(disturbed, runs, policyGap), { yardstick: paper?.gaps, wanted: wanted?.gaps });
  row("all overlaps", measured(disturbed, runs, rulesOverlap), {
    yardstick: paper?.overlaps,
    wanted: wanted?.overlaps,
  });
  row("all rules without effect", measured(disturbed, runs, noEffect), { wanted: wanted?.noEffect });
  edited(disturbed);
}

/** What is looked for first, again after each of a series of edits of one rule, and what is given later. */
function edited(policy: Policy): void {
  if (policy.rules.length > 2000) return;
  const again = createAnalyser();
  let version = policy;
  again(version, nowhere);
  const random = randomFrom(policy.rules.length);
  for (let turn = 0; turn < 10; turn++) {
    version = withOneEdit(version, turn, random);
    again(version, nowhere);
  }
  let step: ReturnType<typeof again> | undefined;
  const times = Array.from({ length: quick ? 40 : 200 }, (_, turn) => {
    version = withOneEdit(version, turn, random);
    return once(() => {
      step = again(version, nowhere);
    });
  }).sort((first, second) => first - second);
  row("one edited rule, median", times[times.length >> 1] as number);
  row("one edited rule, 95 of 100 within", times[Math.ceil(times.length * 0.95) - 1] as number);
  row(
    "one edited rule, what is given later",
    once(() => step?.later()),
  );
}

function sparse(fields: number, rules: number): void {
  const policy = sparseOf({ fields, rules, seed: 1 });
  const promised = { ...policy, ensures: ensuresFor(policy, 20) };
  console.log(`\nSparse, ${fields} fields, ${rules} rules`);
  const times = [
    { name: "never applies, of each rule", time: measured(policy, 1, neverApplies) },
    { name: "all rules without effect", time: measured(policy, 1, noEffect) },
    { name: "a gap, or none", time: measured(policy, 1, policyGap) },
    { name: "20 ensures", time: measured(promised, 1, ensures) },
  ];
  for (const { name, time } of times) row(name, time);
  const all = times.reduce((sum, { time }) => sum + time, 0);
  row("these together", all, { wanted: 5000 });
  row("200 ensures", measured({ ...policy, ensures: ensuresFor(policy, 200) }, 1, ensures), { wanted: 10_000 });
  row("200 ensures of two inputs", measured({ ...policy, ensures: pairsFor(policy, 200) }, 1, ensures), {
    wanted: 10_000,
  });
}

function gapsWithoutEnd(): void {
  const policy = sparseOf({ fields: 12, rules: 300, seed: 2, narrow: true });
  console.log("\nSparse, 12 fields, 300 rules, more gaps than are listed");
  row("all gaps, at least so many", measured(policy, 1, policyGap));
}

function whole(name: string, policy: Policy): void {
  let open = 0;
  const time = once(() => {
    open = analyse(policy, nowhere).filter(({ code }) => code === "policy/undecided").length;
  });
  row(`${name}${open > 0 ? " (not all decided)" : ""}`, time);
}

console.log(
  `Node ${process.version}, ${cpus()[0]?.model}, CPU time of the process, medians; a plan is made before the rest`,
);
console.log("Published: an i5-5200U of 2015 at 2.2 GHz. Two to three times is what a core of today explains.");
for (const columns of asked ? [7] : quick ? [3, 7] : [3, 5, 7, 11, 15])
  for (const rules of asked ? [1000] : quick ? [500, 1000] : [500, 1000, 1500]) table(columns, rules);
if (!quick) table(7, 10_000);
sparse(20, quick ? 300 : 1000);
gapsWithoutEnd();
console.log("\nA change to ten rules of a table, 7 columns");
for (const rules of quick ? [1000] : [1000, 10_000]) {
  const old = tableOf({ columns: 7, rules, disturbed: 10, seed: rules });
  const versions = (): readonly [Policy, Policy] => [structuredClone(old), editedTable(structuredClone(old), 10)];
  diff(...versions());
  row(
    `diff, ${rules} rules`,
    cpuMilliseconds(5, versions, ([one, other]) => {
      if (diff(one, other).equal) throw new Error("Nothing changed");
    }),
  );
}
console.log("\nEverything that `check` looks for");
for (const rules of quick ? [300] : [300, 1000]) {
  whole(`table, 7 columns, ${rules} rules`, tableOf({ columns: 7, rules, disturbed: 10, seed: rules }));
  whole(`sparse, 20 fields, ${rules} rules`, sparseOf({ fields: 20, rules, seed: 1 }));
  whole(`sparse, 20 fields, ${rules} rules, narrow`, sparseOf({ fields: 20, rules, seed: 2, narrow: true }));
}
