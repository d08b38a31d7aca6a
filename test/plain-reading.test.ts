import { expect, test } from "vitest";
import { check } from "../src/compiler/check.ts";
import { decidingPolicy } from "../src/compiler/targets/javascript/deciding-policy.ts";
import { memoryHost } from "./support/memory-host.ts";
import { block, type Clue, clue, type Facts, facts, or, type Random, random } from "./support/plain-reading.ts";

interface Part {
  readonly lets: boolean;
  readonly audit: boolean;
  readonly blocks: boolean;
  readonly clauses: readonly Clause[];
}

interface Clause {
  readonly people: number;
  readonly teams: readonly string[];
  readonly hours: number;
  readonly last: Last;
  readonly notBy: readonly string[];
}

/** From strict to lenient. */
const lasts = ["block", "none", "proceed"] as const;
type Last = (typeof lasts)[number];
const outcomes = ["proceed", "audit", "review", "block"] as const;

interface Rule {
  readonly name: string;
  readonly condition: Clue;
  readonly exceptions: readonly Clue[];
  readonly action: Part;
  readonly inDoubt: Part | undefined;
}

const nothing: Part = { lets: false, audit: false, blocks: false, clauses: [] };
const none = Number.POSITIVE_INFINITY;

function clauses(next: Random): readonly Clause[] {
  const hours = next(2) === 0 ? none : 1 + next(3);
  const last: Last = hours === none ? "none" : next(3) === 0 ? "proceed" : "block";
  const teams = [["finance"], ["finance", "legal"], ["legal"], ["cfo"]][next(4)] as string[];
  const notBy = [[], [], ["asked_by"], ["made_by"], ["asked_by", "made_by"]][next(5)] as string[];
  const first = { people: 1 + next(2), teams, hours, last, notBy };
  return next(3) === 0 ? [first, { ...first, people: 1, teams: ["board"] }] : [first];
}

function reviewText(asked: readonly Clause[]): string {
  const [{ hours, last, notBy } = { hours: none, last: "none" as const, notBy: [] }] = asked;
  const who = asked.map(({ people, teams }) => `${people} of (${teams.join(" or ")})`).join(" and ");
  const not = notBy.length === 0 ? "" : `, not by ${notBy.join(" or ")}`;
  return `review by ${who}${hours === none ? "" : ` within ${hours} hours, then ${last}`}${not}`;
}

function actionText({ lets, audit, blocks, clauses: asked }: Part): string {
  const parts = [lets ? "proceed" : "", audit ? "audit by controlling" : "", blocks ? "block" : ""];
  return [...parts, asked.length > 0 ? reviewText(asked) : ""].filter((part) => part !== "").join(", ");
}

function rule(next: Random, place: number): Rule {
  const actions: readonly Part[] = [
    { ...nothing, lets: true },
    { ...nothing, lets: true, audit: true },
    { ...nothing, audit: true },
    { ...nothing, clauses: clauses(next) },
    { ...nothing, audit: true, clauses: clauses(next) },
    { ...nothing, blocks: true },
  ];
  const action = actions[next(actions.length)] as Part;
  const asks = action.audit || action.blocks || action.clauses.length > 0;
  const doubts: readonly Part[] = [
    { ...nothing, blocks: true },
    { ...nothing, clauses: clauses(next) },
  ];
  return {
    name: `r${place}`,
    condition: clue(next, 2),
    exceptions: Array.from({ length: Math.max(0, next(4) - 1) }, () => clue(next, 1)),
    action,
    inDoubt: asks && next(4) === 0 ? doubts[next(2)] : undefined,
  };
}

function ruleText({ name, condition, exceptions, action, inDoubt }: Rule): string {
  const except = exceptions.map(({ text }) => `\n  except when ${text}`).join("");
  const doubt = inDoubt === undefined ? "" : `, in doubt ${actionText(inDoubt)}`;
  return `rule "${name}" ${condition.text}${except}\n  → ${actionText(action)}${doubt}\n`;
}

