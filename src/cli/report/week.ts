import type { HourLoad, Simulation } from "../../simulation/simulation.ts";
import { parseDate, weekdayOf } from "../../values/calendar.ts";

const names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const widest = 80;

/** Reviews and audits that arrive in each hour of the week, on average over the weeks of the history. */
export function weekTable({ week, history }: Simulation): string {
  if (week === undefined || history.from === undefined || history.to === undefined) return "";
  const days = daysByWeekday(history.from, history.to);
  const parts = [section("Reviews", "reviews", week, days), section("Audits", "audits", week, days)];
  return parts.filter((part) => part !== "").join("\n");
}

/** By as many hours together as it takes to fit into the width. */
function section(
  title: string,
  what: "reviews" | "audits",
  week: readonly HourLoad[],
  days: readonly number[],
): string {
  if (week.every((load) => load[what] === 0)) return "";
  const greatest = Math.max(...week.map((load) => load[what] / (days[load.weekday - 1] || 1)));
  const decimals = greatest < 9.95 ? 1 : 0;
  const tables = [1, 2, 3, 4, 6].map((hours) => ({ hours, lines: linesOf(what, week, days, hours, decimals) }));
  const fits = tables.find(({ lines }) => lines.every((line) => line.length <= widest)) ?? tables.at(-1);
  if (fits === undefined) return "";
  const per = fits.hours === 1 ? "an hour" : `in ${fits.hours} hours`;
  return `${title} ${per}, by hour of the week (mean; · almost none)\n${fits.lines.map((line) => `${line}\n`).join("")}`;
}

function linesOf(
  what: "reviews" | "audits",
  week: readonly HourLoad[],
  days: readonly number[],
  hours: number,
  decimals: number,
): readonly string[] {
  const bins = Array.from({ length: 24 / hours }, (_, bin) => bin * hours);
  const loadsOf = (weekday: number, from: number): readonly HourLoad[] =>
    week.slice(weekday * 24 + from, weekday * 24 + from + hours);
  const isBusy = (weekday: number, from: number): boolean => loadsOf(weekday, from).some((load) => load.decisions > 0);
  const weekdays = names.map((_, at) => at).filter((at) => bins.some((from) => isBusy(at, from)));
  const busy = bins.filter((from) => weekdays.some((weekday) => isBusy(weekday, from)));
  const shown = bins.filter((from) => from >= (busy[0] ?? 0) && from <= (busy.at(-1) ?? 23));
  const cell = (weekday: number, from: number): string => {
    if (!isBusy(weekday, from)) return "";
    const mean = loadsOf(weekday, from).reduce((sum, load) => sum + load[what], 0) / (days[weekday] || 1);
    const digits = mean.toFixed(decimals);
    if (mean === 0) return "0";
    return Number(digits) === 0 ? "·" : digits;
  };
  const rows = weekdays.map((weekday) => shown.map((from) => cell(weekday, from)));
  const width = Math.max(3, ...rows.flat().map((text) => text.length + 1));
  const line = (name: string, cells: readonly string[]): string =>
    `  ${name}${cells.map((text) => text.padStart(width)).join("")}`.trimEnd();
  return [
    line(
      "   ",
      shown.map((hour) => String(hour).padStart(2, "0")),
    ),
    ...weekdays.map((weekday, at) => line(names[weekday] ?? "", rows[at] ?? [])),
  ];
}

/** How many Mondays, Tuesdays … lie from the first day to the last. */
function daysByWeekday(from: string, to: string): readonly number[] {
  const [first, last] = [parseDate(from) ?? 0, parseDate(to) ?? 0];
  return names.map((_, weekday) => {
    const start = first + ((weekday + 1 - weekdayOf(first) + 7) % 7);
    return start > last ? 0 : Math.floor((last - start) / 7) + 1;
  });
}
