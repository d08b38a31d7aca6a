import { analyserOver } from "../../src/analysis/analyser.ts";
import type { Box } from "../../src/analysis/boxes/box.ts";
import { inputIn } from "../../src/analysis/boxes/box-input.ts";
import type { Context } from "../../src/analysis/context.ts";
import { contextOf } from "../../src/analysis/context-of.ts";
import { analyse, createAnalyser, type Finding } from "../../src/analysis/index.ts";
import { boxGaps } from "../../src/analysis/policy/gap/box-gaps.ts";
import { keyedAtomsOf } from "../../src/analysis/space/plan.ts";
import { readBy } from "../../src/analysis/space/subject.ts";
import { truthIn } from "../../src/analysis/space/truths.ts";
import type { Condition } from "../../src/model/condition.ts";
import { judgeOf } from "../../src/model/interpreter.ts";
import type { Asking, Policy, Rule } from "../../src/model/policy.ts";
import {
  and,
  asking,
  at,
  audit,
  block,
  choice,
  clause,
  compare,
  constant,
  deadline,
  dollars,
  missing,
  not,
  numeral,
  otherwise,
  policy,
  review,
  rule,
  whole,
} from "../support/build-model.ts";
import { type Property, property } from "../support/effort.ts";
import { entropy, type Source, sourceOf } from "../support/source.ts";
import { holdsPoint, pointsOf } from "./boxes/brute-force.ts";

const nowhere = { team: () => undefined, field: () => undefined };

/** What is kept from version to version of a table is what looking at every cell says. */
export const tablesAreFollowed: Property = property("edited tables are followed", 60, entropy(600), (numbers) => {
  const source = sourceOf(numbers);
  const looked = analyserOver((version, places, options, memory) => {
    const context = contextOf(version, places, options, memory);
    checkCells(context);
    checkBoxes(context);
    checkGaps(context);
    return { findings: [], later: () => [] };
  });
  const again = createAnalyser();
  let version = tableFrom(source);
  for (let turn = 0; turn < 8; turn++) {
    looked(version, nowhere);
    const found = again(version, nowhere);
    same("findings", keysOf([...found.findings, ...found.later()]), keysOf(analyse(version, nowhere)));
    version = edited(version, source, turn);
  }
});

function same(what: string, found: unknown, expected: unknown): void {
  const [own, other] = [JSON.stringify(found), JSON.stringify(expected)];
  if (own !== other) throw new Error(`${what}: ${own} is not ${other}`);
}

/** Another input may show the same, another region stand first. */
function keysOf(findings: readonly Finding[]): readonly string[] {
  const isShown = ({ code }: Finding): boolean => code === "input/unknowns" || code === "rules/conflict";
  return findings.map((one) => `${one.code} ${one.severity} ${isShown(one) ? "" : one.rules.join()}`).sort();
}

/** Of every cell the conditions are as true as the judge says of its values. */
function checkCells({ policy: { rules, fields, zone }, boxes }: Context): void {
  const { cuts } = boxes().plan;
  for (const condition of rules.flatMap((one) => [one.condition, ...one.exceptions]))
    for (const [key, atom] of keyedAtomsOf(condition)) {
      const read = readBy(atom);
      const [field = -1] = read?.fields ?? [];
      const cut = cuts[field];
      const truths = cut?.truths.get(key);
      if (read === undefined || cut === undefined || truths === undefined)
        throw new Error(`nothing is said of ${key} for ${fields[field]?.name}`);
      for (const [place, { reading }] of cut.cells.entries())
        same(
          `cell ${place} of ${key}`,
          truths.runs.findLast(({ from }) => from <= place)?.truth,
          truthIn(atom, read, reading, zone),
        );
    }
}

/** Of every point, unknown values included, the boxes say how each rule stands; and which have a say where it is certain. */
function checkBoxes({ policy: version, boxes }: Context): void {
  const own = boxes();
  const anew = contextOf(version, nowhere, {}).boxes();
  const judge = judgeOf(version);
  const isIn = (some: readonly Box[] | undefined, point: Int32Array): boolean =>
    some?.some((box) => holdsPoint(box, point)) ?? false;
  for (const point of pointsOf(own.dimensions.all.map(({ size }) => size))) {
    const { standings } = judge(inputIn(version, own, pointBox(point)));
    const found = version.rules.map((_, place) => {
      const { certain, possible } = own.ofRule(place);
      return isIn(certain(), point) ? "certain" : isIn(possible(), point) ? "possible" : "no";
    });
    same(`standings at ${point}`, found, standings);
  }
  for (const place of version.rules.keys()) same(`near ${place}`, own.near(place), anew.near(place));
}

