import type { Policy } from "../model/policy.ts";
import { converterFor, put } from "../simulation/mapping/convert.ts";
import { nearestName } from "../simulation/mapping/similar.ts";

/** The input that `--set name=value` gives, each value read by the type of its field; or what is wrong with one. */
export function inputOf(
  policy: Policy,
  sets: readonly string[],
): { readonly input: unknown } | { readonly wrong: string } {
  const input: Record<string, unknown> = Object.create(null);
  for (const set of sets) {
    const equals = set.indexOf("=");
    if (equals < 1) return { wrong: `--set takes a field and its value, like refund=12000; "${set}" is none.` };
    const [name, text] = [set.slice(0, equals).trim(), set.slice(equals + 1)];
    const field = policy.fields.find((one) => one.name === name);
    if (field === undefined) {
      const near = nearestName(
        name,
        policy.fields.map((one) => one.name),
      );
      const known = policy.fields.map((one) => one.name).join(", ") || "none";
      return {
        wrong: `the policy has no field "${name}". ${near === undefined ? `It has ${known}.` : `Is "${near}" meant?`}`,
      };
    }
    const { type } = field;
    const money = type.kind === "money" ? /^([A-Z]{3}) ?(-?[\d.]+)$/.exec(text.trim()) : null;
    if (money !== null) {
      put(input, field.path, { amount: money[2], currency: money[1] });
      continue;
    }
    const mapping = type.kind === "list" && !text.trim().startsWith("[") ? { separator: "," } : {};
    const { value, unread } = converterFor(type, mapping)(text, null);
    if (unread) return { wrong: `"${text}" is no value of ${name}, which is ${typeWords(type.kind)}.` };
    put(input, field.path, value);
  }
  return { input };
}

function typeWords(kind: Policy["fields"][number]["type"]["kind"]): string {
  switch (kind) {
    case "yes/no":
      return "yes or no";
    case "number":
      return "a number, like 0.85";
    case "money":
      return "money, like 12000.50";
    case "date":
      return "a date, like 2026-01-31";
    case "time":
      return "a time, like 2026-01-31T10:00";
    case "items":
      return 'a list of items, written as JSON: [{"price": 5}]';
    default:
      return `a ${kind}`;
  }
}
