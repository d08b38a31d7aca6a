import type { HourLoad, Simulation } from "../../simulation/simulation.ts";

const names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** Reviews that arrive in each hour of the week, on average over the weeks of the history; only hours with decisions. */
export function weekTable({ week, history }: Simulation): string {
  if (week === undefined || history.from === undefined || history.to === undefined) return "";
  const isBusy = (at: number): boolean => week.some(({ hour, decisions }) => hour === at && decisions > 0);
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  const [first, last] = [hours.findIndex(isBusy), hours.findLastIndex(isBusy)];
  const shown = hours.slice(first, last + 1);
  const days = daysByWeekday(history.from, history.to);
  const parts = [section("Reviews", "reviews", week, shown, days), section("Audits", "audits", week, shown, days)];
  return parts.filter((part) => part !== "").join("\n");
}

function section(
  title: string,
  what: "reviews" | "audits",
  week: readonly HourLoad[],
  hours: readonly number[],
  days: readonly number[],
): string {
  if (week.every((load) => load[what] === 0)) return "";
  const greatest = Math.max(...week.map((load) => load[what] / (days[load.weekday - 1] || 1)));
  const decimals = greatest < 9.95 ? 1 : 0;
  const cell = (weekday: number, hour: number): string => {
    const load = week[weekday * 24 + hour];
    const mean = (load?.[what] ?? 0) / (days[weekday] ?? 1);
    if (load === undefined || load.decisions === 0) return "";
    if (mean === 0) return "0";
    const digits = mean.toFixed(decimals);
    return Number(digits) === 0 ? "·" : digits;
  };
  const weekdays = names
    .map((_, at) => at)
    .filter((at) => hours.some((hour) => (week[at * 24 + hour]?.decisions ?? 0) > 0));
  const rows = weekdays.map((weekday) => hours.map((hour) => cell(weekday, hour)));
  const width = Math.max(3, ...rows.flat().map((text) => text.length + 1));
  const line = (name: string, cells: readonly string[]): string =>
    `  ${name}${cells.map((text) => text.padStart(width)).join("")}`.trimEnd();
  const lines = [
    line(
      "   ",
      hours.map((hour) => String(hour).padStart(2, "0")),
    ),
    ...weekdays.map((weekday, at) => line(names[weekday] ?? "", rows[at] ?? [])),
  ];
  return `${title} an hour, by hour of the week (mean; · a few)\n${lines.map((text) => `${text}\n`).join("")}`;
}

/** How many Mondays, Tuesdays … lie from the first day to the last. */
function daysByWeekday(from: string, to: string): readonly number[] {
  const [first, last] = [Date.parse(from) / 86_400_000, Date.parse(to) / 86_400_000];
  const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;
  return names.map((_, weekday) => {
    const start = first + ((weekday - weekdayOf(first) + 7) % 7);
    return start > last ? 0 : Math.floor((last - start) / 7) + 1;
  });
}
