import type { Policy } from "../model/policy.ts";
import { canonicalJson, unlimited } from "../values/canonical-json.ts";
import { sha256 } from "../values/sha256.ts";

/**
 * `sha256:` and 64 hex digits over what changes decisions: header facts that decisions hold, fields, rules, the zone's
 * version. Not: where things stand in the text, owner, staffing, ensures, examples. Each rule has a digest of its own, so that a
 * large policy needs no text of its whole.
 */
export function decisionDigest(policy: Omit<Policy, "digest" | "staffingDigest">): string {
  const { name, version, zone, identifiedBy, fields, rules, otherwise, spotCheck } = policy;
  const withoutPlace = ({ span: _, ...rest }: { readonly span: unknown }) => rest;
  return digest([
    { name, version, zone: zone && [zone.name, zone.version], identifiedBy },
    fields.map(({ name: field, type, optional, absentMeans, path }) => [field, path, type, optional, absentMeans]),
    rules.map((rule) => digest(withoutPlace(rule))),
    otherwise && withoutPlace(otherwise),
    spotCheck && withoutPlace(spotCheck),
  ]);
}

/** Over people, minutes and hours: what changes forecasts, and no decision. */
export function staffingDigest({ teams }: Pick<Policy, "teams">): string {
  return digest(teams);
}

function digest(value: unknown): string {
  return `sha256:${sha256(canonicalJson(value, unlimited))}`;
}
