import { configMessages } from "../../diagnostics/catalogue/config.ts";
import { type Diagnostic, hasErrors, reporter } from "../../diagnostics/diagnostic.ts";
import type { Source, Span } from "../../diagnostics/source.ts";
import { parse } from "../../grammar/parse.ts";
import type { Declaration, Ensure as EnsureTree, PolicyTree } from "../../grammar/tree.ts";
import type { Ensure } from "../../model/policy.ts";
import { nameOf } from "../condition/resolve.ts";
import { type Context, words } from "../context.ts";
import { listOfDeclaration } from "../declare/lists.ts";
import { byName } from "../declare/names.ts";
import { typeFromTree } from "../declare/type.ts";
import type { Host } from "../host.ts";
import { nearest } from "../nearest.ts";
import { ensureOf } from "../rule/ensures.ts";
import { mappedFields } from "./mapped-fields.ts";

/** A central file whose ensures a policy has to keep. */
export interface RequiredFile {
  readonly source: Source;
  /** The names that it uses to those of the policy. */
  readonly map: ReadonlyMap<string, string>;
  /** Reads the tables that its lists name. */
  readonly host: Host;
  /** Where the map stands, as messages name it. */
  readonly config: string;
}

/** Its ensures as promises about the policy, those with a mistake left out, and the mistakes. */
export interface RequiredEnsures {
  readonly file: string;
  readonly ensures: readonly Ensure[];
  readonly diagnostics: readonly Diagnostic[];
}

const report = reporter(configMessages);

/** The ensures of a central file as if they stood in the policy that `policy` is the context of. */
export function requiredEnsures(policy: Context, required: RequiredFile): RequiredEnsures {
  const { file } = required.source;
  const { tree, diagnostics: syntax } = parse(required.source);
  const diagnostics: Diagnostic[] = [...syntax];
  const texts = new Map([...policy.texts, [file, required.source.text]]);
  const sink = { main: file, texts, diagnostics };
  const of = <Kind extends Declaration["kind"]>(kind: Kind) =>
    tree.declarations.filter((each): each is Declaration & { kind: Kind } => each.kind === kind);
  diagnostics.push(...heldMore(tree, sink));
  const ensures = of("ensure");
  byName(sink, ensures, "ensures", ({ name }) => name);
  if (ensures.length === 0) diagnostics.push(report("config/requires-nothing", { file, start: 0, end: 0 }, { file }));
  const defines = byName(sink, of("define"), "definitions", ({ name }) => name);
  const lists = byName(sink, of("list declaration"), "lists", ({ name }) => name);
  const { fields, dangling } = mappedFields(policy.fields, required.map, new Set(defines.keys()));
  const context: Context = {
    ...policy,
    ...sink,
    fields,
    defines,
    lists: new Map([...lists].map(([name, list]) => [name, listOfDeclaration(sink, list, required.host, file)])),
    syntax,
    fieldsRead: new Set(),
    expansions: { count: 0 },
    definesRead: new Set(),
  };
  const declared = new Map(
    of("decision").flatMap((block) => block.fields.map(({ path, type }) => [nameOf(path), type] as const)),
  );
  const made = ensures.flatMap((each): readonly Ensure[] => {
    const own: Diagnostic[] = [];
    const ensure = ensureOf({ ...context, diagnostics: own }, each);
    diagnostics.push(...own.filter(isGrave).map((one) => lackedField(one, each)));
    return ensure === undefined || hasErrors(own) ? [] : [ensure];
  });
  return { file, ensures: made, diagnostics: onlyOnce(diagnostics) };

  /** A name that the policy has no field for is one to be mapped. */
  function lackedField(one: Diagnostic, ensure: EnsureTree): Diagnostic {
    const field = words(sink, one.span);
    const isLacked =
      one.code === "name/unknown-field" ||
      (one.severity === "error" && declared.has(field) && !fields.byName.has(field));
    if (!isLacked) return one;
    const mapped = dangling.get(field);
    const known = policy.fields.fields.map(({ name }) => name);
    const tree = declared.get(field);
    const type = tree && typeFromTree({ ...context, diagnostics: [] }, tree);
    const alike = policy.fields.fields.filter((each) => each.type.kind === type?.kind).map(({ name }) => name);
    const given = {
      file,
      ensure: labelOf(ensure, sink),
      field,
      policy: policy.main,
      mapped,
      config: required.config,
      nearest: nearest(mapped ?? field, known),
      alike,
    };
    return report("config/unmapped-field", one.span, given);
  }
}

/** Declarations that no policy takes from a required file, said once for all of them. */
function heldMore(tree: PolicyTree, sink: Pick<Context, "texts">): readonly Diagnostic[] {
  const more = tree.declarations.filter(isMore);
  const [first] = more;
  if (first === undefined) return [];
  const named = [
    ...new Set(more.map((each) => (each.kind === "header" ? `\`${words(sink, each.span)}\`` : kindWords[each.kind]))),
  ];
  const what = named.length > 1 ? `${named.slice(0, -1).join(", ")} and ${named.at(-1)}` : (named[0] as string);
  return [report("config/required-holds-more", first.span, { file: tree.file, what })];
}

const kindWords: Readonly<Record<Declaration["kind"], string>> = {
  header: "a header",
  include: "`include`",
  decision: "a decision block",
  team: "teams",
  define: "definitions",
  "list declaration": "lists",
  rule: "rules",
  otherwise: "`otherwise`",
  "spot check": "`spot check`",
  ensure: "ensures",
  typical: "typical inputs",
  example: "examples",
};

/** The name, the version and the owner of the file itself may stand there: they change nothing. */
function isMore(declaration: Declaration): boolean {
  switch (declaration.kind) {
    case "ensure":
    case "define":
    case "list declaration":
    case "decision":
      return false;
    case "header":
      return !["policy", "language", "version", "owner"].includes(declaration.entry);
    default:
      return true;
  }
}

function labelOf({ name, promise }: EnsureTree, sink: Pick<Context, "texts">): string {
  return name === undefined ? `\`${words(sink, promise.span)}\`` : `"${name.value}"`;
}

function isGrave({ severity }: Diagnostic): boolean {
  return severity === "error" || severity === "warning";
}

/** A definition that several ensures read is wrong once. */
function onlyOnce(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const keyOf = ({ code, span }: { readonly code: string; readonly span: Span }) => `${code} ${span.start} ${span.end}`;
  return [...new Map(diagnostics.toReversed().map((one) => [keyOf(one), one])).values()]
    .toReversed()
    .toSorted((one, other) => one.span.start - other.span.start);
}
