import type { Policy, Rule } from "../model/policy.ts";
import type { Options, Places } from "./context.ts";
import type { Finding } from "./finding.ts";
import { createMemory, type Memory } from "./memory.ts";

export type Analyse = (policy: Policy, places: Places, options?: Options) => InSteps;

/** The findings of one version, in two steps. */
export interface InSteps {
  readonly findings: readonly Finding[];
  /** The others, worked out when they are asked for: promises, and which unknown values hold decisions up. */
  readonly later: () => readonly Finding[];
}

/** Versions are compared by content, so that each may come from the parser anew. */
export function analyserOver(
  analyseWith: (policy: Policy, places: Places, options: Options, memory: Memory) => InSteps,
): Analyse {
  const contents = new WeakMap<Rule, Rule>();
  const owned = new WeakMap<Rule, Rule>();
  let before = new Map<string, Rule>();
  let parts = new Map<string, unknown>();
  const memory = createMemory((rule) => contents.get(rule) ?? rule);
  return (policy, places, options = {}) => {
    const rules = new Map<string, Rule>();
    const now = new Map<string, unknown>();
    const same = <Part>(name: string, part: Part): Part => {
      const key = `${name} ${JSON.stringify(part)}`;
      const known = (parts.get(key) ?? part) as Part;
      now.set(key, known);
      return known;
    };
    const kept = policy.rules.map((rule): Rule => {
      const key = contentOf(rule);
      const known = rules.get(key) ?? before.get(key) ?? rule;
      rules.set(key, known);
      const seen = owned.get(rule);
      if (seen !== undefined && contents.get(seen) === known) return seen;
      const own = rule === known ? rule : { ...known, span: rule.span };
      owned.set(rule, own);
      contents.set(own, known);
      return own;
    });
    const fields = same("fields", policy.fields);
    const version: Policy = {
      ...policy,
      rules: kept,
      fields,
      ...(policy.zone && { zone: same("zone", policy.zone) }),
    };
    before = rules;
    parts = now;
    return analyseWith(version, places, options, memory);
  };
}

const contentsOf = new WeakMap<Rule, string>();

function contentOf(rule: Rule): string {
  const known = contentsOf.get(rule);
  if (known !== undefined) return known;
  const { span: _, ...content } = rule;
  const key = JSON.stringify(content);
  contentsOf.set(rule, key);
  return key;
}
