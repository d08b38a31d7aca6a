import { expect, test } from "vitest";
import { propertyOf } from "../support/effort.ts";
import { schemaAgrees } from "./schema-agrees.ts";

// > make it reject exactly the JSON inputs in which some declared field is unknown
test("Ajv rejects exactly where decide lists an unknown", () => {
  const seen = { accepted: 0, rejected: 0 };
  const count = (rejected: boolean) => {
    seen[rejected ? "rejected" : "accepted"]++;
  };
  propertyOf("Ajv rejects exactly where decide lists an unknown", 250, schemaAgrees(count)).hold({});
  expect(seen.accepted).toBeGreaterThan(500);
  expect(seen.rejected).toBeGreaterThan(500);
});
