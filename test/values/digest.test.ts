import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson, inputLimits, unlimited } from "../../src/values/canonical-json.ts";
import { md5, sampleDraw } from "../../src/values/md5.ts";
import { sha256 } from "../../src/values/sha256.ts";

const texts = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 100 }).map((units) => String.fromCharCode(...units)),
  fc.nat(300).map((length) => "x".repeat(length)),
);

describe("digests", () => {
  test("md5 and sha256 are those of the platform, over UTF-8 as TextEncoder writes it", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const bytes = new TextEncoder().encode(text);
        expect(md5(text)).toBe(createHash("md5").update(bytes).digest("hex"));
        expect(sha256(text)).toBe(createHash("sha256").update(bytes).digest("hex"));
      }),
      { numRuns: 500 },
    );
  });

  test("every length around the blocks", () => {
    for (let length = 0; length < 200; length++) {
      const text = "é".repeat(length);
      expect(md5(text)).toBe(createHash("md5").update(text).digest("hex"));
      expect(sha256(text)).toBe(createHash("sha256").update(text).digest("hex"));
    }
  });

  test("a draw is the first 8 hex digits of salt:kind:id", () => {
    fc.assert(
      fc.property(
        texts,
        fc.constantFrom("review" as const, "audit" as const, "spot check" as const),
        texts,
        (salt, kind, id) => {
          const bytes = new TextEncoder().encode(`${salt}:${kind}:${id}`);
          const hex = createHash("md5").update(bytes).digest("hex").slice(0, 8);
          expect(sampleDraw(salt, kind, id)).toBe(Number.parseInt(hex, 16));
        },
      ),
    );
  });
});

describe("canonical text of a value", () => {
  test.each([
    [{ b: 1, a: [true, null, "x"] }, '{"a":[true,null,"x"],"b":1}'],
    [{ a: undefined, b: -0 }, '{"b":0}'],
    [[undefined, Number.NaN, -Infinity, 12n, () => 1, Symbol("s")], "[undefined,NaN,-Infinity,12n,function,symbol]"],
    ["NaN", '"NaN"'],
    [undefined, "undefined"],
    [new Date(0), "{}"],
    [{ "😀": 1, "\uFF61": 2 }, '{"\uFF61":2,"😀":1}'],
    ["\uD800", '"\\ud800"'],
    [JSON.parse('{"__proto__": {"x": 1}}'), '{"__proto__":{"x":1}}'],
    [Object.create({ inherited: 1 }), "{}"],
    [Object.assign([1], { 2: 3 }), "[1,undefined,3]"],
  ])("%# is told by one text", (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  test("JSON values keep their meaning, whatever the order of keys", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  test("hostile values", () => {
    const cycle: unknown[] = [];
    cycle.push({ cycle });
    expect(canonicalJson(cycle)).toBe('[{"cycle":cycle}]');
    const thrower = {
      get bad() {
        throw new Error("no");
      },
      good: 1,
    };
    expect(canonicalJson(thrower)).toBe('{"bad":unreadable,"good":1}');
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(canonicalJson({ proxy })).toBe('{"proxy":unreadable}');
    const endless: ProxyHandler<object> = {
      ownKeys: () => ["a"],
      getOwnPropertyDescriptor: () => ({ value: new Proxy({}, endless), enumerable: true, configurable: true }),
      get: () => new Proxy({}, endless),
    };
    expect(canonicalJson(new Proxy({}, endless))).toContain('{"a":cut}');
    let deep: unknown = 1;
    for (let level = 0; level < 100_000; level++) deep = [deep];
    expect(canonicalJson(deep)).toBe(`${"[".repeat(inputLimits.deepest)}cut${"]".repeat(inputLimits.deepest)}`);
    expect(canonicalJson(deep, unlimited)).toBe(`${"[".repeat(100_000)}1${"]".repeat(100_000)}`);
    let shared: unknown = 1;
    for (let level = 0; level < 5_000; level++) shared = [shared, shared];
    expect(canonicalJson(shared).length).toBeGreaterThan(16_000_000);
    expect(canonicalJson(1n << 100_000n)).toBe("cut");
    expect(canonicalJson(new Proxy([], { get: () => 5n }))).toBe("[undefined,undefined,undefined,undefined,undefined]");
  });

  test("values that share their parts a thousand times over are cut, not followed", () => {
    let shared: unknown = "x".repeat(100);
    for (let level = 0; level < 60; level++) shared = [shared, shared];
    expect(canonicalJson(shared).length).toBeLessThan(17_000_000);
  });

  test("what is beyond the longest text is cut, or all of it is told", () => {
    const names = Array.from({ length: 100 }, (_, at) => `name ${at}`);
    expect(canonicalJson(names, { ...unlimited, longest: 10 })).toBe('["name 0","name 1",cut]');
    expect(canonicalJson({ a: { b: "x".repeat(20), c: 1 }, d: 1 }, { ...unlimited, longest: 10 })).toBe(
      '{"a":{"b":cut,cut},cut}',
    );
    expect(canonicalJson(names, unlimited)).toBe(JSON.stringify(names));
  });

  test("never throws", () => {
    fc.assert(
      fc.property(
        fc.anything({
          withBigInt: true,
          withDate: true,
          withMap: true,
          withSparseArray: true,
          withNullPrototype: true,
        }),
        (value) => {
          expect(canonicalJson(value)).toEqual(expect.any(String));
        },
      ),
    );
  });
});
