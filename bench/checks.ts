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
import { editedTable } from "./checks/edited.ts";
import { cpuMilliseconds, once } from "./checks/measure.ts";
import { published } from "./checks/published.ts";
import { ensuresFor, sparseOf } from "./checks/sparse.ts";
import { tableOf } from "./checks/tables.ts";

/**
 * The checks over generated tables after the published ones, and over sparse policies: CPU milliseconds, each time from the
 * model on, nothing kept from the run before. `--quick` for few sizes.
 */
const quick = process.argv.includes("--quick");
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

function row(name: string, milliseconds: number, yardstick?: number): void {
  const beside =
    yardstick === undefined ? "" : `  published ${String(yardstick).padStart(7)}  ${ratio(yardstick, milliseconds)}`;
  console.log(`  ${name.padEnd(44)} ${milliseconds.toFixed(1).padStart(9)} ms${beside}`);
}

function ratio(yardstick: number, milliseconds: number): string {
  return `${(yardstick / Math.max(milliseconds, 0.1)).toFixed(1)} times as fast`;
}

function table(columns: number, rules: number): void {
  const runs = rules > 2000 ? 1 : 3;
  const disturbed = tableOf({ columns, rules, disturbed: 10, seed: columns * 10_000 + rules });
  const complete = tableOf({ columns, rules, disturbed: 0, seed: columns * 10_000 + rules });
  const paper = published.find((one) => one.columns === columns && one.rules === rules);
  console.log(`\n${columns} columns, ${rules} rules`);
  row(
    "plan",
    cpuMilliseconds(runs, () => structuredClone(complete), planFor),
  );
  row(
    "no gap, proven",
    measured(complete, runs, (context) => {
      if (!provesNoGap(context)) throw new Error("A gap where there is none");
    }),
  );
  row("all gaps", measured(disturbed, runs, policyGap), paper?.gaps);
  row("all overlaps", measured(disturbed, runs, rulesOverlap), paper?.overlaps);
  row("all rules without effect", measured(disturbed, runs, noEffect));
  edited(disturbed);
}

/** Everything that is looked for, again after one rule was edited. */
function edited(policy: Policy): void {
  if (policy.rules.length > 2000) return;
  const again = createAnalyser();
  again(policy, nowhere);
  const times = Array.from({ length: quick ? 3 : 10 }, (_, turn) => {
    const place = (turn * 97) % policy.rules.length;
    const rules = policy.rules.map((rule, at) =>
      at === place ? { ...rule, asks: { ...rule.asks, block: true } } : rule,
    );
    return once(() => again({ ...policy, rules }, nowhere));
  }).sort((first, second) => first - second);
  row("one edited rule, everything, median", times[times.length >> 1] as number);
  row("one edited rule, everything, longest", times.at(-1) as number);
}

function sparse(fields: number, rules: number): void {
  const policy = sparseOf({ fields, rules, seed: 1 });
  console.log(`\nSparse, ${fields} fields, ${rules} rules`);
  row("never applies, of each rule", measured(policy, 1, neverApplies));
  row(
    "a gap, or none",
    measured(policy, 1, (context) => {
      provesNoGap(context);
    }),
  );
  row("20 ensures", measured({ ...policy, ensures: ensuresFor(policy, 20) }, 1, ensures));
  row("200 ensures", measured({ ...policy, ensures: ensuresFor(policy, 200) }, 1, ensures));
}

function gapsWithoutEnd(): void {
  const policy = sparseOf({ fields: 12, rules: 300, seed: 2, narrow: true });
  console.log("\nSparse, 12 fields, 300 rules, more gaps than are listed");
  row("all gaps, at least so many", measured(policy, 1, policyGap));
}

console.log(`Node ${process.version}, CPU time of the process`);
for (const columns of quick ? [3, 7] : [3, 5, 7, 11, 15])
  for (const rules of quick ? [500, 1000] : [500, 1000, 1500]) table(columns, rules);
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
  const policy = tableOf({ columns: 7, rules, disturbed: 10, seed: rules });
  row(
    `table, 7 columns, ${rules} rules`,
    once(() => analyse(policy, nowhere)),
  );
}
