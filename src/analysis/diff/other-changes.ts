import { drawsSamples } from "../../model/asking.ts";
import type { Details, Policy } from "../../model/policy.ts";
import { promiseWords } from "../ensure/words.ts";
import { teamWords, typeWords } from "./declared-words.ts";
import type { OtherChange } from "./impact.ts";
import type { United } from "./united.ts";

/** What changed beside the oversight of decisions: by rule, of the header, of what is declared. */
export function otherChanges(old: Policy, current: Policy, united: United): readonly OtherChange[] {
  return [
    ...headerChanges(old, current),
    ...ruleChanges(old, current, united),
    ...detailChanges("otherwise", old.otherwise?.details, current.otherwise?.details),
    ...detailChanges("spot check", old.spotCheck?.details, current.spotCheck?.details),
    ...listed("team", namesOf(old.teams, teamWords), namesOf(current.teams, teamWords)),
    ...listed("field", namesOf(old.fields, typeWords), namesOf(current.fields, typeWords)),
    ...listed("ensure", promises(old), promises(current)),
  ];
}

/** Whether the same id may be drawn by one version and not by the other, though their rates are the same. */
export function drawsOtherIds(old: Policy, current: Policy): boolean {
  const isSame = old.name === current.name && idName(old) === idName(current);
  return !isSame && drawsSamples(old) && drawsSamples(current);
}

function idName({ fields, identifiedBy }: Policy): string | undefined {
  return fields[identifiedBy ?? -1]?.name;
}

function headerChanges(old: Policy, current: Policy): readonly OtherChange[] {
  const of = (policy: Policy): readonly (readonly [string, string | undefined])[] => [
    ["policy", policy.name || undefined],
    ["version", policy.version],
    ["owner", policy.owner],
    ["decides whether to", policy.decidesWhetherTo],
    ["if blocked", policy.ifBlocked],
    ["protective", policy.protective ? "yes" : undefined],
    ["time zone", policy.zone?.name],
    ["identified by", idName(policy)],
    ["dated by", policy.fields[policy.datedBy ?? -1]?.name],
  ];
  const after = new Map(of(current));
  const changes = of(old).flatMap(([what, from]) => changed(what, [], from, after.get(what)));
  if (!drawsOtherIds(old, current)) return changes;
  return [
    ...changes,
    {
      what: "draws",
      rules: [],
      message: "Samples are drawn from the name of the policy and the id: at the same rates, other ids are drawn now.",
    },
  ];
}

/** Rules of the same name, or that do the same under another name. */
function ruleChanges(old: Policy, current: Policy, united: United): readonly OtherChange[] {
  const samePlace = new Map(united.new.rulePlaces.map((place, own) => [place, own]));
  const namesakes = new Map([...united.new.changed].map((own) => [current.rules[own]?.name, own]));
  const found = old.rules.flatMap((rule, place): readonly OtherChange[] => {
    const own = samePlace.get(place) ?? namesakes.get(rule.name);
    const after = own === undefined ? undefined : current.rules[own];
    if (after === undefined)
      return [{ what: "removed", rules: [rule.name], from: rule.name, message: `The rule "${rule.name}" is gone.` }];
    const renamed =
      rule.name !== after.name && (rule.named || after.named)
        ? changed("renamed", [rule.name, after.name], rule.name, after.name)
        : [];
    return [...renamed, ...detailChanges(after.name, rule.details, after.details)];
  });
  const before = new Set(old.rules.map(({ name }) => name));
  const added = [...united.new.changed].flatMap((own): readonly OtherChange[] => {
    const name = current.rules[own]?.name ?? "";
    return before.has(name) ? [] : [{ what: "added", rules: [name], to: name, message: `The rule "${name}" is new.` }];
  });
  return [...found, ...added];
}

const details: readonly (readonly [string, (own: Details) => readonly string[] | string | undefined])[] = [
  ["show", ({ show }) => (show.length === 0 ? undefined : show)],
  ["options", ({ options }) => options],
  ["reason required", ({ reasonFrom }) => (reasonFrom?.length === 0 ? "any" : reasonFrom)],
  ["if approved", ({ ifApproved }) => ifApproved],
  ["if rejected", ({ ifRejected }) => ifRejected],
  ["because", ({ because }) => because],
];

function detailChanges(rule: string, old: Details | undefined, current: Details | undefined): readonly OtherChange[] {
  if (old === undefined || current === undefined) return [];
  const found: OtherChange[] = [];
  for (const [what, read] of details) {
    const [from, to] = [read(old), read(current)];
    if (from !== to) found.push(...changed(what, [rule], inLine(from), inLine(to)));
  }
  return found;
}

function inLine(value: readonly string[] | string | undefined): string | undefined {
  return typeof value === "object" ? value.join(", ") : value;
}

function changed(
  what: string,
  rules: readonly string[],
  from: string | undefined,
  to: string | undefined,
): readonly OtherChange[] {
  if (from === to) return [];
  const of = rules.length === 1 ? `"${rules[0]}": ` : "";
  const message = `${of}${what}: ${from ?? "nothing"} → ${to ?? "nothing"}`;
  return [{ what, rules, ...(from !== undefined && { from }), ...(to !== undefined && { to }), message }];
}

function namesOf<Declared extends { readonly name: string }>(
  all: readonly Declared[],
  words: (one: Declared) => string,
): ReadonlyMap<string, string> {
  return new Map(all.map((one) => [one.name, words(one)]));
}

function promises(policy: Policy): ReadonlyMap<string, string> {
  return new Map(
    policy.ensures.map((ensure) => {
      const words = promiseWords(policy, ensure);
      return [words, words];
    }),
  );
}

function listed(
  what: string,
  old: ReadonlyMap<string, string>,
  current: ReadonlyMap<string, string>,
): readonly OtherChange[] {
  const names = [...new Set([...old.keys(), ...current.keys()])];
  return names.flatMap((name): readonly OtherChange[] => {
    const [from, to] = [old.get(name), current.get(name)];
    if (from === to) return [];
    const said = name.includes("`") ? `The ${what} ${name}` : `The ${what} \`${name}\``;
    const message =
      from === undefined ? `${said} is new.` : to === undefined ? `${said} is gone.` : `${said}: ${from} → ${to}`;
    return [{ what, rules: [], ...(from !== undefined && { from }), ...(to !== undefined && { to }), message }];
  });
}
