import { describe, expect, test } from "vitest";
import { diff, type Impact } from "../../src/analysis/index.ts";
import type { Policy } from "../../src/model/policy.ts";
import { checkedPolicy } from "../support/checked-policy.ts";

const block = `decision
  id          text
  at          time
  refund      money USD, at least $0
  share       number 0 to 1
  tier        one of basic, plus
  note        text
`;

function impactOf(old: string, current: string): Impact {
  return diff(policyOf(old), policyOf(current));
}

function policyOf(text: string): Policy {
  return checkedPolicy(text.includes("decision\n") ? text : `${block}${text}`);
}

function lines(impact: Impact): readonly string[] {
  const of = (name: "weaker" | "stricter" | "different"): readonly string[] =>
    impact[name].map(({ message }) => `${name}: ${message}`);
  return [...of("weaker"), ...of("stricter"), ...of("different")];
}

const others = ({ other }: Impact): readonly string[] => other.map(({ message }) => message);

test("what does the same is equal, whatever its order and its names", () => {
  const old = 'rule "a" refund > $10K → review by finance\nrule "b" share < 50% → block\n';
  const current = 'rule "low" share < 50% → block\nrule "a" refund > $10K → review by finance\n';
  const impact = impactOf(old, current);
  expect(impact).toMatchObject({ equal: true, undecided: [], weaker: [], stricter: [], different: [] });
  expect(impact.other).toEqual([
    { what: "renamed", rules: ["b", "low"], from: "b", to: "low", message: "renamed: b → low" },
  ]);
});

test("a rule written otherwise, and one that others cover, change nothing", () => {
  expect(impactOf("not (refund <= $10K) → block", "refund > $10K → block").equal).toBe(true);
  const old = 'rule "a" refund > $10K → block\nrule "b" refund > $20K → block\n';
  const impact = impactOf(old, 'rule "a" refund > $10K → block\n');
  expect(impact.equal).toBe(true);
  expect(others(impact)).toEqual(['The rule "b" is gone.']);
});

// > between two versions: every region where the decision differs, stricter or weaker, with witnesses; or proven equal
test("a region, with the witness that both versions decide", () => {
  const [change, ...more] = impactOf("refund > $10K → review by finance", "refund > $15K → review by finance").weaker;
  expect(more).toEqual([]);
  expect(change).toMatchObject({
    from: { outcome: "review", reviews: [{ anyOf: ["finance"], people: 1 }] },
    to: { outcome: "proceed", reviews: [], audits: [] },
    region: [{ refund: { from: 10000.01, fromIncluded: true, to: 15000, toIncluded: true } }],
    more: false,
    rules: ["rule 1"],
    message: "refund is from $10,000.01 to $15,000: review by finance → proceed",
  });
  expect(change?.witness).toMatchObject({ refund: 10000.01 });
});

test("regions of known values stand before those of unknown ones", () => {
  const impact = impactOf("refund > $10K → review by finance", "refund > $10K and share < 50% → review by finance");
  expect(impact.weaker.map(({ words }) => words)).toEqual([
    ["refund is at least $10,000.01 and share is at least 0.5", "refund is unknown and share is at least 0.5"],
  ]);
});

// > Audits and rates are not compared here; `diff` lists them apart, lower ones as weaker.
test("rates: weaker for the ids between them", () => {
  const of = (share: string): string => `policy "A"\n  identified by id\n${block}always → review ${share} by finance\n`;
  const impact = impactOf(of("10%"), of("5%"));
  expect(lines(impact)).toEqual([
    "weaker: id is known and it is drawn for a review at 10% but not at 5%: review by finance → proceed",
  ]);
  expect(impact.weaker[0]?.region).toEqual([
    { id: { except: [] }, "draw of review": { from: 0.05, fromIncluded: true, to: 0.1, toIncluded: false } },
  ]);
  expect(impact.weaker[0]?.draws).toBeUndefined();
  const audited = (share: string): string => of("10%").replace("review 10% by", `block, audit ${share} by`);
  expect(lines(impactOf(audited("4%"), audited("3%")))).toEqual([
    "weaker: id is known and it is drawn for an audit at 4% but not at 3%: block, audit 4% by finance → block without an audit",
    "weaker: (1) it is drawn for an audit at 3%; (2) id is unknown: block, audit 4% by finance → block, audit 3% by finance",
  ]);
});

