import { compareOutcomes, type Draws, type Standing } from "../../src/model/asking.ts";
import { absorbs } from "../../src/model/clauses.ts";
import { combine, type UnknownRead } from "../../src/model/combine.ts";
import type { Decision } from "../../src/model/decision.ts";
import { judgeOf } from "../../src/model/interpreter.ts";
import type { Ensure, Policy } from "../../src/model/policy.ts";
import { type KnownValue, type Reading, readFieldOf } from "../../src/model/read.ts";
import type { Truth } from "../../src/model/truth.ts";
import type { SmallPolicy } from "./generate-small-policy.ts";
import { nest } from "./generate-values.ts";

/** What the judge says of one input. */
export interface Judged {
  readonly raws: readonly unknown[];
  readonly input: Readonly<Record<string, unknown>>;
  readonly readings: readonly Reading[];
  readonly standings: readonly Standing[];
  readonly conditions: readonly Truth[];
  readonly exceptions: readonly (readonly Truth[])[];
  readonly premises: readonly (Truth | undefined)[];
  readonly unknown: readonly UnknownRead[];
  readonly allKnown: boolean;
  readonly idKnown: boolean;
}

/** Every input that the values of a small policy make. */
export function enumerated({ policy, values }: SmallPolicy): readonly Judged[] {
  const premises = policy.ensures.map(({ promise }) => ("premise" in promise ? promise.premise : undefined));
  const more = premises.flatMap((condition) => (condition ? [{ ...policy.rules[0], condition, exceptions: [] }] : []));
  const judge = judgeOf({ ...policy, rules: [...policy.rules, ...(more as Policy["rules"])] });
  const raws = values.reduce<readonly (readonly unknown[])[]>(
    (tuples, own) => tuples.flatMap((tuple) => own.map((raw) => [...tuple, raw])),
    [[]],
  );
  return raws.map((tuple): Judged => {
    const input = nest(policy.fields.map(({ path }, place) => [path, tuple[place]]));
    const { standings, unknown, truthOf } = judge(input);
    const readings = policy.fields.map((field) => readFieldOf(input, field, { zone: policy.zone }));
    return {
      raws: tuple,
      input,
      readings,
      standings: standings.slice(0, policy.rules.length),
      conditions: policy.rules.map(({ condition }) => truthOf(condition)),
      exceptions: policy.rules.map(({ exceptions }) => exceptions.map((exception) => truthOf(exception))),
      premises: premises.map((premise) => premise && truthOf(premise)),
      unknown,
      allKnown: readings.every(isWhollyKnown),
      idKnown: readings.at(-1)?.known ?? false,
    };
  });
}

export function isWhollyKnown(reading: Reading): boolean {
  return reading.known && (reading.value.kind !== "list" || reading.value.elements.every(isWhollyKnown));
}

const most = 2 ** 32 - 1;
const none: Draws = { review: most, audit: most, "spot check": most };
const all: Draws = { review: 0, audit: 0, "spot check": 0 };

/** Whether an ensure holds of all of them: "vacuous" where no input makes its premise true. */
export function verdictOf(policy: Policy, ensure: Ensure, place: number, inputs: readonly Judged[]): string {
  const decide = (one: Judged, draws: Draws): Decision =>
    combine(policy, one.standings, one.idKnown ? draws : undefined, one.unknown);
  const { promise } = ensure;
  if ("premise" in promise) {
    if (!inputs.some(({ premises }) => premises[place] === true)) return "ensure/vacuous";
    const broken = inputs.some((one) => {
      if (promise.kind === "at most")
        return (
          one.allKnown && one.premises[place] === true && compareOutcomes(decide(one, all).outcome, promise.outcome) > 0
        );
      if (one.premises[place] === false) return false;
      const { outcome, reviews } = decide(one, none);
      const order = compareOutcomes(outcome, promise.outcome);
      const covered = promise.clauses.every((clause) => reviews.some((review) => absorbs(review, clause)));
      return order < 0 || (order === 0 && outcome === "review" && !covered);
    });
    return broken ? "ensure/fails" : "ensure/proven";
  }
  const { field, kind } = promise;
  const groups = Map.groupBy(inputs, ({ raws }) =>
    JSON.stringify(raws.map((raw, at) => (at === field ? "" : (raw ?? String(raw))))),
  );
  const draws = drawsOf();
  const broken = [...groups.values()].some((group) =>
    draws.some((drawn) => {
      const decisions = group.map((one) => decide(one, drawn));
      if (kind === "independent") return new Set(decisions.map(oversight)).size > 1;
      return group.some((one, at) =>
        group.some((other, otherAt) => {
          if (!one.allKnown || !other.allKnown) return false;
          const [own, others] = [sizeOf(one.readings[field]), sizeOf(other.readings[field])];
          if (!(own < others)) return false;
          const change = compareOutcomes((decisions[otherAt] as Decision).outcome, (decisions[at] as Decision).outcome);
          return kind === "rises" ? change < 0 : change > 0;
        }),
      );
    }),
  );
  return broken ? "ensure/fails" : "ensure/proven";
}

function oversight({ outcome, reviews, audits }: Decision): string {
  return JSON.stringify([outcome, reviews, audits]);
}

/** One of each kind of draw that rates of a quarter and a half tell apart. */
export function drawsOf(): readonly Draws[] {
  const each = [0, 2 ** 30, most];
  return each.flatMap((review) =>
    each.flatMap((audit) => each.map((check) => ({ review, audit, "spot check": check }))),
  );
}

function sizeOf(reading: Reading | undefined): number {
  const value: KnownValue | undefined = reading?.known ? reading.value : undefined;
  switch (value?.kind) {
    case "choice":
      return value.rank;
    case "number":
      return value.value;
    case "money":
      return Number(value.units);
    case "date":
      return value.day;
    default:
      return Number.NaN;
  }
}
