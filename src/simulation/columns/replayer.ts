import type { Standing } from "../../model/asking.ts";
import { readsOf } from "../../model/children.ts";
import { drawsFor } from "../../model/interpreter.ts";
import type { Policy } from "../../model/policy.ts";
import type { Reading } from "../../model/read.ts";
import { type LookedAt, lookedAt, unknownReads } from "../../model/unknowns.ts";
import type { Plan } from "../mapping/plan.ts";
import { noChance, samplesWithoutId } from "../mapping/refusals.ts";
import type { Problem } from "../problem.ts";
import type { Table } from "../table/table.ts";
import { type Judged, sampleThresholds, type Verdict, verdicts } from "../verdict.ts";
import { type FieldColumn, type Ground, keptTruths, keyIn } from "./base.ts";
import { columnsOf, type ReadColumn } from "./columns.ts";
import { foundOf, inputsOf } from "./found.ts";
import type { Coded } from "./pair-codes.ts";
import { type Partition, refined, rowsOfClasses, type Trait } from "./partition.ts";
import type { Replay, ReplayClass, Replayer } from "./replay.ts";
import { standingOf, standingRows } from "./standing-rows.ts";
import { createStore } from "./store.ts";
import { type DrawnIds, drawTrait, unknownTrait } from "./traits.ts";

export interface ReplayerOptions {
  /** The most memory for what is kept between replays, in bytes; 500 MB unless given. */
  readonly most?: number;
}

interface TraitsOfPolicy {
  /** By rule. */
  readonly standings: readonly Trait[];
  /** These and the others. */
  readonly all: readonly Trait[];
}

export function createReplayer(table: Table, options: ReplayerOptions = {}): Replayer {
  const { rows, file } = table;
  let ids = 0;
  const nextId = (): number => ids++;
  const most = options.most ?? 5e8;
  // What takes long to make is kept apart from what each edit makes anew, or the one would drive out the other.
  const [judged, store] = [createStore(most / 2), createStore(most / 2)];
  const columns = columnsOf(table, judged, nextId);
  const kept = keptTruths(judged);
  const drawn = judged.shelf<DrawnIds>(({ draws, isDrawn }) => draws.byteLength + isDrawn.byteLength);
  const traits = store.shelf<Trait | "none">((trait) => (trait === "none" ? 0 : trait.codes.byteLength));
  const partitions = store.shelf<Partition>(({ classOf, firstRows }) => classOf.byteLength + firstRows.byteLength);
  const sizes = store.shelf<Uint32Array>((counts) => counts.byteLength);
  const decided = store.shelf<(judged: Judged) => Verdict>(() => 1_000_000);
  const whole = nextId();
  let order: readonly number[] = [];

  const keepTrait = (key: string, made: Coded | undefined): Trait | "none" =>
    traits.put(key, made === undefined ? "none" : { id: nextId(), codes: made.codes, count: made.count });

  function* traitsOf(policy: Policy, looked: LookedAt, ground: Ground): Generator<number, TraitsOfPolicy, void> {
    const all: (Trait | "none")[] = [];
    for (const place of looked.byName) {
      const column = ground.columnOf(place);
      const key = JSON.stringify(["unknown", column.id, [...(looked.items.get(place) ?? [])].sort()]);
      all.push(traits.get(key) ?? keepTrait(key, unknownTrait(policy, looked, place, column)));
      yield 0;
    }
    const id = policy.identifiedBy;
    if (id !== undefined && looked.fields.includes(id)) {
      const column = ground.columnOf(id);
      const key = JSON.stringify(["draws", column.id, policy.name, sampleThresholds(policy)]);
      all.push(traits.get(key) ?? keepTrait(key, yield* drawTrait(policy, column, drawn)));
    }
    const standings: Trait[] = [];
    for (const [at, rule] of policy.rules.entries()) {
      const key = keyIn(ground, standingOf(rule));
      const trait = traits.get(key) ?? keepTrait(key, { codes: yield* standingRows(ground, rule), count: 3 });
      if (trait === "none") throw new Error("This is a bug: a rule that stands nowhere");
      standings.push(trait);
      yield at / policy.rules.length;
    }
    return { standings, all: [...all.filter((trait) => trait !== "none"), ...standings] };
  }

  /** Another number for every series of traits. */
  const prefixes = new Map<string, number>();
  const prefixOf = (before: number, trait: number): number => {
    const key = `${before} ${trait}`;
    const known = prefixes.get(key) ?? nextId();
    if (prefixes.size >= mostPrefixes) prefixes.clear();
    prefixes.set(key, known);
    return known;
  };

  /**
   * What was not edited of late comes first, so that only what an edit changed is parted anew. Of a long series not every
   * partition on the way is kept.
   */
  function* partitionBy(all: readonly Trait[]): Generator<number, Partition, void> {
    const byId = new Map(all.map((trait) => [trait.id, trait]));
    order = [...new Set([...order.filter((id) => byId.has(id)), ...byId.keys()])];
    const series = order.map((id) => byId.get(id) as Trait);
    const keys = [String(whole)];
    let prefix = whole;
    for (const { id } of series) {
      prefix = prefixOf(prefix, id);
      keys.push(String(prefix));
    }
    let from = keys.length - 1;
    while (from > 0 && !partitions.has(keys[from] as string)) from--;
    const start = keys[from] as string;
    let partition =
      partitions.get(start) ??
      partitions.put(start, { id: nextId(), classOf: new Uint32Array(rows), firstRows: new Uint32Array(1) });
    const stride = Math.ceil(series.length / partitionsKept);
    for (let at = from; at < series.length; at++) {
      partition = refined(partition, series[at] as Trait, nextId());
      if (at + 1 >= series.length - 1 || (at + 1) % stride === 0) partitions.put(keys[at + 1] as string, partition);
      yield (at - from) / series.length;
    }
    // Used, too, by whatever is edited next.
    partitions.get(keys.at(-2) ?? start);
    return partition;
  }

  function* steps(policy: Policy, plan: Plan): Generator<number, Replay | Problem, void> {
    const refused = samplesWithoutId(policy, plan, file);
    if (refused !== undefined) return refused;
    const looked = lookedAt(policy);
    const places = [...new Set([...plan.fields.keys(), ...looked.fields])];
    const stages = places.length + 3;
    const read = new Map<number, ReadColumn>();
    for (const [at, place] of places.entries())
      read.set(place, yield* share(columns.read(policy, place, plan), at, stages));
    const known = yield* share(columns.known(policy, plan), places.length, stages);
    const wrong = known.propensity?.read.wrong;
    if (wrong !== undefined) return noChance(file, wrong.row + 1, plan, wrong.found);
    const columnOf = (field: number): FieldColumn => {
      const found = read.get(field);
      if (found === undefined) throw new Error("This is a bug: a field that nobody looks at");
      return found.column;
    };
    const ground: Ground = { rows, zone: policy.zone, columnOf, kept };
    const { standings, all } = yield* share(traitsOf(policy, looked, ground), places.length + 1, stages);
    const partition = yield* share(partitionBy(all), places.length + 2, stages);
    const sizeKey = String(partition.id);
    const counts = sizes.get(sizeKey) ?? sizes.put(sizeKey, rowsOfClasses(partition));
    const decidedKey = withoutConditions(policy);
    const verdictOn = decided.get(decidedKey) ?? decided.put(decidedKey, verdicts(policy));
    const judgedAt = judgedRows(policy, looked, columnOf, standings);
    const classes = Array.from(partition.firstRows, (row, at): ReplayClass => {
      const stands = judgedAt(row);
      return { rows: counts[at] as number, verdict: verdictOn(stands), judged: stands };
    });
    judged.trim();
    store.trim();
    return {
      policy,
      plan,
      rows,
      classOf: partition.classOf,
      classes,
      ...known.moments,
      errors: known.errors,
      propensity: known.propensity?.read.chances,
      inputOf: inputsOf(policy, plan, read),
      ...foundOf(policy, plan, read, known),
    };
  }

  return {
    steps,
    replay: (policy, plan) => {
      const running = steps(policy, plan);
      for (;;) {
        const step = running.next();
        if (step.done) return step.value;
      }
    },
  };
}

