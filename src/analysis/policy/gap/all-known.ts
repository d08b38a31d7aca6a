import type { Policy } from "../../../model/policy.ts";
import type { Box, Side } from "../../described.ts";
import type { Regions } from "../../region.ts";

/** A gap is about inputs whose values are all known, so that every field is named. */
export function allKnown({ fields }: Policy, { boxes, words, all }: Regions): Regions {
  return {
    boxes: boxes.map((box): Box => {
      const unnamed = fields.filter(({ name }) => !Object.hasOwn(box, name));
      return Object.fromEntries([
        ...Object.entries(box),
        ...unnamed.map(({ name }): [string, Side] => [name, { except: [] }]),
      ]);
    }),
    words: words.map((one) => (one === "any" ? "any whose values are known" : one)),
    all,
  };
}
