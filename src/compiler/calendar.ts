import type { Zone } from "../model/policy.ts";
import { parseDateTime } from "../values/calendar.ts";
import { instantOfLocal } from "../values/zone.ts";

/** Epoch milliseconds of a written instant; local ones need the zone. Undefined where it is not real. */
export function instantOf(text: string, zone: Zone | undefined): number | "needs a zone" | undefined {
  const read = parseDateTime(text);
  if (read === undefined || read.kind === "instant") return read?.at;
  return zone === undefined ? "needs a zone" : instantOfLocal(zone.offsets, read.at);
}
