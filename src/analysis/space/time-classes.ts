import type { Zone } from "../../model/policy.ts";
import { weekdayOf } from "../../values/calendar.ts";
import { instantOfLocal, localDay, localTimeOfDay, offsetAt } from "../../values/zone.ts";
import type { Clock } from "./cell.ts";
import type { Stretch } from "./grid-cells.ts";

const DAY = 86_400_000n;

/** In so many days from the beginning of a stretch every weekday and time of day has come that ever comes in it. */
const WINDOW = 29n;

/** The instants at which a calendar day of the policy's zone begins, those of a clock set back or forward over it included. */
export function beginningsOf(day: bigint, zone: Zone): readonly bigint[] {
  const local = Number(day * DAY);
  const near = [-1, 0, 1].map((days) => offsetAt(zone.offsets, local + days * Number(DAY)));
  const around = transitions(zone, BigInt(local) - DAY, BigInt(local) + DAY);
  return [...new Set([...near.map((offset) => local - offset * 1000), instantOfLocal(zone.offsets, local)])]
    .map(BigInt)
    .concat(around);
}

/** Where the offset of the zone changes, in milliseconds. */
function transitions(zone: Zone, from: bigint, to: bigint): readonly bigint[] {
  const found: bigint[] = [];
  for (let at = 2; at < zone.offsets.length; at += 2) {
    const instant = BigInt(zone.offsets[at] as number) * 1000n;
    if (instant >= from && instant <= to) found.push(instant);
  }
  return found;
}

/** Of a stretch of days one of each weekday that lies in it. */
export function daysByWeekday({ from, to }: Stretch): readonly bigint[] {
  const start = from ?? (to ?? 6n) - 6n;
  return Array.from({ length: 7 }, (_, offset) => start + BigInt(offset)).filter(
    (day) => to === undefined || day <= to,
  );
}

/** Of a stretch of instants one for each weekday and piece of the day, in the policy's zone, that lies in it. */
export function instantsByClock(
  { from, to }: Stretch,
  zone: Zone,
  weekdays: boolean,
  timesOfDay: readonly number[],
): readonly bigint[] {
  const start = from ?? (to ?? 0n) - WINDOW * DAY;
  const end = to === undefined || to - start > WINDOW * DAY ? start + WINDOW * DAY : to;
  const cuts = piecesOf(timesOfDay);
  const first = BigInt(localDay(zone.offsets, Number(start))) - 1n;
  const last = BigInt(localDay(zone.offsets, Number(end))) + 1n;
  const seen = new Map<string, bigint>();
  const look = (instant: bigint): void => {
    if (instant < start || instant > end) return;
    const time = localTimeOfDay(zone.offsets, Number(instant));
    const piece = cuts.findLastIndex((cut) => cut <= time);
    const key = `${weekdays ? weekdayOf(localDay(zone.offsets, Number(instant))) : ""} ${piece}`;
    if (!seen.has(key)) seen.set(key, instant);
  };
  look(start);
  for (const instant of transitions(zone, start, end)) look(instant);
  for (let day = first; day <= last; day++)
    for (const cut of cuts) {
      const local = Number(day * DAY) + cut;
      const offsets = [-1, 0, 1].map((days) => offsetAt(zone.offsets, local + days * Number(DAY)));
      for (const offset of new Set(offsets)) look(BigInt(local - offset * 1000));
    }
  look(end);
  return [...seen.values()].sort((one, other) => (one < other ? -1 : 1));
}

/** Where the pieces of a day begin. */
function piecesOf(timesOfDay: readonly number[]): readonly number[] {
  const cuts = new Set([0, ...timesOfDay.flatMap((at) => [at, at + 1])]);
  return [...cuts].sort((first, second) => first - second);
}

/** What the cell of an instant holds: its weekday, where those matter, and the piece of the day. */
export function clockOf(instant: bigint, zone: Zone, weekdays: boolean, timesOfDay: readonly number[]): Clock {
  const cuts = piecesOf(timesOfDay);
  const time = localTimeOfDay(zone.offsets, Number(instant));
  const piece = cuts.findLastIndex((cut) => cut <= time);
  const timeOfDay = { from: cuts[piece] as number, to: (cuts[piece + 1] ?? Number(DAY)) - 1 };
  return { ...(weekdays ? { weekday: weekdayOf(localDay(zone.offsets, Number(instant))) } : {}), timeOfDay };
}
