import type { Policy } from "../model/policy.ts";
import { DAY, parseDate, parseDateTime } from "../values/calendar.ts";
import { localOfInstant } from "../values/zone.ts";

/** A moment on the policy's calendar. */
export interface Moment {
  /** Days from 1970-01-01. */
  readonly day: number;
  /** 0 to 23; undefined where only the date is known. */
  readonly hour?: number;
}

/** Instants are read on the clock of the policy's zone, in UTC where it has none. */
export function momentOf(text: string, zone: Policy["zone"]): Moment | undefined {
  const date = parseDate(text);
  if (date !== undefined) return { day: date };
  const time = parseDateTime(text);
  if (time === undefined) return undefined;
  const local = time.kind === "instant" && zone !== undefined ? localOfInstant(zone.offsets, time.at) : time.at;
  const day = Math.floor(local / DAY);
  return { day, hour: Math.floor((local - day * DAY) / 3_600_000) };
}
