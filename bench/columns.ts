import { readFileSync } from "node:fs";
import { check } from "../src/compiler/check.ts";
import type { Policy } from "../src/model/policy.ts";
import type { Replay } from "../src/simulation/columns/replay.ts";
import { createReplayer } from "../src/simulation/columns/replayer.ts";
import { simulationOf } from "../src/simulation/columns/simulation-of.ts";
import type { Cell, Chunk, History } from "../src/simulation/history/history.ts";
import { isProblem, openHistory, type Problem, problemText, readMapping } from "../src/simulation/index.ts";
import { planOf } from "../src/simulation/mapping/plan.ts";
import { tableOf } from "../src/simulation/table/read-table.ts";
import { median, threadTime } from "./measure.ts";

const folder = "policies/credit";
const text = readFileSync(`${folder}/credit.signoff`, "utf8");
const mappingFile = `${folder}/mapping.json`;
const rounds = 15;

function known<T extends object>(found: T | Problem): T {
  if (isProblem(found)) throw new Error(problemText(found));
  return found;
}

function policyOf(changed: string): Policy {
  const { policy, diagnostics } = check(
    { file: "credit.signoff", text: changed },
    { readFile: () => ({ problem: "not here" }) },
  );
  if (policy === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return policy;
}

/**
 * The credit decisions over and over until there are so many, each with an id of its own; `distinct`: with amounts, scores
 * and times of its own, too.
 */
async function repeated(rows: number, distinct: boolean): Promise<History> {
  const history = known(await openHistory(`${folder}/credit_decisions.parquet`));
  const changes = history.columns.map(({ name }): ((cell: Cell, round: number) => Cell) | undefined => {
    if (name === "decision_id") return (cell, round) => `${cell}-${round}`;
    if (!distinct) return undefined;
    if (name === "amount") return (cell, round) => Number(cell) + round;
    if (name === "decided_at") return (cell, round) => `${String(cell).slice(0, 19)}.${String(round).padStart(3, "0")}`;
    return /p_default|confidence|utilization/.test(name) ? (cell, round) => Number(cell) + round * 1e-7 : undefined;
  });
  const chunks: Chunk[] = [];
  for await (const chunk of history.read(history.columns.map(({ name }) => name))) chunks.push(known(chunk));
  history.close();
  return {
    ...history,
    rows,
    read: async function* () {
      let left = rows;
      for (let round = 0; left > 0; round++)
        for (const chunk of chunks) {
          const taken = Math.min(left, chunk.rows);
          const values = chunk.values.map((cells, at) => {
            const change = changes[at];
            return change === undefined ? cells : cells.map((cell) => change(cell, round));
          });
          if (taken > 0) yield { rows: taken, values };
          left -= taken;
        }
    },
  };
}

interface Edit {
  readonly name: string;
  /** The text of the n-th keystroke. */
  readonly text: (stroke: number) => string;
}

const edits: readonly Edit[] = [
  {
    name: "a threshold edited",
    text: (stroke) => text.replace("confidence < 80%", `confidence < ${60 + stroke}%`),
  },
  {
    name: "an amount edited",
    text: (stroke) => text.replace("amount >= TWD 100,000", `amount >= TWD ${100_000 + 1000 * stroke}`),
  },
  {
    name: "another rule edited each time",
    text: (stroke) =>
      stroke % 2 === 0
        ? text.replace("p_default >= 35%", `p_default >= ${20 + stroke}%`)
        : text.replace("p_default >= 25%", `p_default >= ${20 + stroke}%`),
  },
  {
    name: "a rule added and edited",
    text: (stroke) =>
      text.replace(
        "otherwise →",
        `rule "new"\n  age < 25 and amount > TWD ${50_000 + 1000 * stroke} → audit by quality\n\notherwise →`,
      ),
  },
  {
    name: "a rate edited",
    text: (stroke) => text.replace("audit 10% by quality", `audit ${10 + stroke}% by quality`),
  },
  {
    name: "two fields compared",
    text: (stroke) => text.replace("confidence < 70%", `confidence < ${60 + stroke}% and confidence > p_default`),
  },
];

const { format } = new Intl.NumberFormat("en-US", { maximumFractionDigits: 1 });
const megabytes = (bytes: number): string => `${format(bytes / 1e6)} MB`;

const asked = process.argv.slice(2).filter((argument) => argument !== "--distinct");
const distinct = process.argv.includes("--distinct");
for (const rows of asked.length > 0 ? asked.map(Number) : [100_000, 1_000_000]) {
  const history = await repeated(rows, distinct);
  const heap = process.memoryUsage();
  const started = threadTime();
  const table = known(await tableOf(history));
  console.log(
    `\n${format(rows)} rows, ${table.columns.length} columns: table in ${format((threadTime() - started) / 1000)} ms, ${megabytes(table.bytes)}`,
  );
  const mapping = { file: mappingFile, mapping: known(readMapping(mappingFile, readFileSync(mappingFile, "utf8"))) };
  const replayer = createReplayer(table);
  const run = async (changed: string) => {
    const policy = policyOf(changed);
    const plan = known(planOf(policy, table, mapping, {}));
    const start = threadTime();
    const replay = known<Replay>(replayer.replay(policy, plan));
    const replayed = threadTime();
    await simulationOf(replay, table);
    return {
      replay: (replayed - start) / 1000,
      counts: (threadTime() - replayed) / 1000,
      classes: replay.classes.length,
    };
  };
  const show = (name: string, runs: readonly { replay: number; counts: number; classes: number }[]): void => {
    const of = (pick: (one: { replay: number; counts: number }) => number): string =>
      `${format(median(runs.map(pick)))} ms${runs.length > 1 ? ` (most ${format(Math.max(...runs.map(pick)))})` : ""}`;
    console.log(
      `  ${name.padEnd(32)} replay ${of((one) => one.replay)}, counts ${of((one) => one.counts)}, ${runs[0]?.classes} classes`,
    );
  };
  show("fresh", [await run(text)]);
  for (const edit of edits) {
    const runs = [];
    for (let stroke = 0; stroke < rounds; stroke++) runs.push(await run(edit.text(stroke)));
    show(edit.name, runs);
    if (process.env.EACH) console.log(runs.map(({ replay }) => format(replay)).join(" "));
  }
  globalThis.gc?.();
  const now = process.memoryUsage();
  console.log(
    `  memory: heap ${megabytes(now.heapUsed - heap.heapUsed)}, buffers ${megabytes(now.arrayBuffers - heap.arrayBuffers)}`,
  );
}
