import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../diagnostics/source.ts";
import { liesIn, movedWith } from "../../grammar/moved.ts";
import type { Declaration, Rule as RuleTree } from "../../grammar/tree.ts";
import type { Rule } from "../../model/policy.ts";
import { mostExpansions } from "../condition/resolve.ts";
import { type Context, lineSpan, type Written, type WrittenCondition } from "../context.ts";
import type { Loaded } from "../load.ts";
import { changeOf, type Environment, environmentOf } from "./environment.ts";
import { ruleOf } from "./rules.ts";

/** All that came of the reading of one rule, in the places that there were then. */
interface Lowered {
  readonly rule: Rule;
  /** Its lines: what lies in them moves with it. */
  readonly lines: Span;
  /** Nothing of it lies in other declarations. */
  readonly isByItself: boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly written: ReadonlyMap<object, Written>;
  readonly conditions: readonly WrittenCondition[];
  readonly fieldsRead: ReadonlySet<number>;
  readonly definesRead: ReadonlySet<string>;
  readonly expansions: number;
  /** The first binder, and how many. */
  readonly binders: { readonly from: number; readonly count: number };
}

/** The sound rules of one version of a policy, from which those of the next are taken over. */
export interface LoweredRules {
  readonly environment: Environment;
  readonly byOrigin: ReadonlyMap<Declaration, Lowered>;
  /** In the order of the rules; `by`: how many characters further on they stand now. */
  readonly placed: readonly { readonly lowered: Lowered; readonly by: number }[];
}

/**
 * The rules in the model's form, without those that have an error. A rule whose text has not changed, nor anything that it
 * can name, is taken over from `before`: the same comes out without it.
 */
export function lowerRules(
  context: Context,
  loaded: Pick<Loaded, "declarations" | "origins">,
  before: LoweredRules | undefined,
): { readonly rules: readonly Rule[]; readonly lowered: LoweredRules } {
  const environment = environmentOf(context, loaded);
  const change = before === undefined ? "other" : changeOf(before.environment, environment);
  const byOrigin = new Map<Declaration, Lowered>();
  const placed: { readonly lowered: Lowered; readonly by: number }[] = [];
  const rules: Rule[] = [];
  let place = 0;
  for (const [at, tree] of loaded.declarations.entries()) {
    if (tree.kind !== "rule") continue;
    place += 1;
    const origin = loaded.origins[at] ?? tree;
    const known = change === "other" ? undefined : before?.byOrigin.get(origin);
    const isKnown = known !== undefined && (change === "none" || known.isByItself) && fits(context, known, tree);
    const lowered = isKnown ? known : lowerRule(context, tree, place);
    if (isKnown) takeOver(context, known, tree.span.start - known.rule.span.start);
    if (lowered === undefined) continue;
    const by = tree.span.start - lowered.rule.span.start;
    byOrigin.set(origin, lowered);
    placed.push({ lowered, by });
    const name = lowered.rule.named ? lowered.rule.name : `rule ${place}`;
    rules.push(by === 0 && name === lowered.rule.name ? lowered.rule : { ...lowered.rule, name, span: tree.span });
  }
  return { rules, lowered: { environment, byOrigin, placed } };
}

/** Would the same come out again? Binders are counted through all rules, and so are definitions that are put in. */
function fits({ binders, expansions }: Context, known: Lowered, tree: RuleTree): boolean {
  if (known.binders.count > 0 && known.binders.from !== binders.next) return false;
  // What lies at the very beginning of a text does not move with its first line.
  if (known.lines.start === 0 && tree.span.start !== known.rule.span.start) return false;
  return expansions.count + known.expansions <= mostExpansions;
}

function takeOver(context: Context, known: Lowered, by: number): void {
  context.diagnostics.push(...movedWith(known.lines, known.diagnostics, by));
  note(context, known);
  context.binders.next += known.binders.count;
  context.expansions.count += known.expansions;
}

function note(context: Context, { fieldsRead, definesRead }: Pick<Lowered, "fieldsRead" | "definesRead">): void {
  for (const field of fieldsRead) context.fieldsRead.add(field);
  for (const define of definesRead) context.definesRead.add(define);
}

/** Undefined for a rule with an error. */
function lowerRule(context: Context, tree: RuleTree, place: number): Lowered | undefined {
  const own = {
    ...context,
    diagnostics: [],
    fieldsRead: new Set<number>(),
    definesRead: new Set<string>(),
    written: new Map<object, Written>(),
    conditions: [],
  } satisfies Context;
  const { diagnostics, written, conditions, fieldsRead, definesRead } = own;
  const [from, expanded] = [context.binders.next, context.expansions.count];
  const rule = ruleOf(own, tree, place);
  context.diagnostics.push(...diagnostics);
  note(context, own);
  if (rule === undefined) {
    for (const [part, where] of written) context.written.set(part, where);
    context.conditions.push(...conditions);
    return undefined;
  }
  const lines = lineSpan(context, tree.span);
  return {
    rule,
    lines,
    isByItself: liesIn(lines, [diagnostics, conditions.map(({ span }) => span), [...written.values()]]),
    diagnostics,
    written,
    conditions,
    fieldsRead,
    definesRead,
    expansions: context.expansions.count - expanded,
    binders: { from, count: context.binders.next - from },
  };
}

/** Where the parts of the rules are written now. */
export function writtenIn({ placed }: LoweredRules): ReadonlyMap<object, Written> {
  return new Map(
    placed.flatMap(({ lowered: { lines, written }, by }) =>
      [...written].map(([part, where]) => [part, movedWith(lines, where, by)] as const),
    ),
  );
}

/** The conditions of the rules, where they are written now. */
export function conditionsIn({ placed }: LoweredRules): readonly WrittenCondition[] {
  return placed.flatMap(({ lowered: { lines, conditions }, by }) =>
    conditions.map(({ condition, span }) => ({ condition, span: movedWith(lines, span, by) })),
  );
}