test("audits, deadlines, last resorts, people and teams", () => {
  const towards = (old: string, current: string): readonly string[] =>
    lines(impactOf(`always → ${old}`, `always → ${current}`));
  expect(towards("block, audit by finance", "block")).toEqual([
    "weaker: every decision: block, audit by finance → block without an audit",
  ]);
  expect(towards("review by finance within 4 hours", "review by finance within 2 hours")).toEqual([
    "stricter: every decision: review by finance within 4 hours, then block → review by finance within 2 hours, then block",
  ]);
  expect(towards("review by finance within 4 hours", "review by finance within 4 hours, then proceed")).toEqual([
    "weaker: every decision: review by finance within 4 hours, then block → review by finance within 4 hours, then proceed",
  ]);
  expect(towards("review by 2 of finance", "review by finance")).toEqual([
    "weaker: every decision: review by 2 of finance → review by finance",
  ]);
  expect(towards("review by finance", "review by legal")).toEqual([
    "different: every decision: review by finance → review by legal",
  ]);
  expect(towards("review by finance and legal", "review by finance")).toEqual([
    "weaker: every decision: review by legal, beside others → the other reviews only",
  ]);
  expect(towards("review by finance within 4 hours", "review by finance within 4 days")).toHaveLength(1);
});

test("what is left to otherwise", () => {
  const old = "refund > $10K → block\notherwise → review by finance\n";
  expect(lines(impactOf(old, "refund > $10K → block\notherwise → proceed\n"))).toEqual([
    "weaker: refund is at most $10,000: review by finance → proceed",
  ]);
});

test("a field that is declared otherwise is read by each version in its own way", () => {
  const old = "decision\n  refund  money USD, at least $0\nrefund > $10K → review by finance\n";
  const current = "decision\n  refund  money USD, at least $0, at most $50,000\nrefund > $10K → review by finance\n";
  expect(impactOf(old, current).equal).toBe(true);
  const lets = "refund <= $60K → proceed\notherwise → review by finance\n";
  const [before, after] = [old, current].map((text) => text.replace(/refund > .*\n/, lets));
  expect(lines(impactOf(before ?? "", after ?? ""))).toEqual([
    "stricter: refund is from $50,000.01 to $60,000: proceed → review by finance",
  ]);
});

test("what stands in for a value that is absent", () => {
  const of = (means: string): string => `decision\n  share  number 0 to 1${means}\nshare < 50% → review by finance\n`;
  const impact = impactOf(of(""), of(', absent means 60% because "it is high"'));
  expect(lines(impact)).toEqual(["weaker: share is absent: review by finance → proceed"]);
  expect(impact.weaker[0]).toMatchObject({ region: [{ share: { values: [null] } }], witness: {} });
  expect(lines(impactOf(of(', absent means 40% because "low"'), of("")))).toEqual([]);
});

test("a text that becomes a choice", () => {
  const of = (type: string): string => `decision\n  tier  ${type}\ntier is "plus" → proceed\notherwise → block\n`;
  const impact = impactOf(of("text"), of("one of basic, plus"));
  expect(impact).toMatchObject({ equal: true });
  const asked = (type: string): string => `decision\n  tier  ${type}\ntier is "plus" → block\n`;
  expect(lines(impactOf(asked("text"), asked("one of basic, plus")))).toEqual([
    'stricter: tier is not one of "plus", "basic": proceed → block',
  ]);
});

test("types that have too little in common are said to be in the way, where they are", () => {
  const of = (type: string): string => `decision\n  share  ${type}\n  tier  one of basic, plus\n`;
  const rule = "share > 1 → block\n";
  const impact = impactOf(of("number") + rule, of("whole number") + rule);
  expect(impact.equal).toBe(false);
  expect([...impact.undecided, ...lines(impact)].join()).toContain("share");
  const about = "tier is basic → block\n";
  expect(impactOf(of("number") + about, of("text") + about).equal).toBe(true);
});

