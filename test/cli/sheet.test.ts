import { expect, test } from "vitest";
import { interpret } from "../../src/model/interpreter.ts";
import { checkedPolicy } from "../support/checked-policy.ts";
import { folderOf, run } from "./run.ts";

const marked = `policy "Refunds"
  version 2
decision
  refund  money USD, at least $0, marks money when over $10K, marks legal when over $1M
  final   yes/no, marks irreversible when yes
  secret  text, optional, marks rights
rule "large" refund > $10K → review by finance
rule "final" final and refund > $100 → block
otherwise → proceed
`;
const folder = folderOf({
  "marked.signoff": marked,
  "plain.signoff": "refund > $10K → review by finance\n",
  "wrong.signoff": "decision\n  a yes/no, marks nonsense\na → block\n",
});

test("check --sheet prints a page for each policy, no wider than 80 columns, and ends well whatever it says", async () => {
  const { exit, out, complaints } = await run([
    "check",
    "--sheet",
    folder.at("marked.signoff"),
    folder.at("plain.signoff"),
  ]);
  expect([exit, complaints]).toEqual([0, ""]);
  expect(out.split("\n").filter((line) => [...line].length > 80 && !line.includes(folder.path))).toEqual([]);
  expect(out.match(/^Control sheet: /gm)).toHaveLength(2);
  expect(out).toContain("may PROCEED ALONE");
  expect(out).toMatch(/\(1\) irreversible: these proceed alone:\n {4}- refund is at most \$100 and final is yes\n/);
  expect(out).toContain("Nothing in the policy says that these matter, so nothing is proven of them:");
});

test("check --sheet --json gives verdicts, covers and witnesses that are decided so", async () => {
  const { exit, out } = await run(["check", "--sheet", "--json", folder.at("marked.signoff")]);
  expect(exit).toBe(0);
  const [sheet] = JSON.parse(out).sheets;
  const policy = checkedPolicy(marked);
  expect([sheet.name, sheet.version, sheet.digest]).toEqual(["Refunds", "2", policy.digest]);
  const verdicts = sheet.concerns.map(({ mark, verdict }: { mark: string; verdict: string }) => [mark, verdict]);
  expect(verdicts).toEqual([
    ["irreversible", "proceed"],
    ["money", "review"],
    ["legal", "review"],
    ["visible outside", "unmarked"],
    ["rights", "proceed"],
    ["low confidence", "unmarked"],
    ["novel", "unmarked"],
  ]);
  const [irreversible, money] = sheet.concerns;
  expect(irreversible.coveredBy).toEqual([
    { rule: "large", asks: "review", of: "some", sampled: false, reads: false },
    { rule: "final", asks: "block", of: "some", sampled: false, reads: true },
  ]);
  expect(money.coveredBy[0]).toEqual({ rule: "large", asks: "review", of: "all", sampled: false, reads: true });
  expect(money.fields).toEqual([{ field: "refund", when: "refund is over $10,000" }]);
  expect(irreversible.marked.witness.final).toBe(true);
  expect(interpret(policy, irreversible.marked.witness).outcome).toBe("proceed");
});

test("check --sheet tells the errors of a policy that has some, and goes on with the others", async () => {
  const { exit, out, complaints } = await run([
    "check",
    "--sheet",
    folder.at("wrong.signoff"),
    folder.at("plain.signoff"),
  ]);
  expect(exit).toBe(1);
  expect(complaints).toContain("name/unknown-mark");
  expect(out.match(/^Control sheet: /gm)).toHaveLength(1);
  expect((await run(["check", "--sheet", folder.at("none.signoff")])).exit).toBe(2);
  expect((await run(["check", "--sheet", "--sarif", folder.at("plain.signoff")])).exit).toBe(2);
});

test("explain reads marks back, format keeps them, and the digest does not know them", async () => {
  const plain = marked.replaceAll(/, marks [^,\n]*/g, "");
  expect(checkedPolicy(marked).digest).toBe(checkedPolicy(plain).digest);
  const { out } = await run(["explain", folder.at("marked.signoff")]);
  expect(out.replaceAll(/\s+/g, " ")).toContain(
    "marks money where refund is over $10,000; marks legal where refund is over $1,000,000",
  );
  expect(out).toContain("marks irreversible where final is yes");
  const module = await run(["compile", folder.at("marked.signoff"), "--to", "js"]);
  expect(module.out).not.toContain("irreversible");
});