const outcomeOf = ({ blocks, clauses: asked, audit }: Part) => (blocks ? 3 : asked.length > 0 ? 2 : audit ? 1 : 0);

/** What the design says, in its own words: asking and letting, otherwise, the strictest outcome, absorption. */
function decided(rules: readonly Rule[], otherwise: Part | undefined, all: Facts) {
  const standing = rules.map(({ condition, exceptions, action, inDoubt }) => {
    const [holds, except] = [condition.truth(all), or(exceptions.map(({ truth }) => truth(all)))];
    const possible = holds !== false && except !== true;
    const certain = holds === true && except === false;
    return { possible, certain, asks: certain || inDoubt === undefined ? { ...action, lets: false } : inDoubt };
  });
  const applies = rules.flatMap(({ name, action }, place) => {
    const { possible, certain, asks } = standing[place] as (typeof standing)[number];
    const lets = action.lets && certain;
    const asked = possible && outcomeOf(asks) > 0 ? asks : nothing;
    return lets || asked !== nothing ? [{ name: certain ? name : `${name}?`, asked }] : [];
  });
  const lifted = rules.some(({ action }, place) => {
    const certain = standing[place]?.certain === true;
    const enough = outcomeOf(action) > 0 && outcomeOf(action) >= outcomeOf(otherwise ?? nothing);
    return certain && (action.lets || enough);
  });
  if (otherwise !== undefined && !lifted) applies.push({ name: "otherwise", asked: otherwise });
  const outcome = outcomes[Math.max(0, ...applies.map(({ asked }) => outcomeOf(asked)))];
  const asked = applies.flatMap((each) => each.asked.clauses);
  return {
    outcome,
    rules: applies.map(({ name }) => name),
    audited: applies.some((each) => each.asked.audit),
    ...(outcome === "review" ? joined(asked, all) : { reviews: [], asksNotBy: [] }),
  };
}

const absorbs = (one: Clause, other: Clause) =>
  one.people >= other.people && one.teams.every((team) => other.teams.includes(team));

function joined(asked: readonly Clause[], { fields }: Facts) {
  const isUnknown = (name: string) => fields[name]?.value === undefined;
  const kept = asked.filter(
    (one, at) =>
      !asked.some((other, place) => absorbs(other, one) && (place < at || !absorbs(one, other)) && place !== at),
  );
  const clauses = kept.map((one) => {
    const taken = asked.filter((other) => absorbs(one, other));
    const hours = Math.min(...taken.map((each) => each.hours));
    const last = lasts.find((each) => taken.some((other) => other.last === each));
    const notBy = [...new Set(taken.flatMap((each) => each.notBy))].sort();
    const people = one.people + notBy.filter(isUnknown).length;
    return { text: `${people} of ${one.teams.join(" or ")}, ${hours}, ${last}, ${notBy.join()}`, notBy };
  });
  return { reviews: clauses.map(({ text }) => text).sort(), asksNotBy: clauses.flatMap(({ notBy }) => notBy) };
}

function unknowns(rules: readonly Rule[], asked: readonly string[], all: Facts): readonly string[] {
  const conditions = rules.flatMap(({ condition, exceptions }) => [condition, ...exceptions]);
  const reads = new Set([...conditions.flatMap((each) => each.reads), ...asked]);
  return [...reads]
    .flatMap((name) => {
      if (name === "items" || name === "tags") return all[name] === undefined ? [name] : [];
      if (name === "tags.it")
        return (all.tags ?? []).flatMap(({ value }, at) => (value === undefined ? [`tags[${at}]`] : []));
      const inner = /^items\.(price|ok)$/.exec(name)?.[1] as "price" | "ok" | undefined;
      if (inner !== undefined)
        return (all.items ?? []).flatMap((item, at) =>
          item[inner].value === undefined ? [`items[${at}].${inner}`] : [],
        );
      return all.fields[name]?.value === undefined ? [name] : [];
    })
    .sort();
}

