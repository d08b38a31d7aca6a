import type { Policy } from "../model/policy.ts";
import { canonicalJson } from "../values/canonical-json.ts";
import { sha256 } from "../values/sha256.ts";

/**
 * `sha256:` and 64 hex digits over one canonical text (keys sorted, no blanks, `kind` before its braces, what is false
 * left out) of what changes decisions: the name and version that decisions hold, the zone's version, fields, rules with
 * their texts. Not: places in the text, owner, staffing, ensures, examples. A long list of constants, which many rules
 * share, stands as its own digest.
 */
export function decisionDigest(policy: Omit<Policy, "digest" | "staffingDigest">): string {
  const { name, version, zone, identifiedBy, fields, rules, otherwise, spotCheck } = policy;
  return digest({
    name,
    version,
    zone: zone && [zone.name, zone.version],
    identifiedBy,
    fields: fields.map(({ read: _, absentMeans, ...field }) => ({
      ...field,
      absentMeans: absentMeans && [canonicalJson(absentMeans.value), absentMeans.because],
    })),
    rules,
    otherwise,
    spotCheck,
  });
}

/** Over people, minutes and hours: what changes forecasts, and no decision. */
export function staffingDigest({ teams }: Pick<Policy, "teams">): string {
  return digest(teams);
}

const long = 50;
/** `kind` stands before the braces; neither the place in the text nor how a number was written decides anything. */
const unsaid: ReadonlySet<string> = new Set(["kind", "span", "percent"]);

function digest(value: unknown): string {
  const shared = new Map<object, string>();
  return `sha256:${sha256(canonicalText(value, shared))}`;
}

/** Appends to one text: joining thousands of small ones costs more than all else. */
function canonicalText(whole: unknown, shared: Map<object, string>): string {
  let text = "";
  const write = (each: unknown): void => {
    if (typeof each === "string") text += quoted(each);
    else if (typeof each !== "object" || each === null) text += String(each);
    else if (Array.isArray(each)) writeArray(each);
    else writeObject(each as Readonly<Record<string, unknown>>);
  };
  const writeArray = (each: readonly unknown[]): void => {
    if (each.length > long && isConstants(each)) {
      const known = shared.get(each) ?? `"${sha256(each.map((one) => canonicalText(one, shared)).join())}"`;
      shared.set(each, known);
      text += known;
      return;
    }
    text += "[";
    for (let at = 0; at < each.length; at++) {
      if (at > 0) text += ",";
      write(each[at]);
    }
    text += "]";
  };
  const writeObject = (each: Readonly<Record<string, unknown>>): void => {
    if (typeof each.kind === "string") text += each.kind;
    let between = "{";
    for (const key of sorted(Object.keys(each))) {
      const child = each[key];
      if (unsaid.has(key) || child === undefined || child === false) continue;
      text += `${between}${key}:`;
      between = ",";
      write(child);
    }
    text += between === "{" ? "{}" : "}";
  };
  write(whole);
  return text;
}

/** A list of the policy, shared by all rules that look into it. */
function isConstants([first]: readonly unknown[]): boolean {
  return (
    typeof first === "object" &&
    first !== null &&
    "kind" in first &&
    ("value" in first || "amount" in first || "day" in first)
  );
}

const plainText = /^[\w .,:;()%$>=<+/-]*$/;

function quoted(text: string): string {
  return plainText.test(text) ? `"${text}"` : JSON.stringify(text);
}

/** Objects of the model have few keys. */
function sorted(keys: string[]): readonly string[] {
  for (let at = 1; at < keys.length; at++) {
    const key = keys[at] as string;
    let to = at;
    for (; to > 0 && (keys[to - 1] as string) > key; to--) keys[to] = keys[to - 1] as string;
    keys[to] = key;
  }
  return keys;
}
