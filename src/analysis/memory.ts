import type { Rule } from "../model/policy.ts";

/** What was worked out before, kept from one version of a policy to the next. */
export interface Memory {
  /** The same object for rules of the same content, wherever they stand. */
  readonly identityOf: (rule: Rule) => object;
  /** Worked out anew where it was not for this rule, or from something else than `from`, compared one by one. */
  readonly ofRule: <Value>(rule: Rule, what: string, from: readonly unknown[], work: () => Value) => Value;
  /** What was worked out of a rule that is no more: it may hold on to other rules that are no more. */
  readonly forget: (identity: object) => void;
  /** What the version before left under a name, to be read and left anew. */
  readonly left: <Value>(what: string) => Left<Value>;
}

export interface Left<Value> {
  value: Value | undefined;
}

interface Kept {
  readonly from: readonly unknown[];
  readonly value: unknown;
}

/** `identityOf` where rules are not the same objects from one version to the next. */
export function createMemory(identityOf: (rule: Rule) => object = (rule) => rule): Memory {
  const known = new WeakMap<object, Map<string, Kept>>();
  const left = new Map<string, Left<unknown>>();
  return {
    identityOf,
    forget: (identity) => known.delete(identity),
    left: <Value>(what: string): Left<Value> => {
      const found = left.get(what) ?? { value: undefined };
      left.set(what, found);
      return found as Left<Value>;
    },
    ofRule: (rule, what, from, work) => {
      const identity = identityOf(rule);
      const own = known.get(identity) ?? new Map<string, Kept>();
      known.set(identity, own);
      const kept = own.get(what);
      if (kept !== undefined && isSame(kept.from, from)) return kept.value as ReturnType<typeof work>;
      const value = work();
      own.set(what, { from, value });
      return value;
    },
  };
}

function isSame(first: readonly unknown[], second: readonly unknown[]): boolean {
  return first.length === second.length && first.every((one, at) => one === second[at]);
}
