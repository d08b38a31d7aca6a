import { type Fault, faultsIn } from "./fault.ts";

export const findingFaults: readonly Fault[] = [
  ...faultsIn("rule/never-applies/never-applies.ts", [
    "a rule that is only ever in doubt applies",
    "space.find([condition.certain], ({ judged }) => judged.truthOf(rule.condition) === true)",
    "space.find([condition.possible], ({ judged }) => judged.truthOf(rule.condition) !== false)",
  ]),
  ...faultsIn("rule/always-applies/always-applies.ts", [
    "always: whatever is unknown",
    "const among = hasTest ? [] : [view.allKnown];",
    "const among: never[] = [];",
  ]),
  ...faultsIn("exception/dead/dead.ts", [
    "an exception is alive that others make superfluous",
    "[condition.possible, own.certain, ...others.map(({ certain }) => negated(certain))]",
    "[condition.possible, own.certain]",
  ]),
  ...faultsIn("exception/swallows/swallows.ts", [
    "an exception swallows that leaves doubt",
    'const answer = space.find([certain], ({ judged }) => judged.standings[0] === "certain")',
    'const answer = space.find([possible], ({ judged }) => judged.standings[0] !== "no")',
  ]),
  ...faultsIn("policy/gap/gap.ts", [
    "gap with unknowns: an unknown value makes a gap",
    "space.find([view.allKnown, gap], claim)",
    "space.find([gap], claim)",
  ]),
  ...faultsIn("policy/gap/box-gaps.ts", [
    "gap with unknowns: the unknown place of a box is a gap",
    "size: dimension.size - 1,",
    "size: dimension.size,",
  ]),
  ...faultsIn(
    "rule/no-effect/direct-effects.ts",
    ["no effect: that a rule lifts otherwise is forgotten", "if (lifts(policy, rule, true)) {", "if (false) {"],
    [
      "no effect: a rule in doubt asks as if certain",
      "const inDoubt = other.inDoubt === undefined ? ifCertain : dominates(other.inDoubt, asking);",
      "const inDoubt = ifCertain;",
    ],
  ),
  ...faultsIn(
    "rule/no-effect/dominance.ts",
    [
      "a rarer sample replaces a larger one",
      "one.rate.threshold >= other.rate.threshold &&\n    other.clauses",
      "other.clauses",
    ],
    [
      "a clause of fewer teams takes over nothing from one of more",
      "!absorbs(third, other) || absorbs(third, one) || absorbs(one, third)",
      "third !== undefined",
    ],
  ),
  ...faultsIn(
    "rule/no-effect/covered.ts",
    [
      "no effect: otherwise is forgotten where rules ask the same",
      "lifts(policy, rule, true) && !isCovered",
      "false && !isCovered",
    ],
    [
      "no effect: what others ask for certain they ask in doubt",
      "dominates()(asks, asking) && (inDoubt === undefined || dominates()(inDoubt, asking))",
      "dominates()(asks, asking)",
    ],
    [
      "no effect: what is covered where values are known is covered where they are not",
      "if (cover.boxes.every(holdsUnknown)) return cover;",
      "return cover;",
    ],
  ),
  ...faultsIn("rule/no-effect/reach.ts", [
    "no effect: values in the holes of a rule lie in it",
    "if (run >= side.length || (side[run] as number) > place) return false;",
    "if (run >= side.length) return false;",
  ]),
  ...faultsIn(
    "rule/no-effect/lines.ts",
    [
      "no effect: of two stretches the last place is looked for in the wrong one",
      "if (from < unknown) return unknown - 1;",
      "",
    ],
    [
      "no effect: a rule that begins within a stretch begins after it",
      "narrow(line.begun, last >> line.shift);",
      "narrow(line.begun, Math.max((last >> line.shift) - 1, 0));",
    ],
  ),
  ...faultsIn("rule/no-effect/quick-effects.ts", [
    "no effect: what lets matters to nothing",
    'if (asksNothing(rule) && policy.otherwise === undefined) return "none";',
    'if (asksNothing(rule)) return "none";',
  ]),
  ...faultsIn("removal.ts", [
    "removing one rule removes them all",
    "negated(and(numbered(place)))",
    "and(numbered(place))",
  ]),
  ...faultsIn(
    "ensure/bounds/bounds.ts",
    ["at least: every sample is taken", "oversightIn(space, view, undrawn)", "oversightIn(space, view, drawn)"],
    [
      "at most: no sample is taken",
      "const oversight = oversightIn(space, view, drawn);",
      "const oversight = oversightIn(space, view, undrawn);",
    ],
  ),
  ...faultsIn("ensure/pairs/pairs.ts", [
    "rises and falls are mistaken for each other",
    'kind === "rises" ? [higher, lower] : [lower, higher]',
    'kind === "rises" ? [lower, higher] : [higher, lower]',
  ]),
  ...faultsIn("rules/overlap/overlap.ts", [
    "overlap of rules of different strictness",
    "asked[place]?.outcome === outcome);",
    'asked[place]?.outcome !== "block");',
  ]),
  ...faultsIn("rules/overlap/asked.ts", [
    "deadlines are not what a rule asks for",
    "JSON.stringify([anyOf, times, lastResort])",
    "JSON.stringify([anyOf])",
  ]),
  ...faultsIn(
    "rules/overlap/groups.ts",
    ["groups that lie in others are listed", "if (closed.length === 0) found.push", "found.push"],
    [
      "a rule that shares a part of a group is in all of it",
      "if (holds(region, common)) members.push(place);\n      else open.push({ place, region: common });",
      "members.push(place);",
    ],
  ),
  ...faultsIn("rules/overlap/together.ts", [
    "boxes that no input lies in are an overlap",
    "const inhabited = both.filter((box) => isInhabited(box, others));",
    "const inhabited = both;",
  ]),
  ...faultsIn("rules/conflict/letting.ts", [
    "samples beat a proceed",
    "{ ...versionOf(space, view), policy }, undrawn)",
    "{ ...versionOf(space, view), policy }, drawn)",
  ]),
  ...faultsIn(
    "rules/conflict/people.ts",
    [
      "capacity: one person more than there is",
      "supply - peopleOf(emptied, sizes) + 1",
      "supply - peopleOf(emptied, sizes) + 2",
    ],
    [
      "capacity: people of the first shift alone",
      "shifts.reduce((sum, shift) => sum + shift.people, 0)",
      "shifts[0]?.people ?? 0",
    ],
  ),
  ...faultsIn("rules/conflict/options.ts", [
    "options of a rule whose sample is not drawn count",
    'oversight.asks(place, "audit"), lets',
    "view.rules[place]?.possible ?? FALSE, lets",
  ]),
  ...faultsIn("rules/nearly-meet/line.ts", [
    "nearly meet: at most begins where below does",
    '(operator === ">=" || operator === "<");',
    '(operator === ">=" || operator === "<=");',
  ]),
  ...faultsIn("input/unknowns/unknowns.ts", [
    "held up: whatever else is unknown",
    "[isUnknown, full.allKnown, target]",
    "[isUnknown, target]",
  ]),
  ...faultsIn("input/optional-unguarded/lacking.ts", [
    "optional: whatever else is unknown",
    "return [given.allKnown, negated(known)];",
    "return [negated(known)];",
  ]),
  ...faultsIn("input/optional-unguarded/left-to-otherwise.ts", [
    "optional: otherwise is not looked at",
    "return lackingInput(answer);",
    "return undefined;",
  ]),
  ...faultsIn("review/silent-end/silent-end.ts", [
    "silent end: one deadline of several is enough",
    "return last.every((step)",
    "return last.some((step)",
  ]),
  ...faultsIn(
    "sheet/verdict.ts",
    [
      "sheet: samples are taken for sure",
      "const short = [kind, negated(undrawn.atLeast(outcome))];",
      "const short = [kind, negated(drawn.atLeast(outcome))];",
    ],
    ["sheet: what is blocked is reviewed", 'all: proves(space, [kind, undrawn.atLeast("block")])', "all: false"],
  ),
  ...faultsIn("sheet/question.ts", [
    "sheet: what is in doubt is marked",
    "const marked = or(both.map(({ certain }) => certain));",
    "const marked = or(both.map(({ possible }) => possible));",
  ]),
  ...faultsIn("sheet/cover.ts", [
    "sheet: a rule that covers some covers all",
    'missed === false ? "all" : met',
    '"all" as string === "" ? "all" : missed !== true || met ? "all" : met',
  ]),
  ...faultsIn(
    "memory.ts",
    [
      "recheck reuses a stale answer: what else it hangs on is not compared",
      "if (kept !== undefined && isSame(kept.from, from))",
      "if (kept !== undefined)",
    ],
    [
      "recheck reuses a stale answer: as long as as much is looked at",
      "first.length === second.length && first.every((one, at) => one === second[at])",
      "first.length === second.length",
    ],
  ),
  ...faultsIn("analyser.ts", [
    "recheck reuses a stale answer: rules of one name are one",
    "const { span: _, ...content } = rule;",
    "const { span: _, asks: __, ...content } = rule;",
  ]),
];
