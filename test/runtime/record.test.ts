import { expect, test } from "vitest";
import { decidingPolicy } from "../../src/compiler/targets/javascript/deciding-policy.ts";
import { canonicalJson } from "../../src/values/canonical-json.ts";
import { sha256 } from "../../src/values/sha256.ts";
import * as build from "../support/build-model.ts";

const policy = build.policy({
  name: "Refunds",
  version: "4",
  digest: "sha256:abc",
  zone: build.newYork,
  fields: { id: build.whole, decided_at: build.time, refund: build.usd },
  identifiedBy: "id",
  datedBy: 1,
  rules: [build.rule("large", build.compare(build.at(2), ">", build.dollars("10")), build.review("finance"))],
});

test("a record holds the decision and all that is needed to find it again, and reads no clock", () => {
  const { decide, record } = decidingPolicy(policy);
  const input = { id: 17, decided_at: "2026-03-02T10:00", refund: 12 };
  expect(record(input)).toEqual({
    decision: decide(input),
    id: "17",
    time: "2026-03-02T15:00:00Z",
    input: `sha256:${sha256(canonicalJson(input))}`,
    policy: { name: "Refunds", version: "4", digest: "sha256:abc" },
    zone: { name: "America/New_York", version: "2026a" },
  });
  expect(record(input)).toEqual(record({ refund: 12, decided_at: "2026-03-02T10:00", id: 17 }));
  expect(record({ ...input, extra: 1 }).input).not.toBe(record(input).input);
});

test("what is unknown is left out, and any value gives a record", () => {
  const { record } = decidingPolicy(policy);
  for (const input of [
    null,
    5n,
    [],
    { id: 1.5, decided_at: "yesterday" },
    new Proxy(
      {},
      {
        get: () => {
          throw new Error("hostile");
        },
      },
    ),
  ]) {
    const made = record(input);
    expect(Object.keys(made).sort()).toEqual(["decision", "input", "policy", "zone"]);
    expect(made.decision.outcome).toBe("review");
  }
});
