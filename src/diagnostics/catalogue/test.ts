import { error } from "../diagnostic.ts";

export const testMessages = {
  "test/example-fails": error<{ example: string; expected: string; decided: string; rules: string }>(
    ({ example, expected, decided, rules }) =>
      `The example "${example}" expects ${expected}, but it is decided: ${decided}. ${rules === "" ? "No rule applies." : `What applies: ${rules}.`}`,
  ),
} as const;
