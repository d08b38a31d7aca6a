import { cpuUsage } from "node:process";
import { median } from "../measure.ts";

/** CPU milliseconds of the process, the collection of garbage included: the median of several runs, `prepare` left out. */
export function cpuMilliseconds<Given>(runs: number, prepare: () => Given, work: (given: Given) => void): number {
  return median(
    Array.from({ length: runs }, () => {
      const given = prepare();
      return once(() => work(given));
    }),
  );
}

export function once(work: () => void): number {
  const start = cpuUsage();
  work();
  const { user, system } = cpuUsage(start);
  return (user + system) / 1000;
}
