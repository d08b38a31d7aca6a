import type { Names } from "../../compiler/check.ts";
import { pathFrom } from "../../compiler/path.ts";
import type {
  Action,
  Declaration,
  Details,
  ExampleValue,
  FieldDeclaration,
  Path,
  PolicyTree,
  Reviewers,
  TypeTree,
} from "../../grammar/tree.ts";
import { choicesAmong, expressionNames } from "./expression-names.ts";
import { type Meaning, meaning, meaningKey, type Occurrence } from "./meaning.ts";
import { type NameGatherer, nameGatherer } from "./name-gatherer.ts";
import { elementOf, type NameScope, outermost, pathName, resolveName } from "./scope.ts";
import { pathKind } from "./value-kind.ts";

/** Every place where the policy names something that is known, by file and place. */
export function occurrencesIn(trees: readonly PolicyTree[], names: Names): readonly Occurrence[] {
  const into = nameGatherer();
  const scope = outermost(names);
  for (const tree of trees) for (const each of tree.declarations) declaration(into, scope, each);
  const looked = new Set(into.defines.keys());
  for (const [name, define] of names.defines) {
    if (!looked.has(name)) expressionNames(into, { ...scope, expanding: [name] }, define.expression);
  }
  return into.all(trees.map(({ file }) => file));
}

function declaration(into: NameGatherer, scope: NameScope, each: Declaration): void {
  switch (each.kind) {
    case "header":
      if (each.entry === "identified by" || each.entry === "dated by") fieldPath(into, scope, each.field);
      return;
    case "include":
      into.add(meaning("file", pathFrom(each.span.file, each.path.value)), each.path.span, { inQuotes: true });
      return;
    case "decision":
      for (const field of each.fields) fieldDeclaration(into, scope, field);
      return;
    case "team":
      into.add(meaning("team", each.name.text), each.name.span, { declares: true });
      return;
    case "define":
      into.add(meaning("define", each.name.text), each.name.span, { declares: true });
      return;
    case "list declaration":
      into.add(meaning("list", each.name.text), each.name.span, { declares: true });
      if (each.from.kind === "file")
        into.add(meaning("file", pathFrom(each.span.file, each.from.path.value)), each.from.path.span, {
          inQuotes: true,
        });
      return;
    case "rule":
      if (each.name !== undefined) into.addText("rule", each.name, true);
      expressionNames(into, scope, each.condition);
      for (const { condition } of each.exceptions) expressionNames(into, scope, condition);
      action(into, scope, each.action);
      details(into, scope, each.details);
      return;
    case "otherwise":
      action(into, scope, each.action);
      details(into, scope, each.details);
      return;
    case "spot check":
      reviewers(into, each.reviewers);
      details(into, scope, each.details);
      return;
    case "ensure": {
      if (each.name !== undefined) into.addText("ensure", each.name, true);
      const { promise } = each;
      if (promise.kind === "bound") {
        expressionNames(into, scope, promise.premise);
        reviewers(into, promise.reviewers);
      } else if (promise.kind !== "missing") fieldPath(into, scope, promise.field);
      return;
    }
    case "typical":
      into.addText("typical", each.name, true);
      exampleValues(into, scope, each.values);
      return;
    case "example":
      into.addText("example", each.name, true);
      if (each.from !== undefined) into.addText("typical", each.from, false);
      exampleValues(into, scope, each.values);
      reviewers(into, each.expected.reviewers);
      return;
  }
}

function fieldDeclaration(into: NameGatherer, scope: NameScope, field: FieldDeclaration): void {
  const own = meaning("field", pathName(field.path));
  into.addPath(own, field.path, true);
  const type = scope.names.fields.fields[scope.names.fields.byName.get(own.name) ?? -1]?.type;
  typeNames(into, scope, field, own);
  if (field.type.kind !== "item list") return;
  const list = type && elementOf(own.name, type);
  const inside = list === undefined ? scope : { ...scope, elements: [list] };
  for (const item of field.type.fields) {
    const ofItem = meaning("item field", pathName(item.path), own.name);
    into.addPath(ofItem, item.path, true);
    typeNames(into, inside, item, ofItem);
  }
}

function typeNames(into: NameGatherer, scope: NameScope, field: FieldDeclaration, own: Meaning): void {
  const type = plainType(field.type);
  if (type.kind === "choice") {
    for (const { text, span, inQuotes } of type.choices)
      into.add(meaning("choice", text.normalize("NFC"), meaningKey(own)), span, { declares: true, inQuotes });
  }
  if (field.absentMeans !== undefined) choicesAmong(into, scope, pathKind(scope, own.name), [field.absentMeans.value]);
  for (const { when } of field.marks) if (when !== undefined) expressionNames(into, scope, when);
}

/** Of a plain list, the type of its elements. */
function plainType(type: TypeTree): TypeTree {
  return type.kind === "list" ? plainType(type.of) : type;
}

function action(into: NameGatherer, scope: NameScope, { parts, inDoubt }: Action): void {
  for (const part of parts) {
    if (part.kind !== "review" && part.kind !== "audit") continue;
    reviewers(into, part.reviewers);
    for (const step of part.then) if (step.kind === "escalate") reviewers(into, step.reviewers);
    for (const path of part.notBy) fieldPath(into, scope, path);
  }
  if (inDoubt !== undefined) action(into, scope, inDoubt);
}

function reviewers(into: NameGatherer, given: Reviewers | undefined): void {
  for (const { teams } of given?.clauses ?? [])
    for (const { text, span } of teams) if (text !== "") into.add(meaning("team", text), span, {});
}

function details(into: NameGatherer, scope: NameScope, { show, options }: Details): void {
  for (const path of show) fieldPath(into, scope, path);
  for (const option of options?.options ?? []) if (option.kind === "modify") fieldPath(into, scope, option.field);
}

/** A field or a group of the decision. */
function fieldPath(into: NameGatherer, scope: NameScope, path: Path): void {
  const found = resolveName(scope, pathName(path));
  if (found?.kind === "field" || found?.kind === "group") into.addPath(found.meaning, path, false);
}

function exampleValues(into: NameGatherer, scope: NameScope, values: readonly ExampleValue[]): void {
  for (const { path, value } of values) {
    const name = pathName(path);
    fieldPath(into, scope, path);
    const kind = pathKind(scope, name);
    if (value.kind === "value") choicesAmong(into, scope, kind, [value.value]);
    else if (value.kind === "values") choicesAmong(into, scope, kind, value.values);
    else if (value.kind === "items" && kind?.kind === "typed") {
      const list = elementOf(name, kind.type);
      if (list === undefined) continue;
      for (const item of value.items) itemValues(into, { ...scope, elements: [list] }, item);
    }
  }
}

function itemValues(into: NameGatherer, scope: NameScope, values: readonly ExampleValue[]): void {
  const list = scope.elements[0];
  for (const { path, value } of values) {
    const name = pathName(path);
    if (list?.fields.has(name) !== true) continue;
    into.addPath(meaning("item field", name, list.list), path, false);
    if (value.kind === "value") choicesAmong(into, scope, pathKind(scope, name), [value.value]);
  }
}