/** The regions are all gaps, hold all of them, and none could be wider. */
function checkGaps(context: Context): void {
  const gaps = boxGaps(context);
  const { dimensions, ofRule } = context.boxes();
  const regions = context.memory.left<{ readonly regions: readonly Box[] }>("gaps").value?.regions ?? [];
  const sizes = dimensions.all.map(({ size }) => size - 1);
  const covered = context.policy.rules.flatMap((_, place) => ofRule(place).certain() ?? []);
  const isGap = (point: Int32Array): boolean => !covered.some((box) => holdsPoint(box, point));
  const points = pointsOf(sizes);
  same("there is a gap", gaps?.witness !== undefined, points.some(isGap));
  for (const point of points)
    same(
      `gap at ${point}`,
      regions.some((region) => holdsPoint(region, point)),
      isGap(point),
    );
  for (const region of regions)
    for (const [dimension, side] of region.entries())
      for (let place = 0; place < (sizes[dimension] as number); place++) {
        const [first, last] = [side[0] as number, side.at(-1) as number];
        const line = dimensions.all[dimension];
        const isLine = line?.kind === "field" && line.cut.ascending;
        if (holdsPoint([side], Int32Array.of(place)) || (isLine && place !== first - 1 && place !== last + 1)) continue;
        const wider = region.with(dimension, Int32Array.of(place, place));
        same(`wider ${region.join(" ")}`, points.filter((point) => holdsPoint(wider, point)).every(isGap), false);
      }
}

function pointBox(point: Int32Array): Box {
  return [...point].map((place) => Int32Array.of(place, place));
}

function tableFrom(source: Source): Policy {
  const count = 2 + source.below(7);
  const rules = Array.from({ length: count }, (_, place) => ruleFrom(source, `r${place}`));
  return policy({
    name: "table",
    fields: {
      score: { ...whole, least: "0", most: "12" } as Policy["fields"][number]["type"],
      rate: { kind: "number", least: "0" },
      sum: { kind: "money", currencies: ["USD"], roundedHalfEven: false, least: "0" },
      grade: choice("A", "B", "C"),
    },
    teams: ["finance", "legal"].map((name) => ({ name, shifts: [] })),
    rules,
    ...(source.chance(50) ? { otherwise: otherwise(review("finance")) } : {}),
  });
}

function ruleFrom(source: Source, name: string): Rule {
  const conditions = Array.from({ length: 1 + source.below(3) }, () => partFrom(source));
  const { asks, lets } = outcomeFrom(source);
  return rule(name, and(...conditions), asks, { lets, exceptions: source.chance(20) ? [partFrom(source)] : [] });
}

function outcomeFrom(source: Source): { readonly asks: Asking; readonly lets: boolean } {
  const hours = deadline(4, "hours");
  return source.pick([
    { asks: asking({}), lets: true },
    { asks: review(clause("finance", 1, { deadlines: [hours] })), lets: false },
    { asks: review(clause("legal", 1, { deadlines: [hours] })), lets: false },
    { asks: audit("0.05"), lets: true },
    { asks: audit("1", "legal"), lets: false },
    { asks: block, lets: false },
  ]);
}

function partFrom(source: Source): Condition {
  const operator = source.pick(["<", ">=", ">", "<="] as const);
  const part = ((): Condition => {
    switch (source.below(5)) {
      case 0:
        return compare(at(0), operator, numeral(String(1 + source.below(11))));
      case 1:
        return compare(at(1), operator, numeral(source.pick(["1", "2.5", "4"])));
      case 2:
        return compare(at(2), operator, dollars(source.pick(["1", "2", "2.01", "5"])));
      case 3:
        return missing(source.below(4));
      default: {
        const rank = source.below(3);
        return compare(at(3), "is", constant({ kind: "choice", value: ["A", "B", "C"][rank] as string, rank }));
      }
    }
  })();
  return source.chance(15) ? not(part) : part;
}

/** Rules changed, added, taken out, named or placed otherwise; now and then what else the policy says. */
function edited(given: Policy, source: Source, turn: number): Policy {
  const { rules } = given;
  const place = source.below(rules.length);
  const one = rules[place] as Rule;
  const withRule = (changed: Partial<Rule>): Policy => ({ ...given, rules: rules.with(place, { ...one, ...changed }) });
  switch (source.below(11)) {
    case 0:
      return withRule({ condition: and(partFrom(source), partFrom(source)) });
    case 1:
      return withRule({ condition: and(one.condition, partFrom(source)) });
    case 2:
      return withRule({ exceptions: [...one.exceptions, partFrom(source)] });
    case 3:
      return withRule(outcomeFrom(source));
    case 4:
      return withRule({ name: `${one.name} of ${turn}` });
    case 5:
      return { ...given, rules: rules.toSpliced(place, 0, ruleFrom(source, `new ${turn}`)) };
    case 6:
      return rules.length < 2 ? given : { ...given, rules: rules.toSpliced(place, 1) };
    case 7:
      return { ...given, rules: [one, ...rules.toSpliced(place, 1)] };
    case 8:
      return { ...given, rules: [...rules, { ...one, name: `${one.name} again ${turn}` }] };
    case 9:
      return structuredClone({ ...given, rules: rules.map((own) => ({ ...own, span: { ...own.span, start: turn } })) });
    default: {
      const [{ type, ...score }, ...others] = given.fields as [Policy["fields"][number], ...Policy["fields"]];
      return { ...given, fields: [{ ...score, type: { ...type, most: String(11 + turn) } as typeof type }, ...others] };
    }
  }
}
