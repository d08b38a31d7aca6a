import { expect, test } from "vitest";
import { kindOf } from "../../playground/state/taken-file.ts";

test.each([
  ["credit.signoff", "refund > 5 → block", "policy"],
  ["mapping.json", '{"fields": {"refund": "amt"}, "time": "ts"}', "mapping"],
  ["MAPPING.JSON", '{"error": "wrong"}', "mapping"],
  ["past.json", '{"refund": 5}\n{"refund": 6}\n', "decisions"],
  ["past.json", '{"refund": 5, "error": true}', "decisions"],
  ["past.json", "[]", "decisions"],
  ["past.json", "{}", "decisions"],
  ["past.csv", '{"fields": {}}', "decisions"],
])("%s with %s is taken as %3$s", async (name, text, kind) => {
  expect(await kindOf(new File([text], name))).toBe(kind);
});
