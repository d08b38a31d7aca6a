import { expect, test } from "vitest";
import { commonBoxes } from "../../../src/analysis/boxes/box.ts";
import { dimensionsOf } from "../../../src/analysis/boxes/dimensions.ts";
import { ruleBoxesOf } from "../../../src/analysis/boxes/rule-boxes.ts";
import { planFor } from "../../../src/analysis/space.ts";
import { and, at, compare, numeral, or, policy, review, rule, whole } from "../../support/build-model.ts";

/** A cap says that there are more boxes; it never lets some of them stand for all. */
const places = Array.from({ length: 70 }, (_, place) => 2 * place);

test("common boxes beyond the cap are not given in part", () => {
  const boxes = places.map((place) => [Int32Array.of(place, place), Int32Array.of(place, place)]);
  const everywhere = [[Int32Array.of(0, 200), Int32Array.of(0, 200)]];
  expect(commonBoxes(boxes, everywhere, 69)).toBeUndefined();
  expect(commonBoxes(boxes, everywhere, 70)).toHaveLength(70);
});

test("a rule of too many boxes has none", () => {
  const one = (place: number) =>
    and(compare(at(0), "is", numeral(`${place}`)), compare(at(1), "is", numeral(`${place}`)));
  const many = rule("many", or(...places.map(one)), review("finance"));
  const given = policy({ fields: { first: whole, second: whole }, rules: [many] });
  const boxes = ruleBoxesOf(dimensionsOf(given, planFor(given), [many.condition]), many);
  expect(boxes.certain()).toBeUndefined();
});
