import { strictestAsked } from "../../../model/asking.ts";
import { combine } from "../../../model/combine.ts";
import type { Decision } from "../../../model/decision.ts";
import { lookedAt } from "../../../model/unknowns.ts";
import { type Context, inputWords, leaveOpen, report } from "../../context.ts";
import type { Box } from "../../described.ts";
import { described } from "../../described.ts";
import { draftOf, widened } from "../../draft.ts";
import type { InputInstance, Instance } from "../../encode/instance.ts";
import { cellIn } from "../../encode/instance.ts";
import type { Finding } from "../../finding.ts";
import { oversightOf, versionOf } from "../../oversight.ts";
import { sharedDraws } from "../../shared-draws.ts";
import { FALSE, type Literal, negated } from "../../solver/literal.ts";
import { type Found, type Space, spaceOf, type View } from "../../space.ts";

/** Rules times fields: beyond this it is left open. */
const MOST_WORK = 5_000;

/**
 * By field, inputs that are reviewed or blocked while exactly this value is unknown, and that some known value in its
 * place would let pass, audited at most, under the same draws.
 */
export function unknownInputs(context: Context): readonly Finding[] {
  const { policy } = context;
  const [rule] = policy.rules;
  const { fields } = lookedAt(policy);
  if (rule === undefined || fields.length === 0) return [];
  if (fields.length * policy.rules.length > MOST_WORK) {
    const because = ["there are too many rules and fields"];
    leaveOpen(context, "which decisions are held up by an unknown value alone", { kind: "undecided", because });
    return [];
  }
  const held = fields.flatMap((field) => heldUp(context, field) ?? []);
  const [first] = held;
  if (first === undefined) return [];
  const conditions = policy.rules.flatMap((one) => [one.condition, ...one.exceptions]);
  const given = {
    fields: held.map(({ name, rules, words }) => ({ name, rules, words })),
    example: inputWords(policy, first.found.input, conditions),
  };
  return [
    {
      ...report("input/unknowns", rule.span, given),
      rules: [...new Set(held.flatMap(({ rules }) => rules))],
      witness: first.found.input,
      region: held.map(({ box }) => box),
    },
  ];
}

interface HeldUp {
  readonly name: string;
  /** That ask for the review or the block. */
  readonly rules: readonly string[];
  readonly found: Found;
  readonly box: Box;
  /** What else must hold. */
  readonly words: string;
}

function heldUp(context: Context, field: number): HeldUp | undefined {
  const { policy, space: all } = context;
  const name = policy.fields[field]?.name ?? "";
  const space = spaceOf(policy, all.plan, field);
  const { circuit } = space;
  const [lacking, full] = space.views as readonly [View, View];
  const draws = sharedDraws(circuit);
  const [withheld, given] = [lacking, full].map((view) =>
    oversightOf(circuit, versionOf(space, view), draws.below).atLeast("review"),
  ) as [Literal, Literal];
  const target = circuit.and([withheld, negated(given)]);
  const isUnknown = negated(lacking.input.values[field]?.known ?? lacking.input.lists.get(field)?.known ?? FALSE);
  const decide = ({ judged: { standings, draws: own, unknown } }: Found): Decision =>
    combine(policy, standings.slice(0, policy.rules.length), own && draws.found(circuit.solver), unknown);
  const answer = space.find(
    [isUnknown, full.allKnown, target],
    (one, other) => isHeld(decide(one)) && !isHeld(decide(other)),
  );
  if (answer.kind === "undecided")
    leaveOpen(context, `whether decisions are held up only because \`${name}\` is unknown`, answer);
  const [found] = answer.kind === "found" ? answer.found : [];
  if (found === undefined) return undefined;
  const rules = holding(policy, found, decide(found));
  const fixed = [...isAsFound(space, full, field), ...draws.literals()].map((literal) =>
    circuit.solver.isTrue(literal) ? literal : negated(literal),
  );
  const draft = widened(
    space,
    lacking,
    target,
    [isUnknown, full.input.values[field]?.known ?? FALSE, ...fixed].filter((one) => one !== FALSE),
    draftOf(space, lacking),
  );
  const cells = new Map(draft.cells).set(field, "unknown" as const);
  const truths = [...draft.facts].map(([{ condition }, truth]) => [condition, truth] as const);
  const { box } = described(policy, space.plan.cuts, cells, truths);
  cells.delete(field);
  return { name, rules, found, box, words: described(policy, space.plan.cuts, cells, truths).words };
}

function isHeld({ outcome }: Decision): boolean {
  return outcome === "review" || outcome === "block";
}

/** Rules that ask for it, or `otherwise`. */
function holding(policy: Context["policy"], { judged }: Found, { rules }: Decision): readonly string[] {
  const asking = policy.rules.filter((rule, place) => {
    const standing = judged.standings[place];
    if (standing === "no") return false;
    const asked = strictestAsked(standing === "possible" && rule.inDoubt ? rule.inDoubt : rule.asks);
    return asked === "review" || asked === "block";
  });
  const names = asking
    .map(({ name }) => name)
    .filter((name) => rules.some((one) => one.name === name && one.drawn !== false));
  return names.length > 0 ? names : ["otherwise"];
}

/** What says the value that the second input has instead. */
function isAsFound({ circuit: { solver } }: Space, { input, facts }: View, field: number): readonly Literal[] {
  const of = (instance: Instance): readonly Literal[] => {
    const at = cellIn(instance, solver);
    return [instance.known, instance.within([{ from: at, to: at + 1 }])];
  };
  const value = input.values[field];
  const elements = (input as InputInstance).lists.get(field)?.elements ?? [];
  return [
    ...(value ? of(value) : []),
    ...(input.lists.get(field) ? [input.lists.get(field)?.known ?? FALSE] : []),
    ...elements.flatMap(({ present, items }) => [present, ...items.flatMap(of)]),
    ...facts().flatMap(({ both }) => [both.certain, both.possible]),
  ];
}
