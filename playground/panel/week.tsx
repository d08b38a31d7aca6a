import type { CSSProperties } from "preact";
import { fine, whole } from "../chart/numbers.ts";
import { impact } from "../state/impact.ts";
import { FiguresLater, Untimed } from "./no-figures.tsx";

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** Reviews that come in an hour of the week, on average: when a team is needed. */
export function Week() {
  const { last, stale } = impact.value;
  if (last?.answer.kind !== "counted") return <FiguresLater />;
  const { draft, days } = last.answer.impact;
  const week = draft.simulation.week;
  if (week === undefined || days === undefined)
    return <Untimed>These decisions have no time of day, so there is no hour to count them by.</Untimed>;
  const mean = (weekday: number, hour: number): number => {
    const load = week[(weekday - 1) * 24 + hour];
    return (load?.reviews ?? 0) / Math.max(1, days.weekdays[weekday - 1] ?? 1);
  };
  const most = Math.max(...weekdays.flatMap((_, at) => hours.map((hour) => mean(at + 1, hour))));
  const shade = (value: number): CSSProperties =>
    ({ "--shade": `${most === 0 ? 0 : Math.round((50 * value) / most)}%` }) as CSSProperties;
  return (
    <div class={`chart${stale ? " stale" : ""}`}>
      <table class="week">
        <caption>
          Reviews an hour under the draft, {days.days < 14 ? "the mean of these days" : "in a mean week"}. The stronger
          the colour, the more: {fine.format(most)} at most.
        </caption>
        <thead>
          <tr>
            <td />
            {hours.map((hour) => (
              <th key={hour} scope="col">
                {String(hour).padStart(2, "0")}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weekdays.map((name, at) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {hours.map((hour) => {
                const value = mean(at + 1, hour);
                return (
                  <td
                    key={hour}
                    style={shade(value)}
                    title={`${name} ${hour}:00 to ${hour + 1}:00: ${fine.format(value)} reviews`}
                  >
                    {value === 0 ? <span class="unseen">0</span> : value < 0.05 ? "·" : inCell(value)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A cell has room for three signs. */
function inCell(value: number): string {
  return (value < 9.95 ? fine : whole).format(value);
}
