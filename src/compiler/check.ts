import { type Diagnostic, hasErrors, mend } from "../diagnostics/diagnostic.ts";
import type { Source, Span } from "../diagnostics/source.ts";
import type { Parsed } from "../grammar/parse.ts";
import type { Declaration, Expression, HeaderLine, ListDeclaration, PolicyTree } from "../grammar/tree.ts";
import type { Policy, Team } from "../model/policy.ts";
import type { FieldType } from "../model/types.ts";
import { compareText } from "../values/text.ts";
import { bare } from "./condition/constant.ts";
import { lowerCondition } from "./condition/lower.ts";
import { operandOf } from "./condition/operand.ts";
import { insideDefine, resolve, unknownField } from "./condition/resolve.ts";
import type { Scope } from "./condition/scope.ts";
import { scopeOf } from "./condition/scope-of.ts";
import { type Context, report, type Written, type WrittenCondition, words } from "./context.ts";
import { declaredFields } from "./declare/fields.ts";
import { readHeader } from "./declare/header.ts";
import { listOfDeclaration } from "./declare/lists.ts";
import { marksOf } from "./declare/marks.ts";
import { byName, checkDefinesAgainstFields, checkReserved } from "./declare/names.ts";
import { teamOf } from "./declare/teams.ts";
import { withDeclareMends } from "./declare-mends.ts";
import { describeType } from "./describe.ts";
import { decisionDigest, staffingDigest } from "./digest.ts";
import { exampleOf, typicalOf } from "./example/examples.ts";
import type { Host } from "./host.ts";
import { inferredFields } from "./infer/fields.ts";
import { allOf, type Loaded, load } from "./load.ts";
import { type RequiredEnsures, type RequiredFile, requiredEnsures } from "./required/required.ts";
import { oneFieldIndex } from "./rule/details.ts";
import { ensureOf } from "./rule/ensures.ts";
import { conditionsIn, type LoweredRules, lowerRules, writtenIn } from "./rule/lower-rules.ts";
import { otherwiseOf, spotCheckOf, theOne } from "./rule/rules.ts";
import { checkEmpty, checkWhole } from "./rule/whole.ts";
import { saidOnce } from "./said-once.ts";
import { withSyntaxMends } from "./syntax-mends.ts";
import { withoutErrorsBesideUnread } from "./unread.ts";

export type { Host } from "./host.ts";

/** What the names of a policy stand for; of a name given twice the first. Types that have an error are said to be broken. */
export interface Names extends Pick<Context, "header" | "fields" | "defines" | "typicals"> {
  readonly lists: ReadonlyMap<string, ListDeclaration>;
  /** Those declared. */
  readonly teams: readonly Team[];
}

export interface Checked {
  /** There where no diagnostic is an error. */
  readonly policy?: Policy;
  /** The main file first. */
  readonly trees: readonly PolicyTree[];
  /** Of all files, as if each stood in the place where it is included. */
  readonly declarations: readonly Declaration[];
  /** In the order of the text, file by file. */
  readonly diagnostics: readonly Diagnostic[];
  /** Where a comparison or a step of an escalation, as it stands in the model, was written. */
  readonly written: (part: object) => Written | undefined;
  /** The conditions of rules that are put together from no others, in no quantifier, count or sum. */
  readonly conditions: () => readonly WrittenCondition[];
  /** What the next version of the policy is checked with. */
  readonly lowered: LoweredRules;
  /** What its names stand for, as far as they could be read: there for any text. */
  readonly names: Names;
  /** One for each required file, where the policy has no errors. */
  readonly required: readonly RequiredEnsures[];
}

/**
 * Reads a policy, with the files it names, and checks all of it; also whether it can be held to the ensures of `required`,
 * which change nothing of the policy. Never throws for any text. `read` gives what `parse` gives. `before`: of an earlier
 * version; what has not changed is taken over from it, and the same comes out without it.
 */
