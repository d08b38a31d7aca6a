import { expect, test } from "vitest";
import { run } from "../cli/run.ts";

test("the figures that the README of policies/credit gives are those of the simulation", async () => {
  const folder = "policies/credit";
  const args = [
    "simulate",
    `${folder}/credit.signoff`,
    `${folder}/credit_decisions.parquet`,
    "--map",
    `${folder}/mapping.json`,
  ];
  const { exit, out } = await run([...args, "--json"]);
  expect(exit).toBe(0);
  const { outcomes, errors, missing, mapped, teams, week } = JSON.parse(out);
  expect(outcomes).toEqual({ proceed: 19_387, audit: 1127, review: 3485, block: 1 });
  expect(errors).toMatchObject({ labelled: 24_000, total: 4273, caught: 1491 });
  expect(missing).toEqual([]);
  expect(mapped.filter(({ unread }: { unread?: object }) => unread !== undefined)).toEqual([]);
  expect(Math.floor(teams[0].reviewsPerWorkingDay)).toBe(54);
  const arrivals = week.reduce((sum: number, { decisions }: { decisions: number }) => sum + decisions, 0);
  expect(arrivals).toBe(24_000);
});

test("CSV and Parquet give the same figures to the last", async () => {
  const figures = async (format: string) => {
    const file = `policies/credit/credit_decisions.${format}`;
    const args = [
      "simulate",
      "policies/credit/credit.signoff",
      file,
      "--map",
      "policies/credit/mapping.json",
      "--json",
    ];
    const { history, ...rest } = JSON.parse((await run(args)).out);
    expect(history).toMatchObject({ rows: 24_000, from: "2005-07-04", to: "2005-09-30" });
    return rest;
  };
  expect(await figures("csv")).toEqual(await figures("parquet"));
});
