import type { Policy, Rule } from "../model/policy.ts";
import type { Options, Places } from "./context.ts";
import { differing } from "./edit.ts";
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
  const known = knownRules();
  let before: Pick<Policy, "rules"> & { readonly kept: readonly Rule[] } = { rules: [], kept: [] };
  let parts = new Map<string, unknown>();
  const memory = createMemory((rule) => contents.get(rule) ?? rule);
  return (policy, places, options = {}) => {
    const now = new Map<string, unknown>();
    const same = <Part>(name: string, part: Part): Part => {
      const key = `${name} ${JSON.stringify(part)}`;
      const own = (parts.get(key) ?? part) as Part;
      now.set(key, own);
      return own;
    };
    const { rules } = policy;
    const { from, to, end } = differing(before.rules, rules);
    const kept = before.kept.slice(0, from);
    for (let place = from; place < end; place++) {
      const rule = rules[place] as Rule;
      const alike = known.take(rule);
      const own = rule === alike ? rule : { ...alike, span: rule.span };
      contents.set(own, alike);
      kept.push(own);
    }
    for (let place = from; place < to; place++) {
      const dropped = known.drop(before.rules[place] as Rule);
      if (dropped !== undefined) memory.forget(dropped);
    }
    for (let place = to; place < before.kept.length; place++) kept.push(before.kept[place] as Rule);
    before = { rules, kept };
    const fields = same("fields", policy.fields);
    const version: Policy = {
      ...policy,
      rules: kept,
      fields,
      ...(policy.zone && { zone: same("zone", policy.zone) }),
    };
    parts = now;
    return analyseWith(version, places, options, memory);
  };
}

interface KnownRules {
  /** The rule of the same content that was taken first, while any of them is not dropped. */
  readonly take: (rule: Rule) => Rule;
  /** The rule that was taken first, where none of them is left. */
  readonly drop: (rule: Rule) => Rule | undefined;
}

function knownRules(): KnownRules {
  const known = new Map<string, { readonly rule: Rule; count: number }>();
  return {
    take: (rule) => {
      const key = contentOf(rule);
      const own = known.get(key) ?? { rule, count: 0 };
      known.set(key, own);
      own.count++;
      return own.rule;
    },
    drop: (rule) => {
      const key = contentOf(rule);
      const own = known.get(key);
      if (own === undefined || --own.count > 0) return undefined;
      known.delete(key);
      return own.rule;
    },
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