export function check(
  main: Source,
  host: Host,
  required: readonly RequiredFile[] = [],
  read?: (source: Source) => Parsed,
  before?: LoweredRules,
): Checked {
  const loaded = load(main, host, read);
  const { files, texts, diagnostics: syntax } = loaded;
  const sink = { main: main.file, texts, diagnostics: [...syntax] };
  const trees = files.map(({ tree }) => tree);
  const headerLines = (trees[0]?.declarations ?? []).filter((each): each is HeaderLine => each.kind === "header");
  const header = readHeader(sink, headerLines);
  const typeSink = { ...sink, header: header.facts };
  const teamTrees = byName(sink, allOf(loaded, "team"), "teams", ({ name }) => name);
  const teams = [...teamTrees.values()].map((tree) => teamOf(typeSink, tree));
  const lists = byName(sink, allOf(loaded, "list declaration"), "lists", ({ name }) => name);
  const defines = byName(sink, allOf(loaded, "define"), "definitions", ({ name }) => name);
  const typicals = byName(sink, allOf(loaded, "typical"), "typicals", ({ name }) => name);
  const context: Context = {
    ...typeSink,
    syntax,
    fieldsRead: new Set(),
    fields: declaredFields(typeSink, files) ?? inferredFields(typeSink, loaded.declarations, defines),
    defines,
    lists: new Map([...lists].map(([name, tree]) => [name, listOfDeclaration(sink, tree, host, main.file)])),
    teams: new Map(teams.map((team) => [team.name, { name: team.name, hasHours: team.shifts.length > 0 }])),
    typicals,
    binders: { next: 0 },
    expansions: { count: 0 },
    definesRead: new Set(),
    written: new Map(),
    conditions: [],
  };
  checkDefinesAgainstFields(context);
  const { policy, lowered } = policyOf(context, header.lines, teams, loaded, before);
  if (files[0] !== undefined) checkEmpty(context, files[0].tree);
  const mended = withDeclareMends(withSyntaxMends(sink, context.teams.keys()), context, loaded.declarations);
  const diagnostics = inOrder(saidOnce(sink, withoutErrorsBesideUnread(sink, mended)), [...texts.keys()]);
  let ofRules: ReadonlyMap<object, Written> | undefined;
  const written = (part: object): Written | undefined => {
    ofRules ??= writtenIn(lowered);
    return context.written.get(part) ?? ofRules.get(part);
  };
  const names = { header: header.facts, fields: context.fields, defines, typicals, lists, teams };
  const whole = {
    trees,
    declarations: loaded.declarations,
    diagnostics,
    written,
    conditions: () => [...conditionsIn(lowered), ...context.conditions],
    lowered,
    names,
  };
  if (hasErrors(diagnostics)) return { ...whole, required: [] };
  return { policy, ...whole, required: required.map((file) => requiredEnsures(context, file)) };
}

function policyOf(
  context: Context,
  header: ReadonlyMap<string, HeaderLine>,
  teams: readonly Team[],
  loaded: Loaded,
  before: LoweredRules | undefined,
): { readonly policy: Policy; readonly lowered: LoweredRules } {
  const ruleTrees = allOf(loaded, "rule");
  byName(context, ruleTrees, "rules", ({ name }) => name);
  for (const { name } of ruleTrees) checkReserved(context, name);
  const facts = headerFields(context, header);
  const { rules, lowered } = lowerRules(context, loaded, before);
  const ofMain = <Tree extends { readonly span: Span }>(trees: readonly Tree[]) =>
    trees.filter(({ span }) => span.file === context.main);
  const otherwiseTree = theOne(context, ofMain(allOf(loaded, "otherwise")));
  const spotCheckTree = theOne(context, ofMain(allOf(loaded, "spot check")));
  const otherwise = otherwiseTree && otherwiseOf(context, otherwiseTree);
  const spotCheck = spotCheckTree && spotCheckOf(context, spotCheckTree);
  checkWhole(context, rules, otherwise, spotCheck);
  const ensures = allOf(loaded, "ensure");
  byName(context, ensures, "ensures", ({ name }) => name);
  checkUnusedDefines(context);
  const examples = allOf(loaded, "example");
  byName(context, examples, "examples", ({ name }) => name);
  const parts = {
    ...facts,
    rules,
    ...(otherwise && { otherwise }),
    ...(spotCheck && { spotCheck }),
    ensures: ensures.flatMap((tree) => ensureOf(context, tree) ?? []),
    marks: marksOf(context),
    typicals: [...context.typicals.values()].map((tree) => typicalOf(context, tree)),
    examples: examples.map((tree) => exampleOf(context, tree)),
  };
  const fields = context.fields.fields.map(({ name, path, type, optional, absentMeans }, at) => ({
    name,
    path,
    type,
    optional,
    read: context.fieldsRead.has(at),
    ...(absentMeans && { absentMeans }),
  }));
  const policy = { ...parts, fields, declared: context.fields.declared, teams: allTeams(teams, parts) };
  return { policy: withDigests(policy), lowered };
}

/** Made when first asked for: an editor that checks each version of a long policy names none of them. */
function withDigests(policy: Omit<Policy, "digest" | "staffingDigest">): Policy {
  let decision: string | undefined;
  let staffing: string | undefined;
  return {
    ...policy,
    get digest() {
      decision ??= decisionDigest(policy);
      return decision;
    },
    get staffingDigest() {
      staffing ??= staffingDigest(policy);
      return staffing;
    },
  };
}

/** Definitions that nothing reads have their mistakes reported too. */
function checkUnusedDefines(context: Context): void {
  for (const [name, define] of context.defines) {
    if (!context.definesRead.has(name)) checkDefine(scopeOf(context, "ensure"), define.expression);
  }
}

const conditions: ReadonlySet<Expression["kind"]> = new Set<Expression["kind"]>([
  ...(["always", "not", "and", "or", "comparison", "is one of", "is from to", "is empty", "is missing"] as const),
  ...(["is present", "is unseen", "is outside", "is in", "like", "mentions", "includes", "quantifier"] as const),
]);

