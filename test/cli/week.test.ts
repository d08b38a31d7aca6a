import { expect, test } from "vitest";
import { weekTable } from "../../src/cli/report/week.ts";
import type { Simulation } from "../../src/simulation/simulation.ts";

/** A simulation over a week and a day, Monday to Monday, with so many reviews in each hour that has decisions. */
function simulation(hours: readonly number[], reviews: number): Simulation {
  const week = Array.from({ length: 168 }, (_, at) => {
    const isOpen = at < 48 && hours.includes(at % 24);
    return {
      weekday: Math.floor(at / 24) + 1,
      hour: at % 24,
      decisions: isOpen ? 1 : 0,
      reviews: isOpen ? reviews : 0,
      audits: 0,
    };
  });
  return {
    policy: { name: "", digest: "" },
    history: { rows: 1, file: "h.csv", format: "CSV", from: "2026-03-02", to: "2026-03-09" },
    mapped: [],
    missing: [],
    outcomes: { proceed: 0, audit: 0, review: 1, block: 0 },
    reviewed: { certain: 1, unknown: 0, byField: {} },
    teams: [],
    rules: [],
    errors: { labelled: 0, total: 0, prevented: 0, foundLater: 0, caught: 0 },
    week,
  };
}

const allDay = Array.from({ length: 24 }, (_, hour) => hour);

test("means an hour: two Mondays, one Tuesday", () => {
  expect(weekTable(simulation([9, 10, 12], 3))).toBe(`Reviews an hour, by hour of the week (mean; · almost none)
       09  10  11  12
  Mon 1.5 1.5     1.5
  Tue 3.0 3.0     3.0
`);
});

test("hours are put together where it would not fit into 80 columns", () => {
  expect(weekTable(simulation(allDay, 40))).toContain("Tue 40 40 40 40");
  expect(weekTable(simulation(allDay, 4))).toContain("Tue 8.0 8.0 8.0");
  const wide = weekTable(simulation(allDay, 1234));
  expect(wide).toContain("Reviews in 2 hours, by hour of the week");
  expect(wide).toContain("Tue 2468 2468");
  for (const line of [...wide.split("\n"), ...weekTable(simulation(allDay, 4)).split("\n")])
    expect(line.length).toBeLessThanOrEqual(80);
});
