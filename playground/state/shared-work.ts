import { type PolicyTexts, sameTexts } from "./policy-texts.ts";
import type { Shared } from "./share-link.ts";
import type { Work } from "./work.ts";

/** The work that a link holds, where `inForce` is what the library of the page has: that is in force, whatever was then. */
export function sharedWork({ draft, live, compared }: Omit<Shared, "history">, inForce: PolicyTexts | undefined): Work {
  const isOlder = live !== undefined && inForce !== undefined && !sameTexts(live, inForce);
  const other = compared ?? (isOlder ? { name: "In force when shared", texts: live } : undefined);
  return { draft, live: inForce ?? live, ...(other && { compared: other }) };
}
