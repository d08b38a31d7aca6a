import { Temporal } from "temporal-polyfill";
import type { Zone } from "../model/policy.ts";
import { sha256 } from "../values/sha256.ts";

/** The earliest instant, in epoch seconds. */
const EARLIEST = -8_640_000_000_000;

const FROM = Temporal.Instant.from("1900-01-01T00:00Z");
const TO = Temporal.Instant.from("2101-01-01T00:00Z").epochMilliseconds;

const built = new Map<string, Zone | undefined>();

/**
 * The offsets of an IANA zone, or undefined where there is no zone of that name. Changes from 1900 to 2100 are listed;
 * before, the offset of 1900 holds, after, that of the end of 2100. The version is a digest of the table, so that a browser
 * and a server with the same offsets make the same policy.
 */
export function zoneTable(name: string): Zone | undefined {
  if (!built.has(name)) built.set(name, buildZone(name));
  return built.get(name);
}

function buildZone(name: string): Zone | undefined {
  const start = zoned(name);
  if (start === undefined) return undefined;
  const offsets = [EARLIEST, secondsOf(start)];
  let next = start.getTimeZoneTransition("next");
  while (next !== null && next.epochMilliseconds < TO) {
    if (secondsOf(next) !== offsets.at(-1)) offsets.push(Math.floor(next.epochMilliseconds / 1000), secondsOf(next));
    next = next.getTimeZoneTransition("next");
  }
  return { name: start.timeZoneId, version: sha256(JSON.stringify(offsets)).slice(0, 12), offsets };
}

function zoned(name: string): Temporal.ZonedDateTime | undefined {
  try {
    return FROM.toZonedDateTimeISO(name);
  } catch {
    return undefined;
  }
}

function secondsOf(at: Temporal.ZonedDateTime): number {
  return at.offsetNanoseconds / 1e9;
}
