import type { Decision } from "../../../model/decision.ts";
import { lookedAt } from "../../../model/unknowns.ts";
import { type Context, inputWords, leaveOpen, report } from "../../context.ts";
import type { Box } from "../../described.ts";
import { described } from "../../described.ts";
import { draftOf, widened } from "../../draft.ts";
import type { InputInstance, Instance } from "../../encode/instance.ts";
import { cellIn } from "../../encode/instance.ts";
import type { Finding } from "../../finding.ts";
import { oversightIn } from "../../oversight.ts";
import { drawsIn } from "../../shared-draws.ts";
import { FALSE, type Literal, negated } from "../../solver/literal.ts";
import type { Found, Space, View } from "../../space.ts";
import { decided, heldUpWithout, holding, isHeld, type Passing, passingInput } from "./passing.ts";

/** Rules times fields: beyond this, what is not seen from one input that passes is left open. */
const MOST_WORK = 50_000;

/**
 * By field, inputs that are reviewed or blocked while exactly this value is unknown, and that some known value in its
 * place would let pass, audited at most, under the same draws.
 */
export function unknownInputs(context: Context): readonly Finding[] {
  const { policy } = context;
  const [rule] = policy.rules;
  const { fields } = lookedAt(policy);
  if (rule === undefined || fields.length === 0) return [];
  const passing = passingInput(context);
  if (passing.kind === "none") return [];
  const held =
    fields.length * policy.rules.length > MOST_WORK
      ? heldUpQuickly(context, fields, passing)
      : fields.flatMap((field) => heldUp(context, field) ?? []);
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
      region: held.flatMap(({ box }) => (box === undefined ? [] : [box])),
    },
  ];
}

interface HeldUp {
  readonly name: string;
  /** That ask for the review or the block. */
  readonly rules: readonly string[];
  readonly found: Found;
  /** Undefined where it would have to name lists. */
  readonly box: Box | undefined;
  /** What else must hold. */
  readonly words: string;
}

function heldUpQuickly(context: Context, fields: readonly number[], passing: Passing): readonly HeldUp[] {
  const { policy } = context;
  const hasLists = policy.fields.some(({ type }) => type.kind === "list" || type.kind === "items");
  const held: HeldUp[] = [];
  const open: string[] = [];
  for (const field of fields) {
    const name = policy.fields[field]?.name ?? "";
    const one = passing.kind === "found" ? heldUpWithout(policy, field, passing) : undefined;
    if (one === undefined) open.push(`\`${name}\``);
    else held.push({ ...one, name, box: hasLists ? undefined : one.box, words: "" });
  }
  if (open.length > 0) {
    const because = ["there are too many rules and fields"];
    const named = `${open.slice(0, MOST_NAMED).join(", ")}${open.length > MOST_NAMED ? " …" : ""}`;
    leaveOpen(context, `whether decisions are held up only because of ${named}`, { kind: "undecided", because });
  }
  return held;
}

const MOST_NAMED = 6;

function heldUp(context: Context, field: number): HeldUp | undefined {
  const { policy } = context;
  const name = policy.fields[field]?.name ?? "";
  const space = context.pairOf(field);
  const { circuit } = space;
  const [lacking, full] = space.views as readonly [View, View];
  const draws = drawsIn(circuit);
  const [withheld, given] = [lacking, full].map((view) => oversightIn(space, view, draws.below).atLeast("review")) as [
    Literal,
    Literal,
  ];
  const target = circuit.and([withheld, negated(given)]);
  const isUnknown = negated(lacking.input.values[field]?.known ?? lacking.input.lists.get(field)?.known ?? FALSE);
  const decide = ({ judged }: Found): Decision => decided(policy, judged, draws.found(circuit.solver));
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