function checkDefine(scope: Scope, expression: Expression): void {
  const named = expression.kind === "path" ? resolve(scope, expression.path) : undefined;
  if (expression.kind === "brackets") checkDefine(scope, expression.inner);
  else if (expression.kind === "path" && named?.kind === "define") {
    const inside = insideDefine(scope, named.define, expression.path);
    if (inside !== undefined) checkDefine(inside, named.define.expression);
  } else if (conditions.has(expression.kind)) lowerCondition(scope, expression);
  else {
    const operand = operandOf(scope, expression);
    if (operand?.kind === "word" && expression.kind === "path") unknownField(scope, expression.path);
  }
}

/** The declared teams, and where none is declared those that the rules name. */
function allTeams(
  declared: readonly Team[],
  policy: Pick<Policy, "rules" | "otherwise" | "spotCheck">,
): readonly Team[] {
  if (declared.length > 0) return declared;
  const names = new Set<string>();
  const askings = [...policy.rules.flatMap(({ asks, inDoubt }) => [asks, inDoubt]), policy.otherwise?.asks];
  for (const asking of askings) {
    for (const clause of asking?.reviews.flatMap(({ clauses }) => clauses) ?? []) {
      for (const team of clause.anyOf) names.add(team);
      for (const step of clause.deadlines.flatMap(({ chain }) => chain.flatMap(({ clauses }) => clauses))) {
        for (const team of step.anyOf) names.add(team);
      }
    }
    for (const team of asking?.audits.flatMap(({ anyOf }) => anyOf.flat()) ?? []) names.add(team);
  }
  for (const team of policy.spotCheck?.audit.anyOf.flat() ?? []) names.add(team);
  return [...names].sort(compareText).map((name) => ({ name, shifts: [] }));
}

function headerFields(context: Context, header: ReadonlyMap<string, HeaderLine>) {
  const text = (entry: "owner" | "decides whether to" | "if blocked") => {
    const line = header.get(entry);
    return line?.entry === "owner" || line?.entry === "decides whether to" || line?.entry === "if blocked"
      ? line.text.value
      : undefined;
  };
  const version = header.get("version");
  const [owner, decidesWhetherTo, ifBlocked] = [text("owner"), text("decides whether to"), text("if blocked")];
  const identifiedBy = headerField(context, header.get("identified by"), "header/identified-by");
  const datedBy = headerField(context, header.get("dated by"), "header/dated-by");
  return {
    name: context.header.name,
    protective: context.header.protective,
    ...(version?.entry === "version" && { version: version.value.decimal }),
    ...(owner !== undefined && { owner }),
    ...(decidesWhetherTo !== undefined && { decidesWhetherTo }),
    ...(ifBlocked !== undefined && { ifBlocked }),
    ...(context.header.zone && { zone: context.header.zone }),
    ...(identifiedBy !== undefined && { identifiedBy }),
    ...(datedBy !== undefined && { datedBy }),
  };
}

function headerField(
  context: Context,
  line: HeaderLine | undefined,
  code: "header/identified-by" | "header/dated-by",
): number | undefined {
  if (line?.entry !== "identified by" && line?.entry !== "dated by") return undefined;
  const at = oneFieldIndex(context, line.field);
  const field = at === undefined ? undefined : context.fields.fields[at];
  if (at === undefined || field === undefined) return undefined;
  const { type } = field;
  if (!mayStand(code, type)) {
    const given = { field: words(context, line.field.span), type: describeType(type) };
    const { declared, fields } = context.fields;
    const others = fields.filter((other) => declared && !other.broken && mayStand(code, other.type));
    const mends = others
      .slice(0, 3)
      .map(({ name, path }) => mend(`Write ${name}`, line.field.span, path.map(bare).join(".")));
    return report(context, code, line.field.span, given, { mends });
  }
  context.fieldsRead.add(at);
  return at;
}

/** Texts and whole numbers identify a decision, times and dates say when it was. */
function mayStand(code: "header/identified-by" | "header/dated-by", type: FieldType): boolean {
  if (code === "header/dated-by") return type.kind === "time" || type.kind === "date";
  return type.kind === "text" || (type.kind === "number" && type.decimals === 0);
}

/** By file and place; what is said twice of one place (a definition read in several rules) is said once. */
function inOrder(diagnostics: readonly Diagnostic[], files: readonly string[]): readonly Diagnostic[] {
  const rank = new Map(files.map((file, at) => [file, at]));
  const seen = new Set<string>();
  return diagnostics
    .filter(({ code, span, message }) => {
      const key = `${code} ${span.file} ${span.start} ${span.end} ${message}`;
      return !seen.has(key) && seen.add(key) !== undefined;
    })
    .sort(
      ({ span: a }, { span: b }) =>
        (rank.get(a.file) ?? 0) - (rank.get(b.file) ?? 0) || a.start - b.start || a.end - b.end,
    );
}