test("other draws, and zones that differ, are said", () => {
  const of = (name: string, zone = ""): string =>
    `policy "${name}"\n  identified by id\n${zone}${block}refund > $10K → review 5% by finance\n`;
  const impact = impactOf(of("A"), of("B"));
  expect(impact).toMatchObject({ equal: false, weaker: [], stricter: [], different: [], undecided: [] });
  expect(impact.other.map(({ what }) => what)).toEqual(["policy", "draws"]);
  const [berlin, paris] = ["Europe/Berlin", "Europe/London"].map(
    (zone) => `policy "A"\n  time zone "${zone}"\n${block}weekday of at is Sat → block\n`,
  );
  expect(impactOf(berlin ?? "", paris ?? "").undecided).toEqual([
    "the time zones of the versions differ, in which `at` is read",
  ]);
});

test("what changes beside the oversight is listed by rule, team and field", () => {
  const old = `${block}team finance
  2 people, 8 minutes a review
rule "a" refund > $10K → review by finance
  show refund
  options approve, reject
  because "R-1"
`;
  const current = `${block.replace("  note ", "  remark ")}team finance
  3 people, 8 minutes a review
rule "a" refund > $10K → review by finance
  show refund, tier
  options approve, reject, escalate
  reason required from "wrong"
  because "R-2"
ensure refund > $20K → at least review
`;
  const impact = impactOf(old, current);
  expect(impact.equal).toBe(true);
  expect(others(impact)).toEqual([
    '"a": show: refund → refund, tier',
    '"a": options: approve, reject → approve, reject, escalate',
    '"a": reason required: nothing → wrong',
    '"a": because: R-1 → R-2',
    "The team `finance`: 2 people, 8 minutes a review → 3 people, 8 minutes a review",
    "The field `note` is gone.",
    "The field `remark` is new.",
    "The ensure `refund is over $20,000 → at least review` is new.",
  ]);
});

describe("of many rules those that hold where changed ones stand apart are looked at, in as few words as are true there", () => {
  const far = Array.from({ length: 301 }, (_, at) => `rule "far ${at}" refund > $${1_000_000 + at} → proceed\n`).join(
    "",
  );
  const ofMany = (old: string, current: string): readonly string[] => lines(impactOf(old + far, current + far));

  test("a rule that ends where one changed rule stands apart", () => {
    const blocked = 'rule "b" refund <= $11K → block\n';
    const of = (limit: string): string =>
      `${blocked}rule "a" refund > ${limit} and refund <= $20K → review by finance\n`;
    expect(ofMany(of("$10K"), of("$12K"))).toEqual([
      "weaker: refund is from $11,000.01 to $12,000 and all values are known: review by finance → proceed",
    ]);
  });

  test("a rule that holds all along where one stands apart, and ends where another does", () => {
    const of = (first: string, second: string): string =>
      `rule "b" refund <= $15K → block\nrule "a" refund > ${first} → review by finance\nrule "c" refund > ${second} → review by legal\n`;
    expect(ofMany(of("$10K", "$11K"), of("$12K", "$16K"))).toEqual([
      "weaker: refund is from $15,000.01 to $16,000 and all values are known: review by legal, beside others → the other reviews only",
    ]);
  });

  test("a changed rule that holds all along where another one stands apart", () => {
    const of = (first: string, second: string): string =>
      `rule "b" refund <= $7K → block\nrule "a" refund > ${first} → review by finance\nrule "c" refund > ${second} → review by legal\n`;
    const impact = impactOf(of("$10K", "$5K") + far, of("$12K", "$6K") + far);
    expect(lines(impact)).toEqual([
      "weaker: refund is from $10,000.01 to $12,000 and all values are known: review by finance, beside others → the other reviews only",
    ]);
    expect(impact.weaker[0]?.rules).toEqual(["a", "c"]);
  });

  test("a rule of which one choice is left", () => {
    const of = (limit: string): string =>
      `rule "b" tier is basic and refund <= $20K → block\nrule "a" tier is one of basic, plus and refund > ${limit} → review by finance\n`;
    expect(ofMany(of("$10K"), of("$12K"))).toEqual([
      "weaker: refund is from $10,000.01 to $12,000 and tier is plus and all values are known: review by finance → proceed",
    ]);
  });
});