// > Each rule is read on its own; all that apply count; the strictest outcome wins (`proceed` < `audit` < `review` < `block`).
test("policies written as text are decided as a second, plain reading of the design decides them", () => {
  const seed = Number(process.env.SEED ?? 20_261_121);
  const policies = Number(process.env.POLICIES ?? 400);
  let compared = 0;
  for (let number = 0; number < policies; number++) {
    const next = random(seed + number);
    const rules = Array.from({ length: 1 + next(4) }, (_, place) => rule(next, place));
    const otherwises = [undefined, { ...nothing, audit: true }, { ...nothing, clauses: clauses(next) }];
    const otherwise = [...otherwises, { ...nothing, lets: true }][next(4)];
    const last = otherwise === undefined ? "" : `otherwise → ${actionText(otherwise)}\n`;
    const text = `${block}${rules.map(ruleText).join("")}${last}`;
    const { policy, diagnostics } = check({ file: "policy.signoff", text }, memoryHost());
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    expect(
      errors.filter(({ code }) => code !== "rule/empty-list"),
      text,
    ).toEqual([]);
    if (policy === undefined) continue;
    const deciding = decidingPolicy(policy);
    for (let times = 0; times < 12; times++) {
      const all = facts(next);
      const decision = deciding.decide(all.raw);
      const said = {
        outcome: decision.outcome,
        rules: decision.rules.map(({ name, certain }) => (certain || name === "otherwise" ? name : `${name}?`)),
        audited: decision.audits.length > 0,
        reviews: decision.reviews
          .map(({ people, anyOf, within, then, notBy }) => {
            const end = then.at(-1);
            const last = end !== undefined && "outcome" in end ? end.outcome : "none";
            return `${people} of ${anyOf.join(" or ")}, ${within[0]?.amount ?? none}, ${last}, ${notBy.join()}`;
          })
          .sort(),
        unknown: decision.unknown.map(({ field }) => field).sort(),
      };
      const { asksNotBy, ...rest } = decided(rules, otherwise, all);
      const expected = { ...rest, unknown: unknowns(rules, asksNotBy, all) };
      expect(said, `seed ${seed + number}\n${text}\n${JSON.stringify(all.raw)}`).toEqual(expected);
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(policies * 6);
});

// > So adding a rule that only asks never lowers the outcome of any input, nor does adding a file, unless it declares a field, or defines a name, that the policy reads and had not declared.
test("rules that ask decide alike in an included file, and taking the file away never raises the outcome", () => {
  const seed = Number(process.env.SEED ?? 20_261_122);
  let compared = 0;
  for (let number = 0; number < Number(process.env.POLICIES ?? 150); number++) {
    const next = random(seed + number);
    const rules = Array.from({ length: 2 + next(3) }, (_, place) => rule(next, place));
    const asking = rules.filter(({ action }) => !action.lets);
    const others = rules.filter(({ action }) => action.lets);
    const otherwise = next(2) === 0 ? `otherwise → ${actionText({ ...nothing, clauses: clauses(next) })}\n` : "";
    const main = `${block}${others.map(ruleText).join("")}${otherwise}`;
    const read = (text: string, file: string) =>
      check({ file: "policy.signoff", text }, memoryHost({ "central.signoff": file })).policy;
    const included = read(`include "central.signoff"\n${main}`, asking.map(ruleText).join(""));
    const together = read(`${asking.map(ruleText).join("")}${main}`, "");
    const without = read(main, "");
    expect(included === undefined).toBe(together === undefined);
    if (included === undefined || together === undefined || without === undefined) continue;
    for (let times = 0; times < 8; times++) {
      const { raw } = facts(next);
      const [one, other, less] = [included, together, without].map((policy) => decidingPolicy(policy).decide(raw));
      expect({ ...one, policy: undefined }).toEqual({ ...other, policy: undefined });
      expect(outcomes.indexOf(one?.outcome ?? "proceed")).toBeGreaterThanOrEqual(
        outcomes.indexOf(less?.outcome ?? "proceed"),
      );
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(100);
});