/** The steps of one of several stages, as shares of all. */
function* share<T>(steps: Generator<number, T, void>, at: number, stages: number): Generator<number, T, void> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield (at + step.value) / stages;
  }
}

const mostPrefixes = 100_000;
const partitionsKept = 12;

const standingNames: readonly Standing[] = ["no", "possible", "certain"];

/** What the judge says of a row, from the columns. */
function judgedRows(
  policy: Policy,
  looked: LookedAt,
  columnOf: (field: number) => FieldColumn,
  standings: readonly Trait[],
): (row: number) => Judged {
  const isLooked = new Set(looked.fields);
  return (row) => {
    const readingOf = (field: number): Reading => {
      if (!isLooked.has(field)) return { known: false, cause: "absent" };
      const column = columnOf(field);
      return column.readingOf(column.codes[row] as number);
    };
    return {
      standings: standings.map(({ codes }) => standingNames[codes[row] as number] as Standing),
      draws: drawsFor(policy, readingOf, policy.name),
      unknown: unknownReads(policy, looked, readingOf),
    };
  };
}

/** All that verdicts depend on besides how the rules stand: they are the same for policies of the same text. */
function withoutConditions({ fields, identifiedBy, rules, otherwise, spotCheck }: Policy): string {
  return JSON.stringify([
    fields.map(({ name }) => name),
    identifiedBy,
    rules.map(({ name, lets, asks, inDoubt, condition, exceptions }) => [
      name,
      lets,
      asks,
      inDoubt,
      [...readsOf([condition, ...exceptions]).fields],
    ]),
    otherwise && [otherwise.lets, otherwise.asks],
    spotCheck?.audit,
  ]);
}
