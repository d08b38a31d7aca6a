import { hourOfWeek } from "../tally.ts";
import { holidaysBetween } from "../working-days.ts";
import { type Moments, unknownDay } from "./replay.ts";

export function momentsFrom(days: Int32Array, hours: Int8Array): Moments {
  const hoursOfWeek = new Int16Array(days.length).fill(-1);
  let [from, to, undated] = [Infinity, -Infinity, 0];
  for (let row = 0; row < days.length; row++) {
    const day = days[row] as number;
    const hour = hours[row] as number;
    if (day === unknownDay) undated++;
    else {
      if (day < from) from = day;
      if (day > to) to = day;
      if (hour >= 0) hoursOfWeek[row] = hourOfWeek(day, hour);
    }
  }
  const span = from <= to ? { from, to } : undefined;
  return { days, hours, hoursOfWeek, span, undated, holidays: holidaysBetween(span?.from ?? 0, span?.to ?? 0) };
}
