import type { Zone } from "../../model/policy.ts";
import { exampleOf, isChance, type UnreadCells } from "../mapping/inputs.ts";
import { momentOf } from "../moment.ts";
import type { Feed } from "./feed.ts";
import { momentsFrom } from "./moments.ts";
import { type Moments, unknownDay } from "./replay.ts";

export interface Role<Read> {
  readonly read: Read;
  readonly present: number;
  readonly unread: UnreadCells | undefined;
}

export function* momentsOf(feed: Feed, zone: Zone | undefined): Generator<number, Role<Moments>, void> {
  const dayOf = new Int32Array(feed.count).fill(unknownDay);
  const hourOf = new Int8Array(feed.count).fill(-1);
  const unread = yield* feed.each((code, value) => {
    const moment = typeof value === "string" ? momentOf(value, zone) : undefined;
    if (moment === undefined) return;
    dayOf[code] = moment.day;
    hourOf[code] = moment.hour ?? -1;
  });
  const { codes } = feed;
  const days = new Int32Array(codes.length);
  const hours = new Int8Array(codes.length);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    days[row] = dayOf[code] as number;
    hours[row] = hourOf[code] as number;
  }
  return { read: momentsFrom(days, hours), present: feed.present, unread };
}

/** By row: 1 yes, 0 no, -1 not known. */
export function* answersOf(feed: Feed): Generator<number, Role<Int8Array>, void> {
  const answerOf = new Int8Array(feed.count).fill(-1);
  const unread = yield* feed.each((code, value) => {
    if (typeof value === "boolean") answerOf[code] = value ? 1 : 0;
  });
  const answers = new Int8Array(feed.codes.length);
  for (let row = 0; row < answers.length; row++) answers[row] = answerOf[feed.codes[row] as number] as number;
  return { read: answers, present: feed.present, unread };
}

/** By row, NaN where not known; and the first row, from 0, where something else stands. */
export interface Chances {
  readonly chances: Float64Array;
  readonly wrong: { readonly row: number; readonly found: string } | undefined;
}

export function* chancesOf(feed: Feed): Generator<number, Role<Chances>, void> {
  const chanceOf = new Float64Array(feed.count).fill(Number.NaN);
  const isWrong = new Uint8Array(feed.count);
  const unread = yield* feed.each((code, value) => {
    if (isChance(value)) chanceOf[code] = value;
    else if (value !== undefined) isWrong[code] = 1;
  });
  const { codes } = feed;
  const chances = new Float64Array(codes.length);
  for (let row = 0; row < chances.length; row++) chances[row] = chanceOf[codes[row] as number] as number;
  const row = isWrong.includes(1) ? codes.findIndex((code) => isWrong[code] === 1) : -1;
  const wrong = row < 0 ? undefined : { row, found: exampleOf(feed.valueOf(codes[row] as number)) };
  return { read: { chances, wrong }, present: feed.present, unread };
}
