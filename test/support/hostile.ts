import type { Policy } from "../../src/model/policy.ts";

/** The same content in a hostile dress: what reads it as ordinary data gets other values, or an exception. */
export function hostile(input: unknown, policy: Policy, seed: number): unknown {
  if (typeof input !== "object" || input === null) return odd[seed % odd.length];
  const dresses: readonly ((content: object) => unknown)[] = [
    (content) => Object.assign(Object.create(null), content),
    (content) => Object.create(content),
    (content) => new Proxy(content, {}),
    (content) => new Proxy(content, { get: () => 5 }),
    (content) => new Proxy({}, { get: (_, key) => (content as Record<PropertyKey, unknown>)[key] }),
    (content) => new Proxy(content, { getPrototypeOf: fail }),
    (content) => new Proxy(content, { get: fail }),
    (content) => new Proxy(content, { has: fail, getOwnPropertyDescriptor: fail }),
    (content) => revoked(content),
    (content) => Object.setPrototypeOf([], content),
    (content) => Object.setPrototypeOf(Object.assign([], content), Object.prototype),
    (content) => Object.assign(() => 0, content),
    (content) => withGetter(content, policy, seed, fail),
    (content) => withGetter(content, policy, seed, () => Number.NaN),
    (content) => Object.freeze({ ...content }),
    (content) => new (class extends Object {})() && Object.assign(new (class Given {})(), content),
    (content) =>
      JSON.parse(`{"__proto__":${JSON.stringify(content, (_, value) => (typeof value === "bigint" ? 1 : value))}}`),
    (content) => Object.assign(Object.create({ refund: 5 }), content, { self: content }),
  ];
  return (dresses[seed % dresses.length] as (content: object) => unknown)(input);
}

const odd: readonly unknown[] = [5n, Symbol("odd"), () => 0, new Map(), new Date(0), Number.NaN, Object.create(null)];

function fail(): never {
  throw new Error("hostile");
}

function revoked(content: object): unknown {
  const { proxy, revoke } = Proxy.revocable(content, {});
  revoke();
  return proxy;
}

function withGetter(content: object, policy: Policy, seed: number, get: () => unknown): unknown {
  const key = policy.fields[seed % Math.max(policy.fields.length, 1)]?.path[0] ?? "refund";
  return Object.defineProperty({ ...content }, key, { get, enumerable: true, configurable: true });
}
