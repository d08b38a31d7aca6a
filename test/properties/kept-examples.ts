import { check } from "../../src/compiler/check.ts";
import { bare } from "../../src/compiler/condition/constant.ts";
import { keepExample } from "../../src/compiler/example/keep-example.ts";
import { runExamples } from "../../src/compiler/run-examples.ts";
import { decidingPolicy } from "../../src/compiler/targets/javascript/deciding-policy.ts";
import { applyMend, hasErrors } from "../../src/diagnostics/diagnostic.ts";
import type { PolicyTree } from "../../src/grammar/tree.ts";
import type { Decision } from "../../src/model/decision.ts";
import type { Policy } from "../../src/model/policy.ts";
import type { Field, FieldType } from "../../src/model/types.ts";
import { type Property, property } from "../support/effort.ts";
import { generateFields } from "../support/generate-fields.ts";
import { edgesOf, generateInput } from "../support/generate-input.ts";
import { memoryHost } from "../support/memory-host.ts";
import { fieldLines } from "../support/policy-text.ts";
import { entropy, type Source, sourceOf } from "../support/source.ts";

/** Any input becomes an example with one edit: the policy has no new error, and the example comes out as it says. */
export function inputsBecomeExamples(onKept: (kept: boolean) => void = () => {}): Property {
  return property("inputs become examples", 120, entropy(600), (numbers) => {
    const source = sourceOf(numbers);
    const text = policyText(source);
    const { policy, trees, diagnostics } = check({ file, text }, memoryHost());
    if (policy === undefined) throw new Error(`${JSON.stringify(diagnostics.filter(isError))}\n${text}`);
    for (let count = 0; count < 3; count++) keepsOne(policy, text, trees[0] as PolicyTree, source, onKept);
  });
}

const file = "policy.signoff";

function keepsOne(
  policy: Policy,
  text: string,
  tree: PolicyTree,
  source: Source,
  onKept: (kept: boolean) => void,
): void {
  const input = jsonOf(generateInput(source, policy, edgesOf(policy)));
  const { decide } = decidingPolicy(policy);
  const shown = { code: "policy/gap", about: ['a "rule"'], inputs: [input] };
  const mend = keepExample({ policy, source: { file, text }, tree, decide }, shown, new Set(["gap"]));
  onKept(mend !== undefined);
  if (mend === undefined) return;
  const mended = applyMend(text, file, mend);
  const again = check({ file, text: mended }, memoryHost());
  const isRead = again.policy !== undefined && !hasErrors(again.diagnostics);
  const results = isRead ? runExamples(again.policy, decidingPolicy(again.policy).decide) : [];
  const last = results.at(-1);
  const [before, after] = [decide(input), last?.actual].map((decision) =>
    JSON.stringify([decision?.outcome, decision?.reviews, decision?.audits, decision?.rules, unknownIn(decision)]),
  );
  if (results.length !== policy.examples.length + 1 || !last?.passed || before !== after)
    throw new Error(
      `${JSON.stringify([before, after, again.diagnostics.filter(isError)])}\n${JSON.stringify(input)}\n${mended}`,
    );
}

function unknownIn(decision: Decision | undefined): readonly string[] | undefined {
  return decision?.unknown.map(({ field }) => field);
}

function isError({ severity }: { readonly severity: string }): boolean {
  return severity === "error";
}

/** What of an input JSON can hold. */
function jsonOf(input: unknown): unknown {
  const text = JSON.stringify(input, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));
  return text === undefined ? undefined : JSON.parse(text);
}

const oddNames: readonly string[] = [
  "from",
  "time",
  "list",
  "is",
  "two words",
  "Mon",
  "größe",
  "it",
  "yes",
  "missing",
  "a-b",
  "EUR",
];

function policyText(source: Source): string {
  const fields = generateFields(source, { absentMeans: true }).map((field): Field => {
    if (
      field.path.length > 1 ||
      field.name === "id" ||
      field.name === "approver" ||
      field.type.kind === "items" ||
      !source.chance(30)
    )
      return field;
    return { ...field, name: `x${field.name}`, path: [`${source.pick(oddNames)}`] };
  });
  const unique = [...new Map(fields.map((field) => [field.path.join("."), field])).values()];
  const isList = ({ type }: Field) => type.kind === "items";
  const flat = unique.map((field): Field => (isList(field) ? { ...field, type: withoutLists(field.type) } : field));
  const ordered = [...flat.filter((one) => !isList(one)), ...flat.filter(isList)];
  const rules = ordered.flatMap((field) =>
    source.chance(60) ? [`${conditionOn(field)} → ${source.pick(actions)}`] : [],
  );
  return [
    'policy "Kept"',
    '  time zone "America/New_York"',
    "  identified by id",
    ...(source.chance(20) ? ["  currency EUR"] : []),
    "decision",
    ...fieldLines(ordered),
    ...rules,
    "id is missing → review by legal",
    source.pick(["otherwise → proceed", "otherwise → review by finance", "spot check 50% by `in doubt`"]),
    ...(source.chance(50) ? ['example "gap" → review by legal  # behind'] : []),
    ...(source.chance(30) ? ["# the end"] : []),
  ].join(source.pick(["\n", "\r\n"]));
}

/** The text has no lists in items. */
function withoutLists(type: FieldType): FieldType {
  return type.kind === "items" ? { ...type, fields: type.fields.filter((field) => field.type.kind !== "list") } : type;
}

const actions: readonly string[] = [
  "review by finance",
  "review by 2 of finance and 1 of legal within 4 hours, not by approver",
  "review by 2 of finance or `in doubt`",
  "audit by legal, audit 50% by finance or legal",
  "audit by finance and legal",
  "block",
  "review 50% by `in doubt`",
  "block, audit by legal",
];

function conditionOn({ path, type }: Field): string {
  const name = path.map(bare).join(".");
  const of: Partial<Record<FieldType["kind"], string>> = {
    "yes/no": `${name} is yes`,
    text: `${name} is "a"`,
    list: `${name} is not empty`,
    items: `count of (${name}) >= 2`,
  };
  return of[type.kind] ?? `${name} is present`;
}
