import { type Draws, drawsSamples, type Standing } from "../model/asking.ts";
import type { UnknownRead } from "../model/combine.ts";
import type { Condition } from "../model/condition.ts";
import type { Decision, UnknownValue } from "../model/decision.ts";
import type { Policy } from "../model/policy.ts";
import { type Reading, readFieldOf } from "../model/read.ts";
import type { Truth } from "../model/truth.ts";
import { lookedAt, unknownReads } from "../model/unknowns.ts";
import { sampleDraw } from "../values/md5.ts";
import { descend, type Node, node } from "./by-words.ts";
import { MOST_INTERNED } from "./interned.ts";
import { type Decided, drawn } from "./samples.ts";
import type { InDoubt } from "./stood.ts";

interface Given {
  readonly policy: Policy;
  readonly salt: string;
  readonly wordLength: number;
  /** A decision, or one by samples; its decisions are the same object for the same answer. */
  readonly decidedFor: (standings: readonly Standing[], isIdKnown: boolean, unknown: readonly UnknownRead[]) => Decided;
}

export function inDoubt({ policy, salt, wordLength, decidedFor }: Given): InDoubt {
  const looked = lookedAt(policy);
  const size = Math.ceil(policy.rules.length / wordLength);
  const [certain, possible] = [new Int32Array(size), new Int32Array(size)];
  const traced = traceable(policy);
  const truths = new Uint8Array(traced.length);
  const id = drawsSamples(policy) ? policy.identifiedBy : undefined;
  let root: Node<Map<string, Decided>> = node();
  let kept = 0;

  const standings = (): readonly Standing[] =>
    policy.rules.map((_, place) => {
      const [word, bit] = [Math.floor(place / wordLength), 1 << (place % wordLength)];
      if (((certain[word] as number) & bit) !== 0) return "certain";
      return ((possible[word] as number) & bit) !== 0 ? "possible" : "no";
    });
  const idOf = (readings: readonly Reading[]): string | undefined =>
    id === undefined ? undefined : idText(readings[id]);

  const decided = (readings: readonly Reading[]): Decision => {
    const unknown = unknownReads(policy, looked, (place) => readings[place] as Reading);
    const names = looked.notBy.size === 0 ? [] : unknown.filter((read) => looked.notBy.has(read.place));
    const idFound = idOf(readings);
    const key = `${idFound === undefined ? "" : "id"} ${names.map((read) => read.place).join(" ")}`;
    const leaf = descend(descend(root, certain, 0), possible, size);
    leaf.kept ??= new Map();
    let found = leaf.kept.get(key);
    if (found === undefined) {
      if (++kept > MOST_INTERNED) {
        root = node();
        kept = 0;
      }
      found = decidedFor(
        standings(),
        idFound !== undefined,
        names.map((read) => ({ ...read, cause: "absent" })),
      );
      leaf.kept.set(key, found);
    }
    return withUnknown(drawn(found, salt, idFound ?? ""), unknown);
  };

  return {
    read: (input) => {
      const readings: Reading[] = [];
      for (const place of looked.fields) {
        const field = policy.fields[place];
        if (field !== undefined) readings[place] = readFieldOf(input, field, { zone: policy.zone });
      }
      return readings;
    },
    certain,
    possible,
    truths,
    offsets: policy.zone?.offsets,
    decided,
    stood: (readings) => {
      const places = new Map(traced.map((condition, place) => [condition, place]));
      const found = truths.slice();
      const idFound = idOf(readings);
      return {
        standings: standings(),
        draws: idFound === undefined ? undefined : drawsOf(salt, idFound),
        truthOf: (condition) => truthNamed(found[places.get(condition) ?? -1]),
      };
    },
  };
}

function truthNamed(truth: number | undefined): Truth {
  if (truth === undefined) throw new Error("This is a bug: a condition that the policy does not have");
  return truth === 1 ? "unknown" : truth === 2;
}

/** The decision for what is unknown in one input: without any the same object, else a fresh one. */
function withUnknown(decision: Decision, unknown: readonly UnknownRead[]): Decision {
  const asked = new Set(decision.unknown.map(({ field }) => field));
  const listed: UnknownValue[] = [];
  for (const { always, field, cause } of unknown)
    if (always || asked.has(field)) listed.push(Object.freeze({ field, cause }));
  return listed.length === 0 ? decision : Object.freeze({ ...decision, unknown: Object.freeze(listed) });
}

/**
 * The conditions of all rules that stand in no quantifier, count or sum, each before its parts, as emitted code numbers
 * them. One that stands in two places is there twice.
 */
function traceable(policy: Policy): readonly Condition[] {
  const found: Condition[] = [];
  const visit = (condition: Condition): void => {
    found.push(condition);
    if (condition.kind === "and" || condition.kind === "or") condition.parts.forEach(visit);
    else if (condition.kind === "not") visit(condition.part);
  };
  for (const rule of policy.rules) [rule.condition, ...rule.exceptions].forEach(visit);
  return found;
}

/** A text, or a whole number in digits. */
function idText(reading: Reading | undefined): string | undefined {
  if (!reading?.known) return undefined;
  const { value } = reading;
  if (value.kind === "text" || value.kind === "choice") return value.value;
  return value.kind === "number" && Number.isInteger(value.value) ? String(BigInt(value.value)) : undefined;
}

function drawsOf(salt: string, id: string): Draws {
  return {
    review: sampleDraw(salt, "review", id),
    audit: sampleDraw(salt, "audit", id),
    "spot check": sampleDraw(salt, "spot check", id),
  };
}
