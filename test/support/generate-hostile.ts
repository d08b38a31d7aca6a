import fc from "fast-check";
import type { Policy } from "../../src/model/policy.ts";
import { nest } from "./generate-values.ts";
import { type Source, sourceOf } from "./source.ts";

/**
 * Inputs that fight back: getters and proxies that throw or answer differently each time, cycles, symbols, bigints,
 * revoked proxies, lists with holes or a lying length. To decide one twice, make it anew from the same numbers.
 */
export function hostileInput(numbers: readonly number[], policy: Policy): unknown {
  const source = sourceOf(numbers);
  if (source.chance(20)) return hostileValue(source, 2);
  const input = nest(policy.fields.map((field) => [field.path, hostileValue(source, 2)] as const));
  const [path] = source.pick(policy.fields).path;
  if (source.chance(30)) Object.defineProperty(input, path as string, { get: thrower, enumerable: true });
  return source.chance(30) ? new Proxy(input, trap(source)) : input;
}

export const hostileNumbers: fc.Arbitrary<readonly number[]> = fc.array(fc.nat({ max: 999_999_999 }), {
  minLength: 40,
  maxLength: 120,
});

function thrower(): never {
  throw new Error("a getter that throws");
}

function trap(source: Source): ProxyHandler<object> {
  let calls = 0;
  return source.pick<ProxyHandler<object>>([
    { get: thrower, has: thrower, ownKeys: thrower, getOwnPropertyDescriptor: thrower, getPrototypeOf: thrower },
    { getOwnPropertyDescriptor: thrower },
    { get: thrower },
    { get: () => (calls++ % 2 === 0 ? 1 : "two") },
    { get: () => Object.create(null) },
  ]);
}

function hostileValue(source: Source, depth: number): unknown {
  const inner = (): unknown => (depth > 0 ? hostileValue(source, depth - 1) : null);
  const makers: readonly (() => unknown)[] = [
    () => source.pick<unknown>([1, "a", true, null, undefined, Number.NaN, -0, 10n, Symbol("s"), Infinity, 2 ** 53]),
    cycle,
    revoked,
    () => new Proxy({}, trap(source)),
    () => new Proxy([1, 2, inner()], trap(source)),
    () => Object.assign([], { 1: inner() }),
    () => Object.assign([], { length: 2 ** 32 - 1 }),
    () => new Proxy([], { get: (_, key) => (key === "length" ? source.pick([2 ** 53, -1, 0.5, "3", 10n]) : 1) }),
    () => Object.defineProperty({ currency: "USD" }, "amount", { get: thrower, enumerable: true }),
    () => ({ amount: inner(), currency: inner() }),
    () => ({ valueOf: thrower, toString: thrower, toJSON: thrower, [Symbol.toPrimitive]: thrower }),
    () => Object.defineProperty([1], 0, { get: thrower }),
    () => [Object.defineProperty({}, "price", { get: thrower, enumerable: true }), inner()],
    () => new Date(Number.NaN),
    () => JSON.parse('{"__proto__": {"amount": 1}, "constructor": 1}'),
    () => thrower,
    () => new Map([["price", 1]]),
    () => "x".repeat(source.pick([1, 5000])),
    () => Object.create({ amount: 1, currency: "USD", price: 1 }),
  ];
  return source.pick(makers)();
}

function cycle(): unknown {
  const loop: Record<string, unknown> = { currency: "USD" };
  loop.self = loop;
  loop.amount = loop;
  return loop;
}

function revoked(): unknown {
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  return proxy;
}
