import { type Fault, faultsIn } from "./fault.ts";

export const oversightFaults: readonly Fault[] = [
  ...faultsIn(
    "oversight.ts",
    ["sample taken as certain", "isSampled(rate) ? or([negated(idKnown), draw(kind, rate)]) : TRUE", "TRUE"],
    [
      "without an id no sample is taken",
      "isSampled(rate) ? or([negated(idKnown), draw(kind, rate)]) : TRUE",
      "isSampled(rate) ? and([idKnown, draw(kind, rate)]) : TRUE",
    ],
    ["otherwise is lifted by samples that are perhaps taken", ": asked, isSurelyTaken)", ": asked, isTaken)"],
    ["otherwise is lifted by anything that is asked", 'asked === "proceed" ? "audit" : asked', '"audit"'],
    [
      "otherwise is not lifted by what lets",
      "return rule.lets\n        ? certain",
      "return rule.lets\n        ? FALSE",
    ],
    [
      "otherwise is lifted by a rule in doubt",
      'const { certain } = rules[place] as Version["rules"][number];',
      'const { possible: certain } = rules[place] as Version["rules"][number];',
    ],
    ["spot check ignored", 'outcome === "audit" ? spotCheck : FALSE', "FALSE"],
    ["spot check of what is overseen anyhow", "and([negated(asksAny), isTaken(", "and([isTaken("],
    [
      "in doubt ignored",
      "[and([possible, negated(certain)]), rule.inDoubt]",
      "[and([possible, negated(certain)]), rule.asks]",
    ],
    [
      "a certain rule asks as in doubt, too",
      "[and([possible, negated(certain)]), rule.inDoubt]",
      "[possible, rule.inDoubt]",
    ],
    ["a review counts as a block", 'outcome === "block" ? [] : asking.reviews', "asking.reviews"],
  ),
  ...faultsIn(
    "oversight/reviews.ts",
    ["not by dropped from what is asked", "of notBy) found.set(", "of new Map<number, Literal>()) found.set("],
    ["an unknown name in not by adds nobody", "and([named, negated(known(field))])", "and([named, known(field)])"],
    [
      "deadline kinds mixed up",
      "Map.groupBy(ordered, ([, { deadline }]) => deadline.kind)",
      'Map.groupBy(ordered, () => "any")',
    ],
    [
      "the latest deadline stands",
      "compareDeadlines(first.deadline, second.deadline)",
      "compareDeadlines(second.deadline, first.deadline)",
    ],
    ["the mildest last resort stands", "lastResorts.slice(rank + 1)", "lastResorts.slice(0, rank)"],
    [
      "a clause stands beside one that absorbs it",
      "and([isReview, asked, ...absorbing.map((other) => negated(other.asked))])",
      "and([isReview, asked])",
    ],
    [
      "what a clause absorbs hands nothing on",
      "absorbed: all.flatMap((one) => (absorbs(alike, one.alike) ? one.alike : []))",
      "absorbed: [alike]",
    ],
  ),
  ...faultsIn(
    "oversight/audits.ts",
    ["audit rate ignored", "const rate = Number(part.rate.decimal);", "const rate = 1;"],
    ["the time of an audit ignored", "part.within ? [part.within.amount, part.within.unit] : null", "null"],
  ),
  ...faultsIn("shared-draws.ts", [
    "a draw is one too high",
    "Math.min(...below.map(([threshold]) => threshold)) - 1",
    "Math.min(...below.map(([threshold]) => threshold))",
  ]),
];
